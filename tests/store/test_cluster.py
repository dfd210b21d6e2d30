"""The private server: made once, started by whoever needs it, and back after each kind of crash."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from asset_map.settings import Settings
from asset_map.store.account import Account, server_account
from asset_map.store.binaries import find_binaries, installed
from asset_map.store.cluster import Cluster, start_cluster, stop_cluster
from asset_map.store.connection import conninfo, engine
from asset_map.store.errors import StoreError
from asset_map.store.home import prepare_home
from asset_map.store.postmaster import FILE, read_postmaster
from asset_map.store.secrets import secret
from asset_map.store.socket_folder import SOCKET, fits, socket_folder
from tests.homes import ready_store

# Such a statement does not notice that its server died.
DEAF_FOR_TWO_SECONDS = b"""
DO $$ DECLARE began timestamptz := clock_timestamp();
BEGIN WHILE clock_timestamp() < began + interval '2 seconds' LOOP END LOOP; END $$
"""

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root runs servers as another user")


@pytest.fixture(scope="module")
def own() -> Iterator[Settings]:
    """A ready store on a server that these tests may kill."""
    with ready_store() as settings:
        yield settings


def answer(settings: Settings, question: str) -> object:
    opened = engine(settings, "owner")
    try:
        with opened.connect() as connection:
            return connection.scalar(text(question))
    finally:
        opened.dispose()


def postmaster_of(settings: Settings) -> int:
    postmaster = read_postmaster(Cluster(settings.home).data)
    assert postmaster is not None
    return postmaster.pid


def kill_hard(settings: Settings) -> None:
    pid = postmaster_of(settings)
    os.kill(pid, signal.SIGKILL)
    for _ in range(100):
        if not Cluster(settings.home).running():
            return
        time.sleep(0.05)
    raise AssertionError(f"process {pid} survived SIGKILL")


def test_the_server_speaks_utf_8_checks_its_pages_and_listens_on_no_network(own: Settings) -> None:
    assert answer(own, "SHOW server_encoding") == "UTF8"
    assert answer(own, "SHOW data_checksums") == "on"
    assert answer(own, "SHOW listen_addresses") == ""


@as_root
def test_the_server_of_root_runs_as_somebody_without_power(own: Settings) -> None:
    runs_as = Path(f"/proc/{postmaster_of(own)}").stat().st_uid

    assert runs_as == server_account(Cluster(own.home).data).uid != 0
    assert Path(f"/proc/{postmaster_of(own)}/cwd").resolve() == Cluster(own.home).data


def test_only_its_owner_reads_the_secrets_the_data_and_the_socket(own: Settings) -> None:
    cluster = Cluster(own.home)

    for folder in (cluster.data, cluster.log, own.home / "secrets", cluster.socket_folder):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700, folder
    for path in (own.home / "secrets").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_the_server_wants_a_password_even_from_its_own_machine(own: Settings) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(conninfo(own, "owner"), password="guess")


def test_each_role_may_do_its_part_and_no_more(own: Settings) -> None:
    with psycopg.connect(conninfo(own, "app")) as app:
        app.execute("INSERT INTO source (name) VALUES ('a list')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("DROP TABLE source")
        app.rollback()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("UPDATE instance SET value = '3857' WHERE key = 'srid'")
    with psycopg.connect(conninfo(own, "public")) as public:
        assert public.execute("SELECT count(*) FROM public_listing").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            public.execute("SELECT * FROM organization")


def test_what_a_statement_was_asked_with_never_reaches_the_servers_log(own: Settings) -> None:
    words = "my-mother-is-lonely"
    with psycopg.connect(conninfo(own, "app")) as app:
        for statement in (
            "SELECT %s::text::int",
            "SELECT 1 / (length(%s) - length('my-mother-is-lonely'))",
            "INSERT INTO posting (term, point, listing, weight, weekly, kind) "
            "VALUES (%s::text::int, NULL, NULL, NULL, NULL, NULL)",
        ):
            with pytest.raises(psycopg.Error):
                app.execute(statement, [words])
            app.rollback()
        with pytest.raises(psycopg.Error):
            app.execute(f"SELECT '{words}'::date")

    logs = list(Cluster(own.home).log.glob("*.log"))
    assert logs
    assert words not in "".join(path.read_text("utf-8") for path in logs)


def test_a_stopped_server_starts_when_somebody_asks_a_question(own: Settings) -> None:
    answer(own, "SELECT 1")
    assert stop_cluster(Cluster(own.home))
    assert not stop_cluster(Cluster(own.home))

    assert answer(own, "SELECT count(*) FROM taxonomy_term WHERE code = 'everything'") == 1


def test_a_killed_server_starts_again(own: Settings) -> None:
    answer(own, "SELECT 1")
    kill_hard(own)

    assert answer(own, "SELECT 1") == 1


@as_root
def test_a_number_that_now_belongs_to_another_process_is_no_hindrance(own: Settings) -> None:
    answer(own, "SELECT 1")
    cluster = Cluster(own.home)
    kill_hard(own)
    account = server_account(cluster.data)
    stranger = subprocess.Popen(["sleep", "60"], user=account.uid, group=account.gid, cwd="/")
    try:
        for path in (cluster.data / FILE, cluster.socket_folder / f"{SOCKET}.lock"):
            lines = path.read_text("utf-8").splitlines(keepends=True)
            path.write_text("".join([f"{stranger.pid}\n", *lines[1:]]), "utf-8")

        assert answer(own, "SELECT 1") == 1
        assert stranger.poll() is None
    finally:
        stranger.kill()
        stranger.wait()


def test_a_statement_that_outlives_its_killed_server_is_waited_for(own: Settings) -> None:
    answer(own, "SELECT 1")
    with closing(psycopg.connect(conninfo(own, "app"))) as busy:
        busy.pgconn.send_query(DEAF_FOR_TWO_SECONDS)
        time.sleep(0.3)
        kill_hard(own)

        assert answer(own, "SELECT 1") == 1


def test_a_server_that_has_not_said_yet_where_it_listens_is_looked_for_where_it_will(
    tmp_path: Path,
) -> None:
    data = tmp_path / "cluster"
    data.mkdir()
    (data / FILE).write_text(f"{os.getpid()}\n{data}\n1763000000\n5432\n\n", "utf-8")

    assert Cluster(tmp_path).socket_folder == socket_folder(tmp_path)


def test_a_socket_that_was_cleared_away_comes_back(own: Settings) -> None:
    answer(own, "SELECT 1")
    (Cluster(own.home).socket_folder / SOCKET).unlink()

    assert answer(own, "SELECT 1") == 1


def test_ten_commands_at_once_start_one_server(own: Settings) -> None:
    stop_cluster(Cluster(own.home))
    script = (
        "import sys; from pathlib import Path; from asset_map.store.cluster import *; "
        "start_cluster(Cluster(Path(sys.argv[1])))"
    )
    command = [sys.executable, "-c", script, str(own.home)]
    starters = [subprocess.Popen(command) for _ in range(10)]

    assert [starter.wait(timeout=60) for starter in starters] == [0] * 10
    assert answer(own, "SELECT 1") == 1


def test_the_administrators_own_lines_win(own: Settings) -> None:
    extra = own.home / "postgresql.conf"
    before = extra.read_text("ascii")
    stop_cluster(Cluster(own.home))
    try:
        extra.write_text(before + "work_mem = '7MB'\n", "ascii")
        assert answer(own, "SHOW work_mem") == "7MB"

        stop_cluster(Cluster(own.home))
        extra.write_text(before + "work_mem = 'much'\n", "ascii")
        with pytest.raises(StoreError, match=r'"work_mem": "much"'):
            start_cluster(Cluster(own.home))
    finally:
        extra.write_text(before, "ascii")


@as_root
def test_a_home_that_the_server_cannot_enter_is_refused_with_the_remedy(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)

    with pytest.raises(StoreError, match="cannot enter") as refusal:
        prepare_home(closed / "home", Account("nobody", 65534, 65534))

    assert "chmod a+x" in refusal.value.remedy
    assert not (closed / "home").exists()


def test_a_long_runtime_folder_gives_way_to_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("x" * 100)
    long.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    monkeypatch.setattr(os, "geteuid", os.getuid if os.getuid() else lambda: long.stat().st_uid)

    assert not fits(long / "asset-map" / "01234567")
    assert fits(socket_folder(Path("/srv/" + "y" * 200)))


def test_two_homes_have_two_sockets() -> None:
    assert socket_folder(Path("/srv/leigh")) != socket_folder(Path("/srv/atherton"))


def test_a_secret_is_made_once_and_kept(tmp_path: Path) -> None:
    first = secret(tmp_path, "secret_key")

    assert len(first) >= 43
    assert secret(tmp_path, "secret_key") == first
    assert secret(tmp_path, "other") != first


def test_a_postgresql_that_is_not_installed_is_named_with_its_package() -> None:
    with pytest.raises(StoreError, match="PostgreSQL 99 is not installed") as refusal:
        find_binaries(99)

    assert "postgresql-99-postgis-3" in refusal.value.remedy


def test_the_newest_postgresql_with_postgis_is_taken() -> None:
    found = find_binaries()

    assert found.has_postgis
    assert found.major == max(each.major for each in installed() if each.has_postgis)
