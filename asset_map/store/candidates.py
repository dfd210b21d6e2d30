"""The nearest listings for each wanted term that pass what must hold: the hot question."""

from collections import Counter

from sqlalchemy import Connection

from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask
from asset_map.store import served, wanted
from asset_map.store.driver import driver_cursor
from asset_map.store.wanted import hard, parameters

# How many of the nearest are weighed for each wanted term. Twenty would be exact for a score of
# distance alone; the score weighs more, so more are taken.
CANDIDATES_PER_TERM = 60
# Beyond this many in reach we say "more than" rather than count on.
COUNTED = 1_000

_ASKER = """
FROM ({wanted}) AS wanted
CROSS JOIN (
  SELECT point(ST_X(metres), ST_Y(metres)) AS here{besides}
  FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed
  OFFSET 0  -- a fence: the transformation is done once, not once a row
) AS asker
CROSS JOIN LATERAL ({near}) AS near
"""

# Whoever comes to people is found by the area they serve, and never by being near.
_IN_REACH = """
SELECT listing, weight, weekly, assured_date, kind, point <-> asker.here AS metres
FROM posting
WHERE term = wanted.number AND point <@ circle(asker.here, %(reach)s) AND comes IS NULL{hard}
"""
# The index hands them over by distance: good where most pass, for it stops early.
_BY_DISTANCE = _IN_REACH + "ORDER BY point <-> asker.here LIMIT %(most)s"
# A weekday lets so few pass that all in reach are read anyway: in any order that is 1.4 times as
# quick, sorted afterwards.
_GATHERED = "SELECT * FROM (" + _IN_REACH + "OFFSET 0) AS gathered ORDER BY metres LIMIT %(most)s"


def nearest(
    connection: Connection, ask: Ask, per_term: int = CANDIDATES_PER_TERM
) -> tuple[list[Candidate], bool]:
    """The nearest candidates for each wanted term, and whether there may be more in reach.

    Whoever comes to the asker is among them, from however far.

    A listing that answers to two wanted terms comes twice, once for each. One that is also about
    what is to be avoided comes once more for that, so that it can be told how much it is.
    """
    most = max(per_term, ask.offset + ask.limit)
    asked = parameters(ask)
    asked |= {"most": most, "codes": [*asked["codes"], *ask.avoid]}
    found = []
    if not ask.comes:
        with driver_cursor(connection) as cursor:
            rows = cursor.execute(nearest_statement(ask), asked).fetchall()
        found = [served.candidate(row) for row in rows]
    counts = Counter((one.term, one.sought) for one in found if one.term not in ask.avoid)
    more = any(count >= most for count in counts.values())
    return [*found, *served.candidates(connection, ask)], more


def nearest_statement(ask: Ask) -> bytes:
    """The SQL of `nearest`, with psycopg's named parameters."""
    near = _GATHERED if ask.weekly else _BY_DISTANCE
    columns = (
        "SELECT listing, wanted.code, weight / 100.0::float8, metres, weekly, assured_date, "
        "sought, false, kind"
    )
    return (columns + _asked(ask, near)).encode()


def count_in_reach(connection: Connection, ask: Ask, most: int = COUNTED) -> int:
    """How many listings pass the ask, counted no further than `most` + 1 in reach."""
    inner = served.statement(ask, "DISTINCT listing")
    if not ask.comes:
        in_reach = "SELECT listing" + _asked(ask, _IN_REACH + "LIMIT %(most)s")
        inner = f"({inner}) UNION ({in_reach})"
    statement = f"SELECT count(*) FROM ({inner}) AS counted"
    with driver_cursor(connection) as cursor:
        row = cursor.execute(statement.encode(), {**parameters(ask), "most": most + 1}).fetchone()
    return int(row[0]) if row else 0


def _asked(ask: Ask, near: str) -> str:
    return _ASKER.format(
        wanted=wanted.wanted(ask), besides=wanted.besides(ask), near=near.format(hard=hard(ask))
    )
