"""How well one activity fits one ask, and the weights that order the answers: pure arithmetic."""

from collections import deque
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from heapq import heappop, heapreplace
from uuid import UUID

from asset_map.match.wants import Want, wants_of
from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask
from asset_map.model.assurance import worth
from asset_map.model.listing import Kind

# These four are shares of one score, so they add up to 1: what one gains, another gives.
# What the person loves decides first: a close bingo hall is no use to a birdwatcher.
WEIGHT_OF_INTEREST = 0.91
# Then whether they can get there; among activities that fit alike, the nearer wins.
WEIGHT_OF_DISTANCE = 0.03
# Then whether it still exists: nobody trusts a list of groups that have folded.
WEIGHT_OF_FRESHNESS = 0.03
# Then how soon they can go: something to look forward to this week.
WEIGHT_OF_NEXT_SESSION = 0.03

# Going this much further halves what nearness is worth.
HALF_WORTH_METRES = 2_000
# A second interest that the same activity serves adds this share of what is still missing.
SECOND_INTEREST = 0.5
# Each activity that already serves an interest makes the next one for it worth this much less:
# ten of one kind would be a failure.
FATIGUE = 0.8
# What is refused keeps a listing out that is at least this much about it, beside what was wanted.
MAINLY_REFUSED = 0.6
# What is mainly for people of whom nobody spoke (widows, who are trans, foster families) or next to
# what was refused counts a quarter: it would embarrass, and they may not be let in.
ASIDE = 0.25
# Where nothing before this place (the first is 0) is for a gift, the best for one has it.
PLACE_FOR_A_GIFT = 7
# For a gift is what fits it at least this well, beside the best there is.
NEARLY_THE_BEST = 0.5
# A conversation is answered by so many, whatever they are; beyond them only by what fits at least
# so well. Of all that fits less, one in thirty is of any use to the one who spoke.
ANSWERED_ANYWAY, LEAST_FIT = 10, 0.05
# When nobody has said when it meets, it counts as middling: it may be tomorrow.
UNKNOWN_SESSIONS = 0.5
# A session in a week's time is worth this much of one today.
WORTH_IN_A_WEEK = 0.5
# Never confirmed is better than confirmed long ago and not since, and worse than this year.
NEVER_CONFIRMED = 0.3


_Before = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class Scored:
    """A listing's score from 0 to 1, what found it, best first, and how well it fits each."""

    id: UUID
    score: float
    metres_away: float
    wants: tuple[Want, ...]
    fits: tuple[float, ...]

    @property
    def fit(self) -> float:
        """How well it serves what was wanted, from 0 to 1, whatever else it has to offer."""
        return interest_fit(sorted(self.fits, reverse=True))


@dataclass(slots=True, eq=False)
class _Weighed:
    """A listing on the scales: how well it serves each interest, and all else it has to offer.

    `alone` is its score where nothing is chosen before it.
    """

    id: UUID
    metres_away: float
    besides: float
    wants: tuple[Want, ...]
    fits: dict[str, float]
    alone: float = field(init=False)

    def __post_init__(self) -> None:
        self.alone = self.score({})

    def score(self, served: dict[str, int]) -> float:
        """The score, where `served` says how many before it serve each interest."""
        if len(self.fits) == 1:
            ((interest, fit),) = self.fits.items()
            fit *= FATIGUE ** served.get(interest, 0)
            return WEIGHT_OF_INTEREST * min(fit, 1.0) + self.besides
        fits = [fit * FATIGUE ** served.get(interest, 0) for interest, fit in self.fits.items()]
        fits.sort(reverse=True)
        return WEIGHT_OF_INTEREST * interest_fit(fits) + self.besides

    def gift_fit(self) -> float:
        """How well it fits what the person could offer; 0 where it does not."""
        return max((self.fits[want.interest] for want in self.wants if want.gift), default=0.0)

    def before(self, score: float) -> _Before:
        """What to sort by: equals go by distance, then by id, the same every time."""
        return (-score, self.metres_away, self.id.int)


def ranked(ask: Ask, candidates: Iterable[Candidate], today: date) -> list[Scored]:
    """Every candidate listing once, best first, so that each interest has its turn."""
    wants = wants_of(ask)
    # By number: a UUID is slow to look up.
    by_listing: dict[int, list[Candidate]] = {}
    for candidate in candidates:
        by_listing.setdefault(candidate.id.int, []).append(candidate)
    refused = frozenset(ask.avoid)
    weighed = [
        _weighed(found, wants, today)
        for found in by_listing.values()
        if not (refused and _mainly_refused(found, refused))
    ]
    weighed.sort(key=lambda one: one.before(one.alone))
    several = len({want.interest for some in wants.values() for want in some}) > 1
    if several and len(weighed) > 1:
        weighed = _in_turn(weighed, ask.offset + ask.limit, bool(ask.gifts))
    return [
        Scored(one.id, one.alone, one.metres_away, one.wants, tuple(one.fits.values()))
        for one in weighed
    ]


def worth_telling(ask: Ask, scored: Sequence[Scored]) -> Sequence[Scored]:
    """What is left when a conversation is not answered by whatever is near."""
    if not ask.guesses_too:
        return scored
    rest = (one for one in scored[ANSWERED_ANYWAY:] if one.fit >= LEAST_FIT)
    return [*scored[:ANSWERED_ANYWAY], *rest]


