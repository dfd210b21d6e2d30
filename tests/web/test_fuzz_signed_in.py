"""Everyone who may sign in, sending their own forms with hostile words: no fault, no leak."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from flask import Flask

from asset_map.cli._gap_desk import gap_desk
from asset_map.model.account import Role
from asset_map.settings import Settings
from asset_map.web import create_app, suggestion_form
from asset_map.web.store import close_store
from tests.homes import ready_store
from tests.test_privacy import dump
from tests.web.conftest import furnish
from tests.web.fuzzed import KEPT, MARK, Fuzz
from tests.web.fuzzed_people import listings_shown
from tests.web.fuzzed_walk import Walk
from tests.web.harmless import Tally, listening
from tests.web.hostile import NEAR
from tests.web.watched import served, watching

# The public pages that show what was kept.
SHOWN = (
    *(f"/{page}?near={NEAR}" for page in ("activities", "week", "map", "embed", "api/activities")),
    *(f"/{feed}?near={NEAR}" for feed in ("new.atom", "activities.ics")),
    *("/map/places?bbox=-2.95,54.05,-2.85,54.15&zoom=16", "/interests", "/freshness", "/gaps"),
)
# After so many requests everything was done that can be.
OFTEN = 25_000
DONE = {
    *("suggest.given_in", "review.decide", "review.decide_many", "records.save", "records.confirm"),
    *("records.restore", "timetable.change", "same.make_one", "same.part", "figures.send"),
    *("imports.send", "imports.act", "accounts.add", "accounts.change", "care.act"),
    *("account.change", "stewards.give_up", "sign_in.sign_out", "conversation.conversation"),
}


@pytest.fixture
def harmed(request, tmp_path, monkeypatch) -> Iterator[tuple[Settings, Flask]]:
    """A site to do harm to, where nobody waits before they send a form.

    The long form has a server of its own, where each page asks with the rights that it has when it
    is served, and the desk that reckons gaps.
    """
    monkeypatch.setattr(suggestion_form, "SHORTEST_SECONDS", 0)
    with ExitStack() as until_then:
        if request.node.get_closest_marker("endure"):
            settings = until_then.enter_context(ready_store())
            desk = until_then.enter_context(gap_desk(settings))
        else:
            settings, desk = request.getfixturevalue("own_settings"), None
        furnish(settings, tmp_path)
        app = create_app(settings, desk=desk)
        yield settings, app
        close_store(app)


def walk_about(app: Flask, requests: int, seed: int) -> tuple[Walk, Tally, list[str]]:
    """So many requests of everyone, then all that shows what they did; and what was logged."""
    ids = listings_shown(app)
    walk = Walk(app, ids, Fuzz(sorted({rule.rule for rule in app.url_map.iter_rules()}), ids, seed))
    with listening() as log:
        seen = Tally(log)
        while seen.statuses.total() < requests:
            for answered in walk.visit():
                seen.note(*answered)
        for path in [*SHOWN, *(f"/listing/{id}{end}" for id in ids for end in ("", ".ics"))]:
            seen.note("everyone", path, app.test_client().get(path))
    return walk, seen, log


@pytest.mark.parametrize(
    ("requests", "seed"),
    [(150, 1), *(pytest.param(30_000, seed, marks=pytest.mark.endure) for seed in (2, 3))],
)
def test_whoever_signs_in_harms_nobody_with_what_they_send(
    harmed, capfd, share, request, requests, seed
):
    settings, app = harmed

    walk, seen, log = walk_about(app, share(requests), seed)

    request.node.add_report_section("call", "answers", str(seen))
    request.node.add_report_section("call", "done", str(dict(walk.done)))
    assert seen.harms == []
    assert MARK not in "".join(log) + "".join(capfd.readouterr())
    assert KEPT not in "".join(log)
    kept = dump(settings)
    assert MARK not in kept
    # Each of them was answered, and those who came often enough did what can be done.
    assert {role for role, status in seen.statuses if status == 200} >= set(Role)
    if seen.statuses.total() >= OFTEN:
        assert KEPT in kept
        assert set(walk.done) >= DONE


@pytest.mark.endure
def test_no_browser_runs_what_they_sent(harmed, share, browser):
    _, app = harmed
    _, seen, _ = walk_about(app, share(3_000), seed=4)
    assert seen.harms == []

    with served(app) as site, watching(browser, site) as watched:
        pages = [path for path in SHOWN if app.test_client().get(path).mimetype == "text/html"]
        for path in [*pages, *(f"/listing/{id}" for id in listings_shown(app))]:
            assert watched.open(path).evaluate("window.harmed") is None, path
