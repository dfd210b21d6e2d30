"""Serving: quick to come, quiet in its log, and gone when told, workers included."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from asset_map.settings import Settings
from tests.cli.command import COMMAND, asset_map, clean
from tests.ports import free_port

WORDS = "my-mother-is-lonely"
# A package with compiled parts, in a process's list of what it has in memory.
LIBRARY = re.compile(r"/site-packages/(\w+?)(?:\.libs)?/")


@contextmanager
def serving(
    settings: Settings, log: Path, **more: str
) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """A served instance with two workers and more in its environment, and its address."""
    port = free_port()
    with log.open("wb") as file:
        server = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(port), "--workers", "2"],
            env=clean({"ASSET_MAP_HOME": str(settings.home), "PYTHONUNBUFFERED": "1", **more}),
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        _wait_for(port, server, log)
        yield server, f"http://127.0.0.1:{port}"
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text("utf-8")
        with socket.socket() as visitor:
            if visitor.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(log.read_text("utf-8"))


def group_is_gone(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return all(_is_zombie(path) for path in Path("/proc").glob("[0-9]*") if _group(path) == group)


def _stat(process: Path) -> list[str]:
    try:
        return (process / "stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return ["Z", "0", "0"]


def _is_zombie(process: Path) -> bool:
    return _stat(process)[0] == "Z"


def _group(process: Path) -> int:
    return int(_stat(process)[2])


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_cleanly_with_its_workers(
    settings: Settings, tmp_path: Path, how: signal.Signals
) -> None:
    log = tmp_path / "log"
    with serving(settings, log) as (server, address):
        with urlopen(f"{address}/healthz") as page:
            assert page.status == 200
        if how is signal.SIGINT:
            # A terminal's Ctrl-C goes to the workers too.
            os.killpg(server.pid, how)
        else:
            server.send_signal(how)

        assert server.wait(timeout=60) == 0
        assert group_is_gone(server.pid)
    assert "Traceback" not in log.read_text("utf-8")


def test_a_worker_that_has_answered_has_loaded_nothing_of_gap_analysis(
    settings: Settings, tmp_path: Path
) -> None:
    with serving(settings, tmp_path / "log") as (server, address):
        for page in ("/", "/healthz", "/api/activities?near=Leigh", "/gaps"):
            with unanswered_is_fine():
                urlopen(address + page).close()
        libraries = {
            process: set(LIBRARY.findall((process / "maps").read_text("utf-8")))
            for process in Path("/proc").glob("[0-9]*")
            if _group(process) == server.pid
        }
        desks = {one for one in libraries if b"gaps.desk" in (one / "cmdline").read_bytes()}

    workers = [libraries[one] for one in libraries if one not in desks]
    assert len(workers) == 3
    assert desks
    assert all("psycopg_binary" in loaded for loaded in workers)
    for loaded in workers:
        # pandas is there: folium looks for it.
        assert not loaded & {"llvmlite", "pyogrio", "scipy"}


def test_what_people_ask_is_in_no_log(settings: Settings, tmp_path: Path) -> None:
    log = tmp_path / "log"
    with serving(settings, log) as (server, address):
        for ask in (f"/healthz?near={WORDS}", f"/nowhere?near={WORDS}"):
            with unanswered_is_fine():
                urlopen(address + ask).close()
        host, _, port = address.removeprefix("http://").partition(":")
        with socket.create_connection((host, int(port))) as visitor:
            visitor.sendall(f"GET /?near={WORDS} no http at all\r\n\r\n".encode())
            while visitor.recv(1000):
                pass
        # The workers tell of a question once they have answered it, and of all before they end.
        server.terminate()
        assert server.wait(timeout=60) == 0

    said = log.read_text("utf-8")
    assert re.search(r"GET /healthz 200", said)
    assert re.search(r"GET /nowhere 404", said)
    assert WORDS not in said


@contextmanager
def unanswered_is_fine() -> Iterator[None]:
    try:
        yield
    except HTTPError as error:
        error.close()


def test_a_taken_port_is_said_with_another_to_try(settings: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        refused = asset_map("serve", "--port", str(port), ASSET_MAP_HOME=str(settings.home))

    assert refused.returncode == 2
    assert f"Try: --port {port + 1}" in refused.stderr
