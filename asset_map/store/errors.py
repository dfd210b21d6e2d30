"""What can go wrong between us and the database, in words for whoever runs it."""

import psycopg
from sqlalchemy.exc import DBAPIError

from asset_map.settings import PlainError


class StoreError(PlainError):
    """The store is not there, not ready, or not ours to use."""


def is_away(error: BaseException | None) -> bool:
    """Whether the store cannot be reached for now, so that asking again later may help."""
    if isinstance(error, StoreError):
        return True
    cause = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(cause, psycopg.Error):
        return False
    # A statement that took too long would do so again.
    if isinstance(cause, psycopg.errors.QueryCanceled):
        return False
    # A connection that broke in the middle of an answer has no code to tell.
    broken = isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError)
    return broken or cause.sqlstate is None
