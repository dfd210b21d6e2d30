"""How many published listings there are of each interest, everywhere."""

from collections.abc import Mapping

from sqlalchemy import Connection

from asset_map.store.driver import driver_cursor
from asset_map.store.staging import GUESSES
from asset_map.store.vocabulary import EVERYTHING_NUMBER

_COUNTS = f"""
SELECT t.code, counted.listings FROM (
  SELECT term, count(*) AS listings FROM posting
  WHERE term > {EVERYTHING_NUMBER} AND term < {GUESSES} GROUP BY term
) AS counted JOIN taxonomy_term AS t ON t.number = counted.term
"""


def count_by_term(connection: Connection) -> Mapping[str, int]:
    """Listings by the code of an interest or a branch; what has none is left out.

    It reads every posting: ask seldom, and keep the answer.
    """
    with driver_cursor(connection) as cursor:
        return dict(cursor.execute(_COUNTS.encode()).fetchall())
