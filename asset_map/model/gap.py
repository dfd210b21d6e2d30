"""What a community development officer asks of the map, and what an area's answer is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from asset_map.model.listing import Kind
from asset_map.model.schedule import PartOfDay, asked_bits

# Two miles: what most people call "near here", and about 50 minutes' walk.
CATCHMENT_METRES = 3_200
POPULATION = "population"
# Figures that tell whom a gap touches, where areas have them: ages, and the deprivation decile of
# the English Indices of Deprivation (1 is the most deprived tenth).
AGE_BANDS = ("age_0_15", "age_16_64", "age_65_plus", "age_75_plus")
DECILE = "imd_decile"
# What an officer may bring instead: a score, of which the most deprived have most.
DEPRIVATION = "deprivation"
_FROM_THE_WORST = ("decile", "quintile", "quartile", "rank")


def counts_from_the_worst(figure: str) -> bool:
    """Whether a figure of this name is a rank or a decile, of which the worst have the least."""
    return figure.rpartition("_")[2] in _FROM_THE_WORST


class Supply(StrEnum):
    """What is counted: places, each once whatever goes on there; sessions a week; or capacity.

    A place's capacity is how many people can take part in all that was chosen there.
    """

    PLACES = "places"
    SESSIONS = "sessions"
    CAPACITY = "capacity"


class Measure(StrEnum):
    """What `access` says of an area."""

    NEAREST = "nearest"
    COUNT = "count"
    TWO_STEP = "2sfca"
    ENHANCED = "e2sfca"
    THREE_STEP = "3sfca"


@dataclass(frozen=True, slots=True)
class Choice:
    """Which published listings are the supply. What is empty, None or False lets all by.

    `interests` are codes; a branch stands for all that is below it. What nobody has told (a cost,
    a time, a step) is not taken to be so.
    """

    interests: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    sources: tuple[str, ...] = ()
    weekdays: tuple[int, ...] = ()
    part_of_day: PartOfDay | None = None
    free: bool = False
    pence_at_most: int | None = None
    step_free: bool = False

    @property
    def weekly(self) -> int:
        """The bits of weekdays and parts of the day that will do; 0 where any will."""
        if not self.weekdays and self.part_of_day is None:
            return 0
        days: tuple[int | None, ...] = self.weekdays or (None,)
        bits = 0
        for day in days:
            bits |= asked_bits(day, self.part_of_day)
        return bits


@dataclass(frozen=True, slots=True)
class Capacities:
    """How many of the listings that were chosen told their capacity, and how many did not.

    `instead` is what was taken for each that did not: the middle one of those that did, or 1 where
    none did.
    """

    known: int
    unknown: int
    instead: float


@dataclass(frozen=True, slots=True)
class AreaAccess:
    """How well one area's people reach the supply.

    `nearest_metres` is None where there is no supply anywhere, or no way to it. `access` is what
    the measure says: supply per person of demand, or metres (None without supply), or a count.
    `walk_minutes` are along streets where they were asked for, else about what the straight line
    takes.
    """

    area_code: str
    area_name: str
    population: float
    demand: float
    nearest_metres: float | None
    count_in_reach: int
    access: float | None
    none_in_reach: bool
    walk_minutes: float | None = None


def share_in_reach(areas: Sequence[AreaAccess]) -> float | None:
    """The share of the areas' demand with at least one place in reach; None without demand."""
    demand = sum(area.demand for area in areas)
    reached = sum(area.demand for area in areas if not area.none_in_reach)
    return reached / demand if demand else None


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What came of a question, in the order of the areas' codes, and when it was reckoned.

    `figures` holds further figures of the areas (ages, deprivation) by name, in the same order; nan
    where one is not known.
    `capacities` says what was known of them, where capacity is the supply. `without_demand` counts
    the areas that have no such figure, taken as 0; `without_weight` those where what demand is
    weighted by is not known, and the mean was taken.
    """

    level: str
    areas: tuple[AreaAccess, ...]
    places: int
    amount: float
    on: date
    figures: Mapping[str, tuple[float, ...]] = field(default_factory=dict, kw_only=True)
    capacities: Capacities | None = field(default=None, kw_only=True)
    without_demand: int = field(default=0, kw_only=True)
    without_weight: int = field(default=0, kw_only=True)

    @property
    def population(self) -> float:
        """Everybody in the areas."""
        return sum(area.population for area in self.areas)

    @property
    def demand(self) -> float:
        """All the demand there is."""
        return sum(area.demand for area in self.areas)

    @property
    def share_in_reach(self) -> float | None:
        """The share of the demand with at least one place in reach; None without demand."""
        return share_in_reach(self.areas)

    @property
    def without(self) -> tuple[AreaAccess, ...]:
        """The areas with none in reach, those with most demand first."""
        bare = (area for area in self.areas if area.none_in_reach)
        return tuple(sorted(bare, key=lambda area: (-area.demand, area.area_code)))
