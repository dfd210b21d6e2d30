"""Whoever asks too often is told how long to wait; nobody else notices, nobody is written down."""

import gc
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Request
from limits.storage import MemoryStorage
from werkzeug.test import EnvironBuilder

from asset_map.settings import Settings, SettingsError
from asset_map.web import create_app
from asset_map.web.limits import OTHERS_PER_MINUTE, PER_MINUTE, UNLIMITED, caller
from tests.web.conftest import serving
from tests.web.visitor import Visitor, inspected

RESIDENT, NEIGHBOUR = "203.0.113.7", "203.0.113.8"
# A thousandth of the usual: one request a minute.
SELDOM = 0.001


@pytest.fixture
def strict(site_settings):
    with serving(replace(site_settings, limits=SELDOM)) as app:
        yield app


def of(address):
    return {"REMOTE_ADDR": address}


def test_a_second_conversation_in_the_minute_waits_and_is_told_how_long(strict):
    client, said = strict.test_client(), {"text": "she loves knitting", "near": "Leigh"}

    first = client.post("/conversation", data=said, environ_base=of(RESIDENT))
    second = client.post("/conversation", data=said, environ_base=of(RESIDENT))

    assert first.status_code == 200
    page = inspected(second, 429)
    assert 1 <= int(second.headers["Retry-After"]) <= 60
    assert f"Wait {second.headers['Retry-After']} second" in page.words
    assert "knitting" not in second.text


def test_a_neighbour_is_not_kept_waiting(strict):
    client = strict.test_client()

    answers = [
        client.get("/about", environ_base=of(who)).status_code
        for who in (RESIDENT, RESIDENT, NEIGHBOUR)
    ]

    assert answers == [200, 429, 200]


def test_the_api_is_told_in_json(strict):
    client = strict.test_client()

    _, answer = (client.get("/api/activities?near=Leigh") for _ in range(2))

    assert answer.status_code == 429
    assert answer.mimetype == "application/problem+json"
    assert answer.json == {"title": "Too Many Requests", "status": 429}
    assert int(answer.headers["Retry-After"]) >= 1
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_every_address_has_its_limit_but_those_of_the_watchers(strict):
    for number, rule in enumerate(strict.url_map.iter_rules()):
        path = rule.rule.replace("<uuid:id>", "0" * 8 + "-0000-0000-0000-" + "0" * 12)
        method = "POST" if "POST" in rule.methods else "GET"
        path, who = path.replace("<token>", "none"), of(f"198.51.100.{number}")
        answers = [
            strict.test_client().open(path, method=method, environ_base=who).status_code
            for _ in range(2)
        ]
        assert (answers[-1] == 429) == (rule.endpoint not in UNLIMITED), rule


def test_what_costs_much_is_named_rightly_and_allowed_less_than_all_else(strict):
    assert set(PER_MINUTE) <= set(strict.view_functions)
    assert set(strict.view_functions) >= UNLIMITED
    assert max(PER_MINUTE.values()) <= OTHERS_PER_MINUTE


def test_an_office_may_work_without_noticing(site_settings):
    with serving(replace(site_settings, limits=1.0)) as app:
        visitor = Visitor(app.test_client())
        for _ in range(20):
            visitor.see("/about")


def test_no_limits_are_no_limits(site_settings):
    with serving(replace(site_settings, limits=None)) as app:
        assert {app.test_client().get("/about").status_code for _ in range(3)} == {200}


def test_no_address_is_held_in_clear_and_none_beyond_its_minute(strict):
    strict.test_client().get("/about", environ_base=of(RESIDENT))

    kept = [one for one in gc.get_objects() if isinstance(one, MemoryStorage) and one.storage]
    held = str([vars(one) for one in kept])
    assert kept
    assert RESIDENT not in held
    for counts in kept:
        ends = set(counts.expirations.values())
        counts.expirations.update(dict.fromkeys(counts.expirations, 0.0))
        for key in list(counts.storage):
            counts.get(key)
        assert ends
        assert not counts.storage


@pytest.mark.parametrize(
    ("peer", "forwarded", "who"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        # From elsewhere anyone may write anything.
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        # The last was added by our own web server, those before it by whoever asked.
        ("127.0.0.1", "192.0.2.9, 198.51.100.1", "198.51.100.1"),
        ("::1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.7", "", "203.0.113.7"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
    ],
)
def test_who_asks_is_told_by_our_own_web_server_alone(peer, forwarded, who):
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    builder = EnvironBuilder(environ_base={"REMOTE_ADDR": peer}, headers=headers)

    assert caller(Request(builder.get_environ())) == who


@pytest.mark.parametrize(
    ("said", "limits"), [("", 1.0), ("off", None), ("10", 10.0), ("0.5", 0.5), ("0", None)]
)
def test_the_setting_is_a_number_of_times_or_off(said, limits):
    assert Settings.from_environment({"ASSET_MAP_LIMITS": said}).limits == limits


@pytest.mark.parametrize("said", ["-1", "many", "1e9", "nan", "٣"])
def test_another_setting_is_refused(said):
    with pytest.raises(SettingsError, match="off nor a number"):
        Settings.from_environment({"ASSET_MAP_LIMITS": said})


def test_an_instance_has_limits_unless_it_is_told_otherwise(monkeypatch, tmp_path: Path):
    monkeypatch.setenv("ASSET_MAP_HOME", str(tmp_path))
    monkeypatch.delenv("ASSET_MAP_LIMITS", raising=False)

    app = create_app()

    assert app.extensions["asset-map-settings"].limits == 1.0
