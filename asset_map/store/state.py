"""Which state of the store a reader sees: two that are the same have the same answers."""

from sqlalchemy import Connection, text


def state(connection: Connection) -> str:
    """A word for what is committed now. Whatever is written afterwards, anywhere, changes it."""
    return str(connection.scalar(text("SELECT pg_current_snapshot()")))
