"""The db commands as an administrator types them: what they say, what they leave, how they fail."""

import json
import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import psycopg
import pytest
from psycopg import sql

import asset_map as asset_map_package
from asset_map.settings import Settings
from asset_map.store.account import Account, can_enter
from asset_map.store.address import DATABASE, superuser_parameters
from asset_map.store.cluster import Cluster
from asset_map.store.connection import conninfo
from asset_map.store.ready import FURNISHING_LOCK
from tests.cli.command import COMMAND, asset_map, clean
from tests.homes import new_home, ready_store

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
# How long an undisturbed init takes here, about.
INIT_SECONDS = 2.0
HEAVY = ("alembic", "flask", "geopandas", "numba", "numpy", "pandas", "psycopg", "sqlalchemy")


@pytest.fixture(scope="module")
def own() -> Iterator[Settings]:
    with ready_store() as settings:
        yield settings


def everything(settings: Settings) -> dict[str, str]:
    """What the store holds, table by table, and the instance's secrets."""
    found = {path.name: path.read_text("ascii") for path in (settings.home / "secrets").iterdir()}
    with psycopg.connect(conninfo(settings, "owner")) as owner:
        tables = owner.execute(
            "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace "
            "AND relkind = 'r' AND relname <> 'spatial_ref_sys'"
        ).fetchall()
        for (table,) in tables:
            rows = sql.SQL("SELECT coalesce(json_agg(t ORDER BY t::text), '[]') FROM {} AS t")
            found[table] = json.dumps(owner.execute(rows.format(sql.Identifier(table))).fetchone())
    return found


def test_help_names_every_command_with_its_sentence() -> None:
    shown = asset_map("--help")

    assert "Make, start, stop and look after the database." in shown.stdout
    assert "Serve the pages, with gunicorn, until stopped." in shown.stdout


def test_help_is_quick_for_it_loads_no_heavy_library() -> None:
    script = (
        "import sys; from asset_map.cli import main; "
        "main(['--help'], standalone_mode=False); "
        f"print([name for name in {HEAVY} if name in sys.modules])"
    )
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, capture_output=True, text=True, check=True)

    assert result.stdout.endswith("[]\n")


def test_a_second_init_changes_nothing_and_loses_nothing(own: Settings) -> None:
    with psycopg.connect(conninfo(own, "app")) as app:
        app.execute("INSERT INTO source (name) VALUES ('kept')")
    before = everything(own)

    again = asset_map("db", "init", ASSET_MAP_HOME=str(own.home))

    assert (again.returncode, again.stderr) == (0, "")
    assert everything(own) == before
    assert "kept" in before["source"]


def test_status_says_how_the_store_is(own: Settings) -> None:
    asset_map("db", "start", ASSET_MAP_HOME=str(own.home))
    ready = asset_map("db", "status", ASSET_MAP_HOME=str(own.home))
    assert ready.returncode == 0
    assert "EPSG:27700" in ready.stdout

    stopped = asset_map("db", "stop", ASSET_MAP_HOME=str(own.home))
    assert (stopped.returncode, stopped.stdout) == (0, "Stopped.\n")
    after = asset_map("db", "status", ASSET_MAP_HOME=str(own.home))
    assert after.returncode == 1
    assert "stopped" in after.stdout


def test_psql_starts_a_stopped_server_and_knows_the_roles(own: Settings) -> None:
    asset_map("db", "stop", ASSET_MAP_HOME=str(own.home))

    result = asset_map(
        "db",
        "psql",
        "--role",
        "public",
        "-Atc",
        "SELECT current_user",
        ASSET_MAP_HOME=str(own.home),
    )

    assert result.stdout == "asset_map_public\n"


