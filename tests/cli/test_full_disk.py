"""A disk that is full: said in plain words, nothing is lost, and with room again it goes on."""

import csv
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from subprocess import CompletedProcess

import psycopg
import pytest

from asset_map.settings import Settings
from asset_map.store.address import parameters
from asset_map.store.cluster import Cluster, start_cluster, stop_cluster
from asset_map.store.inventory import Holding, inventory
from asset_map.store.ready import init
from asset_map.store.tuning import EXTRA
from tests.cli.command import asset_map
from tests.homes import QUICK
from tests.small_disks import SmallDisk, small_disk, store_on

KILOBYTE, MEGABYTE = 1_024, 1_048_576
WORDS = "We meet in the hall by the canal, and whoever is new is shown around. " * 10
# How long a server that fell over may look at what it had written.
BACK_SECONDS = 30
# A server that cannot write its diary falls over: whoever asked only sees that it broke off.
WHY = ("disk is full", "No space left on device", "it broke off")
# About the runs of imports themselves; every other table stays as it was.
OF_THE_RUN = ("import_run", "source")


def everything(settings: Settings) -> dict[str, Holding]:
    """What the store holds, table by table, but for the diary of imports."""
    with psycopg.connect(**parameters(settings, "owner")) as connection:  # type: ignore[arg-type]
        found = inventory(connection)
    return {table: holding for table, holding in found.items() if table not in OF_THE_RUN}


def write_list(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("id", "name", "description", "latitude", "longitude"))
        for n in range(rows):
            place = (53.45 + n % 90 / 1000, -2.6 + n % 70 / 1000)
            table.writerow((n, f"Walking football {n}", f"{n} {WORDS}", *place))
    return path


class Keeper:
    """Whoever looks after a store, at a terminal."""

    def __init__(self, settings: Settings) -> None:
        self._env = {"ASSET_MAP_HOME": str(settings.home)}
        if settings.database_url:
            self._env["ASSET_MAP_DATABASE_URL"] = settings.database_url

    def types(self, *arguments: object) -> CompletedProcess[str]:
        return asset_map(*map(str, arguments), **self._env)

    def imports(self, path: Path) -> CompletedProcess[str]:
        return self.types("import", "listings", path, "--source", path.stem)

    def succeeds(self, *arguments: object) -> str:
        done = self.types(*arguments)
        assert done.returncode == 0, done.stderr
        return done.stdout


def test_a_full_disk_stops_imports_and_backups_in_plain_words_and_loses_nothing(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with small_disk(megabytes=64) as disk, store_on(settings, disk) as own:
        keeper = Keeper(own)
        assert keeper.imports(write_list(tmp_path / "before.csv", 5)).returncode == 0
        held = everything(own)
        disk.fill(leave=200 * KILOBYTE)
        long = write_list(tmp_path / "long.csv", 500)

        stopped = keeper.imports(long)
        assert (stopped.returncode, stopped.stdout) == (2, "")
        assert "the database: its disk is full. What was being written was undone" in stopped.stderr
        assert "Walking" not in stopped.stderr
        assert everything(own) == held

        backup = disk.path / "store.backup"
        disk.fill(leave=4 * KILOBYTE)
        stopped = keeper.types("backup", backup)
        assert stopped.returncode == 2
        assert (
            "it could not be written (No space left on device). Nothing is left" in stopped.stderr
        )
        assert {path.name for path in disk.path.iterdir()} == {"ballast", "rows"}
        assert everything(own) == held

        disk.make_room()
        assert "long.csv: 500 new" in keeper.succeeds(
            "import", "listings", long, "--source", "long"
        )
        assert "505 listings" in keeper.succeeds("backup", backup)


@contextmanager
def home_on(disk: SmallDisk) -> Iterator[Settings]:
    """A store on a server of its own, with all that the server writes on the disk."""
    own = Settings(home=disk.path)
    (own.home / EXTRA).write_text(QUICK, encoding="ascii")
    cluster = Cluster(own.home)
    try:
        init(own, say=lambda step: None)
        yield own
    finally:
        stop_cluster(cluster)
        shutil.rmtree(cluster.socket_folder, ignore_errors=True)


def back(settings: Settings) -> None:
    """Wait until the server answers: after a fall it looks over what it had written."""
    until = time.monotonic() + BACK_SECONDS
    while True:
        start_cluster(Cluster(settings.home))
        with suppress(psycopg.OperationalError):
            psycopg.connect(**parameters(settings, "owner")).close()  # type: ignore[arg-type]
            return
        assert time.monotonic() < until, "the server did not come back"
        time.sleep(0.2)


@pytest.mark.endure
def test_a_server_that_ran_out_of_room_altogether_comes_back_with_all_that_was_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with small_disk(megabytes=400) as disk, home_on(disk) as own:
        keeper = Keeper(own)
        assert keeper.imports(write_list(tmp_path / "before.csv", 50)).returncode == 0
        backup = tmp_path / "store.backup"
        keeper.succeeds("backup", backup)
        held = everything(own)
        long = write_list(tmp_path / "long.csv", 6_000)
        # What finds no room is now the rows, now the server's own diary.
        for leave in (64 * KILOBYTE, MEGABYTE, 4 * MEGABYTE, 6 * MEGABYTE):
            for command in (
                ("import", "listings", long, "--source", "long"),
                ("restore", backup, "--yes"),
            ):
                disk.fill(leave)
                assert "TO DO  The disk has room" in keeper.types("check").stdout
                stopped = keeper.types(*command)
                # A small backup may find just room enough.
                assert stopped.returncode == (2 if stopped.stderr else 0)
                assert command[0] == "restore" or stopped.stderr
                assert not stopped.stderr or any(words in stopped.stderr for words in WHY)
                disk.make_room()
                back(own)
                if command[0] == "import":
                    keeper.succeeds("import", "undo", "--source", "long")
                assert everything(own) == held
        assert "6,000 new" in keeper.succeeds("import", "listings", long, "--source", "long")
