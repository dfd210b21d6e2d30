"""Asking by letter if it is still true: the pressing first, nobody twice, nobody who said stop."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message

from asset_map.model.listing import Kind
from asset_map.store import care_links, reminders
from asset_map.store.reminders import NEVER_WITHIN_DAYS, Askable
from asset_map.upkeep.remind import letters
from tests.cli.command import asset_map
from tests.ports import free_port
from tests.upkeep.test_history import ID, KNIT, bring_in

TODAY = date(2026, 11, 22)


class Received(Message):
    """Keeps what a mail server was given."""

    def __init__(self) -> None:
        super().__init__()
        self.letters = []

    def handle_message(self, message) -> None:
        self.letters.append(message)


@pytest.fixture
def mail_server():
    received, port = Received(), free_port()
    controller = Controller(received, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    yield received, port
    controller.stop()


@pytest.fixture
def run(own_settings, mail_server):
    """Runs `asset-map` on a store of the test's own, with a mail server beside it."""
    _, port = mail_server

    def run(*arguments: str):
        return asset_map(
            *arguments,
            ASSET_MAP_HOME=str(own_settings.home),
            ASSET_MAP_DATABASE_URL=own_settings.database_url,
            ASSET_MAP_ADDRESS="https://map.example.org",
            ASSET_MAP_SMTP_HOST="127.0.0.1",
            ASSET_MAP_SMTP_PORT=str(port),
            ASSET_MAP_SMTP_SECURITY="none",
            ASSET_MAP_SMTP_FROM="map@council.example",
        )

    return run


def one(name: str, email: str, days: int | None, asked: int = 0) -> Askable:
    confirmed = None if days is None else TODAY - timedelta(days=days)
    return Askable(replace(KNIT, source_id=name).id("t"), name, Kind.GROUP, email, confirmed, asked)


def test_the_most_people_times_the_most_doubt_come_first():
    found = [
        one("Doubted", "a@x", None),
        one("Asked for", "b@x", 400, asked=9),
        one("Both", "c@x", None, asked=9),
        one("Confirmed lately", "d@x", 30, asked=1_000),
    ]
    assert [letter.email for letter in letters(found, TODAY, 10)] == ["c@x", "b@x", "a@x"]
    assert [letter.email for letter in letters(found, TODAY, 1)] == ["c@x"]


def test_one_letter_asks_for_all_that_an_address_runs():
    (letter,) = letters([one("A", "a@x", None), one("B", "a@x", None, 5)], TODAY, 10)
    assert [about.name for about in letter.about] == ["B", "A"]


def test_a_letter_brings_a_link_that_serves_and_nobody_gets_two(fresh_store, run, mail_server):
    received, _ = mail_server
    bring_in(fresh_store, KNIT, replace(KNIT, source_id="B", name="Purl", email="KNIT@example.org"))
    assert "knit@example.org: Knit and natter; Purl" in run("remind", "--dry-run").stdout
    assert received.letters == []

    done = run("remind", "--most", "5")
    assert (done.returncode, done.stdout) == (
        0,
        "1 letters sent, 0 not taken by the mail server.\n",
    )
    (letter,) = received.letters
    assert letter["To"] == "knit@example.org"
    text = letter.get_payload(decode=True).decode()
    keys = re.findall(r"https://map\.example\.org/keep/([\w-]{32})\s", text)
    assert care_links.cared_for(fresh_store, keys[0]).listing == ID
    assert letter["List-Unsubscribe"].strip() == f"<https://map.example.org/keep/{keys[0]}#stop>"

    assert run("remind").stdout == "0 letters would be sent.\n"
    assert len(received.letters) == 1


def test_after_the_named_period_somebody_is_asked_again_unless_they_said_stop(fresh_store):
    bring_in(fresh_store, KNIT)
    assert reminders.claim(fresh_store, "knit@example.org")
    assert not reminders.claim(fresh_store, "Knit@Example.org")
    fresh_store.exec_driver_sql(f"UPDATE reminder SET sent_on = sent_on - {NEVER_WITHIN_DAYS}")
    assert len(reminders.askable(fresh_store)) == 1
    reminders.stop(fresh_store, "KNIT@example.org")
    assert reminders.askable(fresh_store) == []
    assert not reminders.claim(fresh_store, "knit@example.org")


def test_without_a_mail_server_the_remedy_is_said_and_nobody_counts_as_asked(
    fresh_store, run, mail_server, own_settings
):
    bring_in(fresh_store, KNIT)
    done = asset_map(
        "remind",
        ASSET_MAP_HOME=str(own_settings.home),
        ASSET_MAP_DATABASE_URL=own_settings.database_url,
    )
    assert done.returncode == 2
    assert "ASSET_MAP_SMTP_HOST" in done.stderr
    assert len(reminders.askable(fresh_store)) == 1
