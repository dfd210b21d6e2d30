"""From what was heard to an ask: interests, near misses, gifts, and what must hold."""

from collections.abc import Iterable
from itertools import islice

from asset_map.interests.vocabulary import Vocabulary, vocabulary
from asset_map.model.ask import LIMIT, REACH_METRES, Ask, Wanted
from asset_map.model.heard import Constraint, ConstraintKind, Heard, HeardTerm
from asset_map.model.place import Near
from asset_map.model.schedule import WEEKDAYS, PartOfDay, asked_bits

# A related term stands in for what was said at this share of its strength.
RELATED = 0.8
# Anything else of the same branch is better than nothing, at this share.
SAME_BRANCH = 0.1
# What would count less than this is not looked for.
LEAST = 0.08
# So many terms are looked for at most: each costs the store a look.
MOST_WANTED = 40
# Without a car, this is as far as most people will go by bus.
WITHOUT_A_CAR_METRES = 8_000


def ask_for(
    heard: Heard,
    near: Near,
    reach_metres: int = REACH_METRES,
    limit: int = LIMIT,
    known: Vocabulary | None = None,
) -> Ask:
    """The ask that a conversation comes to. A fact nobody has told keeps no activity out."""
    known = known or vocabulary()
    told = {constraint.kind: constraint.value for constraint in heard.constraints}
    furthest = int(told.get(ConstraintKind.FURTHEST, reach_metres))
    if ConstraintKind.NO_CAR in told:
        furthest = min(furthest, WITHOUT_A_CAR_METRES)
    cost = told.get(ConstraintKind.COST_MAX)
    age = told.get(ConstraintKind.AGE)
    return Ask(
        near=near,
        interests=tuple(_wanted(heard, known)),
        reach_metres=min(reach_metres, furthest),
        limit=limit,
        step_free=ConstraintKind.STEP_FREE in told,
        age=None if age is None else int(age),
        gifts=tuple(Wanted(gift.code, gift.weight, gift.because) for gift in heard.gifts),
        avoid=tuple(term.code for term in heard.avoid),
        unknown_will_do=True,
        guesses_too=True,
        times=_times(heard.constraints),
        pence_at_most=None if cost is None else int(cost),
    )


def _wanted(heard: Heard, known: Vocabulary) -> Iterable[Wanted]:
    """What was said, and what would also do; what was refused stands in for nothing."""
    refused = {term.code for term in heard.avoid}
    said = {term.code for term in heard.interests}
    wanted = [Wanted(one.code, one.weight, one.because) for one in heard.interests]
    for one in heard.interests:
        wanted += (w for w in _near_misses(one, known) if w.code not in said | refused)
    wanted.sort(key=lambda w: -w.weight)
    return islice((w for w in wanted if w.weight >= LEAST), MOST_WANTED)


def _near_misses(heard: HeardTerm, known: Vocabulary) -> Iterable[Wanted]:
    term = known.terms.get(heard.code)
    if term is None:
        return
    for code, strength in term.related.items():
        yield Wanted(code, heard.weight * strength * RELATED, heard.because, heard.code)
    if term.broader:
        yield Wanted(term.broader, heard.weight * SAME_BRANCH, heard.because, heard.code)


def _times(constraints: Iterable[Constraint]) -> int:
    """The weekday and part-of-day bits that will do; 0 when any will."""
    bits = everything = asked_bits(None, None)
    for constraint in constraints:
        values = constraint.value.split(",")
        if constraint.kind is ConstraintKind.DAYS:
            bits &= _any_of(asked_bits(WEEKDAYS.index(day), None) for day in values)
        elif constraint.kind is ConstraintKind.NOT_DAYS:
            bits &= ~_any_of(asked_bits(WEEKDAYS.index(day), None) for day in values)
        elif constraint.kind is ConstraintKind.PARTS_OF_DAY:
            bits &= _any_of(asked_bits(None, PartOfDay[part.upper()]) for part in values)
    return 0 if bits == everything else bits


def _any_of(bits: Iterable[int]) -> int:
    total = 0
    for some in bits:
        total |= some
    return total
