"""The menu at the top of every page, and the answer that comes before its ways on."""

import pytest

WAYS = ["Conversation", "Browse", "Map", "Shortlist", "Gaps", "About"]


@pytest.fixture
def phone(browser):
    """A page on a phone."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


def links(page) -> list[str]:
    """The links of the menu that can be seen."""
    shown = page.locator(".app-header .govuk-service-navigation__link:visible")
    return [words.strip() for words in shown.all_text_contents()]


def test_on_a_phone_the_links_are_folded_into_a_menu_that_a_key_opens(phone, site):
    phone.goto(f"{site}/about")
    menu = phone.get_by_role("button", name="Menu")
    menu.wait_for()
    assert links(phone) == []
    menu.focus()
    phone.keyboard.press("Enter")
    assert links(phone) == WAYS
    assert phone.locator("[aria-current=page]").text_content().strip() == "About"
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_javascript_all_links_show(browser, site):
    context = browser.new_context(viewport={"width": 320, "height": 640}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/activities?near=Leigh")
    assert links(page) == WAYS
    assert page.get_by_role("button", name="Menu").count() == 0
    context.close()


def test_the_ways_on_from_an_answer_come_after_its_list(phone, site):
    phone.goto(f"{site}/activities?near=Leigh")
    first = phone.locator(".app-card").first.bounding_box()["y"]
    assert first < phone.locator(".app-more").bounding_box()["y"]
