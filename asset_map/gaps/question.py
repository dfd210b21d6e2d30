"""One question about a gap, asked of the store and reckoned: an answer for each area."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import numpy as np

from asset_map.gaps import access
from asset_map.gaps.catchment import WALKING_METRES_A_MINUTE, Catchment, flat, walking_minutes
from asset_map.gaps.inputs import Counts, Numbers, WrongInput
from asset_map.gaps.nearest import nearest_metres
from asset_map.gaps.pairs import (
    count_of_pairs,
    enhanced_two_step_of_pairs,
    three_step_of_pairs,
)
from asset_map.gaps.walking import metres_along, walks_in_reach
from asset_map.gaps.weighted import weighted
from asset_map.model.gap import (
    AGE_BANDS,
    DECILE,
    DEPRIVATION,
    POPULATION,
    AreaAccess,
    Capacities,
    Choice,
    Measure,
    Reckoning,
    Supply,
    counts_from_the_worst,
)
from asset_map.model.streets import Streets
from asset_map.store import demand as store_demand
from asset_map.store.connection import Connection
from asset_map.store.demand import People
from asset_map.store.streets import has_streets, load_streets
from asset_map.store.supply import SupplyPoint, capacities, supply, unknown_sources
from asset_map.store.supply_then import known_since, supply_then

_ONE_YEAR = re.compile(r"age_\d+")
FIGURES_TOLD = 20


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: which supply, for whose demand, in which areas, and by what measure.

    `level` empty stands for the finest areas there are. `figure` is the figure of the areas that
    is the demand, weighted by another where one is named. `along_streets` measures the way along
    the streets that are held. `as_of` is an earlier day, whose supply is asked for; areas, people
    and streets are those of now.
    """

    choice: Choice
    catchment: Catchment
    measure: Measure = Measure.TWO_STEP
    counted: Supply = Supply.PLACES
    level: str = ""
    figure: str = POPULATION
    along_streets: bool = False
    weighted_by: str = ""
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Answer(Reckoning):
    """What came of a question."""

    question: Question


def answer(connection: Connection, question: Question, scheduler: str | None = None) -> Answer:
    """Reckon the answer; catchment scores on the machines of a Dask scheduler, where one is named.

    Raises `WrongInput`: no such areas, figure, source or streets; and `NoWorkers`.
    """
    level = refuse_unknown(connection, question)
    people = people_who_ask(connection, level, question)
    places, room = supply_asked(connection, question)
    streets = load_streets(connection) if question.along_streets else None
    shown = (*AGE_BANDS, DECILE, DEPRIVATION, question.figure, question.weighted_by)
    return Answer(
        level,
        reckoned(people, places, question.catchment, question.measure, streets, scheduler),
        len(places),
        sum(place.amount for place in places),
        datetime.now(UTC).date(),
        question,
        figures=store_demand.figure_values(connection, level, list(dict.fromkeys(shown))),
        capacities=room if question.counted is Supply.CAPACITY else None,
        without_demand=store_demand.areas_without(connection, level, question.figure),
        without_weight=sum(one.weight is None for one in people) if question.weighted_by else 0,
    )


def supply_asked(
    connection: Connection, question: Question
) -> tuple[list[SupplyPoint], Capacities | None]:
    """The places that the question counts, now or on its day, and what is known of their room."""
    choice, counted = question.choice, question.counted
    if question.as_of is not None:
        then = supply_then(connection, choice, counted, question.as_of)
        return then.places, then.capacities
    room = capacities(connection, choice) if counted is Supply.CAPACITY else None
    return supply(connection, choice, counted), room


def people_who_ask(connection: Connection, level: str, question: Question) -> list[People]:
    """The people of each area, with the demand that the question asks for."""
    asked = (connection, level, question.figure, question.weighted_by)
    people = store_demand.people(*asked)
    return weighted(people, question.weighted_by) if question.weighted_by else people


