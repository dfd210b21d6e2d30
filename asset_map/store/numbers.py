"""How much there is and how much waits, for whoever watches an instance: nothing about anybody."""

import shutil
from dataclasses import dataclass

from sqlalchemy import Connection, text

from asset_map.settings import Settings
from asset_map.store.checks import Check

_COUNTED = """
SELECT
  (SELECT count(*) FROM service_at_location
   WHERE status = 'active' AND hidden_since IS NULL) AS listings,
  (SELECT count(*) FROM suggestion WHERE status = 'waiting') AS suggestions_waiting,
  (SELECT coalesce(round(extract(epoch FROM now() - min(at)) / 3600), 0)::bigint
   FROM suggestion WHERE status = 'waiting') AS hours_the_longest_waits,
  (SELECT count(*) FROM import_run
   WHERE finished_at IS NULL AND undone_at IS NULL) AS imports_not_finished,
  (SELECT count(*) FROM pg_stat_activity
   WHERE datname = current_database()) AS connections,
  pg_database_size(current_database()) AS database_bytes
"""


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is counted. `disk_free_bytes` is None where the database is another machine's."""

    listings: int
    suggestions_waiting: int
    hours_the_longest_waits: int
    imports_not_finished: int
    connections: int
    database_bytes: int
    disk_free_bytes: int | None


def numbers(connection: Connection, settings: Settings) -> Numbers:
    """The numbers as they are now."""
    row = connection.execute(text(_COUNTED)).one()
    ours = settings.database_url is None
    free = shutil.disk_usage(settings.home).free if ours else None
    return Numbers(**row._mapping, disk_free_bytes=free)


def room(found: Numbers) -> Check | None:
    """Whether the disk has room for the store once more; None where that is not ours to see."""
    if found.disk_free_bytes is None:
        return None
    seen = f"{_megabytes(found.disk_free_bytes)} free, {_megabytes(found.database_bytes)} held"
    well = found.disk_free_bytes >= found.database_bytes
    remedy = "make room: a restore, or an import of everything, needs as much again"
    return Check("The disk has room for the store once more", well, seen, remedy)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f} MB"
