"""What somebody changed in what we heard: taken away, put back, added, made more or less of."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from asset_map.interests.parts_of_day import WEEKEND
from asset_map.interests.vocabulary import vocabulary
from asset_map.model.heard import Constraint, ConstraintKind, Heard, HeardTerm
from asset_map.model.schedule import WEEKDAYS, PartOfDay

# Between the changes that one button makes.
_AND = ";"
# Nobody presses so many buttons over one conversation.
MOST_CHANGES = 200
# Constraints whose value is a list: adding to one widens it.
LISTS = {
    ConstraintKind.DAYS: WEEKDAYS,
    ConstraintKind.NOT_DAYS: WEEKDAYS,
    ConstraintKind.PARTS_OF_DAY: (*(part.name.lower() for part in PartOfDay), WEEKEND),
}
# What can be added by hand, in the order that it is offered.
ADDABLE = (
    (ConstraintKind.COST_MAX, "0"),
    (ConstraintKind.COST_MAX, "300"),
    (ConstraintKind.STEP_FREE, "yes"),
    (ConstraintKind.NO_CAR, "yes"),
    (ConstraintKind.PARTS_OF_DAY, "morning"),
    (ConstraintKind.PARTS_OF_DAY, "afternoon"),
    (ConstraintKind.PARTS_OF_DAY, "evening"),
    *((ConstraintKind.DAYS, day) for day in WEEKDAYS),
    (ConstraintKind.QUIET, "yes"),
    (ConstraintKind.AT_HOME, "yes"),
    (ConstraintKind.AUDIENCE, "women"),
    (ConstraintKind.AUDIENCE, "men"),
)


class Group(StrEnum):
    """The four groups that what was heard falls into."""

    INTEREST = "interest"
    GIFT = "gift"
    AVOID = "avoid"
    CONSTRAINT = "constraint"


class Act(StrEnum):
    """What can be done to one thing that was heard."""

    ADD = "add"
    REMOVE = "remove"
    RESTORE = "restore"
    A_LITTLE = "a-little"
    SOME = "some"
    A_LOT = "a-lot"


# A thing that was heard: its group, and its code or kind.
Key = tuple[Group, str]
# How much someone loves it, as a share of what they love most.
STRENGTHS = {Act.A_LITTLE: 0.2, Act.SOME: 0.5, Act.A_LOT: 1.0}
# Where little was heard at all, what is added by hand still weighs so much.
LEAST_STRONGEST = 0.5


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `what` is a term's code; of a constraint its kind, or "kind=value" to add it.

    As text, "remove interest bingo": so it travels in the form, and nowhere else.
    """

    act: Act
    group: Group
    what: str

    @property
    def key(self) -> Key:
        """What it is about, whatever is done to it."""
        return self.group, self.what.partition("=")[0]

    def __str__(self) -> str:
        return f"{self.act} {self.group} {self.what}"


@dataclass(frozen=True, slots=True)
class Corrected:
    """What was heard, with every change made, and what the changes took away.

    `strongest` is the weight of what was heard most clearly.
    """

    heard: Heard
    taken_away: Heard = field(default_factory=Heard)
    strongest: float = 1.0


def in_a_row(changes: Iterable[Change]) -> str:
    """Several changes as one button sends them."""
    return _AND.join(map(str, changes))


def read_changes(sent: Iterable[str]) -> tuple[Change, ...]:
    """The changes that a form sends, in the order they were made; what is none is passed over.

    Putting something back forgets that it was taken away.
    """
    changes: dict[Change, None] = {}
    for words in _AND.join(sent).split(_AND):
        change = _read(words)
        if change is None:
            continue
        changes.pop(change, None)
        if change.act is Act.RESTORE:
            changes.pop(replace(change, act=Act.REMOVE), None)
        else:
            changes[change] = None
    return tuple(changes)[-MOST_CHANGES:]