def reckoned(
    people: Sequence[People],
    places: Sequence[SupplyPoint],
    catchment: Catchment,
    measure: Measure,
    streets: Streets | None = None,
    scheduler: str | None = None,
) -> tuple[AreaAccess, ...]:
    """Each area's access to the places; what is exactly at the catchment's edge is in reach."""
    homes = np.array([(one.x, one.y) for one in people]).reshape(-1, 2)
    spots = np.array([(place.x, place.y) for place in places]).reshape(-1, 2)
    demand = np.array([one.demand for one in people])
    amounts = np.array([place.amount for place in places])
    if streets is None:
        score = _Score(catchment, measure, scheduler)
        found = _in_straight_lines(homes, demand, spots, amounts, score)
    else:
        found = _along(streets, homes, demand, spots, amounts, catchment, measure)
    return tuple(
        AreaAccess(
            one.gss_code,
            one.name,
            one.population,
            one.demand,
            _finite(found.nearest, number),
            int(found.counts[number]),
            _finite(found.scores, number),
            not found.counts[number],
            _finite(found.minutes, number),
        )
        for number, one in enumerate(people)
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """For each of the people's points: metres and minutes to the nearest, how many, the score."""

    nearest: Numbers
    minutes: Numbers
    counts: Counts
    scores: Numbers


@dataclass(frozen=True, slots=True)
class _Score:
    """How catchment scores are reckoned, and where: here, or on a Dask scheduler's machines."""

    catchment: Catchment
    measure: Measure
    scheduler: str | None

    def of(self, homes: Numbers, demand: Numbers, spots: Numbers, amounts: Numbers) -> Numbers:
        # 2SFCA is E2SFCA in a catchment without zones.
        two_step = self.measure is Measure.TWO_STEP
        catchment = flat(self.catchment.reach_metres) if two_step else self.catchment
        three = self.measure is Measure.THREE_STEP
        score = access.three_step if three else access.enhanced_two_step
        if self.scheduler is None:
            return score(homes, demand, spots, amounts, catchment)
        # Loaded where it is wanted: most questions are small.
        from asset_map.gaps.many_machines import score_in_tiles

        asked = (homes, demand, spots, amounts, catchment, self.scheduler)
        return score_in_tiles(score, *asked)


def _in_straight_lines(
    homes: Numbers,
    demand: Numbers,
    spots: Numbers,
    amounts: Numbers,
    score: _Score,
) -> _Found:
    nearest = nearest_metres(homes, spots)
    counts = access.count_in_reach(homes, spots, score.catchment.reach_metres)
    if score.measure is Measure.NEAREST:
        scores = nearest
    elif score.measure is Measure.COUNT:
        scores = counts.astype(np.float64)
    else:
        scores = score.of(homes, demand, spots, amounts)
    minutes = np.array([walking_minutes(metres) for metres in nearest])
    return _Found(nearest, minutes, counts, scores)


def _along(
    streets: Streets,
    homes: Numbers,
    demand: Numbers,
    spots: Numbers,
    amounts: Numbers,
    catchment: Catchment,
    measure: Measure,
) -> _Found:
    nearest = metres_along(streets, homes, spots)
    pairs = walks_in_reach(streets, homes, spots, catchment.reach_metres)
    counts = count_of_pairs(pairs, catchment.reach_metres)
    scores = {
        Measure.NEAREST: lambda: nearest,
        Measure.COUNT: lambda: counts.astype(np.float64),
        # A catchment without zones: the same score as 2SFCA.
        Measure.TWO_STEP: lambda: enhanced_two_step_of_pairs(pairs, demand, amounts, catchment),
        Measure.ENHANCED: lambda: enhanced_two_step_of_pairs(pairs, demand, amounts, catchment),
        Measure.THREE_STEP: lambda: three_step_of_pairs(pairs, demand, amounts, catchment),
    }[measure]()
    return _Found(nearest, nearest / WALKING_METRES_A_MINUTE, counts, scores)


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


def refuse_unknown(connection: Connection, question: Question) -> str:
    """The level that is asked about. Raises `WrongInput` where the store has not what is asked."""
    level = _level(connection, question.level)
    unknown = unknown_sources(connection, question.choice.sources)
    if unknown:
        raise WrongInput(
            f"source: {unknown[0]}",
            "nothing was imported under that name.",
            "asset-map import runs",
        )
    figures = store_demand.figures(connection, level)
    for asked, figure in (("demand", question.figure), ("weighted by", question.weighted_by)):
        if figure and figure not in figures:
            raise WrongInput(
                f"{asked}: {figure}", f"the areas ({level}) have no such figure.", _known(figures)
            )
    if counts_from_the_worst(question.weighted_by):
        raise WrongInput(
            f"weighted by: {question.weighted_by}",
            "it counts from the worst, so those would weigh least.",
            "a score, of which the worst have most (asset-map import figures).",
        )
    if question.as_of is not None:
        _refuse_unknown_day(connection, question.as_of)
    if question.along_streets and not has_streets(connection):
        raise WrongInput(
            "streets", "no streets are loaded.", "asset-map import network FILE.osm.pbf"
        )
    return level


def _refuse_unknown_day(connection: Connection, day: date) -> None:
    since = known_since(connection)
    if day >= datetime.now(UTC).date():
        raise WrongInput(f"{day}", "that day is not over.", "an earlier one.")
    if since is None or day < since:
        known = f"the directory begins on {since}." if since else "the directory is empty."
        raise WrongInput(f"{day}", known, "a later day, or a file of that time.")


def _known(figures: Sequence[str]) -> str:
    """What figures there are; a year of age each is left out."""
    some = [name for name in figures if not _ONE_YEAR.fullmatch(name)]
    if not some:
        return "none is loaded: asset-map import areas with --population, or import figures."
    more = len(some) - FIGURES_TOLD
    return f"{', '.join(some[:FIGURES_TOLD])}{f' and {more} more' if more > 0 else ''}."
