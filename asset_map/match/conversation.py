"""From what was heard to an ask: interests, near misses, gifts, and what must hold."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from asset_map.interests.parts_of_day import WEEKEND
from asset_map.interests.tender import PARTICULAR_PEOPLE
from asset_map.interests.topics import same_kind
from asset_map.interests.vocabulary import Term, Vocabulary, vocabulary
from asset_map.match.comes_to_them import AT_THE_DOOR, suits_home_or_quiet
from asset_map.model.ask import LIMIT, REACH_METRES, Ask, Wanted
from asset_map.model.heard import Constraint, ConstraintKind, Heard, HeardTerm
from asset_map.model.place import Near
from asset_map.model.schedule import WEEKDAYS, PartOfDay, asked_bits

# A related term stands in for what was said at this share of its strength.
RELATED = 0.8
# Anything else of the same branch is better than nothing, at this share.
SAME_BRANCH = 0.1
# Here nothing stands in for its neighbours: a group for the homeless does not serve who is
# autistic, nor a chiropodist who needs a plumber, nor a mosque a Methodist.
NO_STAND_INS = frozenset({"support", "practical-help", "faith"})
# Who has a gift has it for what is so closely related, and who refuses a thing hardly wants that.
AKIN = 0.5
# What would count less than this is not looked for.
LEAST = 0.05
# So many terms are looked for at most: each costs the store a look.
MOST_WANTED = 40
# People say a round sum or distance and mean about that: a quarter more will do.
ABOUT = 1.25
# Groups for the other sex stay away where somebody wants the company of one.
NOT_FOR = {
    "women": ("mens-groups", "mens-sheds", "dads"),
    "men": ("womens-groups", "womens-institute", "womens-fitness", "womens-health"),
}
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
    furthest = reach_metres
    if ConstraintKind.FURTHEST in told:
        furthest = round(ABOUT * int(told[ConstraintKind.FURTHEST]))
    if ConstraintKind.NO_CAR in told:
        furthest = min(furthest, WITHOUT_A_CAR_METRES)
    cost = told.get(ConstraintKind.COST_MAX)
    age = told.get(ConstraintKind.AGE)
    at_home, quiet = ConstraintKind.AT_HOME in told, ConstraintKind.QUIET in told
    wanted = tuple(_wanted(heard, known, at_home=at_home, quiet=quiet))
    gifts = tuple(_gifts(heard, known))
    avoid = tuple(dict.fromkeys((*_refused(heard, known), *_not_for(heard, told))))
    return Ask(
        near=near,
        interests=wanted,
        reach_metres=min(reach_metres, furthest),
        limit=limit,
        step_free=ConstraintKind.STEP_FREE in told,
        age=None if age is None else int(age),
        gifts=gifts,
        avoid=avoid,
        aside=tuple(sorted(_aside(heard, known, wanted, gifts) - set(avoid))) if wanted else (),
        unknown_will_do=True,
        guesses_too=True,
        times=_times(heard.constraints),
        pence_at_most=None if cost is None else round(ABOUT * int(cost)),
        at_the_door=tuple(sorted(AT_THE_DOOR)),
        at_home=at_home,
        quiet=quiet,
    )


def _aside(
    heard: Heard, known: Vocabulary, wanted: Iterable[Wanted], gifts: Iterable[Wanted]
) -> frozenset[str]:
    """What hardly suits: groups for people of whom nobody spoke, and next to what was refused."""
    offered, found = {gift.code for gift in gifts}, list(wanted)
    people = (PARTICULAR_PEOPLE & known.terms.keys()) - {one.code for one in found}
    refused = {term.code for term in heard.avoid}
    kin = {
        code
        for code, term in known.terms.items()
        if any(term.related[other] >= AKIN for other in term.related.keys() & refused)
    }
    for code in refused & known.terms.keys():
        kin |= {other for other, near in known.terms[code].related.items() if near >= AKIN}
    kin -= {one.code for one in found if not one.serves}
    return (people | kin) - offered


def _gifts(heard: Heard, known: Vocabulary) -> Iterable[Wanted]:
    """What the person could offer, and what is so near to it that they could offer that."""
    said = {gift.code for gift in heard.gifts} | {term.code for term in heard.avoid}
    for gift in heard.gifts:
        yield Wanted(gift.code, gift.weight, gift.because)
        near = known.terms[gift.code].related if gift.code in known.terms else {}
        for code, strength in near.items():
            if strength >= AKIN and code not in said:
                weight = gift.weight * strength * RELATED
                yield Wanted(code, weight, gift.because, gift.code)


def _refused(heard: Heard, known: Vocabulary) -> Iterable[str]:
    """What was refused, and all below it: a guess at one of those stands under no branch."""
    for term in heard.avoid:
        yield term.code
        yield from (one.code for one in known.terms.values() if one.broader == term.code)


def _not_for(heard: Heard, told: Mapping[ConstraintKind, str]) -> Iterable[str]:
    """The groups for the other sex, but for those that were asked for all the same."""
    said = {term.code for term in heard.interests if not term.guessed}
    return (c for c in NOT_FOR.get(told.get(ConstraintKind.AUDIENCE, ""), ()) if c not in said)


def _wanted(heard: Heard, known: Vocabulary, *, at_home: bool, quiet: bool) -> Iterable[Wanted]:
    """What was said, and what would also do; what was refused stands in for nothing."""
    refused = {term.code for term in heard.avoid}
    sure = {term.code for term in heard.interests if not term.guessed}
    wanted = [
        Wanted(one.code, one.weight, one.because, guessed=one.guessed) for one in heard.interests
    ]
    for one in heard.interests:
        near = (w for w in _near_misses(one, known) if w.code not in sure | refused)
        wanted += (replace(w, weight=w.weight * _left_of(w.code, refused, known)) for w in near)
    wanted = list(_one_way_each(wanted, sure))
    if at_home or quiet:
        suits = (suits_home_or_quiet(w.code, at_home=at_home, quiet=quiet) for w in wanted)
        wanted = [replace(w, weight=w.weight * s) for w, s in zip(wanted, suits, strict=True)]
    wanted.sort(key=lambda w: -w.weight)
    return islice((w for w in wanted if w.weight >= LEAST), MOST_WANTED)


def _one_way_each(wanted: Sequence[Wanted], sure: Collection[str]) -> Iterable[Wanted]:
    """Of a mere guess and what stands in there for something said, whichever is stronger."""
    guessed = {w.code: w.weight for w in wanted if not w.serves and w.code not in sure}
    weakest_first = sorted(wanted, key=lambda w: w.weight)
    instead = {w.code: w.weight for w in weakest_first if w.serves}
    for w in wanted:
        if w.serves:
            stands = w.weight > guessed.get(w.code, 0.0)
        else:
            stands = w.code in sure or w.weight >= instead.get(w.code, 0.0)
        if stands:
            yield w


def _left_of(code: str, refused: Iterable[str], known: Vocabulary) -> float:
    """How much a near miss still counts, given how near it is to what was refused."""
    related = known.terms[code].related if code in known.terms else {}
    return 1 - max((related.get(other, 0.0) for other in refused), default=0.0)


def _near_misses(heard: HeardTerm, known: Vocabulary) -> Iterable[Wanted]:
    term = known.terms.get(heard.code)
    if term is None:
        return
    for code, strength in _stand_ins(term, known).items():
        weight = heard.weight * strength * RELATED
        yield Wanted(code, weight, heard.because, heard.code, heard.guessed)
    if term.broader and term.broader not in NO_STAND_INS:
        weight = heard.weight * SAME_BRANCH
        yield Wanted(term.broader, weight, heard.because, heard.code, heard.guessed)


def _stand_ins(term: Term, known: Vocabulary) -> Mapping[str, float]:
    """What would also do, and how nearly as well: what is related, and all of the same kind."""
    if term.broader in NO_STAND_INS or term.code in PARTICULAR_PEOPLE:
        return term.related
    alike = (
        code
        for code in same_kind(known).get(term.code, ())
        if known.terms[code].broader not in NO_STAND_INS and code not in PARTICULAR_PEOPLE
    )
    return {**term.related, **dict.fromkeys(alike, 1.0)}


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
            bits &= _any_of(_part_of_week(part) for part in values)
    return 0 if bits == everything else bits


def _part_of_week(part: str) -> int:
    """The bits of a part of every day, or of the whole weekend."""
    if part == WEEKEND:
        return _any_of(asked_bits(WEEKDAYS.index(day), None) for day in ("SA", "SU"))
    return asked_bits(None, PartOfDay[part.upper()])


def _any_of(bits: Iterable[int]) -> int:
    total = 0
    for some in bits:
        total |= some
    return total
