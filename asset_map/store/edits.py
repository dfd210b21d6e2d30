"""A listing written by hand, on the version that its writer saw."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.listing import Listing
from asset_map.store import history, merging
from asset_map.store.before import as_it_was
from asset_map.store.edited_here import keep_said, take_turn
from asset_map.store.listings import save_listings
from asset_map.store.staging import Imported

_STANDS_ON = """
SELECT l.location_id AS location, s.organization_id AS organization
FROM service_at_location AS l JOIN service AS s ON s.id = l.service_id WHERE l.id = :id
"""
# What nothing stands on any more. A place that is now told by its area alone is not kept here too.
_LEFT_BEHIND = (
    "DELETE FROM location WHERE id = :location AND NOT EXISTS "
    "(SELECT FROM service_at_location WHERE location_id = :location)",
    "DELETE FROM organization WHERE id = :organization AND NOT EXISTS "
    "(SELECT FROM service WHERE organization_id = :organization)",
)


class ChangedMeanwhile(RuntimeError):
    """Someone else changed the listing after it was read; nothing was written."""


@dataclass(frozen=True, slots=True)
class Held:
    """A listing as it is held, published or not, and which version of it that is."""

    id: UUID
    source: str
    source_number: int
    version: datetime
    active: bool
    hidden_because: str
    imported: Imported

    @property
    def listing(self) -> Listing:
        """What it says."""
        return self.imported.listing


def held(connection: Connection, id: UUID) -> Held | None:
    """A listing to be changed, or None where there is none."""
    row = connection.execute(
        text(
            "SELECT l.id, source.name, source.id AS number, l.last_modified, l.status, "
            "listing_words(l.id) AS words "
            "FROM service_at_location AS l JOIN source ON source.id = l.source_id WHERE l.id = :id"
        ),
        {"id": id},
    ).one_or_none()
    if row is None:
        return None
    active = row.status == "active"
    because = row.words["hidden_because"]
    kept = as_it_was(row.words)
    return Held(row.id, row.name, row.number, row.last_modified, active, because, kept)


def write(connection: Connection, seen: Held, changed: Imported) -> None:
    """Put a listing in the place of the version that was seen. The caller commits.

    Raises ChangedMeanwhile. Say before who writes it, with `history.telling`.
    """
    _take(connection, seen)
    keep_said(connection, seen.id)
    stood_on = connection.execute(text(_STANDS_ON), {"id": seen.id}).mappings().one()
    save_listings(connection, seen.source, seen.source_number, None, [changed])
    for statement in _LEFT_BEHIND:
        connection.execute(text(statement), dict(stood_on))


def retire(connection: Connection, seen: Held) -> None:
    """Take the version that was seen off the map. The caller commits. Raises ChangedMeanwhile."""
    _take(connection, seen)
    for statement in (
        "UPDATE service SET status = 'inactive', last_modified = now() WHERE id = "
        "(SELECT service_id FROM service_at_location WHERE id = :id)",
        "UPDATE service_at_location SET status = 'inactive' WHERE id = :id",
        "DELETE FROM posting WHERE listing = :id",
        "DELETE FROM hidden_posting WHERE listing = :id",
    ):
        connection.execute(text(statement), {"id": seen.id})
    merging.follow(connection, [seen.id])


def _take(connection: Connection, seen: Held) -> None:
    """Hold the listing until the commit, as it was when it was seen."""
    take_turn(connection, seen.source_number)
    history.within(connection, None)
    taken = connection.execute(
        # Never the same twice, even within one transaction.
        text(
            "UPDATE service_at_location SET last_modified = clock_timestamp() "
            "WHERE id = :id AND last_modified = :version"
        ),
        {"id": seen.id, "version": seen.version},
    )
    if taken.rowcount == 0:
        raise ChangedMeanwhile
