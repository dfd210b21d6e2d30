"""The nearest listings for each wanted term that pass what must hold: the hot question."""

from collections import Counter
from typing import Any

from sqlalchemy import Connection

from asset_map.model.activity import Candidate
from asset_map.model.ask import CONFIRMED_LATELY_DAYS, Ask
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

_WANTED = """
SELECT number, code, false AS sought FROM taxonomy_term WHERE code = ANY (%(codes)s)
"""
# What a listing's words only make likely is found where guesses stand: a million above.
_GUESSED = """
UNION ALL SELECT number + 1000000, code, false FROM taxonomy_term WHERE code = ANY (%(codes)s)
"""
# What someone could offer is found where it is looked for: those postings stand below 0.
_SOUGHT = """
UNION ALL SELECT -number, code, true FROM taxonomy_term WHERE code = ANY (%(gifts)s)
"""
_AVOIDED = """
, ARRAY(
  SELECT t.number FROM taxonomy_term AS t LEFT JOIN taxonomy_term AS b ON b.number = t.parent_number
  WHERE t.code = ANY (%(avoid)s) OR b.code = ANY (%(avoid)s)
) AS avoided
"""
# By number, so that a listing's main term is looked up in a few numbers.
_AT_THE_DOOR = """
, ARRAY(SELECT number FROM taxonomy_term WHERE code = ANY (%(at_the_door)s)) AS at_the_door
"""
_ASKER = """
FROM ({wanted}) AS wanted
CROSS JOIN (
  SELECT point(ST_X(metres), ST_Y(metres)) AS here{avoided}{at_the_door}
  FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed
  OFFSET 0  -- a fence: the transformation is done once, not once a row
) AS asker
CROSS JOIN LATERAL ({near}) AS near
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
    "pence": " AND pence <= %(pence)s",
    "step_free": " AND step_free",
}
# The same where a fact that nobody has told is no refusal.
_HARD_IF_KNOWN = {
    "weekly": " AND (weekly = 0 OR weekly & %(weekly)s <> 0{comes})",
    "free": " AND coalesce(pence, 0) = 0",
    "pence": " AND coalesce(pence, 0) <= %(pence)s",
    "step_free": " AND (step_free IS NOT FALSE{comes})",
}
# Who comes to the asker agrees an hour, and the asker's own steps are the ones that count.
_COMES = " OR (kind = %(micro)s AND main_term = ANY (asker.at_the_door))"
# Nobody of this age comes alone: a listing for none older is for who brings them, too.
BROUGHT_AGE = 5
# From this age on someone may be the one who brings them.
BRINGING_AGE = 14
_ALWAYS_HARD = {
    "kind": " AND kind = %(kind)s",
    "age": " AND coalesce(minimum_age, 0) <= %(age)s"
    " AND (coalesce(maximum_age, 200) >= %(age)s OR maximum_age <= %(brought)s)",
    "confirmed": f" AND assured_date >= current_date - {CONFIRMED_LATELY_DAYS}",
    "avoid": " AND main_term <> ALL (asker.avoided)",
}


def nearest(
    connection: Connection, ask: Ask, per_term: int = CANDIDATES_PER_TERM
) -> tuple[list[Candidate], bool]:
    """The nearest candidates for each wanted term, and whether there may be more in reach.

    A listing that answers to two wanted terms comes twice, once for each. One that is also about
    what is to be avoided comes once more for that, so that it can be told how much it is.
    """
    most = max(per_term, ask.offset + ask.limit)
    asked = parameters(ask)
    asked |= {"most": most, "codes": [*asked["codes"], *ask.avoid]}
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(nearest_statement(ask), asked).fetchall()
    found = [Candidate(*row) for row in rows]
    counts = Counter((one.term, one.sought) for one in found if one.term not in ask.avoid)
    return found, any(count >= most for count in counts.values())


def nearest_statement(ask: Ask) -> bytes:
    """The SQL of `nearest`, with psycopg's named parameters."""
    near = _GATHERED if ask.weekly else _BY_DISTANCE
    columns = (
        "SELECT listing, wanted.code, weight / 100.0::float8, metres, weekly, assured_date, sought"
    )
    return (columns + _asked(ask, near)).encode()


def count_in_reach(connection: Connection, ask: Ask, most: int = COUNTED) -> int:
    """How many listings in reach pass the ask, counted no further than `most` + 1."""
    inner = "SELECT DISTINCT listing" + _asked(ask, _IN_REACH + "LIMIT %(most)s")
    statement = f"SELECT count(*) FROM ({inner}) AS counted"
    with driver_cursor(connection) as cursor:
        row = cursor.execute(statement.encode(), {**parameters(ask), "most": most + 1}).fetchone()
    return int(row[0]) if row else 0


def _asked(ask: Ask, near: str) -> str:
    return _ASKER.format(
        wanted=_WANTED + (_GUESSED if ask.guesses_too else "") + (_SOUGHT if ask.gifts else ""),
        avoided=_AVOIDED if ask.avoid else "",
        at_the_door=_AT_THE_DOOR if ask.at_the_door else "",
        near=near.format(hard=hard(ask)),
    )


def hard(ask: Ask) -> str:
    """What a posting must pass, as SQL that goes on after a condition."""
    asked = {
        "weekly": ask.weekly != 0,
        "free": ask.free,
        "pence": ask.pence_at_most is not None,
        "step_free": ask.step_free,
        "kind": ask.kind is not None,
        "age": ask.age is not None,
        "confirmed": ask.confirmed,
        "avoid": bool(ask.avoid),
    }
    clauses = {**(_HARD_IF_KNOWN if ask.unknown_will_do else _HARD), **_ALWAYS_HARD}
    comes = _COMES if ask.at_the_door else ""
    return "".join(clause.format(comes=comes) for name, clause in clauses.items() if asked[name])


def parameters(ask: Ask) -> dict[str, Any]:
    """The values that go into an ask's SQL, by name."""
    gifts = [gift.code for gift in ask.gifts]
    wanted = [interest.code for interest in ask.interests]
    return {
        "longitude": ask.near.point.longitude,
        "latitude": ask.near.point.latitude,
        "reach": float(ask.reach_metres),
        "codes": [*wanted, *gifts] or [EVERYTHING],
        "gifts": gifts,
        "avoid": list(ask.avoid),
        "at_the_door": list(ask.at_the_door),
        "micro": KIND_NUMBER[Kind.MICRO_ENTERPRISE],
        "weekly": ask.weekly,
        "pence": ask.pence_at_most,
        "kind": None if ask.kind is None else KIND_NUMBER[ask.kind],
        "age": ask.age,
        "brought": BROUGHT_AGE if ask.age is not None and ask.age >= BRINGING_AGE else -1,
    }
