"""A site with the sample on its map, and a few listings that mean harm."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask

from asset_map.intake.sample import import_sample
from asset_map.settings import Settings
from asset_map.store import imports
from asset_map.store.connection import engine
from asset_map.store.listings import save_listings
from asset_map.web import create_app
from asset_map.web.store import close_store
from tests.homes import sample_store
from tests.web.hostile import hostile_listings
from tests.web.visitor import Visitor
from tests.web.watched import browser, site

__all__ = ["browser", "site"]


@contextmanager
def serving(settings: Settings) -> Iterator[Flask]:
    """An application that lets go of its store in the end."""
    app = create_app(settings)
    yield app
    close_store(app)


@pytest.fixture(scope="session")
def site_settings() -> Iterator[Settings]:
    """A store on a server of its own: pages read it as the public does, with no more rights."""
    with sample_store() as settings:
        mean_harm(settings)
        yield settings


def furnish(settings: Settings, folder: Path) -> None:
    """Put the sample on a store's map, and the listings that mean harm."""
    opened = engine(settings, "owner")
    with opened.connect() as connection:
        import_sample(connection, folder / "errors.csv")
        connection.commit()
    opened.dispose()
    mean_harm(settings)


def mean_harm(settings: Settings) -> None:
    """Put the listings that mean harm on a store's map."""
    opened = engine(settings, "owner")
    with opened.connect() as connection:
        number, run = connection.exec_driver_sql(
            "WITH s AS (INSERT INTO source (name) VALUES ('hostile') RETURNING id) "
            "INSERT INTO import_run (source_id, file_name, started_at) "
            "SELECT id, 'hostile', now() FROM s RETURNING source_id, id"
        ).one()
        batch = [imports.Imported(one, b"") for one in hostile_listings()]
        save_listings(connection, "hostile", number, run, batch)
        connection.commit()
    opened.dispose()


@pytest.fixture(scope="session")
def app(site_settings: Settings) -> Iterator[Flask]:
    """The application, as it is served."""
    with serving(site_settings) as app:
        yield app


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Someone who looks at pages."""
    return Visitor(app.test_client())
