"""The nearest listings for each wanted term that pass what must hold: the hot question."""

from collections import Counter

from sqlalchemy import Connection

from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask
from asset_map.store import served
from asset_map.store.driver import rows
from asset_map.store.wanted import KINDS, asker, hard, parameters, sort_of, wanted

# How many of the nearest are weighed for each wanted term. Twenty would be exact for a score of
# distance alone; the score weighs more, so more are taken.
CANDIDATES_PER_TERM = 60
# Beyond this many in reach we say "more than" rather than count on.
COUNTED = 1_000

_FOUND = """
SELECT {columns}
FROM ({asker}) AS asker
CROSS JOIN LATERAL ({wanted}) AS wanted
CROSS JOIN LATERAL ({found}) AS found
"""
_COLUMNS = (
    "listing, code, weight / 100.0::float8, metres, weekly, assured_date, sought, comes, kind, "
    "found.aside"
)
_OF_A_POSTING = (
    "listing, weight, weekly, assured_date, kind, point <-> asker.here AS metres, "
    "comes IS NOT NULL AS comes, {aside} AS aside"
)
_ASIDE = "main_term = ANY (asker.aside)"
# Whoever comes to people is found by the area they serve, and never by being near. An index finds
# a box sooner than a circle; the metre more is for the rounding of its sides.
_IN_REACH = """
SELECT {columns} FROM posting
WHERE term = wanted.number
  AND point <@ box(asker.here - point(%(reach)s + 1, %(reach)s + 1),
                   asker.here + point(%(reach)s + 1, %(reach)s + 1))
  AND point <-> asker.here <= %(reach)s AND comes IS NULL{hard}
"""
_NEAREST = _IN_REACH + "ORDER BY point <-> asker.here LIMIT %(most)s"

# Written once for each sort of ask, which are few.
_STATEMENTS: dict[tuple[bool, ...], str] = {}


def nearest(
    connection: Connection, ask: Ask, per_term: int = CANDIDATES_PER_TERM
) -> tuple[list[Candidate], frozenset[tuple[str, bool]]]:
    """The nearest candidates for each wanted term, and the terms that may have more in reach.

    Whoever comes to the asker is among them, from however far.

    A listing that answers to two wanted terms comes twice, once for each. One that is also about
    what is to be avoided comes once more for that, so that it can be told how much it is. The
    terms come with whether it is sought.
    """
    # One more than are shown tells whether any follow.
    most = max(per_term, ask.offset + ask.limit + 1)
    asked = parameters(ask)
    asked |= {"most": most, "codes": [*asked["codes"], *ask.avoid]}
    found = [
        Candidate(id, term, weight, metres, weekly, assured, sought, comes, KINDS[kind], aside)
        for id, term, weight, metres, weekly, assured, sought, comes, kind, aside in rows(
            connection, nearest_statement(ask), asked
        )
    ]
    near = (one for one in found if not one.comes and one.term not in ask.avoid)
    counts = Counter((one.term, one.sought) for one in near)
    return found, frozenset(key for key, count in counts.items() if count >= most)


def nearest_statement(ask: Ask) -> str:
    """The SQL of `nearest`, with psycopg's named parameters."""
    sort = sort_of(ask)
    if sort not in _STATEMENTS:
        aside = _ASIDE if ask.aside else "false"
        of_a_posting = _OF_A_POSTING.format(aside=aside)
        _STATEMENTS[sort] = _found(ask, _COLUMNS, _NEAREST, of_a_posting)
    return _STATEMENTS[sort]


def count_in_reach(connection: Connection, ask: Ask, most: int = COUNTED) -> int:
    """How many listings pass the ask, counted no further than `most` + 1 in reach."""
    inner = _found(ask, "DISTINCT listing", _IN_REACH + "LIMIT %(most)s", "listing")
    statement = f"SELECT count(*) FROM ({inner}) AS counted"
    ((count,),) = rows(connection, statement, {**parameters(ask), "most": most + 1})
    return int(count)


def _found(ask: Ask, columns: str, near: str, of_a_posting: str) -> str:
    """Who comes to the asker, and what is `near` unless only who comes is wanted."""
    found = served.DOING_IT if ask.comes else f"({near}) UNION ALL {served.DOING_IT}"
    return _FOUND.format(
        columns=columns,
        asker=asker(ask),
        wanted=wanted(ask),
        found=found.format(columns=of_a_posting, hard=hard(ask)),
    )
