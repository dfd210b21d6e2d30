"""The statements behind a view of the map: cells from the grid, postings counted one by one."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from asset_map.model.listing import Kind
from asset_map.model.place import Point
from asset_map.model.view import Spot
from asset_map.store.driver import driver_cursor
from asset_map.store.grid import ZOOM_OF_A_METRE
from asset_map.store.projection import Metres

_WANTED = "(SELECT number FROM taxonomy_term WHERE code = ANY (%(codes)s)) AS wanted"
# A column of cells at a time: each is one short walk along the index.
_CELLS = f"""
SELECT x >> %(shift)s::int, y >> %(shift)s::int, kind, sum(listings)::int,
       sum(sum_x)::float8, sum(sum_y)::float8
FROM {_WANTED}
CROSS JOIN LATERAL (
  SELECT along.x, y, kind, listings, sum_x, sum_y
  FROM generate_series(%(west)s::int, %(east)s::int) AS along (x)
  CROSS JOIN LATERAL (
    SELECT y, kind, listings, sum_x, sum_y FROM grid_cell
    WHERE zoom = %(level)s::int AND term = wanted.number AND x = along.x
      AND y BETWEEN %(south)s::int AND %(north)s::int
    OFFSET 0  -- a fence: without it all columns are read at once, and sorted out afterwards
  ) AS held
  UNION ALL
  SELECT x >> %(width)s::int, y >> %(width)s::int, kind, listings,
         listings * x::bigint, listings * y::bigint
  FROM grid_change
  WHERE x >> %(width)s::int BETWEEN %(west)s::int AND %(east)s::int
    AND y >> %(width)s::int BETWEEN %(south)s::int AND %(north)s::int
    AND wanted.number = ANY (terms)
) AS cells
WHERE %(kind)s::int IS NULL OR kind = %(kind)s::int
GROUP BY 1, 2, 3 HAVING sum(listings) > 0
"""
_NEAR = f"""
FROM {_WANTED}
CROSS JOIN (
  SELECT point(ST_X(metres), ST_Y(metres)) AS here
  FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed OFFSET 0
) AS asker
CROSS JOIN LATERAL (
  SELECT listing, kind, point FROM posting
  WHERE term = wanted.number
    AND point <@ box(point(%(x0)s::float8, %(y0)s::float8), point(%(x1)s::float8, %(y1)s::float8))
    {{hard}}
) AS near
"""
_COUNTED = """
SELECT point[0]::int >> %(shift)s::int, point[1]::int >> %(shift)s::int, kind, count(*)::int,
       sum(point[0]), sum(point[1])
FROM (SELECT {once} listing, kind, point {near}) AS each GROUP BY 1, 2, 3
"""
_SPOTS = """
SELECT id, name, kind, longitude, latitude
FROM (SELECT DISTINCT listing {near}) AS near JOIN public_listing ON id = listing
ORDER BY name, id LIMIT %(most)s
"""
_LONE = f"""
SELECT id, name, public_listing.kind, longitude, latitude
FROM unnest(%(xs)s::float8[], %(ys)s::float8[]) AS lone (x, y)
CROSS JOIN LATERAL (
  SELECT listing FROM {_WANTED} CROSS JOIN LATERAL (
    SELECT listing FROM posting
    WHERE term = wanted.number
      AND point <@ box(point(lone.x - 1, lone.y - 1), point(lone.x + 1, lone.y + 1)){{hard}}
    LIMIT 1
  ) AS there LIMIT 1
) AS found
JOIN public_listing ON id = listing
"""
KINDS = tuple(Kind)


@dataclass(slots=True)
class Cell:
    """A cell as it is added up: how many of each kind, and the sums of where they stand."""

    x: int
    y: int
    kinds: dict[Kind, int]
    east: float = 0.0
    north: float = 0.0

    @property
    def listings(self) -> int:
        """How many there are of all kinds."""
        return sum(self.kinds.values())

    @property
    def mean(self) -> tuple[float, float]:
        """Where they stand on the whole, in metres."""
        return self.east / self.listings, self.north / self.listings

    def take_in(self, other: "Cell") -> None:
        """Count what the other holds as its own."""
        for kind, listings in other.kinds.items():
            self.kinds[kind] = self.kinds.get(kind, 0) + listings
        self.east += other.east
        self.north += other.north


@dataclass(frozen=True, slots=True)
class Looked:
    """What is looked for: `parameters` and `hard` conditions as `candidates` has them, in a box."""

    box: Metres
    parameters: dict[str, Any]
    hard: str

    def cells(self, connection: Connection, zoom: int, level: int) -> list[Cell]:
        """Cells as wide as `zoom` has them, or as `level` has, read from the grid at `level`."""
        width = ZOOM_OF_A_METRE - level
        box = self.box
        asked = {
            "level": level,
            "width": width,
            "shift": max(0, level - zoom),
            "west": int(box.west) >> width,
            "south": int(box.south) >> width,
            "east": int(box.east) >> width,
            "north": int(box.north) >> width,
        }
        return _added_up(connection, _CELLS, {**self.parameters, **asked})

    def counted(self, connection: Connection, zoom: int) -> list[Cell]:
        """Cells as wide as `zoom` has them, each listing in the box counted once."""
        once = "DISTINCT ON (listing)" if len(self.parameters["codes"]) > 1 else ""
        statement = _COUNTED.format(once=once, near=_NEAR.format(hard=self.hard))
        asked = {"shift": max(0, ZOOM_OF_A_METRE - zoom)}
        return _added_up(connection, statement, self._in_box() | asked)

    def spots(self, connection: Connection, most: int) -> list[Spot]:
        """The listings in the box, by name."""
        statement = _SPOTS.format(near=_NEAR.format(hard=self.hard))
        return _spots(connection, statement, self._in_box() | {"most": most})

    def lone(self, connection: Connection, means: list[tuple[float, float]]) -> list[Spot]:
        """The one listing that stands at each of the means."""
        asked = {"xs": [east for east, _ in means], "ys": [north for _, north in means]}
        kind = " AND kind = %(kind)s" if self.parameters["kind"] is not None else ""
        return _spots(connection, _LONE.format(hard=kind), {**self.parameters, **asked})

    def _in_box(self) -> dict[str, Any]:
        box = self.box
        sides = {"x0": box.west, "y0": box.south, "x1": box.east, "y1": box.north}
        return {**self.parameters, **sides}


def _added_up(connection: Connection, statement: str, asked: dict[str, Any]) -> list[Cell]:
    cells: dict[tuple[int, int], Cell] = {}
    with driver_cursor(connection) as cursor:
        for x, y, kind, listings, east, north in cursor.execute(statement.encode(), asked):
            cell = cells.setdefault((x, y), Cell(x, y, {}))
            cell.kinds[KINDS[kind]] = listings
            cell.east += east
            cell.north += north
    return list(cells.values())


def _spots(connection: Connection, statement: str, asked: dict[str, Any]) -> list[Spot]:
    with driver_cursor(connection) as cursor:
        rows: list[tuple[UUID, str, str, float, float]]
        rows = cursor.execute(statement.encode(), asked).fetchall()
    return [Spot(id, name, Kind(kind), Point(lon, lat)) for id, name, kind, lon, lat in rows]
