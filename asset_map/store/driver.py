"""The driver beneath SQLAlchemy, for the few questions that are asked often or in bulk."""

from typing import Any, cast

import psycopg
from sqlalchemy import Connection


def driver_connection(connection: Connection) -> "psycopg.Connection[Any]":
    """The psycopg connection beneath, in the same transaction."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)


def driver_cursor(connection: Connection) -> "psycopg.Cursor[Any]":
    """A cursor whose results come in binary and whose statements are prepared when repeated."""
    return driver_connection(connection).cursor(binary=True)
