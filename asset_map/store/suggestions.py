"""What people suggest: given in by the public through one function, and read by officers alone."""

import json
from collections.abc import Collection, Mapping
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
# What waited of an earlier list goes into the new one where the two are apart still; where nothing
# is left of it, there is nothing to decide. One that an officer asks about, or decides at this
# moment, is left to them.
_SAY = """
WITH before AS (
  UPDATE suggestion SET status = 'declined', decided_by = :by, decided_at = now(),
    reason = CASE WHEN CAST(:said AS jsonb) = '{}' AND NOT said ?| CAST(:apart AS text[])
             THEN :agreed ELSE '' END
  WHERE id IN (SELECT id FROM suggestion WHERE listing = :listing AND run_id IS NOT NULL
               AND status = 'waiting' FOR UPDATE SKIP LOCKED)
    AND (CAST(:said AS jsonb) <> '{}' OR said - CAST(:apart AS text[]) <> '{}')
  RETURNING id, said
), now AS (
  SELECT coalesce((SELECT b.said - ARRAY(SELECT jsonb_object_keys(
    b.said - CAST(:apart AS text[]))) FROM before AS b ORDER BY id DESC LIMIT 1), '{}')
    || CAST(:said AS jsonb) AS said
)
INSERT INTO suggestion (kind, listing, said, by_link, run_id)
SELECT 'correction', :listing, said, false, :run FROM now WHERE said <> '{}'
"""
# Why an officer need not decide any more.
AGREED = "their list says the same"
OPENED = "they opened again"
# Who looks at the queue once a month finds what went of itself.
TOLD_DAYS = 31


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


def suggest_by_list(
    connection: Connection, run: int, listing: UUID, said: str, apart: Collection[str]
) -> None:
    """A list says otherwise than was edited here; `said` are the fields as JSON, new ones alone.

    What it said before and still waits is taken up, in the fields where the two are `apart` still:
    where there are none, nothing waits any more. The caller commits.
    """
    told = {"run": run, "by": _by(run), "listing": listing, "said": said, "apart": list(apart)}
    connection.execute(text(_SAY), {**told, "agreed": AGREED})


def waiting_by_list(connection: Connection, listings: Collection[UUID]) -> set[UUID]:
    """Those of the listings of which something waits that a list said."""
    rows = connection.execute(
        text(
            "SELECT listing FROM suggestion WHERE status = 'waiting' AND run_id IS NOT NULL "
            "AND listing = ANY (:ids)"
        ),
        {"ids": list(listings)},
    )
    return set(rows.scalars())


def gone_of_themselves(connection: Connection) -> list[Suggestion]:
    """What waited and was settled lately without an officer, the latest first."""
    rows = connection.execute(
        text(
            f"{_FOUND} WHERE status = 'declined' AND reason = :agreed "
            "AND decided_at > now() - make_interval(days => :days) ORDER BY decided_at DESC"
        ),
        {"agreed": AGREED, "days": TOLD_DAYS},
    )
    return [Suggestion(*row) for row in rows]


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
            "UPDATE suggestion SET status = 'waiting', decided_by = NULL, decided_at = NULL, "
            "reason = '' WHERE decided_by = :by"
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


def not_closed(connection: Connection, listing: UUID, who: str) -> None:
    """Somebody who knows says that it is open: nobody need decide any more whether it is."""
    connection.execute(
        text(
            "UPDATE suggestion SET status = 'declined', decided_by = :who, decided_at = now(), "
            "reason = :opened "
            "WHERE listing = :listing AND kind = 'closed' AND status IN ('waiting', 'asked')"
        ),
        {"listing": listing, "who": who, "opened": OPENED},
    )
