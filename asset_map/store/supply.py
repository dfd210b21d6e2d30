"""Where there is what: published listings as points in metres, and how much is there."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from asset_map.model.gap import Capacities, Choice, Supply
from asset_map.model.listing import Kind
from asset_map.store.vocabulary import EVERYTHING, EVERYTHING_NUMBER
from asset_map.store.wanted import KIND_NUMBER

# Sessions are counted over so many weeks to come: enough for what is every second month.
WEEKS_COUNTED = 8

# Postings have a row for each listing's term, each broader term, and one for everything.
_LISTINGS = """
SELECT DISTINCT listing, point[0] AS x, point[1] AS y FROM posting
WHERE term IN (SELECT number FROM taxonomy_term WHERE code = ANY (:interests)){chosen}
"""
_CHOSEN = {
    "sources": " AND listing IN (SELECT id FROM public_listing WHERE source = ANY (:sources))",
    "kinds": " AND kind = ANY (:kinds)",
    "free": " AND pence = 0",
    "pence_at_most": " AND pence <= :pence_at_most",
    "step_free": " AND step_free",
    "weekly": " AND weekly & :weekly <> 0",
}
_PLACES = """
SELECT x, y, 1.0::float8 AS amount FROM ({listings}) AS chosen GROUP BY x, y ORDER BY x, y
"""
# A place without sessions in these weeks is still a place, that offers none.
_SESSIONS = """
SELECT x, y, count(o.starts_at)::float8 / :weeks AS amount
FROM ({listings}) AS chosen
LEFT JOIN schedule AS c ON c.service_at_location_id = chosen.listing
LEFT JOIN occurrence AS o ON o.timetable_id = c.timetable_id
  AND o.starts_at >= now() AND o.starts_at < now() + make_interval(weeks => :weeks){asked}
GROUP BY x, y ORDER BY x, y
"""
# In the middle of those that are known: beside a hall for 300, an unknown room is no hall.
_KNOWN = """
SELECT count(maximum) AS known, count(*) - count(maximum) AS unknown,
       coalesce(percentile_cont(0.5) WITHIN GROUP (ORDER BY maximum), 1) AS instead
FROM ({listings}) AS chosen
LEFT JOIN service_capacity AS c ON c.service_at_location_id = chosen.listing
"""
_CAPACITIES = """
SELECT x, y, sum(coalesce(maximum, :instead))::float8 AS amount FROM ({listings}) AS chosen
LEFT JOIN service_capacity AS c ON c.service_at_location_id = chosen.listing
GROUP BY x, y ORDER BY x, y
"""

# The hubs of one spot share their row, by the first of their names.
_HUBS = """
SELECT DISTINCT ON (point[0], point[1]) point[0] AS x, point[1] AS y, l.name
FROM posting JOIN public_listing AS l ON l.id = posting.listing
WHERE term = :everything AND posting.kind = :hub
ORDER BY point[0], point[1], l.name LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Hub:
    """A place that others use: what it is called, and where it is in metres."""

    name: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class SupplyPoint:
    """A place: where it is, in metres, and how much is on offer there."""

    x: float
    y: float
    amount: float


def supply(connection: Connection, choice: Choice, counted: Supply) -> list[SupplyPoint]:
    """The places with any listing that the choice lets by, each once."""
    listings, asked = chosen_listings(choice)
    if counted is Supply.SESSIONS:
        at_those = " AND o.weekly & :weekly <> 0" if choice.weekly else ""
        statement = _SESSIONS.format(listings=listings, asked=at_those)
        asked["weeks"] = WEEKS_COUNTED
    elif counted is Supply.CAPACITY:
        statement = _CAPACITIES.format(listings=listings)
        asked["instead"] = capacities(connection, choice).instead
    else:
        statement = _PLACES.format(listings=listings)
    rows = connection.execute(text(statement), asked)
    return [SupplyPoint(*row) for row in rows]


def capacities(connection: Connection, choice: Choice) -> Capacities:
    """Of how many of the chosen listings the capacity is known, and what to take for the others."""
    listings, asked = chosen_listings(choice)
    row = connection.execute(text(_KNOWN.format(listings=listings)), asked).one()
    return Capacities(row.known, row.unknown, float(row.instead))


def hubs(connection: Connection, most: int) -> list[Hub]:
    """Where there is any published hub; at most so many."""
    asked = {"everything": EVERYTHING_NUMBER, "hub": KIND_NUMBER[Kind.HUB], "most": most}
    return [Hub(row.name, row.x, row.y) for row in connection.execute(text(_HUBS), asked)]


def sources(connection: Connection) -> list[str]:
    """The names of those whose listings are published."""
    return list(connection.scalars(text("SELECT * FROM public_sources()")))


def unknown_sources(connection: Connection, names: tuple[str, ...]) -> list[str]:
    """Those of the names that no source has."""
    known = sources(connection)
    return [name for name in names if name not in known]


def chosen_listings(choice: Choice, on_these_days: bool = True) -> tuple[str, dict[str, Any]]:
    """The listings that the choice lets by (on any day), as SQL with what it asks for."""
    holds = _holds(choice)
    if not on_these_days:
        holds.pop("weekly", None)
    listings = _LISTINGS.format(chosen="".join(_CHOSEN[name] for name in holds))
    return listings, {**holds, "interests": list(choice.interests) or [EVERYTHING]}


def _holds(choice: Choice) -> dict[str, Any]:
    """What the choice holds to, by the names of `_CHOSEN`."""
    holds: dict[str, tuple[bool, Any]] = {
        "sources": (bool(choice.sources), list(choice.sources)),
        "kinds": (bool(choice.kinds), [KIND_NUMBER[kind] for kind in choice.kinds]),
        "free": (choice.free, True),
        "pence_at_most": (choice.pence_at_most is not None, choice.pence_at_most),
        "step_free": (choice.step_free, True),
        "weekly": (choice.weekly != 0, choice.weekly),
    }
    return {name: value for name, (held, value) in holds.items() if held}
