"""What import runs there were, and whose lists."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

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
    who: str


@dataclass(frozen=True, slots=True)
class Source:
    """Whose lists were taken on: how many listings are held of it, when the last came, how often.

    `reading` says what its lists call our columns, as an officer matched them.
    """

    number: int
    name: str
    listings: int
    runs: int
    last_run: datetime | None
    reading: Mapping[str, Any] | None


_RUNS = """
SELECT r.id, s.name, file_name, started_at, finished_at, undone_at, counts, who
FROM import_run AS r JOIN source AS s ON s.id = r.source_id
"""
_SOURCES = """
SELECT s.id, s.name, (SELECT count(*) FROM service_at_location AS l
                      WHERE l.source_id = s.id AND l.status = 'active') AS listings,
       r.runs, r.last_run, s.reading
FROM source AS s
JOIN (SELECT source_id, count(*) AS runs, max(started_at) AS last_run FROM import_run
      GROUP BY source_id) AS r ON r.source_id = s.id
"""


# By hand, after the run had brought or changed it.
_EDITED_SINCE = """
SELECT count(DISTINCT h.listing) FROM history AS h
WHERE h.run_id IS NULL AND h.before IS NOT NULL
  AND (h.what = 'edited' OR h.what LIKE 'suggestion % approved' OR h.what LIKE 'put back as %')
  AND (EXISTS (SELECT FROM service_at_location AS l WHERE l.id = h.listing
               AND l.first_run_id = :run)
    OR EXISTS (SELECT FROM history AS r WHERE r.listing = h.listing AND r.run_id = :run
               AND r.id < h.id))
"""


def runs(connection: Connection, limit: int) -> list[PastRun]:
    """The newest runs of all sources, newest first."""
    rows = connection.execute(text(f"{_RUNS} ORDER BY r.id DESC LIMIT :limit"), {"limit": limit})
    return [PastRun(*row) for row in rows]


def runs_of(connection: Connection, source_number: int, limit: int) -> list[PastRun]:
    """The newest runs of one source, newest first."""
    asked = {"number": source_number, "limit": limit}
    question = f"{_RUNS} WHERE s.id = :number ORDER BY r.id DESC LIMIT :limit"
    return [PastRun(*row) for row in connection.execute(text(question), asked)]


def sources(connection: Connection) -> list[Source]:
    """Whoever sent lists, the one that was heard of last first."""
    rows = connection.execute(text(f"{_SOURCES} ORDER BY r.last_run DESC, s.id"))
    return [Source(*row) for row in rows]


def source(connection: Connection, number: int) -> Source | None:
    """One of them; None where nothing was ever imported from it."""
    row = connection.execute(text(f"{_SOURCES} WHERE s.id = :number"), {"number": number}).first()
    return Source(*row) if row else None


def reading(connection: Connection, source: str) -> Mapping[str, Any] | None:
    """How an officer said that a source's lists are read; None where nobody did."""
    found: Mapping[str, Any] | None = connection.scalar(
        text("SELECT reading FROM source WHERE name = :name"), {"name": source}
    )
    return found


def edited_since(connection: Connection, run: int) -> int:
    """How many of a run's listings somebody has edited since: to undo it undoes that too."""
    return int(connection.scalar(text(_EDITED_SINCE), {"run": run}) or 0)


def keep_reading(connection: Connection, source: str, reading: Mapping[str, Any]) -> None:
    """Keep it for the next list of the source. The caller commits."""
    connection.execute(
        text("UPDATE source SET reading = :reading WHERE name = :name"),
        {"name": source, "reading": json.dumps(reading)},
    )


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
