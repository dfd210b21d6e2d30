"""What is held and nobody sees: closed, no longer named by its list, or long unconfirmed."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.store.hiding import MERGED

# More than this are not looked through: a word of the name finds one.
MOST_SHOWN = 50
# What is merged stands on the page of the one that is shown instead. Nobody needs the rest of an
# import that took thousands off, so who did it is asked of those alone that are shown.
_OFF = f"""
SELECT l.id, s.name, source.name, l.status = 'active', coalesce(l.hidden_because, ''),
       l.last_modified,
       coalesce(h.who, ''), h.run_id IS NOT NULL
FROM (SELECT id, service_id, source_id, status, hidden_because, last_modified
      FROM service_at_location
      WHERE (status <> 'active' OR hidden_since IS NOT NULL)
        AND hidden_because IS DISTINCT FROM '{MERGED}'
        AND (:name = '' OR service_id IN (
          SELECT id FROM service WHERE position(lower(:name) IN lower(name)) > 0))
      ORDER BY last_modified DESC, id LIMIT {MOST_SHOWN}) AS l
JOIN service AS s ON s.id = l.service_id JOIN source ON source.id = l.source_id
LEFT JOIN LATERAL (SELECT who, run_id FROM history WHERE listing = l.id ORDER BY history.id DESC
                   LIMIT 1) AS h ON true
ORDER BY l.last_modified DESC, l.id
"""


@dataclass(frozen=True, slots=True)
class OffTheMap:
    """A listing that nobody sees, why, and when and by whom it was changed last.

    `active` is whether its list, or whoever wrote it, vouches for it still; `by_list` whether the
    last change was an import's.
    """

    id: UUID
    name: str
    source: str
    active: bool
    hidden_because: str
    at: datetime
    who: str
    by_list: bool


def off_the_map(connection: Connection, name: str = "") -> list[OffTheMap]:
    """The latest that left the map, with these letters in their names."""
    rows = connection.execute(text(_OFF), {"name": name})
    return [OffTheMap(*row) for row in rows]
