"""What a map without tiles draws beneath its places: outlines of areas, and names."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from asset_map.model.place import Point

# A map with more outlines than this is a net, and weighs too much.
MOST_OUTLINES = 200
# A level with fewer areas in the box than this shows nothing of the land's shape.
FEWEST_OUTLINES = 3
MOST_NAMES = 40
# A line may stray from the true boundary by this part of the box: less than a pixel or two.
STRAY = 1 / 400

_BOX = """
WITH box AS (
  SELECT ST_Transform(
    ST_MakeEnvelope(:west, :south, :east, :north, 4326),
    (SELECT ST_SRID(boundary) FROM area LIMIT 1)
  ) AS box
)
"""
_LEVELS = f"""{_BOX}
SELECT level FROM area, box WHERE boundary && box
GROUP BY level ORDER BY count(*) < :fewest, count(*) LIMIT 1
"""
_OUTLINES = f"""{_BOX}
SELECT name, ST_AsGeoJSON(ST_Transform(
  ST_SimplifyPreserveTopology(boundary, (ST_XMax(box) - ST_XMin(box)) * :stray), 4326), 4)
FROM area, box WHERE boundary && box AND level = :level
ORDER BY ST_Distance(boundary, ST_Centroid(box)), gss_code LIMIT :most
"""
_NAMES = """
SELECT name, longitude, latitude FROM place
WHERE longitude BETWEEN :west AND :east AND latitude BETWEEN :south AND :north
ORDER BY point(longitude, latitude) <-> point((:west + :east) / 2, (:south + :north) / 2)
LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map between two longitudes and two latitudes, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def bounds(self) -> dict[str, float]:
        """Its sides by name."""
        return {"west": self.west, "south": self.south, "east": self.east, "north": self.north}


def outlines(connection: Connection, box: Box) -> list[tuple[str, dict[str, Any]]]:
    """Areas' names and simplified outlines (GeoJSON, WGS 84) in the box, of its coarsest level."""
    bounds = box.bounds()
    level = connection.execute(text(_LEVELS), {**bounds, "fewest": FEWEST_OUTLINES}).scalar()
    if level is None:
        return []
    asked = {**bounds, "level": level, "most": MOST_OUTLINES, "stray": STRAY}
    return [(name, json.loads(drawn)) for name, drawn in connection.execute(text(_OUTLINES), asked)]


def township_names(connection: Connection, box: Box) -> list[tuple[str, Point]]:
    """The names of townships in the box and their approximate centres, the box's middle first."""
    rows = connection.execute(text(_NAMES), {**box.bounds(), "most": MOST_NAMES})
    return [(name, Point(longitude, latitude)) for name, longitude, latitude in rows]


def all_township_names(connection: Connection) -> list[str]:
    """Every township's name, in the order of the alphabet."""
    return list(connection.scalars(text("SELECT name FROM place ORDER BY name")))