def corrected(heard: Heard, changes: Iterable[Change]) -> Corrected:
    """What was heard, after the changes. The last word on anything counts."""
    changes = tuple(changes)
    first = _laid_out(heard)
    now = dict(first)
    strongest = max((term.weight for term in heard.interests), default=LEAST_STRONGEST)
    strongest = max(strongest, LEAST_STRONGEST)
    for change in changes:
        _make(change, now, strongest)
    removed = {change.key for change in changes if change.act is Act.REMOVE}
    gone = {key: one for key, one in first.items() if key in removed and key not in now}
    return Corrected(_gathered(now), _gathered(gone), strongest)


def strength(share: float) -> Act:
    """The strength that a share of the strongest comes nearest to."""
    return min(STRENGTHS, key=lambda act: abs(STRENGTHS[act] - share))


def _laid_out(heard: Heard) -> dict[Key, HeardTerm | Constraint]:
    """Everything that was heard, by group and name."""
    terms = {
        Group.INTEREST: heard.interests,
        Group.GIFT: heard.gifts,
        Group.AVOID: heard.avoid,
    }
    laid_out: dict[Key, HeardTerm | Constraint] = {
        (group, term.code): term for group, some in terms.items() for term in some
    }
    return laid_out | {(Group.CONSTRAINT, str(one.kind)): one for one in heard.constraints}


def _gathered(laid_out: dict[Key, HeardTerm | Constraint]) -> Heard:
    """The same as it is heard, strongest first."""
    terms: dict[Group, list[HeardTerm]] = {group: [] for group in Group}
    for (group, _), one in laid_out.items():
        if isinstance(one, HeardTerm):
            terms[group].append(one)
    for some in terms.values():
        some.sort(key=lambda term: -term.weight)
    return Heard(
        tuple(terms[Group.INTEREST]),
        tuple(terms[Group.GIFT]),
        tuple(terms[Group.AVOID]),
        tuple(one for one in laid_out.values() if isinstance(one, Constraint)),
    )


def _make(change: Change, now: dict[Key, HeardTerm | Constraint], strongest: float) -> None:
    """Make one change."""
    before = now.get(change.key)
    if change.act is Act.REMOVE:
        now.pop(change.key, None)
    elif isinstance(before, HeardTerm) and change.act in STRENGTHS:
        now[change.key] = replace(before, weight=strongest * STRENGTHS[change.act])
    elif change.act is Act.ADD and change.group is Group.CONSTRAINT:
        now[change.key] = _added(change, before)
    elif change.act is Act.ADD:
        now.setdefault(change.key, HeardTerm(change.what, strongest, ""))
        # Nobody both wants a thing and will not have it.
        wanted = (Group.INTEREST, Group.GIFT)
        for other in wanted if change.group is Group.AVOID else (Group.AVOID,):
            now.pop((other, change.what), None)


def _added(change: Change, before: HeardTerm | Constraint | None) -> Constraint:
    """A constraint that was added by hand; a list of days widens the days that were heard."""
    name, _, value = change.what.partition("=")
    kind = ConstraintKind(name)
    if not isinstance(before, Constraint) or kind not in LISTS:
        return Constraint(kind, value, "")
    values = {*before.value.split(","), value}
    return replace(before, value=",".join(one for one in LISTS[kind] if one in values))


def _read(words: str) -> Change | None:
    try:
        act, group, what = words.split(" ", 2)
        change = Change(Act(act), Group(group), what)
    except ValueError:
        return None
    return change if _known(change) else None


def _known(change: Change) -> bool:
    if change.group is not Group.CONSTRAINT:
        only_interests = change.act in STRENGTHS
        of_its_group = not only_interests or change.group is Group.INTEREST
        return of_its_group and change.what in vocabulary().terms
    if change.act is Act.ADD:
        return change.what in {f"{kind}={value}" for kind, value in ADDABLE}
    return change.act not in STRENGTHS and change.what in set(ConstraintKind)
