"""A connection to a store that is known to run and to have the newest tables."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.exc import OperationalError

from asset_map.settings import Settings
from asset_map.store import migrate
from asset_map.store.address import Parameters, Role, parameters
from asset_map.store.cluster import Cluster, start_cluster
from asset_map.store.errors import StoreError
from asset_map.store.instance import refuse_other_srid
from asset_map.store.refusals import explained

# Rooms above name a connection by its type; only the store knows whose type it is.
__all__ = ["Connection", "Engine", "conninfo", "engine", "ensure_running", "owners_transaction"]

# What a private server answers when `db init` was stopped half way.
UNFINISHED = ("does not exist", "authentication failed")


def engine(settings: Settings, role: Role = "app") -> Engine:
    """An engine for `role`, on a server that is started if it has to be.

    Raises PlainError: no store yet, tables of another version, another SRID, a refused login.
    """
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
    return create_engine(
        "postgresql+psycopg://",
        connect_args=login,
        # Or the first question after the server's restart fails.
        pool_pre_ping=True,
        # An error's text must not quote what a statement was asked with.
        hide_parameters=True,
    )
