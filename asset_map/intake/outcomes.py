"""What comes of each stage of a list that an officer sent in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from asset_map.intake.kept import KeptEdit
from asset_map.intake.preview import WouldChange
from asset_map.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done: what was the matter, and what to try."""

    what: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Headings:
    """The list's headings in their order, and a few cells below each."""

    names: tuple[str, ...]
    samples: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """What was found on the way: the first problems in full, all of them counted."""

    counts: Mapping[str, int]
    notes: tuple[str, ...] = ()
    errors: tuple[Problem, ...] = ()
    errors_total: int = 0
    warnings: tuple[Problem, ...] = ()
    warnings_total: int = 0
    kept: tuple[KeptEdit, ...] = ()
    kept_total: int = 0


@dataclass(frozen=True, slots=True)
class Checked:
    """Nothing is done yet: what would change, and what is wrong."""

    told: Told
    would: WouldChange = field(default_factory=WouldChange)


@dataclass(frozen=True, slots=True)
class TakenOn:
    """The list is in."""

    told: Told


@dataclass(frozen=True, slots=True)
class Undone:
    """A run was undone: listings that it had brought are gone, others are as they were.

    `edited` of them had been edited here since.
    """

    removed: int
    restored: int
    edited: int = 0


Outcome = Refused | Headings | Checked | TakenOn | Undone
