"""Use my location: rounded on the way into the box, and there only for those with a script."""

import os

import pytest

from tests.web.watched import violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
HOME = {"longitude": -2.517_234_5, "latitude": 53.496_789_1}
BUTTON = "Use my location"


def test_my_location_goes_rounded_into_the_box_and_finds_what_is_near(browser, site):
    allowed = {"geolocation": HOME, "permissions": ["geolocation"]}
    with watching(browser, site, **allowed) as watched:
        page = watched.open("/")
        assert page.get_by_text("We round it to about 100 metres").is_visible()
        page.get_by_role("button", name=BUTTON).click()
        page.get_by_text("We put your place in the box").wait_for()
        assert page.get_by_label("Where are you?").input_value() == "-2.517,53.497"
        assert violations(page) == []
        page.get_by_role("button", name="Show what is near").click()
        page.wait_for_selector("#map[data-places]")
        assert "2345" not in page.url


def test_a_device_that_will_not_say_is_answered_in_words(browser, site):
    with watching(browser, site, permissions=[]) as watched:
        page = watched.open("/")
        page.get_by_role("button", name=BUTTON).click()
        page.get_by_text("Your device did not say where you are").wait_for()
        assert page.get_by_label("Where are you?").input_value() == ""


def test_without_a_script_nothing_offers_what_it_cannot_do(browser, site):
    with watching(browser, site, java_script_enabled=False) as watched:
        page = watched.open("/")
        assert page.get_by_role("button", name=BUTTON).count() == 0
        assert page.get_by_role("button", name="Show what is near").is_visible()
