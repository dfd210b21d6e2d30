"""Pages in Welsh and in Arabic in a real browser: nobody is shut out, and the page is mirrored."""

import os

import pytest

from tests.web.watched import DESKTOP, NARROW, anew, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
PAGES = {
    "home": "/",
    "answer": "/activities?near=Leigh&day=friday&age=x",
    "conversation": "/conversation",
    "languages": "/languages",
}


@pytest.fixture(scope="module")
def window(browser, site):
    """A window that every page comes to in its turn."""
    with watching(browser, site) as watched:
        yield watched


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("code", ["cy", "ar"])
def test_every_page_is_accessible_in_its_language(window, picture, code, name):
    with anew(window) as watched:
        page = watched.open(f"/{code}{PAGES[name]}")
        for size in (DESKTOP, NARROW):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            picture(page, f"{code}-{name}-{size[0]}")
            assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
            assert violations(page) == []


def test_a_page_from_right_to_left_is_mirrored_and_its_map_is_not(browser, site):
    def left(page, one):
        return page.locator(one).first.bounding_box()["x"]

    with watching(browser, site) as watched:
        page = watched.open("/activities?near=Leigh")
        assert left(page, ".app-answer__list") < left(page, ".app-answer__map")
        west, east = page.evaluate(
            "[map_places.getBounds().getWest(), map_places.getBounds().getEast()]"
        )
        assert left(page, ".govuk-details__summary-text") < 200
        page = watched.open("/ar/activities?near=Leigh")
        assert left(page, ".app-answer__list") > left(page, ".app-answer__map")
        assert left(page, ".govuk-details__summary-text") > 200
        seen = page.evaluate("[map_places.getBounds().getWest(), map_places.getBounds().getEast()]")
        assert seen == pytest.approx([west, east], abs=0.05)


def test_a_number_to_ring_is_never_turned_round(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/ar/activities?near=Leigh")
        number = page.locator("a[href^=tel]").first
        assert number.evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_a_search_goes_on_in_the_language_it_began_in(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/cy/")
        page.locator("#near").fill("Leigh")
        page.locator(".app-boxes button.govuk-button[type=submit]").click()
        page.wait_for_selector("#map[data-places]")
        assert page.url == f"{site}/cy/activities?near=Leigh"
        page.get_by_role("link", name="العربية").click()
        page.wait_for_url(f"{site}/ar/activities?near=Leigh")


def test_what_was_told_is_kept_when_the_language_changes(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        page.locator("#text").fill("She loves knitting.")
        page.locator("#near").fill("Leigh")
        page.get_by_role("button", name="Find what fits").click()
        page.get_by_role("button", name="Cymraeg").click()
        page.wait_for_url(f"{site}/cy/conversation")
        assert page.locator("#text").input_value() == "She loves knitting."
        assert page.locator(".app-said__label").first.inner_text() == "Knitting"
