"""What people suggest: given in by the public through one function, and read by officers alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.store.care_links import hash_of

_FOUND = """
SELECT suggestion.id, at, kind, listing, said, by_link, status, decided_by, reason,
       coalesce((SELECT s.name FROM service_at_location AS l JOIN service AS s
                 ON s.id = l.service_id WHERE l.id = listing), '') AS name,
       coalesce((SELECT s.name FROM import_run AS r JOIN source AS s ON s.id = r.source_id
                 WHERE r.id = run_id), '') AS source
FROM suggestion
"""
# What waited of an earlier list and is said no more otherwise goes into the new one. One that an
# officer decides at this moment is left to them.
_SAY = """
WITH before AS (
  UPDATE suggestion SET status = 'declined', decided_by = :by, decided_at = now()
  WHERE id IN (SELECT id FROM suggestion WHERE listing = :listing AND run_id IS NOT NULL
               AND status = 'waiting' FOR UPDATE SKIP LOCKED)
  RETURNING id, said
)
INSERT INTO suggestion (kind, listing, said, by_link, run_id)
SELECT 'correction', :listing,
       coalesce((SELECT said FROM before ORDER BY id DESC LIMIT 1), '{}') || CAST(:said AS jsonb),
       false, :run
"""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One suggestion: a new place, a correction, or that something has closed.

    `said` has the fields as they were typed, and beside them `note` and `contact`. `name` is the
    listing's; `source` that of the list which says it, empty where a person does.
    """

    id: int
    at: datetime
    kind: str
    listing: UUID | None
    said: Mapping[str, str] = field(repr=False)
    by_link: bool
    status: str
    decided_by: str | None
    reason: str
    name: str = ""
    source: str = ""


def suggest(
    connection: Connection,
    asker: bytes,
    listing: UUID | None,
    said: Mapping[str, str],
    token: str = "",
) -> int:
    """Give in a suggestion; 0, or how many seconds to wait before the next.

    `asker` stands for whoever asks and tells nobody who it is: see `daily_salt`.
    """
    waited: int = connection.execute(
        text("SELECT public_suggest(:asker, :kind, :listing, CAST(:said AS jsonb), :link)"),
        {
            "asker": asker,
            "kind": "new" if listing is None else "correction",
            "listing": listing,
            "said": json.dumps(dict(said)),
            "link": hash_of(token) if token else None,
        },
    ).scalar_one()
    return waited


def suggest_by_list(connection: Connection, run: int, listing: UUID, said: str) -> None:
    """A list says otherwise than was edited here; `said` are the fields as JSON.

    What it said before and still waits is taken up. The caller commits.
    """
    connection.execute(text(_SAY), {"run": run, "by": _by(run), "listing": listing, "said": said})


def take_back(connection: Connection, run: int) -> None:
    """An import is undone: what its list said is no longer suggested, what waited before is."""
    connection.execute(
        text(
            "UPDATE suggestion SET status = 'declined', decided_by = :by, decided_at = now() "
            "WHERE run_id = :run AND status IN ('waiting', 'asked')"
        ),
        {"run": run, "by": f"{_by(run)} undone"},
    )
    connection.execute(
        text(
            "UPDATE suggestion SET status = 'waiting', decided_by = NULL, decided_at = NULL "
            "WHERE decided_by = :by"
        ),
        {"by": _by(run)},
    )


def _by(run: int) -> str:
    return f"import {run}"


def daily_salt(connection: Connection) -> bytes:
    """What addresses are hashed with today; tomorrow nobody knows it any more."""
    return bytes(connection.execute(text("SELECT public_daily_salt()")).scalar_one())


def waiting(connection: Connection) -> list[Suggestion]:
    """What waits for an officer, the oldest first."""
    rows = connection.execute(text(f"{_FOUND} WHERE status IN ('waiting', 'asked') ORDER BY id"))
    return [Suggestion(*row) for row in rows]


def suggestion(connection: Connection, id: int) -> Suggestion | None:
    """One suggestion, locked until the commit, so that two officers do not both decide it."""
    row = connection.execute(text(f"{_FOUND} WHERE id = :id FOR UPDATE"), {"id": id}).one_or_none()
    return None if row is None else Suggestion(*row)


def make_correction(connection: Connection, id: int, listing: UUID) -> None:
    """What was suggested as new is about a listing that we hold. The caller commits."""
    connection.execute(
        text("UPDATE suggestion SET kind = 'correction', listing = :listing WHERE id = :id"),
        {"id": id, "listing": listing},
    )


def decide(connection: Connection, id: int, status: str, who: str, reason: str = "") -> None:
    """Note what became of it. The caller commits."""
    connection.execute(
        text(
            "UPDATE suggestion SET status = :status, decided_by = :who, reason = :reason, "
            "decided_at = now() WHERE id = :id"
        ),
        {"id": id, "status": status, "who": who, "reason": reason},
    )
