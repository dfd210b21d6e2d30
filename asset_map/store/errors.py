"""What can go wrong between us and the database, in words for whoever runs it."""

import errno

import psycopg
from sqlalchemy.exc import DBAPIError

from asset_map.settings import PlainError

# The kinds of code with which a server says that a connection is lost, or that it shuts down.
LOST = ("08", "57")
# What a system says of a disk that has no room, or none for us.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class StoreError(PlainError):
    """The store is not there, not ready, or not ours to use."""


def is_away(error: BaseException | None) -> bool:
    """Whether the store cannot be reached for now, so that asking again later may help."""
    if isinstance(error, StoreError):
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return False
    # A statement that took too long would do so again, and what cannot be sent stays so.
    if isinstance(cause, psycopg.errors.QueryCanceled | psycopg.DataError):
        return False
    # A connection that broke in the middle of an answer has no code to tell.
    broken = isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError)
    return broken or cause.sqlstate is None


def in_words(error: BaseException) -> PlainError | None:
    """What is the matter where whoever runs it can mend it; None where it is a fault of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, psycopg.errors.DiskFull):
        return PlainError(
            "the database",
            "its disk is full. What was being written was undone, and nothing else is lost.",
            "make room on that disk, then the same again: it goes on where it stopped.",
        )
    if isinstance(cause, OSError) and cause.errno in NO_ROOM:
        return PlainError(
            str(cause.filename or "a file that was being written"),
            "the disk is full.",
            "make room on it (df -h says how full each is), then the same again.",
        )
    if isinstance(cause, psycopg.Error) and is_away(cause) and _broke_off(cause.sqlstate):
        return PlainError(
            "the database",
            "it broke off. What was not finished was undone, and nothing else is lost.",
            "asset-map db start, which says what keeps it; then the same again.",
        )
    return None


def _broke_off(code: str | None) -> bool:
    return code is None or code.startswith(LOST)
