"""A store to commit in, and lists written on the spot."""

import csv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import Connection

from asset_map.intake.import_listings import Choices, Report, import_listings
from asset_map.intake.sheet import open_sheet
from asset_map.settings import Settings
from asset_map.store import postcodes
from asset_map.store.connection import engine as open_engine

POSTCODES = (("WN7 1AA", -2.5192, 53.4985), ("WN7 1AB", -2.5181, 53.4979), ("M1 1AA", -2.23, 53.48))


@pytest.fixture
def store(own_settings: Settings) -> Iterator[Connection]:
    """A connection to a store of the test's own, where it may commit; it holds a few postcodes."""
    engine = open_engine(own_settings, "owner")
    with engine.connect() as opened:
        postcodes.save_postcodes(opened, POSTCODES)
        opened.commit()
        yield opened
    engine.dispose()


def import_rows(
    connection: Connection,
    folder: Path,
    rows: Sequence[dict[str, str]],
    path: Path | None,
    choices: dict[str, object],
    progress: Callable[[int], None] = lambda position: None,
) -> Report:
    """Import rows (dictionaries) or a file, as of the source "town"."""
    if path is None:
        path = folder / "town.csv"
        headings = list(dict.fromkeys(name for row in rows for name in row))
        with path.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, headings or ["name", "postcode"])
            table.writeheader()
            table.writerows(rows)
    chosen = {"source": "town", "errors_path": folder / "town-errors.csv", **choices}
    return import_listings(connection, open_sheet(path), Choices(**chosen), progress)


@pytest.fixture
def take_on(store: Connection, tmp_path: Path) -> Callable[..., Report]:
    """Import rows or a file for good."""

    def take_on(
        *rows: dict[str, str],
        path: Path | None = None,
        progress: Callable[[int], None] = lambda position: None,
        **choices: object,
    ) -> Report:
        return import_rows(store, tmp_path, rows, path, choices, progress)

    return take_on


@pytest.fixture
def try_out(connection: Connection, tmp_path: Path) -> Callable[..., Report]:
    """Import rows or a file in a dry run, once in a test; quicker."""
    postcodes.save_postcodes(connection, POSTCODES)

    def try_out(*rows: dict[str, str], path: Path | None = None) -> Report:
        return import_rows(connection, tmp_path, rows, path, {"dry_run": True})

    return try_out


@pytest.fixture
def listed(store: Connection) -> Callable[[], dict[str, dict]]:
    """What is published, by the source's own id."""

    def listed() -> dict[str, dict]:
        rows = store.exec_driver_sql("SELECT * FROM public_listing").mappings()
        found = {row["source_id"]: dict(row) for row in rows}
        store.rollback()
        return found

    return listed
