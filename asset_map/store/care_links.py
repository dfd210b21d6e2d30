"""Secret links by which whoever runs a listing looks after it, without signing in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

# Long enough for somebody who reads their mail once a season.
LASTS = timedelta(days=120)


@dataclass(frozen=True, slots=True)
class Cared:
    """What a link leads to: a listing, shown or hidden, in the words of `model.Listing`."""

    listing: UUID
    words: Mapping[str, Any]


def keep_link(connection: Connection, token: str, listing: UUID) -> None:
    """Let a token lead to a listing for as long as links last. The token itself is not stored."""
    connection.execute(
        text(
            "INSERT INTO care_link (token_hash, listing, ends_on) "
            "VALUES (:hash, :listing, current_date + CAST(:lasts AS int))"
        ),
        {"hash": hash_of(token), "listing": listing, "lasts": LASTS.days},
    )


def cared_for(connection: Connection, token: str) -> Cared | None:
    """What a token leads to; None where there is nothing, or no longer."""
    row = connection.execute(
        text("SELECT listing, words FROM public_care_link(:hash)"), {"hash": hash_of(token)}
    ).one_or_none()
    return None if row is None else Cared(row.listing, row.words)


def confirm(connection: Connection, token: str) -> bool:
    """Whoever has the link says that all is still true; whether the link serves."""
    return _do(connection, "public_confirm", token)


def close(connection: Connection, token: str) -> bool:
    """Whoever has the link says that it is over: off the map at once; whether the link serves."""
    return _do(connection, "public_close", token)


def stop_reminders(connection: Connection, token: str) -> bool:
    """No more reminders to the address that the link was sent to; whether there were any."""
    return _do(connection, "public_stop_reminders", token)


def forget_old_links(connection: Connection) -> int:
    """Delete the links that are over; how many. The caller commits."""
    return connection.execute(text("DELETE FROM care_link WHERE ends_on < current_date")).rowcount


def hash_of(token: str) -> bytes:
    """What is stored of a token: whoever reads the table cannot follow the link."""
    return sha256(token.encode()).digest()


def _do(connection: Connection, function: str, token: str) -> bool:
    return bool(connection.scalar(text(f"SELECT {function}(:hash)"), {"hash": hash_of(token)}))
