"""PostgreSQL's binary COPY format: values and rows as the bytes that a table takes in unread.

Made by hand because a batch is written in another process, where there is no connection, and its
parts are shared by many rows. https://www.postgresql.org/docs/15/sql-copy.html, "Binary Format".
"""

from datetime import date
from functools import lru_cache
from struct import Struct

from psycopg import Connection

_SIGNATURE = b"PGCOPY\n\xff\r\n\0" + bytes(8)
_END = b"\xff\xff"
NULL = b"\xff\xff\xff\xff"
# PostgreSQL counts days from the first of January 2000.
_FIRST_DAY = date(2000, 1, 1).toordinal()

_LENGTH = Struct("!i")
_INT4, _INT2, _FLOAT8, _BOOLEAN = Struct("!ii"), Struct("!ih"), Struct("!id"), Struct("!i?")
_COLUMNS = Struct("!h")
# Lengths up to here are looked up instead of made.
_LENGTHS = tuple(_LENGTH.pack(length) for length in range(2_048))
_UUID = _LENGTH.pack(16)


def columns(count: int) -> bytes:
    """What a row begins with."""
    return _COLUMNS.pack(count)


def text(words: str) -> bytes:
    """A text."""
    return data(words.encode())


def data(there: bytes) -> bytes:
    """A bytea, or any value that is bytes already."""
    length = len(there)
    return (_LENGTHS[length] if length < len(_LENGTHS) else _LENGTH.pack(length)) + there


# For texts that many rows have: "", a venue, "Free".
common_text = lru_cache(maxsize=16_384)(text)


def uuid(id: bytes) -> bytes:
    """A UUID from its 16 bytes."""
    return _UUID + id


@lru_cache(maxsize=16_384)
def int4(number: int | None) -> bytes:
    """An integer, or NULL."""
    return NULL if number is None else _INT4.pack(4, number)


@lru_cache(maxsize=16_384)
def int2(number: int | None) -> bytes:
    """A smallint, or NULL."""
    return NULL if number is None else _INT2.pack(2, number)


@lru_cache(maxsize=4)
def boolean(known: bool | None) -> bytes:
    """A boolean, or NULL."""
    return NULL if known is None else _BOOLEAN.pack(1, known)


@lru_cache(maxsize=16_384)
def day(there: date | None) -> bytes:
    """A date, or NULL."""
    return NULL if there is None else _INT4.pack(4, there.toordinal() - _FIRST_DAY)


def float8(number: float) -> bytes:
    """A double."""
    return _FLOAT8.pack(8, number)


def copy_rows(connection: "Connection[object]", into: str, rows: bytes) -> None:
    """COPY rows in, `into` being a table and its columns as SQL."""
    if rows:
        statement = f"COPY {into} FROM STDIN (FORMAT binary)"
        with connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            copy.write(_SIGNATURE + rows + _END)
