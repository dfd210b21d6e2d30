"""Listings that are the same: one is shown, both are kept, and it can be undone."""

from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.store import hiding

# Nobody merges a chain longer than this; a ring would never end.
LONGEST_CHAIN = 20


def merge(connection: Connection, kept: UUID, gone: UUID, who: str) -> None:
    """Show `kept` alone. `gone` stays, with its source's own id, and is hidden from all outputs.

    The caller commits. Say before who does it, with `history.telling`.
    """
    connection.execute(
        text("INSERT INTO merged (gone, kept, who) VALUES (:gone, :kept, :who)"),
        {"gone": gone, "kept": kept, "who": who},
    )
    hiding.hide(connection, [gone], hiding.MERGED)


def unmerge(connection: Connection, gone: UUID) -> bool:
    """Show a listing again that was merged into another; whether it was. The caller commits."""
    statement = text("DELETE FROM merged WHERE gone = :gone")
    if connection.execute(statement, {"gone": gone}).rowcount == 0:
        return False
    hiding.show(connection, [gone])
    hiding.settle(connection, [gone])
    return True


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
