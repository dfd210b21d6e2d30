"""A page of gaps that takes long: it says so, is told when to stop, and asks nothing twice."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from asset_map.gaps import visit
from asset_map.gaps.desk import Desk
from asset_map.gaps.visit import Reckoner
from asset_map.model.gap_ask import GapAsk, Refused
from asset_map.web import create_app, gap_desk
from asset_map.web.store import close_store
from tests.web.visitor import Visitor

FORK = get_context("fork")
# Nobody reckons for longer, in seconds, whatever goes wrong.
AT_MOST = 60


class Oracle:
    """Whoever reckons: speaks when it is let, and counts how often it was asked."""

    def __init__(self) -> None:
        # No locks: whoever is stopped may hold one.
        self.speaks, self.state, self.asked = (FORK.RawValue("i") for _ in range(3))

    def serve(self, path: str) -> None:
        def answer(asked):
            self.asked.value += 1
            until = time.monotonic() + AT_MOST
            while not self.speaks.value and time.monotonic() < until:
                time.sleep(0.02)
            return Refused("the oracle", f"has spoken, number {self.asked.value}.", "Come again.")

        with Desk(path, b"word") as desk:
            desk.reckoner = Reckoner(answer, lambda: str(self.state.value))
            desk.serve_forever(0.1)


def listens(path: str) -> bool:
    with socket.socket(socket.AF_UNIX) as visitor:
        return visitor.connect_ex(path) == 0


@contextmanager
def consulted(site_settings, oracle: Oracle) -> Iterator[Visitor]:
    """A visitor of pages whose desk the oracle sits at."""
    with TemporaryDirectory() as folder:
        path = str(Path(folder, "desk"))
        process = FORK.Process(target=oracle.serve, args=(path,), daemon=True)
        process.start()
        app = create_app(site_settings, gap_desk.Desk(path, b"word"))
        while not listens(path):
            time.sleep(0.02)
        try:
            yield Visitor(app.test_client())
        finally:
            close_store(app)
            process.kill()
            process.join()


@pytest.fixture
def oracle() -> Oracle:
    return Oracle()


def test_a_long_question_is_waited_for_stopped_and_begun_again(site_settings, oracle):
    with consulted(site_settings, oracle) as visitor:
        page = visitor.see("/gaps?interest=choirs", 202)
        assert "We are working it out" in page.words
        assert "stop after 20 seconds" in page.words
        # Without a script, the page comes again by itself.
        assert page.soup.select_one('noscript meta[http-equiv="refresh"]')
        told = visitor.client.get("/gaps/working?interest=choirs").json
        assert told["working"]
        assert told["seconds"] >= 1

        stopped = visitor.client.post("/gaps/stop", data={"interest": "choirs"})
        assert "We have stopped" in stopped.text
        assert "app-gap__working" not in stopped.text
        visitor.see("/gaps?interest=choirs", 202)
        oracle.speaks.value = 1
        assert "has spoken, number 2" in visitor.see("/gaps?interest=choirs", 400).words
        assert oracle.asked.value == 2


def test_an_answer_is_kept_until_the_store_changes(site_settings, oracle):
    oracle.speaks.value = 1
    with consulted(site_settings, oracle) as visitor:
        for sort in ("area", "people"):
            assert "number 1" in visitor.see(f"/gaps?interest=choirs&sort={sort}", 400).words
        assert "number 2" in visitor.see("/gaps?interest=chess", 400).words
        oracle.state.value += 1
        assert "number 3" in visitor.see("/gaps?interest=choirs", 400).words


def test_what_was_reckoned_while_the_store_changed_goes_to_who_waited_and_to_nobody_later(
    site_settings, oracle
):
    with consulted(site_settings, oracle) as visitor:
        assert "We are working it out" in visitor.see("/gaps?interest=choirs", 202).words
        oracle.state.value += 1
        oracle.speaks.value = 1
        assert "number 1" in visitor.see("/gaps?interest=choirs", 400).words
        oracle.speaks.value = 0
        assert "We are working it out" in visitor.see("/gaps?interest=choirs", 202).words


def test_what_takes_too_long_is_given_up_with_what_to_choose_instead(
    site_settings, oracle, monkeypatch
):
    monkeypatch.setattr(visit, "PUBLIC_SECONDS", 0.5)
    with consulted(site_settings, oracle) as visitor:
        page = visitor.see("/gaps?interest=choirs")
        assert "This took too long, so we stopped." in page.words
        assert "Choose larger areas" in page.words


def test_work_that_nobody_comes_back_for_is_given_up(site_settings, oracle, monkeypatch):
    monkeypatch.setattr(visit, "ABANDONED_SECONDS", 0.1)
    with (
        consulted(site_settings, oracle) as visitor,
        visitor.client.application.test_request_context(),
        pytest.raises(gap_desk.DeskSlow),
    ):
        gap_desk.ask(GapAsk())
