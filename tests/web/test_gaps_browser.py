"""The page of gaps in a real browser: nobody is shut out, and nothing leaves for elsewhere."""

import os

import pytest

from tests.web.test_gaps import reckoning
from tests.web.watched import DESKTOP, NARROW, served, violations, watching

__all__ = ["reckoning"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]

FULL = "/gaps?interest=choirs&within=walk-20&measure=e2sfca&compare=yes&other_interest=walking"
FULL += "&start=hubs&at=Leigh"
# A map moves to show a popup whole: what is pressed meanwhile has moved away before it is let go.
AT_REST = """new Promise(rests => {
  const moves = () => geo_json_areas._map._panAnim?._inProgress;
  const look = () => moves() ? requestAnimationFrame(look) : rests();
  look();
})"""


@pytest.fixture(scope="module")
def desked(reckoning):
    """The address of the application with its desk."""
    with served(reckoning) as address:
        yield address


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_a_full_answer_is_accessible_and_never_scrolls_sideways(browser, desked, picture, size):
    with watching(browser, desked, size) as watched:
        page = watched.open(FULL)
        picture(page, f"gaps-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert violations(page) == []


def test_the_map_draws_each_area_of_the_table_in_its_pattern(browser, desked):
    with watching(browser, desked) as watched:
        page = watched.open("/gaps?interest=choirs")
        shades = page.evaluate(
            "geo_json_areas.getLayers().map(l => [l.feature.properties.code,"
            " l.getElement().getAttribute('fill')])"
        )
        listed = page.evaluate(
            "[...document.querySelectorAll('[data-area]')].map(r => [r.dataset.area,"
            " `url(#gap-shade-${r.dataset.shade})`])"
        )
        assert sorted(shades) == sorted(listed)
        assert len(shades) == 166


def test_without_javascript_the_table_is_whole_and_sorts(browser, desked):
    with watching(browser, desked, java_script_enabled=False) as watched:
        page = watched.open("/gaps?interest=choirs")
        assert page.locator("[data-area]").count() == 166
        page.get_by_role("link", name="All residents").click()
        assert "sort=-people" in page.url
        assert page.get_by_text("The map needs JavaScript").is_visible()


def test_by_keyboard_alone_an_interest_is_chosen_and_shown(browser, desked):
    with watching(browser, desked) as watched:
        page = watched.open("/gaps")
        page.get_by_label("What?").focus()
        page.keyboard.type("Choirs")
        page.get_by_role("button", name="Show the gap").focus()
        page.keyboard.press("Enter")
        page.wait_for_url("**interest=choirs**")
        assert page.locator(".app-gap__sentence").inner_text().startswith("Choirs and singing")


def test_a_place_is_tried_on_the_map_by_pressing_it_and_by_keyboard(browser, desked):
    with watching(browser, desked) as watched:
        page = watched.open("/gaps?interest=choirs&within=walk-20")
        page.locator("#map path.app-gap-area--0").first.click(force=True)
        page.evaluate(AT_REST)
        page.get_by_role("button", name="Try starting it here").click()
        page.wait_for_url("**at=**")
        assert "would newly reach" in page.locator("#start").inner_text()
        page.locator(".leaflet-container").focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Enter")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert (
            "The place you asked about (the pin on the map)" in page.locator("#start").inner_text()
        )


def test_the_answer_in_one_file_opens_without_a_network(browser, reckoning, tmp_path, picture):
    there = tmp_path / "gap.html"
    there.write_bytes(reckoning.test_client().get("/gaps/access.html?interest=choirs").data)
    with watching(browser, there.as_uri(), offline=True) as watched:
        page = watched.open("")
        picture(page, "gaps-alone")
        assert page.evaluate("geo_json_areas.getLayers().length") == 166
        assert page.locator("[data-area]").count() == 166
        assert page.locator("#map path.app-gap-area").first.is_visible()
        assert violations(page) == []
