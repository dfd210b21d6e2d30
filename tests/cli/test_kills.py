"""Kills at any moment of edits, imports and backups: all that was said to be kept is."""

import csv
import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import count, cycle, islice
from multiprocessing import get_context
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from random import Random
from subprocess import PIPE, Popen

import psycopg
import pytest
from sqlalchemy import text

from asset_map.settings import Settings
from asset_map.store import edits, history
from asset_map.store.cluster import Cluster, start_cluster
from asset_map.store.connection import conninfo
from asset_map.store.connection import engine as open_engine
from asset_map.store.imports import Imported
from asset_map.store.postmaster import read_postmaster
from asset_map.store.restore import read_manifest
from tests.cli.command import COMMAND, asset_map, clean
from tests.homes import ready_store
from tests.intake.test_killed_import import STRAYS
from tests.upkeep.test_history import ID, KNIT, bring_in

VICTIMS = ("server", "import", "editor", "backup")
# How long a server may take to look over what it had written.
PATIENCE_SECONDS = 30
# By when an import and a backup side by side are mostly done.
WHOLE_SECONDS = 4.0
# A backup is done long before that.
BACKUP_SECONDS = 1.2
# Each process is a child of one that has loaded everything: tests.cli.command sees to that.
WARM = get_context("forkserver")


@pytest.fixture(scope="module")
def own() -> Iterator[Settings]:
    with ready_store() as settings:
        opened = open_engine(settings, "owner")
        with opened.connect() as connection:
            bring_in(connection, KNIT)
        opened.dispose()
        yield settings


def edit_on(settings: Settings, after: int, told: Pipe) -> None:
    """Edit one listing over and over, in two tables, and tell of each edit once it is kept."""
    engine = open_engine(settings, "app", start=False)
    for number in count(after + 1):
        with engine.connect() as connection:
            seen = edits.held(connection, ID)
            assert seen is not None
            changed = replace(seen.listing, name=f"Knit {number}", venue=f"Hall {number}")
            with history.telling(connection, "Mo", "edited"):
                edits.write(connection, seen, Imported(changed, seen.imported.fingerprint))
            connection.commit()
        told.send(number)


def numbers(words: history.Words) -> set[str]:
    """Which edits a version is of: one, unless it is half of each of two."""
    return set(re.findall(r"(?:Knit|Hall) (\d+)", f"{words['name']} {words['venue']}"))


def write_list(path: Path, rows: int, round: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "name", "venue", "description", "latitude", "longitude"))
        for n in range(rows):
            place = (53.45 + n % 90 / 1000, -2.6 + n % 70 / 1000)
            table.writerow((n, f"Choir {n}", f"Hall {n}", f"Round {round}", *place))


def come_back(settings: Settings) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        start_cluster(Cluster(settings.home))
        with suppress(psycopg.OperationalError):
            psycopg.connect(conninfo(settings, "owner")).close()
            return
        assert time.monotonic() < until, "the server did not come back"
        time.sleep(0.1)


class Shaken:
    """A store that is worked on three ways at once, while one of those who do is killed."""

    def __init__(self, settings: Settings, folder: Path, rows: int, chance: Random) -> None:
        self.settings, self._folder, self._rows, self._chance = settings, folder, rows, chance
        self._env = {"ASSET_MAP_HOME": str(settings.home)}
        self.acknowledged: list[int] = []
        self.last = 0
        # Who was killed in the middle of their work, and had not ended yet.
        self.struck: set[str] = set()

    def shake(self, victim: str, round: int) -> None:
        """One round: begin all three, kill one, look, and finish what was not finished."""
        sheet, backup = self._folder / "list.csv", self._folder / f"{round}.backup"
        write_list(sheet, self._rows, round)
        ear, mouth = WARM.Pipe(duplex=False)
        editor = WARM.Process(target=edit_on, args=(self.settings, self.last, mouth))
        editor.start()
        mouth.close()
        importer = self._begin("import", "listings", str(sheet), "--source", "shaken")
        saver = self._begin("backup", str(backup))
        whole = BACKUP_SECONDS if victim == "backup" else WHOLE_SECONDS
        time.sleep(self._chance.uniform(0.3, 1.0) * whole)
        postmaster = read_postmaster(Cluster(self.settings.home).data)
        assert postmaster is not None
        assert editor.pid is not None
        pids = (postmaster.pid, importer.pid, editor.pid, saver.pid)
        with suppress(ProcessLookupError):
            os.kill(dict(zip(VICTIMS, pids, strict=True))[victim], signal.SIGKILL)
        for name, running in (("import", importer), ("backup", saver)):
            said = running.communicate(timeout=120)[1].decode()
            if running.returncode == -signal.SIGKILL:
                self.struck.add(name)
            assert running.returncode == 0 or victim in (name, "server"), said
            assert "Traceback" not in said
            assert victim != "server" or running.returncode in (0, 2)
        editor.kill()
        editor.join()
        with suppress(EOFError):
            while True:
                self.acknowledged.append(ear.recv())
        self._look(backup)
        again = asset_map("import", "listings", str(sheet), "--source", "shaken", **self._env)
        assert again.returncode == 0, again.stderr

    def _begin(self, *arguments: str) -> Popen[bytes]:
        return Popen(
            [*COMMAND, *arguments], env=clean(self._env), cwd=self._folder, stdout=PIPE, stderr=PIPE
        )

    def _look(self, backup: Path) -> None:
        come_back(self.settings)
        opened = open_engine(self.settings, "owner")
        with opened.connect() as connection:
            words = history.as_it_is(connection, ID)
            assert words is not None
            (number,) = numbers(words) or {"0"}
            self.last = int(number)
        opened.dispose()
        # One more may have been kept than its writer lived to hear of.
        heard = self.acknowledged[-1] if self.acknowledged else 0
        assert self.last in (heard, heard + 1)
        if backup.exists():
            assert read_manifest(backup).listings > 0


@pytest.mark.parametrize(
    ("kills", "rows"), [(2, 200), pytest.param(30, 3_000, marks=pytest.mark.endure)]
)
def test_whatever_is_killed_no_acknowledged_edit_is_lost_and_nothing_is_half_done(
    own: Settings, tmp_path: Path, kills: int, rows: int
) -> None:
    shaken = Shaken(own, tmp_path, rows, Random(kills))
    for round, victim in enumerate(islice(cycle(VICTIMS), kills), start=1):
        shaken.shake(victim, round)

    assert kills < len(VICTIMS) or shaken.struck == {"import", "backup"}
    opened = open_engine(own, "owner")
    with opened.connect() as connection:
        versions = [one.after for one in history.changes(connection, ID) if one.after]
        kept = [numbers(version) for version in versions]
        assert all(len(one) == 1 for one in kept)
        assert set(map(str, shaken.acknowledged)) <= set().union(*kept)
        assert len(shaken.acknowledged) > kills
        told = connection.scalar(
            text("SELECT count(*) FROM public_listing WHERE description = :last"),
            {"last": f"Round {kills}"},
        )
        assert told == rows
        assert tuple(connection.execute(text(STRAYS)).one()) == (0, 0, 0)
    opened.dispose()
    # What a killed backup had written is gone with the next.
    done = asset_map("backup", str(tmp_path / "last"), ASSET_MAP_HOME=str(own.home))
    assert done.returncode == 0, done.stderr
    assert not list(tmp_path.glob(".*"))
