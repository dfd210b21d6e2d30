"""The run's private database server, and stores to write in: forgetful ones, and a test's own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from urllib.parse import quote

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import Connection, Engine

from asset_map.model.listing import Listing
from asset_map.settings import Settings
from asset_map.store import imports
from asset_map.store.address import DATABASE, parameters, superuser_parameters
from asset_map.store.cluster import Cluster
from asset_map.store.connection import engine as open_engine
from asset_map.store.listings import save_listings
from tests.homes import ready_store, sample_store, sweep

EMPTY = f"{DATABASE}_empty"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """The settings of a ready and empty store. Tests that write for good take `own_settings`."""
    sweep()
    with ready_store() as settings:
        with psycopg.connect(**superuser_parameters(settings), autocommit=True) as server:
            _copy(server, DATABASE, EMPTY)
        yield settings


@pytest.fixture(scope="session")
def cluster(settings: Settings) -> Cluster:
    """The server of the whole run."""
    return Cluster(settings.home)


@pytest.fixture(scope="session")
def engine(settings: Settings) -> Iterator[Engine]:
    """The owner's engine on the shared, empty store."""
    opened = open_engine(settings, "owner")
    yield opened
    opened.dispose()


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """The owner's connection, in a transaction that is undone after the test."""
    with engine.connect() as opened, opened.begin() as transaction:
        yield opened
        if transaction.is_active:
            transaction.rollback()


@pytest.fixture
def own_settings(settings: Settings) -> Iterator[Settings]:
    """The settings of a ready and empty store that is this test's alone, to commit and kill in."""
    with _own(settings) as own:
        yield own


@pytest.fixture(scope="session")
def sample_settings() -> Iterator[Settings]:
    """The settings of a store that holds the sample, for tests that only read it."""
    with sample_store() as settings:
        yield settings


@contextmanager
def _own(settings: Settings) -> Iterator[Settings]:
    name = f"test_{next(NUMBERS)}"
    with psycopg.connect(**superuser_parameters(settings), autocommit=True) as server:
        _copy(server, EMPTY, name)
        yield Settings(home=settings.home, database_url=store_url(settings, name))
        server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def store_url(settings: Settings, database: str) -> str:
    """The address of a database on the tests' server, for its owner."""
    login = parameters(settings, "owner")
    user, password = quote(login["user"]), quote(login["password"])
    return f"postgresql://{user}:{password}@/{database}?host={quote(login['host'], safe='')}"


def _copy(server: psycopg.Connection, source: str, name: str) -> None:
    owner = sql.Identifier(f"{DATABASE}_owner")
    statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {}")
    server.execute(statement.format(sql.Identifier(name), sql.Identifier(source), owner))


@pytest.fixture
def store(connection: Connection) -> Connection:
    """A ready, empty store; what the test writes is undone after it."""
    return connection


@pytest.fixture
def add(store: Connection) -> Callable[..., None]:
    """Puts listings on the map, as of the source "town"."""
    number, run = store.exec_driver_sql(
        "WITH s AS (INSERT INTO source (name) VALUES ('town') RETURNING id) "
        "INSERT INTO import_run (source_id, file_name, started_at) "
        "SELECT id, 'town', now() FROM s RETURNING source_id, id"
    ).one()

    def add(*listings: Listing) -> None:
        batch = [imports.Imported(one, b"") for one in listings]
        save_listings(store, "town", number, run, batch)

    return add


@pytest.fixture
def fresh_store(own_settings: Settings) -> Iterator[Connection]:
    """A connection to a store of the test's own, where it may commit."""
    engine = open_engine(own_settings, "owner")
    with engine.connect() as opened:
        yield opened
    engine.dispose()
