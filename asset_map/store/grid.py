"""The map's grid: how many listings each cell holds. Triggers keep it true; this looks after it."""

from sqlalchemy import Connection, text

# Cells of these zooms are counted; a view between two reads the nearer one.
ZOOMS = (6, 8, 10, 12, 14)
# The nearest zoom that is counted for a single interest, and for everything.
NEAREST_ZOOM_OF_A_TERM = 10
NEAREST_ZOOM = 14
# A cell of zoom z is 2^(this - z) metres wide: 50 to 100 pixels, by latitude.
ZOOM_OF_A_METRE = 23

# What the cells should be, beside what they are with the changes that are still to be folded in.
_UNTRUE = """
WITH listed AS (
  SELECT term, point[0]::int AS x, point[1]::int AS y, kind
  FROM posting WHERE term BETWEEN 0 AND 999999
), changed AS (
  SELECT term, x, y, kind, listings FROM grid_change, unnest(terms) AS term
), balance AS (
  SELECT zoom, term, x, y, kind, listings, sum_x, sum_y FROM grid_cell
  UNION ALL
  SELECT zoom, term, x >> 23 - zoom, y >> 23 - zoom, kind, sum(listings),
         sum(listings * x::bigint), sum(listings * y::bigint)
  FROM (SELECT * FROM changed UNION ALL SELECT *, -1 FROM listed) AS each,
       unnest(CAST(:zooms AS int[])) AS zoom
  WHERE term = 0 OR zoom <= :of_a_term
  GROUP BY zoom, term, x >> 23 - zoom, y >> 23 - zoom, kind
)
SELECT count(*) FROM (
  SELECT FROM balance GROUP BY zoom, term, x, y, kind
  HAVING sum(listings) <> 0 OR sum(sum_x) <> 0 OR sum(sum_y) <> 0
) AS untrue
"""


def fold(connection: Connection) -> int:
    """Bring the changes since the last time into the cells; how many cells that touched.

    Nobody waits for it, and it waits for nobody: while another folds, it does nothing.
    """
    return int(connection.scalar(text("SELECT grid_fold()")) or 0)


def sweep(connection: Connection) -> int:
    """Remove the cells that hold nothing any more."""
    return connection.execute(text("DELETE FROM grid_cell WHERE listings = 0")).rowcount


def rebuild(connection: Connection) -> int:
    """Count every listing afresh; how many cells there are. Writers wait until the commit."""
    return int(connection.scalar(text("SELECT grid_rebuild()")) or 0)


def untrue_cells(connection: Connection) -> int:
    """How many cells differ from what the listings say: none, unless something went wrong."""
    asked = {"zooms": list(ZOOMS), "of_a_term": NEAREST_ZOOM_OF_A_TERM}
    return int(connection.scalar(text(_UNTRUE), asked) or 0)
