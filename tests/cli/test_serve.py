"""Serving: quick to come, quiet in its log, and gone when told, workers included."""

import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Life:
    """What was seen of an instance that was asked a few things, from its start to its end."""

    status: int
    # The compiled packages that each of its processes held, by its command line.
    libraries: list[tuple[bytes, set[str]]]
    ended: int
    left_behind: bool
    said: str


@pytest.fixture(scope="module", params=[signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def life(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Life:
    """An instance that was ended by a signal; every story about it is told of the same one."""
    log = tmp_path_factory.mktemp("served") / "log"
    with serving(settings, log) as (server, address):
        with urlopen(f"{address}/healthz?near={WORDS}") as page:
            status = page.status
        for path in ("/", "/api/activities?near=Leigh", "/gaps", f"/nowhere?near={WORDS}"):
            with unanswered_is_fine():
                urlopen(address + path).close()
        no_http(address)
        libraries = libraries_of(server.pid)
        if request.param is signal.SIGINT:
            # A terminal's Ctrl-C goes to the workers too.
            os.killpg(server.pid, signal.SIGINT)
        else:
            server.send_signal(request.param)
        # The workers tell of a question once they have answered it, and of all before they end.
        ended = server.wait(timeout=60)
        left_behind = not group_is_gone(server.pid)
    return Life(status, libraries, ended, left_behind, log.read_text("utf-8"))


def no_http(address: str) -> None:
    """Say something that no server understands."""
    host, _, port = address.removeprefix("http://").partition(":")
    with socket.create_connection((host, int(port))) as visitor:
        visitor.sendall(f"GET /?near={WORDS} no http at all\r\n\r\n".encode())
        while visitor.recv(1000):
            pass


def libraries_of(group: int) -> list[tuple[bytes, set[str]]]:
    return [
        ((one / "cmdline").read_bytes(), set(LIBRARY.findall((one / "maps").read_text("utf-8"))))
        for one in Path("/proc").glob("[0-9]*")
        if _group(one) == group
    ]


def test_it_answers_and_stops_cleanly_with_its_workers(life: Life) -> None:
    assert life.status == 200
    assert life.ended == 0
    assert not life.left_behind
    assert "Traceback" not in life.said


def test_a_worker_that_has_answered_has_loaded_nothing_of_gap_analysis(life: Life) -> None:
    workers = [loaded for command, loaded in life.libraries if b"gaps.desk" not in command]
    assert len(workers) == 3
    assert len(life.libraries) > len(workers)
    assert all("psycopg_binary" in loaded for loaded in workers)
    for loaded in workers:
        # pandas is there: folium looks for it.
        assert not loaded & {"llvmlite", "pyogrio", "scipy"}


def test_what_people_ask_is_in_no_log(life: Life) -> None:
    assert re.search(r"GET /healthz 200", life.said)
    assert re.search(r"GET /nowhere 404", life.said)
    assert WORDS not in life.said


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
