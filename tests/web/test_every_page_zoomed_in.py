"""Every page at 400 %, by keyboard alone, and with the map's pictures out of reach."""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from flask import Flask

from tests.web.conftest import serving
from tests.web.every_page import STATES, SWEPT_ONCE
from tests.web.keyboard import walk
from tests.web.watched import DESKTOP, served, settle, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
# A window of 1280 by 1024, four times as large (WCAG 2.2, 1.4.10).
ZOOMED = (320, 256)
TILES = "https://tiles.invalid/{z}/{x}/{y}.png"
# What is there to be read or pressed, wherever it stands; a map's own markers change with its size.
THERE = """() => [...document.querySelectorAll(
    "h1, h2, h3, a, button, label, summary, dt, dd, th, td, p, li")]
  .filter(one => !one.closest("#map, [role=status], .govuk-service-navigation"))
  .filter(one => one.checkVisibility({visibilityProperty: true}))
  .map(one => one.textContent.trim().replace(/\\s+/g, " ")).filter(Boolean)"""
# Words cut off by their own box. What is hidden from the eye on purpose is one pixel high, and what
# is typed into a box moves along in it.
CUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  const style = getComputedStyle(one);
  return !one.closest("#map, svg, input") && one.clientHeight > 1 && one.clientWidth > 1
    && /hidden|clip/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1;
}).map(one => one.outerHTML.slice(0, 80))"""


@dataclass(frozen=True)
class Seen:
    """What was found on a page."""

    violations: list[str]
    wide: int
    cut: list[str]
    lost: set[str]
    stumbles: list[str]


@pytest.fixture(scope="module")
def tiled(site_settings) -> Iterator[tuple[Flask, str]]:
    """A council's site whose tile host is down, and its address."""
    with serving(replace(site_settings, tile_url=TILES)) as app, served(app) as address:
        yield app, address


@pytest.fixture(scope="module", params=[*STATES, *SWEPT_ONCE], ids=lambda state: state.name)
def seen(request, browser, tiled) -> Iterator[Seen]:
    """A page that was opened once, and watched until every story about it is told."""
    app, site = tiled
    with watching(browser, site, ZOOMED, device_scale_factor=4) as watched:
        watched.tiles = TILES.partition("{")[0]
        page = settle(request.param.visit(watched, app))
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        wide = page.evaluate("document.documentElement.scrollWidth")
        cut, small, faults = page.evaluate(CUT), set(page.evaluate(THERE)), violations(page)
        stumbles = walk(page)
        page.set_viewport_size({"width": DESKTOP[0], "height": DESKTOP[1]})
        yield Seen(faults, wide, cut, set(page.evaluate(THERE)) - small, stumbles)


def test_nobody_is_shut_out(seen):
    assert seen.violations == []


def test_nothing_scrolls_sideways_or_is_cut_off(seen):
    assert seen.wide <= ZOOMED[0]
    assert seen.cut == []


def test_nothing_is_lost_that_a_wide_screen_shows(seen):
    assert seen.lost == set()


def test_every_control_is_reached_in_order_and_shows_its_focus(seen):
    assert seen.stumbles == []
