"""What import runs there were, and what a source's rows looked like, without starting a run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, text


@dataclass(frozen=True, slots=True)
class PastRun:
    """One import run as told afterwards."""

    id: int
    source: str
    file_name: str
    started_at: datetime
    finished_at: datetime | None
    undone_at: datetime | None
    counts: Mapping[str, int]


def runs(connection: Connection, limit: int) -> list[PastRun]:
    """The newest runs of all sources, newest first."""
    rows = connection.execute(
        text(
            "SELECT r.id, s.name, file_name, started_at, finished_at, undone_at, counts "
            "FROM import_run AS r JOIN source AS s ON s.id = r.source_id "
            "ORDER BY r.id DESC LIMIT :limit"
        ),
        {"limit": limit},
    )
    return [PastRun(*row) for row in rows]


def fingerprints(connection: Connection, source: str) -> dict[str, bytes]:
    """The fingerprint of each active listing of a source, by the source's own id.

    The same as `imports.known_fingerprints`, for a try-out that starts no run.
    """
    rows = connection.execute(
        text(
            "SELECT source_ref, fingerprint FROM service_at_location AS l "
            "JOIN source AS s ON s.id = l.source_id WHERE s.name = :source AND status = 'active'"
        ),
        {"source": source},
    )
    return {source_ref: bytes(fingerprint) for source_ref, fingerprint in rows}
