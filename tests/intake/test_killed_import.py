"""An import killed at any moment: the next run finishes it, and nothing is lost or doubled."""

import csv
import random
import signal
import subprocess
import time
from pathlib import Path

import pytest
from sqlalchemy import text

from asset_map.store.connection import engine as open_engine
from tests.cli.command import COMMAND, clean

# Several batches and a bit.
ROWS = 11_000
# How long a server may take to notice that its client is gone, and to let go of the source.
PATIENCE_SECONDS = 30

# Everything about a source's listings but the ids, which depend on the source's name.
EVERYTHING = """
SELECT l.source_id, l.kind, l.name, l.venue, l.longitude, l.latitude, l.pence_per_visit,
  (SELECT string_agg(t.code || a.weight || a.because, ';' ORDER BY t.code) FROM attribute AS a
   JOIN taxonomy_term AS t ON t.number = a.term WHERE a.service_id = l.service_id) AS about,
  (SELECT string_agg(concat_ws(' ', term, weight, weekly, pence, kind), ';' ORDER BY term)
   FROM posting WHERE listing = l.id) AS postings,
  (SELECT string_agg(t.rrule || t.dtstart, ';' ORDER BY t.id) FROM schedule AS s
   JOIN timetable AS t ON t.id = s.timetable_id WHERE s.service_at_location_id = l.id) AS times
FROM public_listing AS l WHERE l.source = :source ORDER BY l.source_id
"""
# What belongs to no listing.
STRAYS = """
SELECT (SELECT count(*) FROM posting WHERE listing NOT IN (SELECT id FROM service_at_location)),
       (SELECT count(*) FROM service WHERE id NOT IN (SELECT service_id FROM service_at_location)),
       (SELECT count(*) FROM timetable WHERE id NOT IN (SELECT timetable_id FROM occurrence))
"""


def write_list(path: Path) -> None:
    names = ("Knit and natter", "Walking football", "Brass band", "Chess for beginners")
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ("id", "name", "venue", "latitude", "longitude", "days", "start_time", "cost")
        )
        for n in range(ROWS):
            day = ("Mon", "Tue;Thu", "weekdays", "1st Sat")[n % 4]
            place = (f"Hall {n % 500}", 53.45 + n % 100 / 1000, -2.6 + n % 70 / 1000)
            table.writerow((n, f"{names[n % 4]} {n}", *place, day, f"{9 + n % 11}:00", f"£{n % 5}"))


def children(process: int) -> list[Path]:
    return [
        Path("/proc", child)
        for thread in Path(f"/proc/{process}/task").iterdir()
        for child in (thread / "children").read_text().split()
    ]


def lives(process: Path) -> bool:
    try:
        return process.joinpath("stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_ended(processes: list[Path]) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while any(map(lives, processes)):
        assert time.monotonic() < until, "a reader outlived the import"
        time.sleep(0.1)


@pytest.mark.parametrize("kills", [2, pytest.param(10, marks=pytest.mark.endure)])
def test_a_killed_import_is_finished_by_the_next_run(own_settings, tmp_path, kills):
    path = tmp_path / "list.csv"
    write_list(path)
    env = clean(
        {
            "ASSET_MAP_HOME": str(own_settings.home),
            "ASSET_MAP_DATABASE_URL": own_settings.database_url or "",
        }
    )

    def start(source: str) -> subprocess.Popen[bytes]:
        command = [*COMMAND, "import", "listings", str(path), "--source", source]
        return subprocess.Popen(command, env=env, cwd=tmp_path, stdout=subprocess.DEVNULL)

    begun = time.monotonic()
    assert start("steady").wait() == 0
    whole = time.monotonic() - begun

    chance = random.Random(kills)
    for _ in range(kills):
        running = start("shaken")
        try:
            running.wait(chance.uniform(0.2, 1.0) * whole)
        except subprocess.TimeoutExpired:
            readers = children(running.pid)
            running.send_signal(signal.SIGKILL)
            running.wait()
            wait_until_ended(readers)
    until = time.monotonic() + PATIENCE_SECONDS
    while start("shaken").wait() != 0:
        assert time.monotonic() < until, "the source stayed locked"
        time.sleep(1)

    owner = open_engine(own_settings, "owner")
    with owner.connect() as connection:
        steady, shaken = (
            connection.execute(text(EVERYTHING), {"source": source}).all()
            for source in ("steady", "shaken")
        )
        assert len(steady) == ROWS
        assert shaken == steady
        assert tuple(connection.execute(text(STRAYS)).one()) == (0, 0, 0)
    owner.dispose()