def test_a_server_outlives_the_command_that_started_it(own: Settings) -> None:
    asset_map("db", "stop", ASSET_MAP_HOME=str(own.home))
    starter = subprocess.Popen(
        [*COMMAND, "db", "start"],
        env=clean({"ASSET_MAP_HOME": str(own.home)}),
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert starter.wait(timeout=60) == 0

    # As a terminal does when it is closed.
    with pytest.raises(ProcessLookupError):
        os.killpg(starter.pid, signal.SIGHUP)
    assert Cluster(own.home).ready()


def test_before_init_every_command_says_what_is_missing(tmp_path: Path) -> None:
    for command in ("start", "migrate", "psql"):
        result = asset_map("db", command, ASSET_MAP_HOME=str(tmp_path / "none"))
        assert result.returncode == 2
        assert result.stderr.endswith("there is no store here yet.\nTry: asset-map db init\n")
    assert not (tmp_path / "none").exists()


def test_another_projection_is_refused_once_the_store_is_made(own: Settings) -> None:
    for command in ("init", "migrate"):
        result = asset_map("db", command, ASSET_MAP_HOME=str(own.home), ASSET_MAP_SRID="29903")
        assert result.returncode == 2
        assert "this store measures in 27700, not in 29903" in result.stderr


def test_an_init_that_was_killed_at_any_moment_is_finished_by_the_next() -> None:
    kill_and_finish(rounds=2)


@pytest.mark.endure
def test_an_init_that_was_killed_many_times_is_finished_by_the_next() -> None:
    kill_and_finish(rounds=40)


def kill_and_finish(rounds: int) -> None:
    """Kill an init at a random moment, and see that the next one leaves a whole store."""
    moments = Random(27700)
    for _ in range(rounds):
        with new_home() as home:
            env = clean({"ASSET_MAP_HOME": str(home)})
            begun = subprocess.Popen([*COMMAND, "db", "init"], env=env, stdout=subprocess.DEVNULL)
            time.sleep(moments.uniform(0.2, INIT_SECONDS))
            begun.kill()
            begun.wait()

            finished = asset_map("db", "init", ASSET_MAP_HOME=str(home))

            assert (finished.returncode, finished.stderr) == (0, "")
            assert not list(home.glob("making-*"))
            assert asset_map("db", "status", ASSET_MAP_HOME=str(home)).returncode == 0


def test_an_init_waits_for_what_the_server_still_does_for_one_that_was_killed(
    own: Settings,
) -> None:
    waits = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
    login = superuser_parameters(own, DATABASE)
    with psycopg.connect(**login, autocommit=True) as killed:  # type: ignore[arg-type]
        killed.execute("SELECT pg_advisory_lock(%s)", [FURNISHING_LOCK])
        env = clean({"ASSET_MAP_HOME": str(own.home)})
        next_one = subprocess.Popen([*COMMAND, "db", "init"], env=env, stdout=subprocess.DEVNULL)
        while killed.execute(waits).fetchone() == (0,):
            assert next_one.poll() is None
            time.sleep(0.05)
    assert next_one.wait(timeout=60) == 0


def test_two_inits_at_once_make_one_store() -> None:
    with new_home() as home:
        env = clean({"ASSET_MAP_HOME": str(home)})
        both = [
            subprocess.Popen([*COMMAND, "db", "init"], env=env, stdout=subprocess.DEVNULL)
            for _ in range(2)
        ]

        assert [init.wait(timeout=120) for init in both] == [0, 0]
        assert asset_map("db", "status", ASSET_MAP_HOME=str(home)).returncode == 0


@as_root
def test_somebody_without_power_has_a_store_and_no_say_over_roots(own: Settings) -> None:
    somebody = pwd.getpwnam("nobody")
    if not can_enter(Account("nobody", somebody.pw_uid, somebody.pw_gid), Path(main_module())):
        pytest.skip("the checkout is in a folder that only root can enter")
    with tempfile.TemporaryDirectory(prefix="asset-map-nobody-", dir="/tmp") as folder:
        os.chown(folder, somebody.pw_uid, somebody.pw_gid)
        home = Path(folder) / "home"
        as_somebody = partial(asset_map, account=somebody.pw_uid)
        try:
            made = as_somebody("db", "init", ASSET_MAP_HOME=str(home), XDG_RUNTIME_DIR="/run")
            assert (made.returncode, made.stderr) == (0, "")
            assert (home / "cluster").stat().st_uid == somebody.pw_uid
            # Root's commands find the socket, though root's own would be elsewhere.
            for look in (as_somebody, asset_map):
                assert look("db", "status", ASSET_MAP_HOME=str(home)).returncode == 0

            refused = as_somebody("db", "status", ASSET_MAP_HOME=str(own.home))
            assert refused.returncode == 1
            assert f"belongs to the user {server_owner(own)}" in refused.stdout
        finally:
            as_somebody("db", "stop", ASSET_MAP_HOME=str(home))


def server_owner(settings: Settings) -> str:
    return pwd.getpwuid((settings.home / "cluster").stat().st_uid).pw_name


def main_module() -> str:
    return str(Path(asset_map_package.__file__).parent)


def test_a_misspelt_setting_is_not_passed_over() -> None:
    result = asset_map("db", "status", ASSET_MAP_DATABSE_URL="postgresql://host/leigh")

    assert result.returncode == 2
    assert "Did you mean ASSET_MAP_DATABASE_URL?" in result.stderr
