"""Whose people come to the asker, wherever they are based: found by the area they serve alone."""

from sqlalchemy import Connection

from asset_map.model.ask import Ask
from asset_map.model.listing import Kind
from asset_map.model.place import Point
from asset_map.model.view import Spot
from asset_map.store import wanted
from asset_map.store.driver import driver_cursor

# By the name of the place's district or sector, or by a distance. Who serves several of them comes
# as often.
DOING_IT = """
SELECT {columns} FROM served_posting AS posting
WHERE term = wanted.number AND district = ANY (asker.districts){hard}
UNION ALL
SELECT {columns} FROM served_posting AS posting
WHERE term = wanted.number AND reaches @> circle(asker.here, 0){hard}
"""
_SERVED = f"""
SELECT DISTINCT near.listing
FROM ({{asker}}) AS asker
CROSS JOIN LATERAL ({{wanted}}) AS wanted
CROSS JOIN LATERAL ({DOING_IT}) AS near
"""
_SPOTS = """
SELECT id, name, kind, longitude, latitude
FROM ({served}) AS found JOIN public_listing ON id = found.listing ORDER BY name, id
"""


def statement(ask: Ask) -> str:
    """The SQL of the listings that come and pass what must hold, with psycopg's parameters."""
    return _SERVED.format(
        asker=wanted.asker(ask),
        wanted=wanted.wanted(ask),
        columns="listing",
        hard=wanted.hard(ask),
    )


def spots(connection: Connection, ask: Ask) -> list[Spot]:
    """Where those are based who come to the asker, by name."""
    asked = _SPOTS.format(served=statement(ask))
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(asked.encode(), wanted.parameters(ask)).fetchall()
    return [Spot(id, name, Kind(kind), Point(x, y)) for id, name, kind, x, y in rows]
