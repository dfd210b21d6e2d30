"""Who lives where: each area's people as a point in metres, and the area's figures."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from asset_map.model.gap import POPULATION

# Finest: the level whose areas are smallest.
_LEVELS = """
SELECT level, count(*) AS areas FROM area GROUP BY level ORDER BY avg(ST_Area(boundary)), level
"""
# People stand at the population-weighted centroid where one was loaded, else at the boundary's.
_PEOPLE = """
SELECT a.gss_code, a.name, coalesce(p.value, 0) AS population, coalesce(d.value, 0) AS demand,
       ST_X(stands) AS x, ST_Y(stands) AS y, w.value AS weight
FROM area AS a
CROSS JOIN LATERAL (SELECT coalesce(a.people_at, ST_Centroid(a.boundary)) AS stands) AS people
LEFT JOIN area_figure AS p ON p.gss_code = a.gss_code AND p.name = :population
LEFT JOIN area_figure AS d ON d.gss_code = a.gss_code AND d.name = :figure
LEFT JOIN area_figure AS w ON w.gss_code = a.gss_code AND w.name = :weight
WHERE a.level = :level
ORDER BY a.gss_code
"""
# Simplified for a map, by this many metres.
_SHAPES = """
SELECT gss_code, ST_AsGeoJSON(ST_Transform(
  ST_SimplifyPreserveTopology(boundary, :stray), 4326), 5)
FROM area WHERE level = :level ORDER BY gss_code
"""


@dataclass(frozen=True, slots=True)
class People:
    """An area's people: where they stand, how many they are, and how many of them ask.

    `weight` is how much of a figure their area has; None where that is not known.
    """

    gss_code: str
    name: str
    population: float
    demand: float
    x: float
    y: float
    weight: float | None = None


def levels(connection: Connection) -> dict[str, int]:
    """How many areas there are of each level, the finest level first."""
    return {row.level: row.areas for row in connection.execute(text(_LEVELS))}


def figures(connection: Connection, level: str) -> list[str]:
    """The figures that areas of a level have."""
    statement = (
        "SELECT DISTINCT f.name FROM area_figure AS f JOIN area AS a USING (gss_code) "
        "WHERE a.level = :level ORDER BY f.name"
    )
    return list(connection.scalars(text(statement), {"level": level}))


def areas_without(connection: Connection, level: str, figure: str) -> int:
    """How many areas of the level have no such figure."""
    statement = (
        "SELECT count(*) FROM area AS a WHERE level = :level AND NOT EXISTS "
        "(SELECT FROM area_figure AS f WHERE f.gss_code = a.gss_code AND f.name = :figure)"
    )
    return int(connection.scalar(text(statement), {"level": level, "figure": figure}) or 0)


def figure_values(
    connection: Connection, level: str, names: Sequence[str]
) -> dict[str, tuple[float, ...]]:
    """Those of the figures that are held, for each area in the order of the codes; nan for none."""
    statement = (
        "SELECT n.name, array_agg(coalesce(f.value, 'nan') ORDER BY a.gss_code) AS values "
        "FROM area AS a CROSS JOIN unnest(CAST(:names AS text[])) AS n (name) "
        "LEFT JOIN area_figure AS f ON f.gss_code = a.gss_code AND f.name = n.name "
        "WHERE a.level = :level GROUP BY n.name HAVING count(f.value) > 0"
    )
    rows = connection.execute(text(statement), {"level": level, "names": list(names)})
    found = {name: tuple(values) for name, values in rows}
    return {name: found[name] for name in names if name in found}


def people(
    connection: Connection, level: str, figure: str = POPULATION, weight: str = ""
) -> list[People]:
    """Each area of the level, in the order of the codes; 0 where it has no such figure."""
    asked = {"level": level, "figure": figure, "population": POPULATION, "weight": weight}
    return [People(*row) for row in connection.execute(text(_PEOPLE), asked)]


def outlines(connection: Connection, level: str) -> list[tuple[str, bytes]]:
    """Each area's code and boundary (WKB, WGS 84), in the order of the codes."""
    statement = (
        "SELECT gss_code, ST_AsBinary(ST_Transform(boundary, 4326)) FROM area "
        "WHERE level = :level ORDER BY gss_code"
    )
    rows = connection.execute(text(statement), {"level": level})
    return [(code, bytes(boundary)) for code, boundary in rows]


def shapes(connection: Connection, level: str, stray_metres: float) -> dict[str, dict[str, Any]]:
    """Each area's outline (GeoJSON, WGS 84) by its code, straying so far from the boundary."""
    rows = connection.execute(text(_SHAPES), {"level": level, "stray": stray_metres})
    return {code: json.loads(drawn) for code, drawn in rows}
