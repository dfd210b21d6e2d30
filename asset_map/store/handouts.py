"""Handouts that a short link leads to: which listings, and how they are to be printed."""

from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, text

# A season: long enough for someone to make up their mind, short enough for a list to stay true.
# The migration that makes the table says it too.
KEPT_DAYS = 90


@dataclass(frozen=True, slots=True)
class Kept:
    """What a short link leads to: nothing of whoever made it, and nothing of whom it is for."""

    listings: tuple[UUID, ...]
    large: bool
    plain: bool


def keep(connection: Connection, token: str, handout: Kept) -> None:
    """Keep a handout under its token for KEPT_DAYS. The token itself is not stored."""
    connection.execute(
        text("SELECT public_keep_handout(:hash, CAST(:listings AS uuid[]), :large, :plain)"),
        {
            "hash": _hash(token),
            "listings": list(handout.listings),
            "large": handout.large,
            "plain": handout.plain,
        },
    )


def kept(connection: Connection, token: str) -> Kept | None:
    """The handout that was kept under a token; None where there is none, or no longer."""
    row = connection.execute(
        text("SELECT listings, large, plain FROM public_handout(:hash)"), {"hash": _hash(token)}
    ).one_or_none()
    return None if row is None else Kept(tuple(row.listings), row.large, row.plain)


def forget_old_handouts(connection: Connection) -> int:
    """Delete the handouts whose days are over; how many. The caller commits."""
    statement = text(
        "DELETE FROM handout WHERE kept_until < (now() AT TIME ZONE 'Europe/London')::date"
    )
    return connection.execute(statement).rowcount


def _hash(token: str) -> bytes:
    """What is stored of a token: whoever reads the table cannot follow the link."""
    return sha256(token.encode()).digest()
