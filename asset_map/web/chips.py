"""What was heard, as chips: each in words, with what gave it away and the changes it offers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from flask_babel import gettext

from asset_map.model.heard import Constraint, Heard, HeardTerm
from asset_map.web.changes import STRENGTHS, Act, Change, Corrected, Group, in_a_row, strength
from asset_map.web.chosen import label
from asset_map.web.must_hold import TO_BE_ASKED, must_hold
from asset_map.web.quotes import quote
from asset_map.web.words import Teller

# As many as the eye takes in at once.
FEW_CHIPS = 6


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that was heard, in words, and the changes that its buttons make.

    `because` is what gave it away, empty for what was added by hand. `stands_for` are the interests
    that it means, where its label is what was said. `more` and `less` are None where there is no
    more or less of it. `remove` and `restore` are changes as a form sends them.
    """

    label: str
    because: str
    note: str
    remove: str
    restore: str
    guessed: bool = False
    stands_for: tuple[str, ...] = ()
    strength: Act | None = None
    strength_words: str = ""
    more: Change | None = None
    less: Change | None = None


@dataclass(frozen=True, slots=True)
class ChipGroup:
    """Chips of one kind, under their heading; `faint` are those that only a little speaks for."""

    group: Group
    heading: str
    chips: tuple[Chip, ...]
    faint: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Chips:
    """All that was heard, in its four groups, and what was taken away and may be put back."""

    groups: tuple[ChipGroup, ...]
    taken_away: tuple[Chip, ...]
    nothing_to_look_for: bool


def chips(corrected: Corrected, told: Teller) -> Chips:
    """The chips of what was heard, after the changes."""
    heard = corrected.heard
    headings = {
        Group.INTEREST: gettext("They enjoy, miss or need"),
        Group.GIFT: gettext("They could offer"),
        Group.AVOID: gettext("Not for them"),
        Group.CONSTRAINT: gettext("What it must fit"),
    }
    strongest = corrected.strongest
    groups = [
        _group(group, heading, list(_of_group(group, heard, strongest, told)))
        for group, heading in headings.items()
    ]
    gone = (_of_group(group, corrected.taken_away, strongest, told) for group in Group)
    return Chips(
        groups=tuple(groups),
        taken_away=tuple(chip for some in gone for chip in some),
        nothing_to_look_for=not (groups[0].chips or heard.gifts),
    )


def _group(group: Group, heading: str, chips: list[Chip]) -> ChipGroup:
    """Faint guesses stand behind the others, and so does all that is faint where there is much."""
    many = len(chips) > FEW_CHIPS
    faint = [c for c in chips if c.strength is Act.A_LITTLE and (c.guessed or many)]
    clear = (chip for chip in chips if chip not in faint)
    return ChipGroup(group, heading, tuple(clear), tuple(faint))


def _of_group(group: Group, heard: Heard, strongest: float, told: Teller) -> Iterator[Chip]:
    if group is Group.INTEREST:
        return (_interest(term, strongest) for term in heard.interests)
    if group is Group.CONSTRAINT:
        return (_constraint(one, told) for one in heard.constraints)
    if group is Group.AVOID:
        return _refusals(heard.avoid)
    return (_term(group, term) for term in heard.gifts)


def _refusals(avoid: Iterable[HeardTerm]) -> Iterator[Chip]:
    """One for all that the same words refuse: "noise" is karaoke, discos and three more."""
    first_said = {one.because: place for place, one in reversed(list(enumerate(avoid)))}
    together = sorted(avoid, key=lambda one: first_said[one.because])
    for because, terms in groupby(together, lambda one: one.because):
        same = list(terms)
        if because and len(same) > 1:
            yield _all_of(because, same)
        else:
            yield from (_term(Group.AVOID, term) for term in same)


def _all_of(because: str, terms: list[HeardTerm]) -> Chip:
    def every(act: Act) -> str:
        return in_a_row(Change(act, Group.AVOID, term.code) for term in terms)

    labels = tuple(label(term.code) for term in terms)
    remove, restore = every(Act.REMOVE), every(Act.RESTORE)
    guessed = all(term.guessed for term in terms)
    note = gettext("we guessed") if guessed else ""
    return Chip(quote(because), "", note, remove, restore, guessed, labels)


def _interest(term: HeardTerm, strongest: float) -> Chip:
    steps = tuple(STRENGTHS)
    now = strength(term.weight / strongest)
    place = steps.index(now)
    words = {
        Act.A_LITTLE: gettext("a little"),
        Act.SOME: gettext("quite a bit"),
        Act.A_LOT: gettext("a lot"),
    }
    plain = _term(Group.INTEREST, term)
    return replace(
        plain,
        strength=now,
        strength_words=words[now],
        more=_step(term, steps[place + 1 : place + 2]),
        less=_step(term, steps[:place][-1:]),
    )


def _step(term: HeardTerm, to: tuple[Act, ...]) -> Change | None:
    return Change(to[0], Group.INTEREST, term.code) if to else None


def _term(group: Group, term: HeardTerm) -> Chip:
    return Chip(
        label(term.code),
        quote(term.because),
        gettext("we guessed") if term.guessed else "",
        str(Change(Act.REMOVE, group, term.code)),
        str(Change(Act.RESTORE, group, term.code)),
        term.guessed,
    )


def _constraint(one: Constraint, told: Teller) -> Chip:
    return Chip(
        must_hold(one.kind, one.value, told),
        quote(one.because),
        gettext("what suits comes first; ask them too") if one.kind in TO_BE_ASKED else "",
        str(Change(Act.REMOVE, Group.CONSTRAINT, one.kind)),
        str(Change(Act.RESTORE, Group.CONSTRAINT, one.kind)),
    )
