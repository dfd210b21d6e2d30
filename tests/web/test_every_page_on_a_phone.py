"""Every page on a phone: for everybody, light to fetch, and still once it is there."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from tests.web.every_page import LEIGH, STATES
from tests.web.watched import PHONE, settle, violations, watching, weigh

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
# A slow phone takes in so much in about three seconds.
LIST_BYTES, MAP_BYTES = 60_000, 250_000
# Of the Core Web Vitals: what moves less than this is not noticed.
LARGEST_SHIFT = 0.1
SHIFTS = """window.shifted = 0;
new PerformanceObserver(seen => seen.getEntries().forEach(one => {
  if (!one.hadRecentInput) window.shifted += one.value;
})).observe({type: "layout-shift", buffered: true});"""


@dataclass(frozen=True)
class Seen:
    """What was found on a page."""

    violations: list[str]
    wide: int
    bytes: int
    shifted: float


@pytest.fixture(scope="module", params=STATES, ids=lambda state: state.name)
def seen(request, app, browser, site, screenshots) -> Iterator[Seen]:
    """A page that was opened once, and watched until every story about it is told."""
    with watching(browser, site, PHONE) as watched:
        watched.page.add_init_script(SHIFTS)
        weights = weigh(watched)
        page = settle(request.param.visit(watched, app))
        page.screenshot(path=screenshots / f"{request.param.name}-phone.png", full_page=True)
        yield Seen(
            bytes=sum(weights),
            shifted=page.evaluate("shifted"),
            wide=page.evaluate("document.documentElement.scrollWidth"),
            violations=violations(page),
        )


def test_nobody_is_shut_out(seen):
    assert seen.violations == []


def test_nothing_is_wider_than_the_screen(seen):
    assert seen.wide <= PHONE[0]


def test_a_page_with_all_that_it_loads_is_not_heavy(seen):
    assert 0 < seen.bytes <= MAP_BYTES


def test_what_is_being_read_stays_where_it_is(seen):
    assert seen.shifted < LARGEST_SHIFT


def test_nor_is_the_longest_list_with_its_map(browser, site):
    with watching(browser, site, PHONE) as watched:
        weights = weigh(watched)
        page = settle(watched.open(f"{LEIGH}&limit=100"))
        assert page.locator("[data-listing]").count() == 100
        assert LIST_BYTES < sum(weights) <= MAP_BYTES
