"""G7: an import beside a bare COPY of its rows, and an unchanged one beside a blind upsert."""

import csv
import os
import random
import subprocess
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from statistics import median
from uuid import uuid4

from asset_map.settings import Settings
from asset_map.store.ready import init
from scripts.benchmarks.country import psql
from scripts.benchmarks.measure import Goal

ROWS = 100_000
ROUNDS = 3
TIMES_A_COPY = 20
SHARE_OF_UPSERT = 0.1
# What an import writes for its listings.
WRITTEN = (
    *("organization", "location", "service", "service_at_location", "attribute", "gift_wanted"),
    *("timetable", "occurrence", "schedule", "posting", "served_posting"),
    *("service_area", "service_capacity", "first_visit"),
)

# What a list's columns are, for a copy that at least reads them; the others are text.
TYPES = {
    "id": "text PRIMARY KEY",
    **dict.fromkeys(("latitude", "longitude"), "float8"),
    **dict.fromkeys(("start_time", "end_time"), "time"),
    **dict.fromkeys(("min_age", "max_age"), "smallint"),
    "assured_date": "date",
}
PLACED = "point point GENERATED ALWAYS AS (point(longitude, latitude)) STORED"

# The same rows upserted whether or not they differ: what an importer that looks at nothing does. As
# in an import, the run stands for the history; told row by row, it would take many times as long.
BLIND_UPSERT = """
BEGIN;
SET LOCAL asset_map.run = '0';
CREATE TEMPORARY TABLE l AS TABLE location;
CREATE TEMPORARY TABLE s AS TABLE service;
CREATE TEMPORARY TABLE sal AS TABLE service_at_location;
CREATE TEMPORARY TABLE a AS TABLE attribute;
CREATE TEMPORARY TABLE c AS TABLE schedule;
CREATE TEMPORARY TABLE p AS TABLE posting;
\\timing on
INSERT INTO location SELECT * FROM l ON CONFLICT (id) DO UPDATE SET name = excluded.name,
  address = excluded.address, postcode = excluded.postcode, geometry = excluded.geometry,
  last_modified = excluded.last_modified;
INSERT INTO service SELECT * FROM s ON CONFLICT (id) DO UPDATE SET name = excluded.name,
  description = excluded.description, fees_description = excluded.fees_description,
  pence_per_visit = excluded.pence_per_visit, last_modified = excluded.last_modified;
INSERT INTO service_at_location SELECT * FROM sal ON CONFLICT (id) DO UPDATE SET
  location_id = excluded.location_id, step_free = excluded.step_free,
  last_modified = excluded.last_modified;
INSERT INTO attribute SELECT * FROM a ON CONFLICT (service_id, term) DO UPDATE SET
  weight = excluded.weight, because = excluded.because;
INSERT INTO schedule SELECT * FROM c ON CONFLICT DO NOTHING;
DELETE FROM posting;
INSERT INTO posting SELECT * FROM p;
ROLLBACK;
"""


def run(settings: Settings) -> list[Goal]:
    """One hundred thousand rows, in a store of their own beside the country's."""
    print(f"\nImporting {ROWS:,} rows with everything derived", flush=True)
    home = settings.home.with_name(f"{settings.home.name}-intake")
    own = replace(settings, home=home)
    init(own, say=lambda step: None)
    took: dict[str, list[float]] = {
        name: [] for name in ("COPY", "COPY typed", "import", "unchanged", "COPY all", "upsert")
    }
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "listings.csv"
        write_rows(sheet)
        for _ in range(ROUNDS):
            source = f"bench-{uuid4().hex[:8]}"
            took["COPY"].append(_bare_copy(own, sheet))
            took["COPY typed"].append(_typed_copy(own, sheet))
            took["import"].append(_import(own, sheet, source))
            took["unchanged"].append(_import(own, sheet, source))
            took["COPY all"].append(_copy_all(own, Path(folder)))
            took["upsert"].append(_upsert(own))
            _empty(own)
    subprocess.run(["asset-map", "db", "stop"], env=_environment(own), check=True)
    middle = {name: median(seconds) for name, seconds in took.items()}
    for name, seconds in middle.items():
        print(f"  {name:<10} {seconds:6.2f} s")
    times = middle["import"] / middle["COPY"]
    typed = middle["import"] / middle["COPY typed"]
    all_rows = middle["import"] / middle["COPY all"]
    share = middle["unchanged"] / middle["upsert"]
    print(f"  an import takes {typed:.1f} times a COPY of the list with types, a key and points")
    print(f"  and {all_rows:.1f} times a bare COPY of all the rows that it writes")
    return [
        Goal(
            f"a full import: {times:.1f} times a bare COPY of the list (goal {TIMES_A_COPY})",
            times <= TIMES_A_COPY,
        ),
        Goal(
            f"an unchanged import: {share:.3f} of a blind upsert (goal {SHARE_OF_UPSERT})",
            share <= SHARE_OF_UPSERT,
        ),
    ]


