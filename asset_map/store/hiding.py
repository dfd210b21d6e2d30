"""Listings off the map and on it again: long unconfirmed, closed, or the same as another."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.assurance import HIDDEN_AFTER_DAYS

UNCONFIRMED, CLOSED, MERGED = "unconfirmed", "closed", "merged"

_AFTER = "CASE s.kind " + " ".join(
    f"WHEN '{kind}' THEN {days}" for kind, days in HIDDEN_AFTER_DAYS.items()
)
_FADED = f"""
SELECT l.id FROM service_at_location AS l JOIN service AS s ON s.id = l.service_id
WHERE greatest(l.assured_date, l.confirmed_on) < current_date - {_AFTER} END
  AND l.status = 'active'
"""
# What is written afresh is posted: here it is told again what we know beside its source.
_SETTLE = (
    """
    UPDATE posting SET assured_date = l.confirmed_on FROM service_at_location AS l
    WHERE l.id = posting.listing AND l.id = ANY (CAST(:ids AS uuid[]))
      AND l.confirmed_on > coalesce(posting.assured_date, '-infinity')
    """,
    f"""
    SELECT listing_show(ARRAY(
      SELECT id FROM service_at_location
      WHERE id = ANY (CAST(:ids AS uuid[])) AND hidden_because = '{UNCONFIRMED}'))
    """,
    # What is closed, or merged, stays so.
    f"""
    SELECT listing_hide(ARRAY({_FADED}
      AND l.hidden_since IS NULL AND l.id = ANY (CAST(:ids AS uuid[]))), '{UNCONFIRMED}')
    """,
    """
    WITH gone AS (
      DELETE FROM posting USING service_at_location AS l
      WHERE l.id = posting.listing AND l.hidden_since IS NOT NULL
        AND l.id = ANY (CAST(:ids AS uuid[])) RETURNING posting.*
    )
    INSERT INTO hidden_posting SELECT * FROM gone
    """,
)


def settle(connection: Connection, ids: Sequence[Any]) -> None:
    """Hide of the listings that were just written what is to be hidden, and show the rest."""
    for statement in _SETTLE:
        connection.execute(text(statement), {"ids": list(ids)})


def hide_faded(connection: Connection) -> int:
    """Hide what was confirmed once and too long ago; how many listings. The caller commits."""
    faded = list(connection.execute(text(f"{_FADED} AND l.hidden_since IS NULL")).scalars())
    if faded:
        hide(connection, faded, UNCONFIRMED)
    return len(faded)


def hide(connection: Connection, ids: Sequence[UUID], because: str) -> None:
    """Take listings off every output, for one of the reasons above."""
    statement = text("SELECT listing_hide(CAST(:ids AS uuid[]), :because)")
    connection.execute(statement, {"ids": list(ids), "because": because})


def show(connection: Connection, ids: Sequence[UUID]) -> None:
    """Put hidden listings back on the map."""
    connection.execute(text("SELECT listing_show(CAST(:ids AS uuid[]))"), {"ids": list(ids)})


def confirm(connection: Connection, id: UUID) -> None:
    """Somebody who knows says that a listing is true today."""
    connection.execute(text("SELECT listing_confirm(:id, current_date)"), {"id": id})
