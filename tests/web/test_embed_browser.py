"""An embed in a page of another site: it works there, for everyone, and reaches for nothing."""

import os
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.web.test_embeds import CHOSEN
from tests.web.visitor import inspected
from tests.web.watched import DESKTOP, NARROW, served, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
# Both sites of these tests: another port is another origin.
HERE = "http://127.0.0.1"


@pytest.fixture
def surgery(visitor, site) -> Iterator[str]:
    """The site of a GP practice, which copied what our page gave it."""
    surgery = Flask("surgery")
    pages = {
        shown: inspected(visitor.client.post("/embed/make", data={**CHOSEN, "show": shown}))
        for shown in ("both", "list", "map")
    }
    copied = {
        shown: page.soup.textarea.get_text().replace("http://localhost", site)
        for shown, page in pages.items()
    }

    @surgery.get("/<shown>")
    def page(shown: str) -> str:
        framed = copied.get(shown) or f'<iframe src="{site}/" title="Not to be framed"></iframe>'
        return (
            "<!DOCTYPE html><html lang=en><title>Surgery</title><link rel=icon href=data:,>"
            f"<main><h1>Surgery</h1>{framed}</main>"
        )

    with served(surgery) as address:
        yield address


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("shown", ["both", "list", "map"])
def test_an_embed_works_in_a_page_of_another_site(browser, surgery, picture, shown, size):
    with watching(browser, HERE, size) as watched:
        page = watched.page
        page.goto(f"{surgery}/{shown}")
        frame = page.frames[1]
        frame.wait_for_selector("h1")
        if shown != "list":
            frame.wait_for_selector("#map[data-places]")
        picture(page, f"embed-{shown}-{size[0]}")
        assert frame.locator("[data-listing]").count() > 0
        assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert violations(frame) == []
        assert page.context.cookies() == []


def test_a_link_in_an_embed_opens_beside_the_page_it_stands_in(browser, surgery):
    with watching(browser, HERE) as watched:
        page = watched.page
        page.goto(f"{surgery}/list")
        with page.expect_popup() as opened:
            page.frames[1].locator(".app-card__name a").first.click()
        opened.value.wait_for_selector(".app-listing-head h1")
        assert page.url == f"{surgery}/list"


def test_the_list_is_there_without_javascript(browser, surgery):
    with watching(browser, HERE, java_script_enabled=False) as watched:
        page = watched.page
        page.goto(f"{surgery}/map")
        frame = page.frames[1]
        frame.locator("summary").click()
        assert frame.locator(".app-card__name").first.is_visible()


def test_any_other_page_of_ours_stays_out_of_the_frame(browser, surgery):
    context = browser.new_context()
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{surgery}/home")
    assert any("frame-ancestors" in one for one in complaints)
    context.close()


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
def test_the_page_that_makes_one_shows_how_it_will_look(browser, site, picture, size):
    with watching(browser, site, size) as watched:
        page = watched.open("/embed/make")
        page.get_by_label("Near which place?").fill("Leigh")
        page.get_by_role("button", name="Make it").click()
        preview = page.frame_locator(".app-embed-preview")
        preview.locator("#map[data-places]").wait_for()
        picture(page, f"embed-make-{size[0]}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert violations(page) == []
