"""A listing put back as it was before one of its changes."""

from uuid import UUID

from asset_map.settings import PlainError
from asset_map.store import edits, history
from asset_map.store.before import as_it_was
from asset_map.store.connection import Connection


def put_back(connection: Connection, listing: UUID, change_id: int, who: str) -> None:
    """Make a listing what it was before a change. The caller commits.

    Raises PlainError where there is no such change, nothing before it, or no listing any more.
    """
    before = next(
        (one.before for one in history.changes(connection, listing) if one.id == change_id), None
    )
    if before is None:
        raise PlainError(
            f"change {change_id}",
            "this listing has none by that number, or was not there before it.",
            "a number that `asset-map history LISTING` shows.",
        )
    seen = edits.held(connection, listing)
    if seen is None:
        raise PlainError(
            "the listing", "it is no longer held.", "import its list again, then put it back."
        )
    with history.telling(connection, who, f"put back as before change {change_id}"):
        edits.write(connection, seen, as_it_was(before))
        if before["status"] != "active":
            again = edits.held(connection, listing)
            assert again is not None
            edits.retire(connection, again)
