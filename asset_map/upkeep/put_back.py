"""A listing put back: as it was before one of its changes, or on the map that it was taken off."""

from collections.abc import Sequence
from uuid import UUID

from asset_map.settings import PlainError
from asset_map.store import edits, hiding, history, suggestions
from asset_map.store.before import as_it_was
from asset_map.store.connection import Connection
from asset_map.store.edits import Held
from asset_map.store.history import Change, Words
from asset_map.store.staging import Imported


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
        _write(connection, seen, before)
        _as_open(connection, seen, str(before.get("hidden_because", "")), who)
        if before["status"] != "active":
            written = edits.held(connection, listing)
            assert written is not None
            edits.retire(connection, written)


def open_again(connection: Connection, seen: Held, who: str) -> None:
    """Put a listing on the map that was closed, or that its list no longer names.

    It says what it said when it was taken off. The caller commits. Raises PlainError where it is
    not off the map, and ChangedMeanwhile.
    """
    if seen.active and seen.hidden_because != hiding.CLOSED:
        raise PlainError("the listing", "nobody took it off the map.", "look at its history.")
    with history.telling(connection, who, "put back on the map"):
        if not seen.active:
            left = taken_off(history.changes(connection, seen.id))
            now = history.as_it_is(connection, seen.id)
            _write(connection, seen, left.before if left and left.before else now)
        _as_open(connection, seen, "", who)


def taken_off(changes: Sequence[Change]) -> Change | None:
    """The change by which a listing left the map last; the changes come the newest first."""
    return next((one for one in changes if _active(one.before) and not _active(one.after)), None)


def _active(words: Words | None) -> bool:
    return words is not None and words["status"] == "active"


def _write(connection: Connection, seen: Held, words: Words | None) -> None:
    assert words is not None
    # Its list knows nothing of this: the row that was read last is still the last.
    again = Imported(as_it_was(words).listing, seen.imported.fingerprint)
    edits.write(connection, seen, again)


def _as_open(connection: Connection, seen: Held, because: str, who: str) -> None:
    """Closed where it was closed, open where it was open. What is merged stays so."""
    if because == hiding.CLOSED:
        hiding.hide(connection, [seen.id], hiding.CLOSED)
    elif seen.hidden_because == hiding.CLOSED:
        hiding.show(connection, [seen.id])
        hiding.settle(connection, [seen.id])
        suggestions.not_closed(connection, seen.id, who)
