"""Every page on a phone, light and still; and then at 400 %, for everybody, by keyboard alone."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from tests.web.conftest import serving
from tests.web.every_page import LEIGH, STATES, SWEPT_ONCE, State
from tests.web.watched import PHONE, Watched, anew, served, settle, watching, weigh
from tests.web.zoomed import ZOOMED, Zoomed, look_closely

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
TILES = "https://tiles.invalid/{z}/{x}/{y}.png"
# A slow phone takes in so much in about three seconds.
LIST_BYTES, MAP_BYTES = 60_000, 250_000
# Of the Core Web Vitals: what moves less than this is not noticed.
LARGEST_SHIFT = 0.1
SHIFTS = """window.shifted = 0;
new PerformanceObserver(seen => seen.getEntries().forEach(one => {
  if (!one.hadRecentInput) window.shifted += one.value;
})).observe({type: "layout-shift", buffered: true});"""
# Once what was drawn last has been told of.
SHIFTED = """new Promise(tell => requestAnimationFrame(
  () => requestAnimationFrame(() => setTimeout(() => tell(shifted)))))"""


@dataclass(frozen=True)
class Seen:
    """What was found on a page."""

    state: State
    wide: int
    bytes: int
    shifted: float
    maps: int
    zoomed: Zoomed


@pytest.fixture(scope="module")
def window(browser, site) -> Iterator[tuple[Watched, list[int]]]:
    """A phone's window, which every page comes to in its turn, and its scales."""
    with watching(browser, site, PHONE) as watched:
        watched.page.add_init_script(SHIFTS)
        yield watched, weigh(watched)


@pytest.fixture(scope="module")
def closer(browser, site_settings) -> Iterator[tuple[Watched, Flask]]:
    """A window at 400 %, on a council's site whose tile host is down."""
    with (
        serving(replace(site_settings, tile_url=TILES)) as app,
        served(app) as site,
        watching(browser, site, ZOOMED, device_scale_factor=4) as watched,
    ):
        watched.tiles = TILES.partition("{")[0]
        yield watched, app


@pytest.fixture(scope="module", params=[*STATES, *SWEPT_ONCE], ids=lambda state: state.name)
def seen(request, app, window, closer, picture) -> Iterator[Seen]:
    """A page that was opened, and watched until every story about it is told."""
    state, (watched, weights) = request.param, window
    with anew(watched):
        page = settle(state.visit(watched, app))
        picture(page, f"{state.name}-phone")
        yield Seen(
            state=state,
            bytes=sum(weights),
            shifted=page.evaluate(SHIFTED),
            wide=page.evaluate("document.documentElement.scrollWidth"),
            maps=page.locator("#map").count(),
            zoomed=with_its_map(state, *closer) if state.has_map else look_closely(page),
        )


def with_its_map(state: State, watched: Watched, app: Flask) -> Zoomed:
    """A map is drawn for the size of its window: it is opened in that."""
    with anew(watched):
        return look_closely(settle(state.visit(watched, app)))


def test_nothing_is_wider_than_the_screen(seen):
    assert seen.wide <= PHONE[0]


def test_a_page_with_all_that_it_loads_is_not_heavy(seen):
    assert 0 < seen.bytes <= MAP_BYTES


def test_what_is_being_read_stays_where_it_is(seen):
    assert seen.shifted < LARGEST_SHIFT


def test_a_map_is_where_a_map_is_looked_for(seen):
    assert seen.maps == seen.state.has_map


def test_nobody_is_shut_out(seen):
    assert seen.zoomed.violations == []


def test_nothing_scrolls_sideways_or_is_cut_off(seen):
    assert seen.zoomed.wide <= ZOOMED[0]
    assert seen.zoomed.cut == []


def test_nothing_is_lost_that_a_wide_screen_shows(seen):
    assert seen.zoomed.lost == set()


def test_every_control_is_reached_in_order_and_shows_its_focus(seen):
    assert seen.zoomed.stumbles == []


def test_nor_is_the_longest_list_with_its_map_heavy(browser, site):
    with watching(browser, site, PHONE) as watched:
        weights = weigh(watched)
        page = settle(watched.open(f"{LEIGH}&limit=100"))
        assert page.locator("[data-listing]").count() == 100
        assert LIST_BYTES < sum(weights) <= MAP_BYTES
