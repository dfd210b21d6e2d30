"""What was heard in a conversation: interests, gifts, dislikes and constraints, and why."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class HeardTerm:
    """A vocabulary term that was heard: how strongly (0 to 1), and the words that gave it away.

    `guessed` says that no phrase held it: the meaning of the sentence came close.
    """

    code: str
    weight: float
    because: str
    guessed: bool = False


class ConstraintKind(StrEnum):
    """What must hold for the person. The comment says what `value` is."""

    DAYS = "days"  # weekdays that will do: "MO,WE"
    NOT_DAYS = "not_days"  # weekdays that will not: "TU"
    PARTS_OF_DAY = "parts_of_day"  # "morning,afternoon"; "evening,weekend"
    COST_MAX = "cost_max"  # pence a visit: "300"; "0" is free
    AGE = "age"  # years: "76"
    STEP_FREE = "step_free"  # "yes"
    NO_CAR = "no_car"  # "yes"
    FURTHEST = "furthest"  # metres: "1600"
    AT_HOME = "at_home"  # someone must come to them: "yes"
    AUDIENCE = "audience"  # "women" or "men"
    QUIET = "quiet"  # "yes"


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing that must hold, as text (see ConstraintKind), and the words that gave it away."""

    kind: ConstraintKind
    value: str
    because: str


@dataclass(frozen=True, slots=True)
class Heard:
    """All that was heard, strongest first. Nothing in it is kept anywhere."""

    interests: tuple[HeardTerm, ...] = ()
    gifts: tuple[HeardTerm, ...] = ()
    avoid: tuple[HeardTerm, ...] = ()
    constraints: tuple[Constraint, ...] = ()
