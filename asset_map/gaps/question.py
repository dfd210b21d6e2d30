"""One question about a gap, asked of the store and reckoned: an answer for each area."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np

from asset_map.gaps import access
from asset_map.gaps.catchment import Catchment
from asset_map.gaps.inputs import Numbers, WrongInput
from asset_map.gaps.nearest import nearest_metres
from asset_map.model.gap import POPULATION, AreaAccess, Choice, Measure, Supply
from asset_map.store import demand as store_demand
from asset_map.store.connection import Connection
from asset_map.store.demand import People
from asset_map.store.supply import SupplyPoint, supply, unknown_sources


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which supply, for whose demand, in which areas, and by what measure.

    `level` empty stands for the finest areas there are. `figure` is the figure of the areas that
    is the demand.
    """

    choice: Choice
    catchment: Catchment
    measure: Measure = Measure.TWO_STEP
    counted: Supply = Supply.PLACES
    level: str = ""
    figure: str = POPULATION


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question, in the order of the areas' codes."""

    question: Question
    level: str
    areas: tuple[AreaAccess, ...]
    places: int
    amount: float
    on: date

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
        reached = sum(area.demand for area in self.areas if not area.none_in_reach)
        return reached / self.demand if self.demand else None

    @property
    def without(self) -> tuple[AreaAccess, ...]:
        """The areas with none in reach, those with most demand first."""
        bare = (area for area in self.areas if area.none_in_reach)
        return tuple(sorted(bare, key=lambda area: (-area.demand, area.area_code)))


def answer(connection: Connection, question: Question) -> Answer:
    """Reckon the answer. Raises `WrongInput`: no such areas, figure or source."""
    level = _level(connection, question.level)
    _refuse_unknown(connection, question, level)
    people = store_demand.people(connection, level, question.figure)
    places = supply(connection, question.choice, question.counted)
    return Answer(
        question,
        level,
        reckoned(people, places, question.catchment, question.measure),
        len(places),
        sum(place.amount for place in places),
        datetime.now(UTC).date(),
    )


def reckoned(
    people: Sequence[People],
    places: Sequence[SupplyPoint],
    catchment: Catchment,
    measure: Measure,
) -> tuple[AreaAccess, ...]:
    """Each area's access to the places; what is exactly at the catchment's edge is in reach."""
    homes = np.array([(one.x, one.y) for one in people]).reshape(-1, 2)
    spots = np.array([(place.x, place.y) for place in places]).reshape(-1, 2)
    nearest = nearest_metres(homes, spots)
    counts = access.count_in_reach(homes, spots, catchment.reach_metres)
    demand = np.array([one.demand for one in people])
    amounts = np.array([place.amount for place in places])
    scores = {
        Measure.NEAREST: lambda: nearest,
        Measure.COUNT: lambda: counts.astype(np.float64),
        Measure.TWO_STEP: lambda: access.two_step(
            homes, demand, spots, amounts, catchment.reach_metres
        ),
        Measure.ENHANCED: lambda: access.enhanced_two_step(
            homes, demand, spots, amounts, catchment
        ),
        Measure.THREE_STEP: lambda: access.three_step(homes, demand, spots, amounts, catchment),
    }[measure]()
    return tuple(
        AreaAccess(
            one.gss_code,
            one.name,
            one.population,
            one.demand,
            _finite(nearest, number),
            int(counts[number]),
            _finite(scores, number),
            not counts[number],
        )
        for number, one in enumerate(people)
    )


def _finite(values: Numbers, number: int) -> float | None:
    value = float(values[number])
    return value if np.isfinite(value) else None


def _level(connection: Connection, asked: str) -> str:
    levels = store_demand.levels(connection)
    if not levels:
        raise WrongInput(
            "areas", "none are loaded.", "asset-map import areas LSOAS.geojson --population CSV"
        )
    if asked and asked not in levels:
        raise WrongInput(
            f"areas: {asked}", "no such areas are loaded.", f"one of: {', '.join(levels)}."
        )
    return asked or next(iter(levels))


def _refuse_unknown(connection: Connection, question: Question, level: str) -> None:
    unknown = unknown_sources(connection, question.choice.sources)
    if unknown:
        raise WrongInput(
            f"source: {unknown[0]}",
            "nothing was imported under that name.",
            "asset-map import runs",
        )
    figures = store_demand.figures(connection, level)
    if question.figure not in figures:
        known = ", ".join(figures) or "none is loaded: asset-map import areas with --population"
        raise WrongInput(
            f"demand: {question.figure}", f"the areas ({level}) have no such figure.", known
        )
