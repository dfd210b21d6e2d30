"""A conversation in a real browser: for everybody, by keyboard alone, and in no address."""

import os

import pytest
from playwright.sync_api import Locator, Page

from tests.web.teller import SAID
from tests.web.watched import PHONE, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]

NOTE = (
    "Widowed last spring, 76. Was a seamstress at the mill. Loves knitting and a good natter over "
    "a brew. Used to sing in the chapel choir and misses it. Taught maths for thirty years. Can't "
    "stand bingo. Needs level access, has no car. Tuesdays are no good. Nothing over £3."
)


def tell(page: Page, text: str = SAID, near: str = "WN7 1AA") -> None:
    """Fill in the form and send it."""
    page.get_by_label("What did they say").fill(text)
    page.get_by_label("Where do they live?").fill(near)
    page.get_by_role("button", name="Find what fits").click()
    page.wait_for_selector(".app-heard, .govuk-error-summary")


def test_a_long_note_with_something_taken_away_is_for_everybody_too(browser, site, picture):
    with watching(browser, site, PHONE) as watched:
        page = watched.open("/conversation")
        tell(page, NOTE)
        page.wait_for_selector("#map[data-places]")
        page.get_by_role("button", name="Take away Bingo").click()
        page.wait_for_selector("#heard-gone")
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        picture(page, "conversation-taken-away")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
        assert violations(page) == []
        assert page.url.removesuffix("#heard") == f"{site}/conversation"


def test_list_and_map_show_the_same_places(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        tell(page)
        page.wait_for_selector("#map[data-places]")
        listed = page.locator("[data-listing]").count()
        assert int(page.get_attribute("#map", "data-places")) == listed > 0


def test_it_works_by_keyboard_alone(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        type_into(page, "text", SAID)
        type_into(page, "near", "Leigh")
        page.keyboard.press("Enter")
        page.wait_for_selector("#map[data-places]")
        # From the heading that the page came back to, every chip's buttons in turn.
        passed = tab_to(page, "Take away Bingo")
        assert "Knitting: less" in passed
        assert "Take away Knitting" in passed
        page.keyboard.press("Enter")
        page.wait_for_selector("#heard-gone")
        assert page.get_by_role("button", name="Take away Bingo").count() == 0
        tab_to(page, "Put back Bingo")
        page.keyboard.press("Space")
        page.get_by_role("button", name="Take away Bingo").wait_for()
        assert page.locator("#heard-gone").count() == 0


def type_into(page: Page, box: str, words: str) -> None:
    """Tab to a box and type."""
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == box:
            page.keyboard.type(words)
            return
    raise AssertionError(f"no way to {box} by keyboard")


def tab_to(page: Page, button: str) -> list[str]:
    """Tab to a button; the words of everything on the way."""
    passed: list[str] = []
    for _ in range(120):
        page.keyboard.press("Tab")
        words = page.evaluate("document.activeElement.textContent").strip()
        passed.append(words.removeprefix("×").removeprefix("−").removeprefix("+"))
        if passed[-1] == button:
            return passed
    raise AssertionError(f"no way to {button!r} by keyboard, only to {passed}")


def test_after_a_change_the_reader_is_back_at_what_was_heard(browser, site):
    with watching(browser, site, PHONE) as watched:
        page = watched.open("/conversation")
        tell(page)
        page.get_by_role("button", name="Knitting: less").click()
        page.get_by_role("button", name="Knitting: more").wait_for()
        assert page.locator("#heard").bounding_box()["y"] < PHONE[1] / 2
        assert page.evaluate("document.activeElement.textContent") == "What we heard"


def test_it_is_whole_without_javascript(browser, site):
    with watching(browser, site, PHONE, java_script_enabled=False) as watched:
        page = watched.open("/conversation")
        tell(page)
        assert page.get_by_role("link", name="Knit One Natter Two").is_visible()
        page.get_by_role("button", name="Take away Bingo").click()
        page.get_by_role("button", name="Put back Bingo").wait_for()
        page.get_by_text("Add something we missed").click()
        page.get_by_label("Something else").fill("Crochet")
        page.get_by_role("button", name="Add", exact=True).click()
        page.get_by_role("button", name="Take away Crochet").wait_for()
        assert page.get_by_label("What did they say").input_value() == SAID
        assert not page.locator("#map").is_visible()
        page.get_by_role("link", name="Start again").click()
        assert page.get_by_label("What did they say").input_value() == ""
        assert page.context.cookies() == []


def test_the_place_that_is_missing_is_said_first(browser, site):
    with watching(browser, site, PHONE) as watched:
        page = watched.open("/conversation")
        tell(page, near="")
        page.wait_for_selector(".govuk-error-summary:focus")
        assert page.get_by_text("Enter a postcode or a township.").first.is_visible()
        assert page.get_by_label("What did they say").input_value() == SAID


def test_nothing_that_was_said_stays_in_the_browser(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        tell(page)
        listing = opened(page, page.locator(".app-card__name a").first)
        assert listing.evaluate("document.referrer") == f"{site}/conversation"
        kept = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"
        assert listing.evaluate(kept) == '[{},{},""]'


def opened(page: Page, link: Locator) -> Page:
    """What a link opens beside the page that it stands in."""
    with page.expect_popup() as beside:
        link.click()
    beside.value.wait_for_load_state()
    return beside.value


def test_what_is_opened_opens_beside_the_conversation_and_knows_its_list(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        tell(page)
        page.get_by_role("button", name="Add to a shortlist").first.click()
        listing = opened(page, page.locator(".app-card__name a").first)
        listing.get_by_role("button", name="Take off list A").wait_for()
        shortlist = opened(page, page.get_by_role("link", name="Open the shortlist"))
        shortlist.wait_for_selector("[data-item]")
        assert page.get_by_label("What did they say").input_value() == SAID


def test_the_menu_leaves_a_corrected_conversation_where_it_is(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        tell(page)
        page.get_by_role("button", name="Take away Bingo").click()
        page.wait_for_selector("#heard-gone")
        menu = page.get_by_role("navigation", name="Main")
        shortlist = opened(page, menu.get_by_role("link", name="Shortlist (opens in a new tab)"))
        assert shortlist.url == f"{site}/shortlist"
        # Back would meet the browser's question whether to send it all again.
        leading_away = page.locator(
            "a:not([target]):not([href^='#'], [href^='tel:'])"
        ).evaluate_all("all => all.map(one => one.getAttribute('href'))")
        assert set(leading_away) <= {"/conversation"}
        shortlist.close()
        assert page.get_by_role("button", name="Put back Bingo").is_visible()
        assert page.get_by_label("What did they say").input_value() == SAID


def test_on_paper_there_is_the_list_and_not_the_conversation(browser, site):
    with watching(browser, site) as watched:
        page = watched.open("/conversation")
        tell(page)
        page.emulate_media(media="print")
        assert page.locator("[data-listing]").last.is_visible()
        assert not page.locator("#text").is_visible()
        assert not page.locator(".app-heard").is_visible()
        assert not page.locator("#map").is_visible()
