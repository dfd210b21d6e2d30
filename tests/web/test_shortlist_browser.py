"""Shortlists in a real browser: kept apart, in order, offline, without a word that was said."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, Route

from tests.web.watched import DESKTOP, PHONE, Watched, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]

MARK = "zyxmarker"
LEIGH = "/activities?near=Leigh"
HOUR = 3600 * 1000
# All that a browser keeps of a site.
KEPT = """async () => {
  const kept = [JSON.stringify([{...localStorage}, {...sessionStorage}]), document.cookie];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      kept.push(request.url, await (await cache.match(request)).text());
    }
  }
  return kept.join(" ");
}"""
# Whether so many listings are on the lists, with what they say.
TOLD = """count => JSON.parse(localStorage["asset-map-lists"] || "[]")
  .flatMap(list => list.items).filter(item => item.facts).length >= count"""


def put_on(page: Page, count: int) -> list[str]:
    """Add the first few of a list of results; their names."""
    for number in range(count):
        page.locator("[data-tick] button").nth(number).click()
    page.wait_for_function(TOLD, arg=count)
    return page.locator(".app-card__name").all_inner_texts()[:count]


def names(page: Page) -> list[str]:
    return page.locator(".app-shortlist-item [data-name]").all_inner_texts()


@contextmanager
def a_list_of_three(browser, site, size=DESKTOP) -> Iterator[tuple[Watched, Page, list[str]]]:
    with watching(browser, site, size) as watched:
        chosen = put_on(watched.open(LEIGH), 3)
        yield watched, watched.open("/shortlist"), chosen


def test_an_empty_shortlist_says_where_to_begin(browser, site):
    with watching(browser, site, PHONE) as watched:
        page = watched.open("/shortlist")
        assert page.get_by_text("Nothing here yet").is_visible()
        assert violations(page) == []
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert page.evaluate("navigator.serviceWorker.getRegistrations().then(r => r.length)") == 0


def test_it_is_put_in_order_and_noted_by_keyboard_alone(browser, site):
    with a_list_of_three(browser, site) as (_, page, (first, second, third)):
        page.get_by_role("button", name=f"Move down {first}").focus()
        page.keyboard.press("Enter")
        assert names(page) == [second, first, third]
        assert page.locator("[role=status]").inner_text() == f"{first} is now number 2."
        page.keyboard.press("Enter")
        assert names(page) == [second, third, first]
        # The end of the list: the way back is what is left to press.
        page.keyboard.press("Enter")
        assert names(page) == [second, first, third]
        page.get_by_role("button", name=f"Take off {third}").focus()
        page.keyboard.press("Space")
        assert names(page) == [second, first]
        page.keyboard.press("Tab")
        page.get_by_label("Why this one?").first.focus()
        page.keyboard.type("Her sister goes")
        page.reload()
        assert names(page) == [second, first]
        assert page.get_by_label("Why this one?").first.input_value() == "Her sister goes"


def test_who_stands_on_a_button_stands_there_still_when_the_facts_come(browser, site):
    with a_list_of_three(browser, site) as (_, page, (first, *_)):
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/shortlist/facts", hold)
        page.reload()
        page.wait_for_function("document.querySelectorAll('[data-item]').length === 3")
        page.evaluate("document.querySelector('[data-item]').dataset.before = 'yes'")
        page.get_by_role("button", name=f"Move down {first}").focus()
        while not held:
            page.wait_for_timeout(20)
        held.pop().continue_()
        page.wait_for_selector("[data-item]:first-child:not([data-before])")
        assert page.evaluate("document.activeElement.textContent").endswith(first)


def test_things_are_compared_side_by_side(browser, site):
    with a_list_of_three(browser, site) as (_, page, chosen):
        heads = page.locator(".app-compare tbody th").all_inner_texts()
        assert heads == chosen
        columns = page.locator(".app-compare thead th").all_inner_texts()
        assert columns == ["When", "Where", "Cost", "Getting in", "How far"]
        assert "mile" in page.locator(".app-compare tbody tr").first.locator("td").last.inner_text()


def test_two_lists_lie_side_by_side_and_never_mix(browser, site):
    with a_list_of_three(browser, site) as (watched, page, chosen):
        page.get_by_role("button", name="Start another list").click()
        assert names(page) == []
        page = watched.open("/activities?near=Tyldesley")
        (other,) = put_other(page)
        page = watched.open("/shortlist")
        assert names(page) == [other]
        tabs = page.get_by_role("group", name="Lists in this browser").get_by_role("button")
        said = tabs.all_inner_texts()
        assert [words.split()[0] for words in said] == ["A", "B"]
        assert "List A · today" in said[0]
        tabs.first.click()
        assert names(page) == chosen
        # Another tab of the same browser goes on with its own list.
        second = page.context.new_page()
        second.goto(f"{site}/shortlist")
        second.get_by_role("button", name="List B").click()
        page.reload()
        assert names(page) == chosen
        assert names(second) == [other]


def put_other(page: Page) -> list[str]:
    """Add one to the list that is open; its name."""
    page.get_by_role("button", name="Add to list B").first.click()
    page.get_by_role("button", name="Take off list B").wait_for()
    return page.locator(".app-card__name").all_inner_texts()[:1]


def test_one_button_clears_a_list_and_another_clears_them_all(browser, site):
    with a_list_of_three(browser, site) as (_, page, chosen):
        assert not page.get_by_role("button", name="Clear every list").is_visible()
        page.get_by_role("button", name="Start another list").click()
        assert page.get_by_role("button", name="Clear every list").is_visible()
        page.get_by_role("button", name="Clear this list").click()
        assert names(page) == chosen
        page.get_by_role("button", name="Start another list").click()
        page.get_by_role("button", name="Clear every list").click()
        assert page.get_by_text("Nothing here yet").is_visible()
        assert page.evaluate("localStorage.length + sessionStorage.length") == 0


@pytest.mark.parametrize(("hours", "left"), [(11, 3), (13, 0)])
def test_a_list_that_nobody_used_for_half_a_day_is_gone(browser, site, hours, left):
    with a_list_of_three(browser, site) as (watched, page, _):
        page.evaluate(
            "ms => { const lists = JSON.parse(localStorage['asset-map-lists']);"
            " lists.forEach(list => { list.used -= ms; });"
            " localStorage['asset-map-lists'] = JSON.stringify(lists); }",
            hours * HOUR,
        )
        watched.open("/about")
        kept = page.evaluate("JSON.parse(localStorage['asset-map-lists'] || '[]')")
        assert len(kept[0]["items"] if kept else []) == left


def test_the_handout_is_made_of_the_list_in_its_order_with_its_notes(browser, site):
    with a_list_of_three(browser, site) as (_, page, (first, second, third)):
        page.get_by_role("button", name=f"Move up {second}").click()
        page.get_by_label("Why this one?").last.fill("They are kind")
        page.get_by_label("A short link").check()
        page.get_by_role("button", name="Make the handout").click()
        page.wait_for_selector(".paper-link")
        heads = page.locator(".paper-name").all_inner_texts()
        assert [one.split(maxsplit=1)[1] for one in heads] == [second, first, third]
        assert page.locator(".paper-note").all_inner_texts() == ["They are kind"]
        assert page.url == f"{site}/handout"
        link = page.locator(".paper-link a").get_attribute("href")
        page.goto(link)
        assert page.locator(".paper-note").count() == 0


def test_the_last_shortlist_opens_without_a_network(browser, site):
    with a_list_of_three(browser, site, PHONE) as (watched, page, chosen):
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page.get_by_label("Why this one?").first.fill("Near the bus")
        page.context.set_offline(True)
        page = watched.open("/shortlist")
        assert names(page) == chosen
        assert page.get_by_label("Why this one?").first.input_value() == "Near the bus"
        assert page.locator("[data-fact=where] dd").first.inner_text()
        border = "getComputedStyle(document.querySelector('.app-card')).borderTopWidth"
        assert page.evaluate(border) == "4px"
        page.get_by_role("button", name="Move down").first.click()
        assert names(page)[1] == chosen[0]
        page.context.set_offline(False)
        # The browser itself remarks on a question that could not be asked.
        gone = [one for one in watched.complaints if "ERR_INTERNET_DISCONNECTED" in one]
        watched.complaints[:] = [one for one in watched.complaints if one not in gone]


def test_nothing_that_was_said_goes_on_the_list_into_a_cache_or_to_the_handout(browser, site):
    with watching(browser, site) as watched:
        sent: list[str] = []
        page = watched.open("/conversation")
        page.get_by_label("What did they say").fill(f"{MARK} loves knitting, not bingo.")
        page.get_by_label("Where do they live?").fill("WN7 1AA")
        page.get_by_role("button", name="Find what fits").click()
        page.wait_for_selector("#map[data-places]")
        page.context.on("request", lambda one: sent.append(f"{one.url} {one.post_data}"))
        chosen = put_on(page, 2)
        page.evaluate("navigator.serviceWorker.ready.then(() => true)")
        page = watched.open("/shortlist")
        assert names(page) == chosen
        kept = page.evaluate(KEPT)
        assert chosen[0] in kept
        assert "shortlist-page.js" in kept
        page.get_by_role("button", name="Make the handout").click()
        page.wait_for_selector(".paper")
        assert any("/shortlist/facts" in one for one in sent)
        for word in (MARK, "bingo", "WN7 1AA", "WN7+1AA"):
            assert word not in kept
            assert word not in page.evaluate(KEPT)
            assert [one for one in sent if word in one] == []


def test_without_javascript_boxes_are_ticked_and_sent(browser, site):
    with watching(browser, site, PHONE, java_script_enabled=False) as watched:
        page = watched.open(LEIGH)
        assert not page.locator("#shortlist").is_visible()
        chosen = page.locator(".app-card__name").all_inner_texts()[:2]
        for number in range(2):
            page.get_by_label("Put it on a handout").nth(number).check()
        page.get_by_role("button", name="Make a handout of what is ticked").click()
        page.wait_for_selector(".paper")
        assert [one in page.content() for one in chosen] == [True, True]
        page = watched.open("/shortlist")
        assert page.get_by_text("This page needs JavaScript").is_visible()
