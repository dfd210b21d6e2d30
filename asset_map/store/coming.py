"""When listings are next on: real dates, from the rows of coming sessions."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from asset_map.model.schedule import Session
from asset_map.store.driver import driver_cursor

# Of a row of `occurrence`, which knows what day and part of the day it is.
ON_ASKED_DAY = " AND weekly & %(weekly)s <> 0"

_NEXT = """
SELECT wanted.id, next.starts_at
FROM unnest(%(ids)s::uuid[]) AS wanted(id)
CROSS JOIN LATERAL (
  SELECT min(coming.starts_at) AS starts_at FROM schedule AS s
  CROSS JOIN LATERAL (
    SELECT starts_at FROM occurrence
    WHERE timetable_id = s.timetable_id AND starts_at >= now(){asked}
    ORDER BY starts_at LIMIT 1
  ) AS coming
  WHERE s.service_at_location_id = wanted.id
) AS next
WHERE next.starts_at IS NOT NULL
"""
_UNTIL = """
SELECT s.service_at_location_id, coming.starts_at, coming.ends_at
FROM schedule AS s
CROSS JOIN LATERAL (
  SELECT starts_at, ends_at FROM occurrence
  WHERE timetable_id = s.timetable_id AND starts_at >= now() AND starts_at < %(until)s{asked}
) AS coming
WHERE s.service_at_location_id = ANY (%(ids)s::uuid[])
ORDER BY coming.starts_at, s.service_at_location_id
"""


def next_starts(
    connection: Connection, ids: Sequence[UUID], weekly: int = 0
) -> Mapping[UUID, datetime]:
    """When each of the listings that have a date next starts; at one of the `weekly` times."""
    statement = _NEXT.format(asked=ON_ASKED_DAY if weekly else "")
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(statement.encode(), {"ids": list(ids), "weekly": weekly}).fetchall()
    return dict(rows)


def sessions_until(
    connection: Connection, ids: Sequence[UUID], until: datetime, weekly: int = 0
) -> list[tuple[UUID, Session]]:
    """Every session of the listings that starts from now until then, the soonest first."""
    statement = _UNTIL.format(asked=ON_ASKED_DAY if weekly else "")
    asked = {"ids": list(ids), "until": until, "weekly": weekly}
    with driver_cursor(connection) as cursor:
        rows = cursor.execute(statement.encode(), asked).fetchall()
    return [(id, Session(starts_at, ends_at)) for id, starts_at, ends_at in rows]
