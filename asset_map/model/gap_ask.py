"""What is asked of the process that reckons gaps, and what it says: plain data either way."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from asset_map.model.gap import CATCHMENT_METRES, POPULATION, Choice, Measure, Reckoning, Supply
from asset_map.model.place import Point


class Sites(StrEnum):
    """Where something might be started: at the hubs there are, or in the middle of any area."""

    HUBS = "hubs"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class GapAsk:
    """Which supply, for whose demand, in which areas, by what measure, and how far people go.

    `level` empty stands for the finest areas there are. `reach_metres` is a straight line, or the
    way along streets. `weighted_by` is a figure of the areas; empty, all people count alike.
    `as_of` is an earlier day, whose supply is asked for; None for what there is now.
    """

    choice: Choice = field(default_factory=Choice)
    reach_metres: float = CATCHMENT_METRES
    measure: Measure = Measure.TWO_STEP
    counted: Supply = Supply.PLACES
    level: str = ""
    figure: str = POPULATION
    along_streets: bool = False
    weighted_by: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class StartAsk:
    """Where to start what `gap` looks for: the best few sites, and what a pin would do."""

    gap: GapAsk
    how_many: int = 3
    sites: Sites = Sites.HUBS
    pin: Point | None = None


@dataclass(frozen=True, slots=True)
class FileAsk:
    """The answer to `gap` as a file of this ending, such as ".gpkg"."""

    gap: GapAsk
    ending: str


@dataclass(frozen=True, slots=True)
class GapReply(Reckoning):
    """The answer, as pages and files show it. `spots` are where the supply is."""

    spots: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Beginning:
    """A place to start at, and who would gain.

    `newly_reached` is the demand that has nothing in reach yet, nor from the ones named before it.
    `areas` are the codes of where they live, and `figures` sums over those areas.
    """

    name: str
    point: Point
    newly_reached: float
    areas: tuple[str, ...]
    figures: dict[str, float]


@dataclass(frozen=True, slots=True)
class StartReply:
    """The best places to start, most newly reached first, and what the pin would do.

    `sites` is how many were weighed; `without` the demand that has nothing in reach now. `middle`
    is what the middle of the map would reach, to compare with.
    """

    best: tuple[Beginning, ...]
    pin: Beginning | None
    sites: int
    without: float
    middle: float


@dataclass(frozen=True, slots=True)
class Refused:
    """The question cannot be answered: where, what is wrong, and what to try."""

    where: str
    what: str
    remedy: str


Asked = GapAsk | StartAsk | FileAsk


@dataclass(frozen=True, slots=True)
class Call:
    """A question, how long whoever asks waits on the line, and whether it may take long."""

    asked: Asked
    wait_seconds: float
    may_take_long: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Nobody wants the answer to this any more."""

    asked: Asked


@dataclass(frozen=True, slots=True)
class Working:
    """It is being reckoned, for so long by now; it is given up after `limit` seconds.

    0 seconds: it waits its turn.
    """

    seconds: float
    limit: float


@dataclass(frozen=True, slots=True)
class GivenUp:
    """It took longer than `limit` seconds, or whoever reckoned it fell over."""

    limit: float


Told = GapReply | StartReply | bytes | Refused
