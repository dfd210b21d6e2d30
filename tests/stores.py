"""Stores to write in: one that forgets after the test, and one of the test's own."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import Connection

from asset_map.model.listing import Listing
from asset_map.settings import Settings
from asset_map.store import imports
from asset_map.store.connection import engine as open_engine
from asset_map.store.listings import save_listings


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
