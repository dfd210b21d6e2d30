"""Areas and their figures, as rows: boundaries in metres, one row a figure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from shapely import to_wkb
from sqlalchemy import Connection, text

from asset_map.model.area import Area
from asset_map.model.place import Point
from asset_map.store.driver import driver_connection

# The temporary tables are dropped at the end, so that a transaction can hold several imports.
_TABLES = """
CREATE TEMPORARY TABLE incoming_area (gss_code text, level text, name text, wkb bytea);
CREATE TEMPORARY TABLE incoming_figure (gss_code text, name text, value float8);
"""

# Degrees to metres may fold a narrow corner over itself.
_TAKE_ON_AREAS = """
INSERT INTO area AS held (gss_code, level, name, boundary)
SELECT gss_code, level, name, ST_Multi(ST_CollectionExtract(ST_MakeValid(ST_Transform(
  ST_GeomFromWKB(wkb, 4326), Find_SRID('public', 'area', 'boundary'))), 3))
FROM incoming_area
ON CONFLICT (gss_code) DO UPDATE
SET level = excluded.level, name = excluded.name, boundary = excluded.boundary
WHERE (held.level, held.name) <> (excluded.level, excluded.name)
   OR ST_AsBinary(held.boundary) <> ST_AsBinary(excluded.boundary)
RETURNING gss_code, (xmax = 0) AS new
"""

_TAKE_ON_FIGURES = """
INSERT INTO area_figure AS held (gss_code, name, value)
SELECT gss_code, name, value FROM incoming_figure
ON CONFLICT (gss_code, name) DO UPDATE SET value = excluded.value
WHERE held.value <> excluded.value
RETURNING gss_code
"""
# The figure goes from all areas of the levels that the new one speaks of.
_LET_GO = """
DELETE FROM area_figure AS f USING area AS a
WHERE a.gss_code = f.gss_code AND f.name = :name AND a.level IN
  (SELECT level FROM area WHERE gss_code = ANY (:codes))
"""
_PUT = """
INSERT INTO area_figure AS held (gss_code, name, value)
SELECT code, :name, value
FROM unnest(CAST(:codes AS text[]), CAST(:values AS float8[])) AS given (code, value)
ON CONFLICT (gss_code, name) DO UPDATE SET value = excluded.value
"""
_BARE = """
SELECT a.level, count(*) AS areas, count(f.value) AS known FROM area AS a
LEFT JOIN area_figure AS f ON f.gss_code = a.gss_code AND f.name = :name
WHERE a.level IN (SELECT level FROM area WHERE gss_code = ANY (:codes))
GROUP BY a.level ORDER BY a.level
"""


@dataclass(frozen=True, slots=True)
class Reached:
    """How many areas there are of a level, and how many of them have a figure."""

    level: str
    areas: int
    known: int


@dataclass(frozen=True, slots=True)
class SavedAreas:
    """What an import of areas did; an area whose figures changed has changed."""

    new: int
    changed: int
    unchanged: int


def save_areas(connection: Connection, areas: Sequence[Area]) -> SavedAreas:
    """Take areas on, each code once. Figures they do not bring stay as they are.

    The caller commits.
    """
    driver = driver_connection(connection)
    driver.execute(_TABLES)
    with driver.cursor() as cursor:
        with cursor.copy("COPY incoming_area FROM STDIN") as copy:
            for area in areas:
                boundary = to_wkb(area.boundary, output_dimension=2)
                copy.write_row((area.gss_code, area.level, area.name, boundary))
        with cursor.copy("COPY incoming_figure FROM STDIN") as copy:
            for row in _figures(areas):
                copy.write_row(row)
    written = {row.gss_code: row.new for row in connection.execute(text(_TAKE_ON_AREAS))}
    touched = set(connection.scalars(text(_TAKE_ON_FIGURES)))
    driver.execute("DROP TABLE incoming_area, incoming_figure")
    new = sum(written.values())
    changed = len(touched | written.keys()) - new
    if new or changed:
        connection.execute(text("ANALYZE area, area_figure"))
    return SavedAreas(new, changed, len(areas) - new - changed)


def save_centroids(connection: Connection, centroids: Mapping[str, Point]) -> int:
    """Say where the people of areas live, by code; how many areas that is. The caller commits."""
    statement = text(
        "UPDATE area SET people_at = to_metres(c.longitude, c.latitude) "
        "FROM unnest(CAST(:codes AS text[]), CAST(:x AS float8[]), CAST(:y AS float8[])) "
        "AS c (code, longitude, latitude) WHERE gss_code = c.code"
    )
    points = centroids.values()
    asked = {
        "codes": list(centroids),
        "x": [point.longitude for point in points],
        "y": [point.latitude for point in points],
    }
    return connection.execute(statement, asked).rowcount


def codes(connection: Connection) -> set[str]:
    """The codes of all areas."""
    return set(connection.scalars(text("SELECT gss_code FROM area")))


def save_figure(connection: Connection, name: str, values: Mapping[str, float]) -> list[Reached]:
    """Put a figure, by areas' codes, in the place of what those levels had of that name.

    The caller commits, so that nobody sees the areas without it.
    """
    asked = {"name": name, "codes": list(values), "values": list(values.values())}
    connection.execute(text(_LET_GO), asked)
    connection.execute(text(_PUT), asked)
    connection.execute(text("ANALYZE area_figure"))
    return [Reached(*row) for row in connection.execute(text(_BARE), asked)]


def figure_total(connection: Connection, level: str, name: str) -> float:
    """The sum of a figure over all areas of a level; 0 where there is none."""
    total = connection.scalar(
        text(
            "SELECT sum(value) FROM area_figure AS f JOIN area AS a USING (gss_code) "
            "WHERE a.level = :level AND f.name = :name"
        ),
        {"level": level, "name": name},
    )
    return float(total or 0)


def _figures(areas: Iterable[Area]) -> Iterator[tuple[str, str, float]]:
    for area in areas:
        for name, value in area.figures.items():
            yield area.gss_code, name, value
