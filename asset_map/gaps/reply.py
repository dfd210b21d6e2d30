"""Questions as the pages ask them, answered as plain data."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from asset_map.gaps.catchment import usual
from asset_map.gaps.exports import write
from asset_map.gaps.inputs import Numbers, WrongInput
from asset_map.gaps.pairs import who_reaches
from asset_map.gaps.question import Answer, Question, answer, refuse_unknown
from asset_map.gaps.start import Start, best_places, what_if
from asset_map.gaps.walking import walks_in_reach
from asset_map.model.gap import AGE_BANDS, Choice, Measure
from asset_map.model.gap_ask import (
    Asked,
    Beginning,
    FileAsk,
    GapAsk,
    GapReply,
    Refused,
    Sites,
    StartAsk,
    StartReply,
    Told,
)
from asset_map.model.place import Point
from asset_map.settings import PlainError
from asset_map.store import demand as store_demand
from asset_map.store.connection import Connection
from asset_map.store.projection import in_degrees, point_in_metres
from asset_map.store.streets import load_streets
from asset_map.store.supply import hubs, supply

# A page is for a borough or a county: more areas or places than this are the command line's.
MOST_AREAS = 2_500
MOST_SITES = 1_000
MOST_STARTS = 10
# More dots than this on a map are a smear.
MOST_SPOTS = 2_000


def reply(connection: Connection, asked: Asked) -> Told:
    """The answer, or why there is none."""
    try:
        if isinstance(asked, GapAsk):
            return gap_reply(connection, asked)
        if isinstance(asked, StartAsk):
            return start_reply(connection, asked)
        return _file(connection, asked)
    except PlainError as error:
        return Refused(error.where, error.what, error.remedy)


def gap_reply(connection: Connection, ask: GapAsk) -> GapReply:
    """The answer with what a page shows beside it. Raises `WrongInput`."""
    return told(connection, _answer(connection, ask))


def told(connection: Connection, found: Answer) -> GapReply:
    """An answer as plain data, with what a page shows beside it."""
    question = found.question
    # Where something was that is no more is nobody's to see on a map.
    now = question.as_of is None
    places = supply(connection, question.choice, question.counted)[:MOST_SPOTS] if now else []
    return GapReply(
        found.level,
        found.areas,
        found.places,
        found.amount,
        found.on,
        tuple(in_degrees(connection, [one.x for one in places], [one.y for one in places])),
        figures=found.figures,
        capacities=found.capacities,
        without_demand=found.without_demand,
        without_weight=found.without_weight,
    )


def start_reply(connection: Connection, ask: StartAsk) -> StartReply:
    """The best places to start at. Raises `WrongInput`."""
    how_many = min(max(ask.how_many, 1), MOST_STARTS)
    return starts_for(connection, _answer(connection, ask.gap), how_many, ask.sites, ask.pin)


def starts_for(
    connection: Connection, found: Answer, how_many: int, sites: Sites, pin: Point | None = None
) -> StartReply:
    """The same for an answer that is there, along streets where it is. Raises `WrongInput`."""
    people = store_demand.people(connection, found.level)
    homes = np.array([(one.x, one.y) for one in people]).reshape(-1, 2)
    demand = np.array([area.demand for area in found.areas])
    has = np.array([not area.none_in_reach for area in found.areas], dtype=bool)
    reach = found.question.catchment.reach_metres
    names, spots_xy = _sites(connection, sites, found, homes)
    telling = _Telling(found)
    ways = _Ways(connection, found, homes)
    best: list[Start] = []
    if len(spots_xy) and how_many:
        near = ways.to(spots_xy)
        best = best_places(homes, demand, spots_xy, reach, how_many, has, near)
    dropped = None
    if pin is not None:
        spot = point_in_metres(connection, pin)
        gained = what_if(homes, demand, spot, reach, has, ways.to(np.array([spot])))
        dropped = telling.beginning("", pin, gained)
    middle = np.average(homes, axis=0, weights=demand if demand.any() else None)
    spots = in_degrees(connection, spots_xy[:, 0].tolist(), spots_xy[:, 1].tolist())
    return StartReply(
        tuple(telling.beginning(names[one.site], spots[one.site], one) for one in best),
        dropped,
        len(spots_xy),
        float(demand[~has].sum()),
        what_if(homes, demand, middle, reach, has, ways.to(middle[None])).newly_reached,
    )


class _Ways:
    """Who can walk to which of some points, along the streets that are held."""

    def __init__(self, connection: Connection, found: Answer, homes: Numbers) -> None:
        question = found.question
        self.streets = load_streets(connection) if question.along_streets else None
        self.homes, self.reach = homes, question.catchment.reach_metres

    def to(self, spots: Numbers) -> NDArray[np.bool_] | None:
        """A truth for each of the people's points and each spot; None for straight lines."""
        if self.streets is None:
            return None
        return who_reaches(walks_in_reach(self.streets, self.homes, spots, self.reach))


class _Telling:
    """Tells who would gain, by the areas' codes and figures."""

    def __init__(self, found: Answer) -> None:
        self.areas = found.areas
        self.ages = {name: found.figures[name] for name in AGE_BANDS if name in found.figures}

    def beginning(self, name: str, point: Point, start: Start) -> Beginning:
        """A start by its name and whom it reaches."""
        who = start.who.tolist()
        return Beginning(
            name,
            point,
            start.newly_reached,
            tuple(self.areas[row].area_code for row in who),
            {
                name: float(np.nansum([values[row] for row in who]))
                for name, values in self.ages.items()
            },
        )


def _sites(
    connection: Connection, sites: Sites, found: Answer, homes: Numbers
) -> tuple[Sequence[str], Numbers]:
    if sites is Sites.AREAS:
        return [area.area_name for area in found.areas], homes
    there = hubs(connection, MOST_SITES)
    return [hub.name for hub in there], np.array([(hub.x, hub.y) for hub in there]).reshape(-1, 2)


def _file(connection: Connection, ask: FileAsk) -> bytes:
    found = _answer(connection, ask.gap)
    outlines = store_demand.outlines(connection, found.level)
    with TemporaryDirectory(prefix="asset-map-") as folder:
        path = Path(folder, f"access{ask.ending}")
        write(found, outlines, path)
        return path.read_bytes()


def _answer(connection: Connection, ask: GapAsk) -> Answer:
    question = Question(
        ask.choice,
        usual(ask.measure, ask.reach_metres),
        ask.measure,
        ask.counted,
        ask.level,
        ask.figure,
        ask.along_streets,
        ask.weighted_by,
        ask.as_of,
    )
    level = refuse_unknown(connection, question)
    there = store_demand.levels(connection)
    if there[level] > MOST_AREAS:
        raise WrongInput(
            f"areas: {level}",
            f"{there[level]:,} areas are too many for a page.",
            "larger areas, or `asset-map gaps`, which takes any number.",
        )
    return answer(connection, question)


def warm(connection: Connection) -> None:
    """Compile and load what a question needs, before anybody asks one."""
    try:
        for measure in (Measure.TWO_STEP, Measure.ENHANCED):
            reply(connection, GapAsk(Choice(), measure=measure))
    except ValueError:
        pass
