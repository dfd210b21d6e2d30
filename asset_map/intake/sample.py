"""The sample that comes with the tool: invented listings among real townships."""

import csv
from collections.abc import Iterator
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from asset_map.intake.area_file import read_areas
from asset_map.intake.import_listings import Choices, Report, import_listings
from asset_map.intake.sheet import open_sheet
from asset_map.store import areas, places
from asset_map.store.connection import Connection

SOURCE = "sample"
LEVEL = "grid"


def import_sample(connection: Connection, errors_path: Path) -> Report:
    """Take on places, sectors, areas and listings. Commits; a second run changes nothing."""
    data = files("asset_map") / "data"
    places.save_places(connection, _points(data / "places" / "townships.csv", "name"))
    places.save_sectors(connection, _points(data / "places" / "sectors.csv", "sector"))
    with as_file(data / "sample" / "areas.geojson") as path:
        areas.save_areas(connection, read_areas(path, LEVEL, None, None).areas)
    connection.commit()
    with as_file(data / "sample" / "listings.csv") as path:
        return import_listings(connection, open_sheet(path), Choices(SOURCE, errors_path))


def _points(table: Traversable, key: str) -> Iterator[tuple[str, float, float]]:
    lines = table.read_text(encoding="utf-8-sig").splitlines()
    for row in csv.DictReader(lines):
        yield row[key], float(row["longitude"]), float(row["latitude"])
