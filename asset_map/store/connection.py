"""A connection to a store that is known to run and to have the newest tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DisconnectionError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from asset_map.settings import Settings
from asset_map.store import migrate
from asset_map.store.address import Parameters, Role, parameters
from asset_map.store.cluster import Cluster, start_cluster
from asset_map.store.errors import StoreError
from asset_map.store.instance import refuse_other_srid
from asset_map.store.refusals import explained

# Rooms above name a connection by its type; only the store knows whose type it is.
__all__ = ["Connection", "Engine", "conninfo", "engine", "ensure_running", "owners_transaction"]

# A connection that was used less long ago than this is taken to live still.
RESTED_SECONDS = 1.0
LAST_USED = "last used"

# What a private server answers when `db init` was stopped half way.
UNFINISHED = ("does not exist", "authentication failed")


def engine(settings: Settings, role: Role = "app", *, start: bool = True) -> Engine:
    """An engine for `role`, on a server that is started if it has to be, unless `start` is false.

    Raises PlainError: no store yet, tables of another version, another SRID, a refused login.
    """
    if start:
        ensure_running(settings)
    login = parameters(settings, role)
    made = _engine(login)
    try:
        with plainly(settings, login), made.connect() as connection:
            migrate.refuse_other_version(connection)
            refuse_other_srid(connection, settings.srid)
    except BaseException:
        made.dispose()
        raise
    return made


def conninfo(settings: Settings, role: Role = "app") -> str:
    """The same connection in libpq's words, for psycopg itself. It holds a password."""
    return make_conninfo("", **parameters(settings, role))


def ensure_running(settings: Settings) -> None:
    """Start the private server unless it runs. Raises StoreError."""
    cluster = Cluster(settings.home)
    if settings.database_url is None and not cluster.ready():
        start_cluster(cluster)


@contextmanager
def owners_transaction(settings: Settings) -> Iterator[Connection]:
    """The owner's connection in one transaction, whatever tables there are. Raises PlainError."""
    login = parameters(settings, "owner")
    made = _engine(login)
    try:
        with plainly(settings, login), made.begin() as connection:
            yield connection
    finally:
        made.dispose()


@contextmanager
def plainly(settings: Settings, login: Parameters) -> Iterator[None]:
    """Tell a refused connection in plain words."""
    try:
        yield
    except OperationalError as error:
        refusal = error.orig
        # A refused connection has no code; a statement that failed has one.
        if not isinstance(refusal, psycopg.OperationalError) or refusal.sqlstate:
            raise
        if settings.database_url is None and any(words in str(refusal) for words in UNFINISHED):
            raise StoreError(
                str(settings.home), "the store is not finished.", "asset-map db init"
            ) from None
        raise explained(refusal, login) from None


def _engine(login: Parameters) -> Engine:
    made = create_engine(
        "postgresql+psycopg://",
        connect_args=login,
        # An error's text must not quote what a statement was asked with.
        hide_parameters=True,
    )
    event.listen(made, "checkin", _remember_when)
    event.listen(made, "checkout", _refuse_dead)
    return made


def _remember_when(dbapi_connection: psycopg.Connection, record: ConnectionPoolEntry) -> None:
    record.info[LAST_USED] = monotonic()


def _refuse_dead(
    dbapi_connection: psycopg.Connection, record: ConnectionPoolEntry, _: object
) -> None:
    """Ask a connection that has rested whether it lives; the pool replaces one that does not.

    Or the first question after the server's restart fails. SQLAlchemy's own pre-ping asks before
    every question, which on a busy server is a tenth of the work.
    """
    if monotonic() - record.info.get(LAST_USED, 0.0) < RESTED_SECONDS:
        return
    try:
        dbapi_connection.execute("SELECT 1")
        if not dbapi_connection.autocommit:
            dbapi_connection.rollback()
    except psycopg.OperationalError:
        raise DisconnectionError from None