def write_rows(path: Path, rows: int = ROWS) -> None:
    """The sample's listings over and over, each with a name, a place and an id of its own."""
    chance = random.Random(42)  # the same rows every time
    sample = files("asset_map") / "data" / "sample" / "listings.csv"
    with sample.open(encoding="utf-8", newline="") as read, path.open("w", newline="") as written:
        listings = list(csv.DictReader(read))
        writer = csv.DictWriter(written, listings[0])
        writer.writeheader()
        for number in range(rows):
            listing = dict(listings[number % len(listings)])
            listing["id"] = f"B{number}"
            listing["name"] = f"{listing['name']} {number}"
            listing["latitude"] = f"{float(listing['latitude']) + chance.uniform(-0.05, 0.05):.5f}"
            listing["longitude"] = f"{float(listing['longitude']) + chance.uniform(-0.1, 0.1):.5f}"
            if chance.random() < 0.5:
                listing["organization"] = ""
            writer.writerow(listing)


def _bare_copy(settings: Settings, sheet: Path) -> float:
    """Seconds to copy the list into text and nothing else: the strictest reading of the goal."""
    return _copy(settings, sheet, [f"{column} text" for column in _columns(sheet)])


def _typed_copy(settings: Settings, sheet: Path) -> float:
    """Seconds to copy it into columns with types, with a key and a point."""
    columns = [f"{column} {TYPES.get(column, 'text')}" for column in _columns(sheet)]
    return _copy(settings, sheet, [*columns, PLACED])


def _copy(settings: Settings, sheet: Path, columns: list[str]) -> float:
    table = ", ".join(columns)
    psql(settings, "-qc", f"DROP TABLE IF EXISTS bare; CREATE TABLE bare ({table})")
    into = f"bare ({', '.join(_columns(sheet))})"
    return _timed(lambda: psql(settings, "-qc", f"\\copy {into} FROM '{sheet}' CSV HEADER"))


def _columns(sheet: Path) -> list[str]:
    with sheet.open(encoding="utf-8") as file:
        return file.readline().strip().split(",")


def _copy_all(settings: Settings, folder: Path) -> float:
    """Seconds to copy the rows that an import leaves into tables without an index."""
    laid_ready, into = [], []
    for table in WRITTEN:
        rows, bare = folder / table, f"bare_{table}"
        laid_ready += ["-c", f"\\copy {table} TO '{rows}'"]
        laid_ready += ["-c", f"DROP TABLE IF EXISTS {bare}; CREATE TABLE {bare} (LIKE {table})"]
        into += ["-c", f"\\copy {bare} FROM '{rows}'"]
    psql(settings, "-q", *laid_ready)
    return _timed(lambda: psql(settings, "-q", *into))


def _import(settings: Settings, sheet: Path, source: str) -> float:
    command = ["asset-map", "import", "listings", str(sheet), "--source", source]

    def imported() -> None:
        done = subprocess.run(
            [*command, "--errors", str(sheet.with_name("errors.csv"))],
            env=_environment(settings),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr)

    return _timed(imported)


def _upsert(settings: Settings) -> float:
    """Seconds that the writing statements take; laying their rows ready is not counted."""
    with tempfile.NamedTemporaryFile("w", suffix=".sql") as script:
        script.write(BLIND_UPSERT)
        script.flush()
        said = psql(settings, "-qf", script.name)
    times = [line.split()[1] for line in said.splitlines() if line.startswith("Time:")]
    return sum(map(float, times)) / 1000


def _empty(settings: Settings) -> None:
    psql(settings, "-qc", f"TRUNCATE source, bare, {', '.join(WRITTEN)} CASCADE")


def _timed(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def _environment(settings: Settings) -> dict[str, str]:
    return {**os.environ, "ASSET_MAP_HOME": str(settings.home)}
