"""In a real browser: list and map agree, nobody is shut out, and nothing leaves for elsewhere."""

import os

import pytest

from tests.web.hostile import NEAR as HOSTILE
from tests.web.watched import PHONE, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]

KNITTING = "/activities?near=WN7+1AA&interest=knitting&interest=birdwatching"
EVERYTHING = "/activities?near=Leigh"
# Few enough that the whole answer is one page's list.
NEARBY = "/activities?near=Leigh&reach_metres=2000&limit=100"


@pytest.mark.parametrize("path", [KNITTING, NEARBY, f"/activities?near={HOSTILE}"])
def test_list_and_map_show_the_same_places(browser, site, path):
    with watching(browser, site) as watched:
        page = watched.open(path)
        listed = page.locator("[data-listing]").count()
        assert int(page.get_attribute("#map", "data-places")) == listed > 0
        names = page.locator(".app-card__name").all_inner_texts()
        drawn = page.evaluate("geo_json_places.getLayers().map(l => l.feature.properties.name)")
        assert [name.split() for name in names] == [name.split() for name in drawn]


def test_the_list_is_whole_without_javascript(browser, site):
    with watching(browser, site) as watched:
        with_script = watched.open(EVERYTHING).locator(".app-card__name").all_inner_texts()
    with watching(browser, site, java_script_enabled=False) as watched:
        page = watched.open(EVERYTHING)
        assert page.locator(".app-card__name").all_inner_texts() == with_script
        assert not page.locator("#map").is_visible()
        assert page.get_by_text("The map needs JavaScript").is_visible()


def test_the_map_works_by_keyboard_alone(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/activities?near=WN7+4GQ&interest=knitting&reach_metres=1000")
        marker = page.locator(".app-marker[role=button]").first
        assert marker.get_attribute("aria-label") == "Knit One Natter Two, Group"
        marker.focus()
        page.keyboard.press("Enter")
        popup = page.locator(".leaflet-popup")
        assert popup.get_attribute("role") == "dialog"
        assert page.evaluate("document.activeElement.textContent") == "Knit One Natter Two"
        assert violations(page) == []
        page.keyboard.press("Escape")
        popup.wait_for(state="detached")
        assert "app-marker" in page.evaluate("document.activeElement.className")


def test_clusters_say_how_many_places_they_hold_and_open_by_keyboard(browser, site):
    with watching(browser, site, PHONE) as watched:
        page = watched.open(NEARBY)
        cluster = page.locator(".app-cluster").first
        label = cluster.get_attribute("aria-label")
        count = cluster.inner_text()
        assert label == f"{count} places"
        before = page.evaluate("map_places.getZoom()")
        cluster.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("map_places.getZoom()") > before


def test_hostile_names_are_text_in_popups_too(browser, site):
    with watching(browser, site) as watched:
        page = watched.open(f"/activities?near={HOSTILE}")
        for number in range(4):
            page.evaluate(
                "n => { const l = geo_json_places.getLayers()[n];"
                " map_places.closePopup(); l.addTo(map_places); l.openPopup(); }",
                number,
            )
            name = page.evaluate(
                "n => geo_json_places.getLayers()[n].feature.properties.name", number
            )
            heading = page.locator(".app-popup__name")
            assert heading.inner_text().split() == name.split()
            assert page.locator(".leaflet-popup-content :is(img, script, b)").count() == 0
        assert page.evaluate("window.harmed") is None


def test_a_search_typed_and_sent_leads_to_the_answer(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/")
        page.get_by_label("Where are you?").fill("wn7 1aa")
        page.get_by_label("What do you enjoy?").fill("Knitting")
        page.get_by_role("button", name="Show what is near").click()
        page.wait_for_selector("#map[data-places]")
        assert page.url == f"{site}/activities?near=WN7+1AA&interest=knitting"


def test_what_was_typed_and_not_understood_stays_out_of_the_address(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/")
        page.get_by_label("Where are you?").fill("Leigh")
        page.get_by_label("What do you enjoy?").fill("my mum misses her knitting")
        page.get_by_role("button", name="Show what is near").click()
        page.wait_for_selector(".govuk-error-summary")
        assert page.url == f"{site}/"
        assert page.get_by_label("What do you enjoy?").input_value() == "my mum misses her knitting"
        assert violations(page) == []
