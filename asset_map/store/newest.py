"""What has come onto the map lately, near a place."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from asset_map.model.ask import Ask
from asset_map.store import served
from asset_map.store.driver import driver_cursor
from asset_map.store.wanted import hard, parameters

_NEWEST = """
SELECT found.listing, seen.first_seen
FROM (
  SELECT DISTINCT posting.listing FROM taxonomy_term AS term
  CROSS JOIN (
    SELECT circle(point(ST_X(metres), ST_Y(metres)), %(reach)s) AS reach
    FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed OFFSET 0
  ) AS asker
  CROSS JOIN LATERAL (
    SELECT listing FROM posting WHERE posting.term = term.number AND point <@ asker.reach
      AND comes IS NULL{hard}
  ) AS posting
  WHERE term.code = ANY (%(codes)s)
  UNION ({served})
) AS found
JOIN public_first_seen AS seen ON seen.id = found.listing
ORDER BY seen.first_seen DESC, found.listing LIMIT %(most)s
"""


def newest(connection: Connection, ask: Ask, most: int) -> list[tuple[UUID, datetime]]:
    """The listings in reach that pass the ask and came last, and when each first came."""
    statement = _NEWEST.format(hard=hard(ask), served=served.statement(ask))
    with driver_cursor(connection) as cursor:
        return cursor.execute(statement.encode(), {**parameters(ask), "most": most}).fetchall()
