"""The map in a real browser: moved, opened and searched by keyboard, and as true as the list."""

import os
import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web.watched import violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
MANY = "/activities?near=Leigh"
FEW = "/activities?near=Leigh&reach_metres=1500&limit=5"
WHOLE = "/map"


def settle(page) -> None:
    """Wait until the map has drawn what it asked for where it stands."""
    page.wait_for_selector("#map[data-settled]")


def drawn(page) -> int:
    """How many listings the map shows, alone and in clusters."""
    return int(page.get_attribute("#map", "data-places"))


def total(page) -> int:
    """How many the page says there are."""
    return int(page.locator(".app-answer__count").inner_text().split()[-1])


def test_the_map_holds_the_whole_answer_of_which_the_list_shows_a_page(browser, site):
    with watching(browser, site) as watched:
        for path in (FEW, f"{FEW}&interest=music"):
            page = watched.open(path)
            assert page.locator("[data-listing]").count() <= 5
            assert drawn(page) == total(page)
        page = watched.open(MANY)
        settle(page)
        assert page.locator("[data-listing]").count() == 20
        assert drawn(page) == total(page) > 100


def test_every_marker_and_cluster_has_a_name_of_its_own(browser, site):
    with watching(browser, site) as watched:
        page = watched.open(WHOLE)
        settle(page)
        marks = page.locator("#map [role=button]").all()
        names = [mark.get_attribute("aria-label") for mark in marks]
        assert len(marks) > 10
        for name in filter(None, names):
            assert re.match(
                r"\d+ places|1 place|.+, (Hub|Group|Micro-enterprise|Activity)|Zoom", name
            )
        assert None not in names
        assert any(re.match(r"\d+ places near \w+.*: .*Group \d+", name) for name in names)


def test_a_cluster_is_opened_by_keyboard_until_a_place_is_read_and_left_again(browser, site):
    with watching(browser, site) as watched:
        page = watched.open(WHOLE)
        settle(page)
        page.locator("#map .app-cluster[aria-label*=': ']").first.focus()
        # A colon stands before the kinds: a cluster that the map asked for.
        while ":" in page.evaluate("document.activeElement.getAttribute('aria-label')"):
            before = page.evaluate("map_places.getZoom()")
            page.keyboard.press("Enter")
            assert page.evaluate("map_places.getZoom()") > before
            settle(page)
            assert page.evaluate("document.activeElement.getAttribute('role')") == "button"
        page.locator("#map .app-marker[role=button]").first.focus()
        name = page.evaluate("document.activeElement.getAttribute('aria-label')")
        page.keyboard.press("Enter")
        popup = page.locator(".leaflet-popup")
        assert popup.get_attribute("role") == "dialog"
        opened = page.evaluate("document.activeElement.textContent")
        assert name.startswith(opened)
        assert violations(page) == []
        page.keyboard.press("Escape")
        popup.wait_for(state="detached")
        page.wait_for_timeout(500)
        assert page.evaluate("document.activeElement.getAttribute('aria-label')") == name


def test_search_this_area_moves_the_list_with_the_map(browser, site):
    with watching(browser, site) as watched:
        page = watched.open(f"{MANY}&free=true&limit=50")
        button = page.get_by_role("link", name="Search this area")
        assert not button.is_visible()
        page.evaluate("map_places.setView([53.545, -2.63], 14, {animate: false})")
        button.wait_for()
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**near=-2.63*")
        page.wait_for_selector("#map[data-places]")
        asked = parse_qs(urlsplit(page.url).query)
        assert asked["near"] == ["-2.6300,53.5450"]
        assert (asked["free"], asked["limit"]) == (["true"], ["50"])
        assert 800 < int(asked["reach_metres"][0]) < 4000
        assert "a spot by" in page.locator("h1").inner_text()
        assert drawn(page) == total(page)


def test_the_controls_speak_the_pages_language(browser, site):
    with watching(browser, site) as watched:
        page = watched.open(WHOLE)
        for words in ("Zoom in", "Zoom out"):
            assert page.locator(f'#map a[title="{words}"]').get_attribute("aria-label") == words


def test_a_map_that_cannot_load_its_places_says_so_and_the_list_stays(browser, site):
    with watching(browser, site) as watched:
        watched.page.route("**/map/places*", lambda route: route.fulfill(status=404, body="{}"))
        page = watched.open(MANY)
        page.get_by_text("The map could not load the places here").wait_for()
        assert drawn(page) == page.locator("[data-listing]").count() == 20


def test_the_ground_comes_along_when_the_map_is_moved_away(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/activities?near=Leigh&reach_metres=800")
        page.evaluate("map_places.setView([53.59, -2.66], 13, {animate: false})")
        page.locator(".app-place-name", has_text="Standish Lower Ground").wait_for(state="attached")


def test_with_tiles_out_of_reach_the_map_still_works(browser, site, app, monkeypatch):
    """A council's tile host is down: places, clusters and keyboard work as ever."""
    settings = app.extensions["asset-map-settings"]
    tiled = replace(settings, tile_url="https://tiles.invalid/{z}/{x}/{y}.png")
    monkeypatch.setitem(app.extensions, "asset-map-settings", tiled)
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site}{WHOLE}")
    settle(page)
    assert "tileLayer" in page.content()
    assert drawn(page) >= 440
    assert violations(page) == []
    before = page.evaluate("map_places.getZoom()")
    page.locator("#map .app-cluster[aria-label*=': ']").first.focus()
    page.keyboard.press("Enter")
    settle(page)
    assert page.evaluate("map_places.getZoom()") > before
    page.close()
