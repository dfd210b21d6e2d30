"""How often somebody tried: counted in the store, so that all that serve count together."""

from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import Connection, text


def count_try(
    connection: Connection, what: str, now: datetime, window: timedelta
) -> tuple[int, datetime]:
    """Count one more try; how many there were since when. The count begins anew after `window`.

    Others that count the same wait for this transaction, so no two are counted as one.
    """
    row = connection.execute(
        text(
            "INSERT INTO sign_in_try AS t (key, since, tries) VALUES (:key, :now, 1) "
            "ON CONFLICT (key) DO UPDATE SET "
            "tries = CASE WHEN t.since <= :over THEN 1 ELSE t.tries + 1 END, "
            "since = CASE WHEN t.since <= :over THEN :now ELSE t.since END "
            "RETURNING tries, since"
        ),
        {"key": _key(what), "now": now, "over": now - window},
    ).one()
    return int(row.tries), row.since


def forget_tries(connection: Connection, what: str) -> None:
    """Begin anew: whoever it was has shown that they may."""
    connection.execute(text("DELETE FROM sign_in_try WHERE key = :key"), {"key": _key(what)})


def forget_old_tries(connection: Connection, before: datetime) -> int:
    """Delete counts that began before a time; how many. The caller commits."""
    statement = text("DELETE FROM sign_in_try WHERE since <= :before")
    return connection.execute(statement, {"before": before}).rowcount


def _key(what: str) -> bytes:
    return sha256(what.encode()).digest()
