"""What is asked of the map: a place, interests, and what must hold."""

from dataclasses import dataclass
from enum import StrEnum

from asset_map.model.listing import Kind
from asset_map.model.place import Near
from asset_map.model.schedule import PartOfDay, asked_bits

REACH_METRES = 5_000
FURTHEST_METRES = 50_000
LIMIT = 20
MOST = 100
# Somebody said within this many days that it is still true.
CONFIRMED_LATELY_DAYS = 365


class Sort(StrEnum):
    """What comes first in an answer."""

    BEST = "best"
    NEAREST = "nearest"
    SOONEST = "soonest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A vocabulary term someone wants. `weight` is above 0, 1 for an interest simply chosen.

    `because` is what the person said. `serves` is the interest that a related term stands in for;
    empty when the term is the interest itself. `guessed` says that no phrase named it: what they
    said came close.
    """

    code: str
    weight: float = 1.0
    because: str = ""
    serves: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """One question to the map. No interests means everything.

    `weekday` counts from Monday 0; `age` is in years. A filter that is None or False lets all by.
    `gifts` are what the person could offer; listings that are mainly for a term in `avoid` stay
    away. `times` are weekday and part-of-day bits beside the one weekday and part. With
    `unknown_will_do`, a listing passes a filter on a fact that nobody has told; with
    `guesses_too`, what its words only make likely counts as well. `confirmed` lets by what somebody
    said was true within the last `CONFIRMED_LATELY_DAYS`, `comes` whoever comes to people
    there. A tiny business that is mainly for a term in `at_the_door` comes to the person: steps and
    hours do not keep it out. `at_home` and `quiet` say that reasons should tell who comes, and
    where it is quiet. What is mainly for a term in `aside` counts a quarter: for people
    of whom nobody spoke, or next to what was refused.
    """

    near: Near
    interests: tuple[Wanted, ...] = ()
    reach_metres: int = REACH_METRES
    limit: int = LIMIT
    offset: int = 0
    weekday: int | None = None
    part_of_day: PartOfDay | None = None
    free: bool = False
    step_free: bool = False
    kind: Kind | None = None
    age: int | None = None
    gifts: tuple[Wanted, ...] = ()
    avoid: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    unknown_will_do: bool = False
    guesses_too: bool = False
    times: int = 0
    pence_at_most: int | None = None
    confirmed: bool = False
    comes: bool = False
    sort: Sort = Sort.BEST
    at_the_door: tuple[str, ...] = ()
    at_home: bool = False
    quiet: bool = False

    @property
    def weekly(self) -> int:
        """The weekdays and parts of the day that will do, as bits; 0 when any time will."""
        if self.weekday is None and self.part_of_day is None:
            return self.times
        return asked_bits(self.weekday, self.part_of_day)
