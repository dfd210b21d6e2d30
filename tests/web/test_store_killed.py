"""The database killed while pages are served: they say so in plain words, and come back."""

import os
import re
import signal
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

from asset_map.settings import Settings
from asset_map.store.cluster import Cluster, start_cluster, stop_cluster
from asset_map.store.postmaster import read_postmaster
from tests.cli.test_serve import serving
from tests.homes import sample_store
from tests.spoken_ways import Answer, Way, form, send

# Nobody waits longer for a page, whatever becomes of the database.
LONGEST_SECONDS = 5
# A killed server first looks over what it had written.
BACK_SECONDS = 30
ASKED = (
    Way("/", method="GET"),
    Way("/activities?near=Leigh&interest=knitting", method="GET"),
    Way("/map/places?bbox=-2.7,53.4,-2.3,53.6&zoom=11", method="GET"),
    Way("/api/activities?near=Leigh", method="GET"),
    form(text="she loves knitting", near="Leigh"),
)


@pytest.fixture(scope="module")
def own() -> Iterator[Settings]:
    """A store with the sample, on a server that is killed here."""
    with sample_store() as settings:
        yield settings


@pytest.fixture(scope="module")
def served(own: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address and the log of a served instance without limits: one address asks for all."""
    log = tmp_path_factory.mktemp("served") / "log"
    with serving(own, log, ASSET_MAP_LIMITS="off") as (_, address):
        yield address, log


class Visitors:
    """People who ask for one page after the other, and what became of each."""

    def __init__(self, address: str) -> None:
        self.answers: list[tuple[float, float, Answer]] = []
        self._address, self._enough = address, Event()
        self._threads = [Thread(target=self._visit, args=(way,)) for way in ASKED]

    def __enter__(self) -> "Visitors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for thread in self._threads:
            thread.join(timeout=60)

    def _visit(self, way: Way) -> None:
        while not self._enough.wait(0.05):
            begun = time.monotonic()
            answer = send(self._address, way)
            self.answers.append((begun, time.monotonic() - begun, answer))

    def last(self, number: int) -> list[Answer]:
        return [answer for _, _, answer in self.answers[-number:]]

    def since(self, moment: float) -> list[Answer]:
        return [answer for begun, _, answer in list(self.answers) if begun > moment]


def kill(settings: Settings) -> None:
    postmaster = read_postmaster(Cluster(settings.home).data)
    assert postmaster is not None
    os.kill(postmaster.pid, signal.SIGKILL)


def wait_until(true: Callable[[], bool]) -> None:
    until = time.monotonic() + BACK_SECONDS
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


def ready(address: str) -> bool:
    connection = HTTPConnection(urlsplit(address).netloc, timeout=2 * LONGEST_SECONDS)
    connection.request("GET", "/readyz")
    status = connection.getresponse().status
    connection.close()
    return status == 200


def kill_and_wait(own: Settings, address: str, people: Visitors) -> None:
    gone = time.monotonic()
    kill(own)
    wait_until(lambda: 503 in {one.status for one in people.since(gone)})
    # Those who serve pages start it again.
    wait_until(lambda: ready(address))
    # A connection that was used a second ago is taken to live still.
    back = time.monotonic() + 1
    wait_until(lambda: len(people.since(back)) > len(ASKED))
    assert {one.status for one in people.since(back)} == {200}


@pytest.mark.parametrize("kills", [1, pytest.param(10, marks=pytest.mark.endure)])
def test_pages_say_try_again_while_the_database_is_gone_and_come_back_by_themselves(
    own: Settings, served: tuple[str, Path], kills: int
) -> None:
    address, file = served
    with Visitors(address) as people:
        wait_until(lambda: len(people.answers) > 4 * len(ASKED))
        warm = time.monotonic()
        for _ in range(kills):
            wait_until(lambda: {one.status for one in people.last(10)} == {200})
            kill_and_wait(own, address, people)

    log = file.read_text("utf-8")
    told = sorted(set(re.findall(r"ERROR in .*", log)))
    assert {one.status for _, _, one in people.answers} == {200, 503}, told
    away = [one for _, _, one in people.answers if one.status == 503]
    assert all("Retry-After: 30" in one.headers for one in away)
    assert all("try again" in one.body for one in away if "text/html" in one.headers)
    assert max(seconds for begun, seconds, _ in people.answers if begun > warm) < LONGEST_SECONDS
    assert "knitting" not in log


def test_a_database_that_was_stopped_on_purpose_stays_stopped(
    own: Settings, served: tuple[str, Path]
) -> None:
    address, _ = served
    assert stop_cluster(Cluster(own.home))

    assert [send(address, way).status for way in ASKED] == [503] * len(ASKED)
    time.sleep(1)
    assert not Cluster(own.home).running()
    start_cluster(Cluster(own.home))
    assert [send(address, way).status for way in ASKED] == [200] * len(ASKED)
