"""How well one activity fits one ask: pure arithmetic. The only place where ranking changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask

# What the person loves decides first: a close bingo hall is no use to a birdwatcher.
WEIGHT_OF_INTEREST = 0.6
# Then whether they can get there.
WEIGHT_OF_DISTANCE = 0.25
# Then whether it still exists: nobody trusts a list of groups that have folded.
WEIGHT_OF_FRESHNESS = 0.08
# Then how soon they can go: something to look forward to this week.
WEIGHT_OF_NEXT_SESSION = 0.07

# Going this much further halves what nearness is worth.
HALF_WORTH_METRES = 2_000
# A second interest that the same activity serves adds this share of what is still missing.
SECOND_INTEREST = 0.3
# When nobody has said when it meets, it counts as middling: it may be tomorrow.
UNKNOWN_SESSIONS = 0.5
# A session in a week's time is worth this much of one today.
WORTH_IN_A_WEEK = 0.5
# Confirmed this long ago counts nothing any more.
STALE_AFTER_DAYS = 730
# Never confirmed is better than confirmed long ago and not since, and worse than this year.
NEVER_CONFIRMED = 0.3


@dataclass(frozen=True, slots=True)
class Scored:
    """A listing's score from 0 to 1, with the wanted terms that found it, best first."""

    id: UUID
    score: float
    metres_away: float
    terms: tuple[str, ...]


def ranked(ask: Ask, candidates: Iterable[Candidate], today: date) -> list[Scored]:
    """Every candidate listing once, best first; equals go by distance, then by id."""
    by_listing: dict[UUID, list[Candidate]] = {}
    for candidate in candidates:
        by_listing.setdefault(candidate.id, []).append(candidate)
    wanted = {interest.code: interest.weight for interest in ask.interests}
    scored = [_scored(found, wanted, today) for found in by_listing.values()]
    return sorted(scored, key=lambda one: (-one.score, one.metres_away, one.id.bytes))


def _scored(found: list[Candidate], wanted: dict[str, float], today: date) -> Scored:
    fits = sorted(
        ((wanted.get(c.term, 1.0) * c.weight, c.term) for c in found), key=lambda f: (-f[0], f[1])
    )
    one = found[0]
    score = (
        WEIGHT_OF_INTEREST * interest_fit([fit for fit, _ in fits])
        + WEIGHT_OF_DISTANCE * nearness(one.metres_away)
        + WEIGHT_OF_FRESHNESS * freshness(one.assured_date, today)
        + WEIGHT_OF_NEXT_SESSION * soonness(one.weekly, today)
    )
    return Scored(one.id, score, one.metres_away, tuple(term for _, term in fits))


def interest_fit(fits: list[float]) -> float:
    """0 to 1, from the fit of each wanted term, best first: the best counts, more add a little."""
    fit = fits[0] if fits else 0.0
    for more in fits[1:]:
        fit += (1 - fit) * SECOND_INTEREST * more
    return min(fit, 1.0)


def nearness(metres: float) -> float:
    """1 on the doorstep, halved with every 2 km."""
    return float(0.5 ** (metres / HALF_WORTH_METRES))


def freshness(assured: date | None, today: date) -> float:
    """1 when confirmed today, fading to 0 over two years."""
    if assured is None:
        return NEVER_CONFIRMED
    return max(0.0, 1 - max(0, (today - assured).days) / STALE_AFTER_DAYS)


def soonness(weekly: int, today: date) -> float:
    """1 when there are sessions on this weekday, less for each day to wait for one."""
    if weekly == 0:
        return UNKNOWN_SESSIONS
    for days in range(7):
        weekday = (today.weekday() + days) % 7
        if weekly >> (weekday * 4) & 0b1111:
            return 1 - (1 - WORTH_IN_A_WEEK) * days / 7
    return UNKNOWN_SESSIONS
