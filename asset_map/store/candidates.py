"""The nearest listings for each wanted interest that pass what must hold: the hot question."""

from typing import Any

from sqlalchemy import Connection

from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask
from asset_map.model.listing import Kind
from asset_map.store.driver import driver_cursor
from asset_map.store.vocabulary import EVERYTHING

# How many of the nearest are weighed for each wanted term. Twenty would be exact for a score of
# distance alone; the score weighs more, so more are taken.
CANDIDATES_PER_TERM = 60
# Beyond this many in reach we say "more than" rather than count on.
COUNTED = 1_000

# The order is the code in `posting.kind`.
KIND_NUMBER = {kind: number for number, kind in enumerate(Kind)}

_ASKER = """
FROM taxonomy_term AS wanted
CROSS JOIN (
  SELECT point(ST_X(metres), ST_Y(metres)) AS here
  FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed
  OFFSET 0  -- a fence: the transformation is done once, not once a row
) AS asker
CROSS JOIN LATERAL ({near}) AS near
WHERE wanted.code = ANY (%(codes)s)
"""

_IN_REACH = """
SELECT listing, weight, weekly, assured_date, point <-> asker.here AS metres
FROM posting
WHERE term = wanted.number AND point <@ circle(asker.here, %(reach)s){hard}
"""

# The index hands them over by distance: good where most pass, for it stops early.
_BY_DISTANCE = _IN_REACH + "ORDER BY point <-> asker.here LIMIT %(most)s"
# A weekday lets so few pass that all in reach are read anyway: in any order that is 1.4 times as
# quick, sorted afterwards.
_GATHERED = "SELECT * FROM (" + _IN_REACH + "OFFSET 0) AS gathered ORDER BY metres LIMIT %(most)s"

_HARD = {
    "weekly": " AND weekly & %(weekly)s <> 0",
    "free": " AND pence = 0",
    "step_free": " AND step_free",
    "kind": " AND kind = %(kind)s",
    "age": " AND coalesce(minimum_age, 0) <= %(age)s AND coalesce(maximum_age, 200) >= %(age)s",
}


def nearest(connection: Connection, ask: Ask) -> tuple[list[Candidate], bool]:
    """The nearest candidates for each wanted term, and whether there may be more in reach.

    A listing that answers to two wanted terms comes twice, once for each.
    """
    most = max(CANDIDATES_PER_TERM, ask.offset + ask.limit)
    statement = nearest_statement(ask)
    parameters = {**_parameters(ask), "most": most}
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(statement, parameters).fetchall()
    found = [Candidate(*row) for row in rows]
    counts: dict[str, int] = {}
    for candidate in found:
        counts[candidate.term] = counts.get(candidate.term, 0) + 1
    return found, any(count >= most for count in counts.values())


def nearest_statement(ask: Ask) -> bytes:
    """The SQL of `nearest`, with psycopg's named parameters."""
    near = (_GATHERED if ask.weekly else _BY_DISTANCE).format(hard=_hard(ask))
    columns = "SELECT listing, wanted.code, weight / 100.0::float8, metres, weekly, assured_date"
    return (columns + _ASKER.format(near=near)).encode()


def count_in_reach(connection: Connection, ask: Ask, most: int = COUNTED) -> int:
    """How many listings in reach pass the ask, counted no further than `most` + 1."""
    near = _IN_REACH.format(hard=_hard(ask)) + "LIMIT %(most)s"
    inner = "SELECT DISTINCT listing" + _ASKER.format(near=near)
    statement = f"SELECT count(*) FROM ({inner}) AS counted"
    with driver_cursor(connection) as cursor:
        row = cursor.execute(statement.encode(), {**_parameters(ask), "most": most + 1}).fetchone()
    return int(row[0]) if row else 0


def _hard(ask: Ask) -> str:
    asked = {
        "weekly": ask.weekly != 0,
        "free": ask.free,
        "step_free": ask.step_free,
        "kind": ask.kind is not None,
        "age": ask.age is not None,
    }
    return "".join(clause for name, clause in _HARD.items() if asked[name])


def _parameters(ask: Ask) -> dict[str, Any]:
    return {
        "longitude": ask.near.point.longitude,
        "latitude": ask.near.point.latitude,
        "reach": float(ask.reach_metres),
        "codes": [wanted.code for wanted in ask.interests] or [EVERYTHING],
        "weekly": ask.weekly,
        "kind": None if ask.kind is None else KIND_NUMBER[ask.kind],
        "age": ask.age,
    }
