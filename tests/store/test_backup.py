"""A backup holds everything, and is put back whole or not at all."""

import json
import shutil
from datetime import time
from pathlib import Path
from zipfile import ZipFile

import psycopg
import pytest
from shapely.geometry import box

from asset_map.model.area import Area
from asset_map.model.schedule import Schedule
from asset_map.settings import PlainError
from asset_map.store import backup
from asset_map.store.address import parameters
from asset_map.store.areas import save_areas
from asset_map.store.backup import MANIFEST, back_up
from asset_map.store.connection import engine
from asset_map.store.imports import Imported
from asset_map.store.inventory import inventory
from asset_map.store.listings import save_listings
from asset_map.store.restore import held_listings, read_manifest, restore
from tests.towns import draw_town, listing

TOWN = draw_town("A B C")
MONDAYS = (Schedule.weekly(["MO"], time(10), time(12)),)


def everything(settings):
    """What the store holds, table by table."""
    with psycopg.connect(**parameters(settings, "owner")) as connection:
        return inventory(connection)


def run(settings, statement: str) -> None:
    with psycopg.connect(**parameters(settings, "owner")) as connection:
        connection.execute(statement)


@pytest.fixture
def filled(own_settings):
    """A store of the test's own with three listings, their sessions and an area in it."""
    opened = engine(own_settings, "owner")
    with opened.begin() as connection:
        number, run = connection.exec_driver_sql(
            "WITH s AS (INSERT INTO source (name) VALUES ('town') RETURNING id) "
            "INSERT INTO import_run (source_id, file_name, started_at) "
            "SELECT id, 'town', now() FROM s RETURNING source_id, id"
        ).one()
        three = [listing(f"Choir {at}", TOWN[at], "choirs", schedules=MONDAYS) for at in TOWN]
        save_listings(connection, "town", number, run, [Imported(one, b"") for one in three])
        save_areas(connection, [Area("W-1", "All of it", "ward", box(-2.6, 53.4, -2.4, 53.6))])
    opened.dispose()
    return own_settings


def test_what_is_put_back_is_what_was_saved(filled, tmp_path):
    saved = everything(filled)
    manifest = back_up(filled, tmp_path / "store.backup")
    assert manifest.tables == saved
    assert manifest.listings == 3

    run(filled, "DELETE FROM posting; DELETE FROM service CASCADE; UPDATE area SET name = 'x'")
    run(filled, "CREATE TABLE later_version (id int); CREATE VIEW of_it AS TABLE later_version")
    assert everything(filled) != saved

    restore(filled, tmp_path / "store.backup", over_listings=True)
    assert everything(filled) == saved


def test_the_restored_store_answers_as_before_and_its_roles_may_read(filled, tmp_path):
    back_up(filled, tmp_path / "store.backup")
    restore(filled, tmp_path / "store.backup", over_listings=True)
    opened = engine(filled, "public")
    with opened.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM public_listing").scalar() == 3
    opened.dispose()


def test_listings_are_only_written_over_when_that_was_said(filled, tmp_path):
    back_up(filled, tmp_path / "store.backup")
    with pytest.raises(PlainError, match="--yes"):
        restore(filled, tmp_path / "store.backup")
    run(filled, "DELETE FROM service CASCADE")
    assert held_listings(filled) == 0
    restore(filled, tmp_path / "store.backup")
    assert held_listings(filled) == 3


def test_a_backup_takes_nothing_from_a_file_that_is_there(filled, tmp_path):
    there = tmp_path / "store.backup"
    there.write_text("ours")
    with pytest.raises(PlainError, match="is there already"):
        back_up(filled, there)
    assert there.read_text() == "ours"


def test_only_its_owner_may_read_a_backup(filled, tmp_path):
    back_up(filled, tmp_path / "store.backup")
    assert (tmp_path / "store.backup").stat().st_mode & 0o777 == 0o600


def test_a_full_disk_leaves_no_half_of_a_backup(filled, tmp_path, monkeypatch):
    full = Path("/dev/full")
    monkeypatch.setattr(backup, "_new_file", lambda path: full.open("wb", buffering=0))
    saved = everything(filled)
    with pytest.raises(PlainError, match="No space left on device"):
        back_up(filled, tmp_path / "store.backup")
    assert {path.name for path in tmp_path.iterdir()} == set()
    assert everything(filled) == saved


def test_what_a_killed_backup_left_is_swept_away_and_what_another_is_writing_is_not(
    filled, tmp_path
):
    left, writing = (tmp_path / f".{name}.backup-half-done" for name in ("monday", "now"))
    left.write_bytes(b"telephone numbers")
    with backup._new_file(writing):
        back_up(filled, tmp_path / "store.backup")
        assert {path.name for path in tmp_path.iterdir()} == {"store.backup", writing.name}


@pytest.mark.parametrize("wrong", ["cut short", "one byte changed", "no backup", "nothing"])
def test_a_file_that_is_no_whole_backup_is_refused_before_anything_is_done(filled, tmp_path, wrong):
    path = tmp_path / "store.backup"
    back_up(filled, path)
    saved, whole = everything(filled), path.read_bytes()
    broken = {
        "cut short": whole[: len(whole) // 2],
        "one byte changed": whole[:2_000] + bytes([whole[2_000] ^ 1]) + whole[2_001:],
        "no backup": b"PK and so on",
        "nothing": b"",
    }[wrong]
    path.write_bytes(broken)
    with pytest.raises(PlainError, match="no whole backup"):
        restore(filled, path, over_listings=True)
    assert everything(filled) == saved


def rewritten(path, **said):
    """The backup with other words in its manifest."""
    other = path.with_name("other.backup")
    with ZipFile(path) as archive, ZipFile(other, "w") as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == MANIFEST:
                content = json.dumps({**json.loads(content), **said}).encode()
            copy.writestr(name, content)
    return other


def test_a_store_that_would_not_be_what_was_saved_never_is(filled, tmp_path):
    back_up(filled, tmp_path / "store.backup")
    manifest = read_manifest(tmp_path / "store.backup")
    tables = {name: {"rows": 1, "checksum": "1"} for name in manifest.tables}
    saved = everything(filled)
    with pytest.raises(PlainError, match="not as saved"):
        restore(filled, rewritten(tmp_path / "store.backup", tables=tables), over_listings=True)
    assert everything(filled) == saved


@pytest.mark.parametrize(
    ("said", "says"), [({"revision": "9999"}, "later version"), ({"srid": 29903}, "29903")]
)
def test_a_backup_of_another_version_or_projection_is_told_apart(filled, tmp_path, said, says):
    back_up(filled, tmp_path / "store.backup")
    with pytest.raises(PlainError, match=says):
        restore(filled, rewritten(tmp_path / "store.backup", **said), over_listings=True)


def test_without_the_servers_programs_it_says_which_is_missing(filled, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert shutil.which("pg_dump") is None
    with pytest.raises(PlainError, match="does not have it"):
        back_up(filled, tmp_path / "store.backup")
    assert not (tmp_path / "store.backup").exists()
