"""Whose people come to the asker, wherever they are based: found by the area they serve alone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask
from asset_map.model.listing import Kind
from asset_map.model.place import Point
from asset_map.model.view import Spot
from asset_map.store import wanted
from asset_map.store.driver import driver_cursor

# The listings that serve a place: by the name of its district or sector, or by a distance.
SERVING = """
SELECT service_at_location_id AS id FROM service_area WHERE district = ANY (%(districts)s::text[])
UNION
SELECT service_at_location_id FROM service_area, asker WHERE reaches @> circle(asker.here, 0)
"""
HERE = """
SELECT point(ST_X(metres), ST_Y(metres)) AS here{besides}
FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed OFFSET 0
"""
# From the few that serve the place to what each is about: without the fence (OFFSET 0), the planner
# looks through every posting of a wanted term, in the whole country.
_SERVED = f"""
WITH asker AS MATERIALIZED ({HERE}), serving AS MATERIALIZED ({SERVING})
SELECT {{columns}} FROM asker, serving
CROSS JOIN LATERAL (SELECT * FROM posting WHERE listing = serving.id OFFSET 0) AS posting
JOIN ({{wanted}}) AS wanted ON wanted.number = posting.term
WHERE true{{hard}}
"""
_SPOTS = """
SELECT id, name, kind, longitude, latitude
FROM ({served}) AS found JOIN public_listing ON id = found.listing ORDER BY name, id
"""
_COLUMNS = (
    "listing, wanted.code, weight / 100.0::float8, point <-> asker.here, weekly, assured_date, "
    "sought, true, posting.kind"
)


def candidates(connection: Connection, ask: Ask) -> list[Candidate]:
    """Those who come to the asker and pass what must hold, once for each wanted term."""
    asked = wanted.parameters(ask)
    asked |= {"codes": [*asked["codes"], *ask.avoid]}
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(statement(ask, _COLUMNS).encode(), asked).fetchall()
    return [candidate(row) for row in rows]


def candidate(row: Sequence[Any]) -> Candidate:
    """A candidate from a row of its columns, the last the number of its kind."""
    *rest, kind = row
    id, term, weight, metres, weekly, assured, sought, comes = rest
    return Candidate(id, term, weight, metres, weekly, assured, sought, comes, wanted.KINDS[kind])


def statement(ask: Ask, columns: str = _COLUMNS) -> str:
    """The SQL of `candidates`, or of other `columns` of the same, with psycopg's parameters."""
    return _SERVED.format(
        columns=columns,
        besides=wanted.besides(ask),
        wanted=wanted.wanted(ask),
        hard=wanted.hard(ask),
    )


def spots(connection: Connection, ask: Ask) -> list[Spot]:
    """Where those are based who come to the asker, by name."""
    asked = _SPOTS.format(served=statement(ask, "DISTINCT listing"))
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(asked.encode(), wanted.parameters(ask)).fetchall()
    return [Spot(id, name, Kind(kind), Point(x, y)) for id, name, kind, x, y in rows]
