"""The benchmark's listings put on a map as any council's list is: read, classified and saved."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from asset_map.evaluation.benchmark import Labelled
from asset_map.evaluation.json_lines import UnreadableLine
from asset_map.intake.columns import COLUMNS
from asset_map.intake.import_listings import Choices, import_listings
from asset_map.intake.sheet import Row, Sheet
from asset_map.store.connection import Connection, Engine
from asset_map.store.imports import vacuum

SOURCE = "benchmark"
NAME = "the benchmark's listings"


def take_on(engine: Engine, listings: Sequence[Labelled]) -> None:
    """Import the listings, without their topics. Raises UnreadableLine where one is left out."""
    with engine.connect() as connection:
        _import(connection, listings)
    vacuum(engine)


def _import(connection: Connection, listings: Sequence[Labelled]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        choices = Choices(SOURCE, Path(folder) / "errors.csv")
        report = import_listings(connection, _sheet(listings), choices)
    for problem in report.errors.first:
        raise UnreadableLine(NAME, str(problem), "mend the listing: rows count from 2.")


def _sheet(listings: Sequence[Labelled]) -> Sheet:
    """The listings as a sheet in our own columns."""

    def rows() -> Iterator[Row]:
        for number, listing in enumerate(listings, 2):
            yield Row(number, [listing.cells.get(column, "") for column in COLUMNS])

    return Sheet(NAME, COLUMNS, rows, len(listings), lambda: 0)
