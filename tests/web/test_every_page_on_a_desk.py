"""Every page on a wide screen: nobody is shut out, list and map agree, and paper has it all."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.web.every_page import NO_PAGES, STATES, SWEPT_ONCE, rules
from tests.web.watched import DESKTOP, Watched, anew, settle, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
# Everything that is listed, and whatever on paper would be a waste of it.
LISTED = "[data-listing], .paper-entry"
NOT_FOR_PAPER = "#map, nav, .govuk-button, .app-filters, .app-ways__list"


@dataclass(frozen=True)
class Seen:
    """What was found on a page."""

    violations: list[str]
    wide: int
    listed: int
    total: int | None
    drawn: int | None
    on_paper: int
    wasted: list[str]


@pytest.fixture(scope="module")
def window(browser, site) -> Iterator[Watched]:
    """A wide window, which every page comes to in its turn."""
    with watching(browser, site, DESKTOP) as watched:
        yield watched


@pytest.fixture(scope="module", params=STATES, ids=lambda state: state.name)
def seen(request, app, window, picture) -> Iterator[Seen]:
    """A page that was opened once, and watched until every story about it is told."""
    with anew(window) as watched:
        page = settle(request.param.visit(watched, app))
        picture(page, f"{request.param.name}-desktop")
        beside = page.locator("section:has(.app-cards) ~ section #map[data-places]").count()
        count = page.locator(".app-answer__count")
        faults = violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.emulate_media(media="print")
        on_paper = page.locator(LISTED).filter(visible=True).count()
        wasted = page.locator(NOT_FOR_PAPER).filter(visible=True)
        yield Seen(
            violations=faults,
            wide=wide,
            listed=page.locator(LISTED).count(),
            total=int(count.text_content().split()[-1].replace(",", "")) if count.count() else None,
            drawn=int(page.get_attribute("#map", "data-places")) if beside else None,
            on_paper=on_paper,
            wasted=[one.evaluate("one => one.outerHTML.slice(0, 80)") for one in wasted.all()],
        )


def test_nobody_is_shut_out(seen):
    assert seen.violations == []


def test_nothing_is_wider_than_the_screen(seen):
    assert seen.wide <= DESKTOP[0]


def test_list_and_map_are_the_same_answer(seen):
    assert seen.drawn in (None, seen.listed, seen.total)


def test_paper_holds_every_result_and_neither_map_nor_buttons(seen):
    assert seen.on_paper == seen.listed
    assert seen.wasted == []


def test_what_is_left_out_of_the_sweep_is_no_page(app):
    for rule in NO_PAGES:
        if "<" not in rule and "GET" in methods(app, rule):
            answer = app.test_client().get(rule, query_string={"near": "Leigh"})
            assert answer.status_code != 200 or answer.mimetype != "text/html", rule


def test_every_other_address_is_swept(app):
    there = {rule.rule for rule in app.url_map.iter_rules()} - set(NO_PAGES) - {"/static/<path>"}
    swept_once = {state.rule for state in SWEPT_ONCE}
    assert there == set(rules()) | swept_once
    assert there - swept_once <= {state.rule for state in STATES}


def methods(app, path: str) -> set[str]:
    return {
        method for rule in app.url_map.iter_rules() if rule.rule == path for method in rule.methods
    }
