"""Which township each of many points is nearest to."""

from collections.abc import Sequence
from math import cos, radians

from sqlalchemy import Connection

from asset_map.model.place import Point
from asset_map.store.driver import driver_cursor

# A cluster that is spread wider than this is near no one township.
WIDEST_METRES = 8_192.0
METRES_OF_A_DEGREE = 111_320.0
MOST_TOWNS = 400

_TOWNS = """
SELECT name, longitude, latitude FROM place
WHERE longitude BETWEEN %(west)s AND %(east)s AND latitude BETWEEN %(south)s AND %(north)s
ORDER BY name LIMIT %(most)s
"""


def towns_near(connection: Connection, points: Sequence[Point], metres: float) -> list[str]:
    """The name of the nearest township to each point, or an empty one where none is in `metres`."""
    if not points or metres > WIDEST_METRES:
        return [""] * len(points)
    narrow = cos(radians(points[0].latitude))
    high = metres / METRES_OF_A_DEGREE
    wide = high / narrow
    asked = {
        "west": min(point.longitude for point in points) - wide,
        "south": min(point.latitude for point in points) - high,
        "east": max(point.longitude for point in points) + wide,
        "north": max(point.latitude for point in points) + high,
        "most": MOST_TOWNS,
    }
    with driver_cursor(connection) as cursor:
        towns = [
            (name, longitude * narrow, latitude)
            for name, longitude, latitude in cursor.execute(_TOWNS.encode(), asked)
        ]
    return [_nearest(towns, point.longitude * narrow, point.latitude, high) for point in points]


def _nearest(towns: list[tuple[str, float, float]], x: float, y: float, reach: float) -> str:
    apart = [((x - east) ** 2 + (y - north) ** 2, name) for name, east, north in towns]
    squared, name = min(apart, default=(float("inf"), ""))
    return name if squared <= reach * reach else ""
