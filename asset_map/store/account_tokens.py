"""Who is signed in, and links by which a password is chosen: rows under the hash of a token."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.account import Account
from asset_map.store.accounts import COLUMNS, account_in


@dataclass(frozen=True, slots=True)
class Held:
    """A session as it is kept."""

    account: Account
    made_at: datetime
    awaits_second_step: bool


def keep_session(
    connection: Connection, token: str, id: UUID, now: datetime, *, awaits_second_step: bool
) -> None:
    """Keep a session under its token. The token itself is not stored."""
    connection.execute(
        text(
            "INSERT INTO account_session "
            "(token_hash, account_id, made_at, used_at, awaits_second_step) "
            "VALUES (:hash, :id, :now, :now, :awaits)"
        ),
        {"hash": hashed(token), "id": id, "now": now, "awaits": awaits_second_step},
    )


def session_under(connection: Connection, token: str, made_after: datetime) -> Held | None:
    """The session of a token that was made after a time, unless its account is shut out."""
    row = connection.execute(
        text(
            f"SELECT {', '.join(f'account.{name}' for name in COLUMNS.split(', '))}, "
            "s.made_at, s.awaits_second_step "
            "FROM account_session AS s JOIN account ON account.id = s.account_id "
            "WHERE token_hash = :hash AND s.made_at > :made_after AND disabled_at IS NULL"
        ),
        {"hash": hashed(token), "made_after": made_after},
    ).one_or_none()
    if row is None:
        return None
    *columns, made_at, awaits = row
    return Held(account_in(columns), made_at, awaits)


def note_used(connection: Connection, token: str, now: datetime, rested_since: datetime) -> None:
    """Remember that a session was used, where that was not noted since a time."""
    connection.execute(
        text(
            "UPDATE account_session SET used_at = :now "
            "WHERE token_hash = :hash AND used_at < :rested_since"
        ),
        {"hash": hashed(token), "now": now, "rested_since": rested_since},
    )


def end_session(connection: Connection, token: str) -> None:
    """End a session."""
    connection.execute(
        text("DELETE FROM account_session WHERE token_hash = :hash"), {"hash": hashed(token)}
    )


def end_sessions(connection: Connection, id: UUID, but: str = "") -> int:
    """End an account's sessions but for one; how many."""
    statement = text("DELETE FROM account_session WHERE account_id = :id AND token_hash <> :hash")
    return connection.execute(statement, {"id": id, "hash": hashed(but)}).rowcount


def keep_link(connection: Connection, token: str, id: UUID, until: datetime) -> None:
    """Keep the one link by which an account's password may be chosen; an earlier one ends."""
    connection.execute(text("DELETE FROM account_link WHERE account_id = :id"), {"id": id})
    connection.execute(
        text(
            "INSERT INTO account_link (token_hash, account_id, until) VALUES (:hash, :id, :until)"
        ),
        {"hash": hashed(token), "id": id, "until": until},
    )


def link_leads_to(connection: Connection, token: str, now: datetime) -> UUID | None:
    """The account whose password this link may choose; None where it is over or used."""
    found: UUID | None = connection.scalar(
        text(
            "SELECT account_id FROM account_link JOIN account ON account.id = account_id "
            "WHERE token_hash = :hash AND until > :now AND disabled_at IS NULL "
            "FOR UPDATE OF account_link"
        ),
        {"hash": hashed(token), "now": now},
    )
    return found


def drop_links(connection: Connection, id: UUID) -> None:
    """End an account's link."""
    connection.execute(text("DELETE FROM account_link WHERE account_id = :id"), {"id": id})


def forget_old_tokens(connection: Connection, made_before: datetime, now: datetime) -> int:
    """Delete sessions and links that are over; how many. The caller commits."""
    sessions = text("DELETE FROM account_session WHERE made_at <= :before")
    links = text("DELETE FROM account_link WHERE until <= :now")
    return (
        connection.execute(sessions, {"before": made_before}).rowcount
        + connection.execute(links, {"now": now}).rowcount
    )


def hashed(token: str) -> bytes:
    """What is stored of a token."""
    return sha256(token.encode()).digest()
