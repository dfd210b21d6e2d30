"""One private database server for the whole run, and a database for a test that wants its own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest
from hypothesis import HealthCheck
from hypothesis import settings as examples
from psycopg import sql
from sqlalchemy import Connection, Engine

from asset_map.intake.sample import import_sample
from asset_map.settings import Settings
from asset_map.store.address import DATABASE, parameters, superuser_parameters
from asset_map.store.cluster import Cluster, stop_cluster
from asset_map.store.connection import engine as open_engine
from asset_map.store.ready import init
from asset_map.store.tuning import EXTRA

pytest_plugins = ["tests.order", "tests.shares", "tests.stores"]

# How long an example takes says how busy the machine is.
examples.register_profile("calm", deadline=None, suppress_health_check=[HealthCheck.too_slow])
examples.load_profile("calm")
# The process's number follows, so that a later run can tell what an aborted one left behind.
HOMES = "asset-map-tests-"
# What a test writes need not survive a power cut; a killed server, it must.
QUICK = """
fsync = off
full_page_writes = off
shared_buffers = 64MB
"""
EMPTY = f"{DATABASE}_empty"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def open_data() -> Path:
    """Real open data, kept beside the project; tests that need it are skipped without it."""
    folder = Path(__file__).parents[2] / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the open data are not beside the project")
    return folder


@contextmanager
def new_home() -> Iterator[Path]:
    """A folder of its own, that the server's account may enter, for a quick server."""
    home = Path(tempfile.mkdtemp(prefix=f"{HOMES}{os.getpid()}-", dir="/tmp"))
    home.chmod(0o711)
    (home / EXTRA).write_text(QUICK, encoding="ascii")
    try:
        yield home
    finally:
        _remove(home)


@contextmanager
def ready_store() -> Iterator[Settings]:
    """The settings of a ready and empty store on a server of its own."""
    with new_home() as home:
        init(Settings(home=home), say=lambda step: None)
        yield Settings(home=home)


@pytest.fixture(scope="session")
def settings() -> Iterator[Settings]:
    """The settings of a ready and empty store. Tests that write for good take `own_settings`."""
    _sweep()
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
def sample_settings(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Settings]:
    """The settings of a store that holds the sample, for tests that only read it."""
    with _own(settings) as own:
        opened = open_engine(own, "owner")
        with opened.connect() as connection:
            import_sample(connection, tmp_path_factory.mktemp("sample") / "errors.csv")
            connection.commit()
        opened.dispose()
        yield own


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


def _remove(home: Path) -> None:
    cluster = Cluster(home)
    stop_cluster(cluster)
    shutil.rmtree(cluster.socket_folder, ignore_errors=True)
    shutil.rmtree(home)


def _sweep() -> None:
    """Stop the servers and remove the homes of test runs that were aborted."""
    for home in Path("/tmp").glob(f"{HOMES}*"):
        number = home.name.removeprefix(HOMES).partition("-")[0]
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            # Another run may be sweeping too.
            with suppress(FileNotFoundError):
                _remove(home)
        except (PermissionError, ValueError):
            continue
