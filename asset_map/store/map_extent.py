"""How far our map reaches: round the areas that are held, else round the listings."""

from sqlalchemy import Connection, text

from asset_map.model.view import View
from asset_map.store.extent import extent

# Round the areas, or round the cells that hold listings. Cells of zoom 10 are 2^13 metres wide.
_WHOLE = """
WITH round AS (
  SELECT ST_Extent(boundary)::geometry AS box FROM area
), cells AS (
  SELECT ST_MakeEnvelope(min(x) * 8192, min(y) * 8192, (max(x) + 1) * 8192, (max(y) + 1) * 8192)
    AS box
  FROM grid_cell WHERE zoom = 10 AND term = 0 AND listings > 0
), whole AS (
  SELECT ST_Transform(ST_SetSRID(coalesce(round.box, cells.box), CAST(instance.value AS int)), 4326)
    AS box
  FROM round, cells, instance WHERE instance.key = 'srid'
)
SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box) FROM whole WHERE box IS NOT NULL
"""


def whole_map(connection: Connection) -> View:
    """The box round everything; of an empty store, everywhere its projection is meant for."""
    found = connection.execute(text(_WHOLE)).first()
    if found is None:
        there = extent(connection)
        return View(there.west, there.south, there.east, there.north, 0)
    west, south, east, north = found
    return View(west, south, east, north, 0)
