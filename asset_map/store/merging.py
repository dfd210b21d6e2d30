"""Listings that are the same: one is shown, both are kept, and it can be undone."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.settings import PlainError
from asset_map.store import hiding

# Nobody merges a chain longer than this; a ring would never end.
LONGEST_CHAIN = 20


def merge(connection: Connection, kept: UUID, gone: UUID, who: str) -> None:
    """Show `kept` alone. `gone` stays, with its source's own id, and is hidden from all outputs.

    The caller commits. Say before who does it, with `history.telling`. Raises PlainError where
    somebody else has merged it already.
    """
    statement = text(
        "INSERT INTO merged (gone, kept, who) VALUES (:gone, :kept, :who) ON CONFLICT DO NOTHING"
    )
    found = connection.execute(statement, {"gone": gone, "kept": kept, "who": who})
    if found.rowcount == 0:
        raise PlainError(f"listing {gone}", "it is merged already.", "part the two first.")
    hiding.hide(connection, [gone], hiding.MERGED)


def unmerge(connection: Connection, gone: UUID) -> bool:
    """Show a listing again that was merged into another; whether it was. The caller commits."""
    statement = text("DELETE FROM merged WHERE gone = :gone")
    if connection.execute(statement, {"gone": gone}).rowcount == 0:
        return False
    hiding.show(connection, [gone])
    hiding.settle(connection, [gone])
    return True


@dataclass(frozen=True, slots=True)
class Gone:
    """A listing that another stands for: its name, and what its own list calls it."""

    id: UUID
    name: str
    source: str
    source_id: str


def merged_into(connection: Connection, kept: UUID) -> list[Gone]:
    """The listings that this one stands for, by name."""
    rows = connection.execute(
        text(
            "SELECT l.id, s.name, source.name, l.source_ref FROM merged "
            "JOIN service_at_location AS l ON l.id = merged.gone "
            "JOIN service AS s ON s.id = l.service_id JOIN source ON source.id = l.source_id "
            "WHERE merged.kept = :kept ORDER BY s.name, l.id"
        ),
        {"kept": kept},
    )
    return [Gone(*row) for row in rows]


def shown_instead(connection: Connection, gone: UUID) -> UUID | None:
    """The listing that stands for one that was merged; None where it was not."""
    found = gone
    for _ in range(LONGEST_CHAIN):
        kept = connection.scalar(
            text("SELECT kept FROM public_merged WHERE gone = :gone"), {"gone": found}
        )
        if kept is None:
            break
        found = kept
    return None if found == gone else found
