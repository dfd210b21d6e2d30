"""How many published listings there are of each interest, everywhere."""

from collections.abc import Mapping

from sqlalchemy import Connection

from asset_map.store.driver import driver_cursor
from asset_map.store.grid import ZOOMS
from asset_map.store.vocabulary import EVERYTHING_NUMBER

# The map's grid has them counted: the widest cells, and what has changed since they were.
_COUNTS = f"""
SELECT t.code, counted.listings FROM (
  SELECT term, sum(listings)::int AS listings FROM (
    SELECT term, listings FROM grid_cell WHERE zoom = {ZOOMS[0]}
    UNION ALL
    SELECT term, listings FROM grid_change, unnest(terms) AS term
  ) AS each
  WHERE term > {EVERYTHING_NUMBER} GROUP BY term HAVING sum(listings) > 0
) AS counted JOIN taxonomy_term AS t ON t.number = counted.term
"""


def count_by_term(connection: Connection) -> Mapping[str, int]:
    """Listings by the code of an interest or a branch; what has none is left out."""
    with driver_cursor(connection) as cursor:
        return dict(cursor.execute(_COUNTS.encode()).fetchall())
