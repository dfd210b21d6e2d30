"""What import runs there were, and whose lists."""

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


def source_number_of_ours(connection: Connection, source: str) -> int:
    """The number of a source that no list comes from; made when it is first asked for."""
    connection.execute(
        text("INSERT INTO source (name) VALUES (:name) ON CONFLICT DO NOTHING"), {"name": source}
    )
    number = source_number(connection, source)
    assert number is not None
    return number


def source_number(connection: Connection, source: str) -> int | None:
    """A source's number by its name, None where nothing was imported from it."""
    number: int | None = connection.scalar(
        text("SELECT id FROM source WHERE name = :name"), {"name": source}
    )
    return number