def may_go_on(
    ask: Ask, candidates: Iterable[Candidate], cut_off: Collection[tuple[str, bool]]
) -> bool:
    """Whether more that is worth telling may lie beyond the nearest that were looked at.

    `cut_off` are the terms, and whether they are sought, of which only the nearest were: where
    none of those fits, what is further off is not counted on.
    """
    wants = wants_of(ask)
    if not (ask.guesses_too and cut_off and wants):
        return bool(cut_off)
    best = {key: max(want.weight for want in wants[key]) for key in cut_off}
    return any(
        best.get((one.term, one.sought), 0.0) * one.weight >= LEAST_FIT for one in candidates
    )


def _mainly_refused(found: list[Candidate], refused: frozenset[str]) -> bool:
    """Whether a listing is hardly less about what is refused than about what is wanted."""
    against = max((one.weight for one in found if one.term in refused), default=0.0)
    rest = (one.weight for one in found if one.term not in refused and not one.sought)
    return against > 0 and against >= MAINLY_REFUSED * max(rest, default=0.0)


def _in_turn(weighed: list[_Weighed], places: int, gifts: bool) -> list[_Weighed]:
    """The best for the first place, then the best beside it, and so on; the rest as they stood.

    Those that fit alike keep their order, whatever is chosen: they wait in one queue. A score only
    falls while others are chosen, so a first that still stands when it is weighed again is the best
    there is: few are weighed twice.
    """
    alike: dict[tuple[tuple[str, float], ...], deque[_Weighed]] = {}
    for one in weighed:
        alike.setdefault(tuple(one.fits.items()), deque()).append(one)
    queues = list(alike.values())
    served: dict[str, int] = {}
    # In order from the start, for the firsts of the queues came in order.
    heap = [(queue[0].before(queue[0].alone), n) for n, queue in enumerate(queues)]
    for_a_gift = _for_a_gift(weighed) if gifts else []
    chosen: dict[_Weighed, None] = {}
    while heap and len(chosen) < places:
        stood, number = heap[0]
        queue = queues[number]
        if len(chosen) == PLACE_FOR_A_GIFT and for_a_gift and chosen.keys().isdisjoint(for_a_gift):
            best = for_a_gift[0]
            alike[tuple(best.fits.items())].remove(best)
        elif not queue:
            heappop(heap)
            continue
        else:
            best = queue[0]
            stands = best.before(best.score(served))
            if stands > stood:
                heapreplace(heap, (stands, number))
                continue
            queue.popleft()
        chosen[best] = None
        for interest in best.fits:
            served[interest] = served.get(interest, 0) + 1
    return [*chosen, *(one for one in weighed if one not in chosen)]


def _for_a_gift(weighed: list[_Weighed]) -> list[_Weighed]:
    """Those that suit a gift nearly as well as any, best first."""
    fits = {one: one.gift_fit() for one in weighed}
    best = max(fits.values(), default=0.0)
    suited = [one for one, fit in fits.items() if fit and fit >= NEARLY_THE_BEST * best]
    return sorted(suited, key=lambda one: -fits[one])


def _weighed(
    found: list[Candidate], wants: dict[tuple[str, bool], list[Want]], today: date
) -> _Weighed:
    fits: dict[str, float] = {}
    why: dict[str, Want] = {}
    for candidate in found:
        for want in wants.get((candidate.term, candidate.sought), ()):
            fit = want.weight * candidate.weight
            if fit > fits.get(want.interest, 0.0):
                fits[want.interest] = fit
                why[want.interest] = want
    if not wants:
        fits[""] = 1.0
    if found[0].aside:
        fits = {interest: ASIDE * fit for interest, fit in fits.items()}
    one = found[0]
    besides = (
        WEIGHT_OF_DISTANCE * nearness(0.0 if one.comes else one.metres_away)
        + WEIGHT_OF_FRESHNESS * freshness(one.assured_date, today, one.kind)
        + WEIGHT_OF_NEXT_SESSION * soonness(one.weekly, today)
    )
    best_first = sorted(why, key=lambda i: -fits[i]) if len(why) > 1 else why
    return _Weighed(one.id, one.metres_away, besides, tuple(why[i] for i in best_first), fits)


def interest_fit(fits: list[float]) -> float:
    """0 to 1, from the fit of each interest, best first: the best counts, more add a little."""
    fit = fits[0] if fits else 0.0
    for more in fits[1:]:
        fit += (1 - fit) * SECOND_INTEREST * more
    return min(fit, 1.0)


def nearness(metres: float) -> float:
    """1 on the doorstep, halved with every HALF_WORTH_METRES."""
    return float(0.5 ** (metres / HALF_WORTH_METRES))


def freshness(assured: date | None, today: date, kind: Kind = Kind.GROUP) -> float:
    """1 when confirmed today, fading to 0 as quickly as its kind changes."""
    known = worth(assured, kind, today)
    return NEVER_CONFIRMED if known is None else known


# The listings of a day have few weeks between them, and each is asked about again and again.
@lru_cache(maxsize=4_096)
def soonness(weekly: int, today: date) -> float:
    """1 when there are sessions on this weekday, less for each day to wait for one."""
    if weekly == 0:
        return UNKNOWN_SESSIONS
    for days in range(7):
        weekday = (today.weekday() + days) % 7
        if weekly >> (weekday * 4) & 0b1111:
            return 1 - (1 - WORTH_IN_A_WEEK) * days / 7
    return UNKNOWN_SESSIONS
