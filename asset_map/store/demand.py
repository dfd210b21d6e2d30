"""Who lives where: each area's people as a point in metres, and the area's figures."""

from dataclasses import dataclass

from sqlalchemy import Connection, text

from asset_map.model.gap import POPULATION

# Finest: the level whose areas are smallest.
_LEVELS = """
SELECT level, count(*) AS areas FROM area GROUP BY level ORDER BY avg(ST_Area(boundary)), level
"""
# People stand at the population-weighted centroid where one was loaded, else at the boundary's.
_PEOPLE = """
SELECT a.gss_code, a.name, coalesce(p.value, 0) AS population, coalesce(d.value, 0) AS demand,
       ST_X(stands) AS x, ST_Y(stands) AS y
FROM area AS a
CROSS JOIN LATERAL (SELECT coalesce(a.people_at, ST_Centroid(a.boundary)) AS stands) AS people
LEFT JOIN area_figure AS p ON p.gss_code = a.gss_code AND p.name = :population
LEFT JOIN area_figure AS d ON d.gss_code = a.gss_code AND d.name = :figure
WHERE a.level = :level
ORDER BY a.gss_code
"""


@dataclass(frozen=True, slots=True)
class People:
    """An area's people: where they stand, how many they are, and how many of them ask."""

    gss_code: str
    name: str
    population: float
    demand: float
    x: float
    y: float


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


def people(connection: Connection, level: str, figure: str = POPULATION) -> list[People]:
    """Each area of the level, in the order of the codes; 0 where it has no such figure."""
    asked = {"level": level, "figure": figure, "population": POPULATION}
    return [People(*row) for row in connection.execute(text(_PEOPLE), asked)]


def outlines(connection: Connection, level: str) -> list[tuple[str, bytes]]:
    """Each area's code and boundary (WKB, WGS 84), in the order of the codes."""
    statement = (
        "SELECT gss_code, ST_AsBinary(ST_Transform(boundary, 4326)) FROM area "
        "WHERE level = :level ORDER BY gss_code"
    )
    rows = connection.execute(text(statement), {"level": level})
    return [(code, bytes(boundary)) for code, boundary in rows]
