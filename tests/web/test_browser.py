"""In a real browser: list and map agree, nobody is shut out, and nothing leaves for elsewhere."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from tests.web.hostile import NEAR as HOSTILE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)
KNITTING = "/activities?near=WN7+1AA&interest=knitting&interest=birdwatching"
EVERYTHING = "/activities?near=Leigh"
PAGES = {
    "home": "/",
    "answer": EVERYTHING,
    "interests": KNITTING,
    "filtered": f"{EVERYTHING}&interest=knitting&free=true&day=friday&age=old",
    "where": "/activities?interest=knitting",
    "unknown-place": "/activities?near=Atlantis",
    "about": "/about",
    "accessibility": "/accessibility",
    "missing": "/nothing-here",
}
# The browser talks to its maker unless it is told not to.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LARGEST_PAGE = 300_000
# Milliseconds. What has not come by then does not come.
PATIENCE = 8_000


class Silent(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, type: str, message: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(app) -> Iterator[str]:
    """The address where the application is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    if found is None:
        pytest.fail(
            "no Chromium here: scripts/test installs it; ASSET_MAP_NO_BROWSER=1 goes without"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=QUIET)
        yield browser
        browser.close()


class Watched:
    """A browser page, and everything it did that no page of ours should do."""

    def __init__(self, page: Page, site: str) -> None:
        self.page, self.site = page, site
        self.complaints: list[str] = []
        self.bytes = 0
        page.on("console", lambda message: self._console(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, text: str) -> None:
        # Chromium itself remarks on a page that says "not found"; that is what it is for.
        if "Failed to load resource: the server responded with a status of 40" not in text:
            self.complaints.append(text)

    def _request(self, url: str) -> None:
        if not url.startswith((self.site, "data:")):
            self.complaints.append(f"asked {urlsplit(url).netloc}")

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path, wait_until="load")
        if self.page.locator("#map").count() and self.page.evaluate("'L' in window"):
            self.page.wait_for_selector("#map[data-places]")
        return self.page


@contextmanager
def watching(
    browser: Browser, site: str, size: tuple[int, int] = DESKTOP, **said: object
) -> Iterator[Watched]:
    width, height = size
    context = browser.new_context(
        viewport={"width": width, "height": height}, reduced_motion="reduce", **said
    )
    context.set_default_timeout(PATIENCE)
    watched = Watched(context.new_page(), site)
    yield watched
    context.close()
    assert watched.complaints == []


@pytest.mark.parametrize("size", [DESKTOP, PHONE, NARROW], ids=["desktop", "phone", "narrow"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_is_accessible_and_never_scrolls_sideways(
    browser, site, screenshots, name, size
):
    with watching(browser, site, size) as watched:
        page = watched.open(PAGES[name])
        page.screenshot(path=screenshots / f"{name}-{size[0]}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert violations(page) == []


@pytest.mark.parametrize("size", [DESKTOP, NARROW], ids=["desktop", "narrow"])
@pytest.mark.parametrize("near", ["WN7 4GQ", HOSTILE])
def test_the_page_of_a_listing_is_accessible_too(browser, site, screenshots, near, size):
    with watching(browser, site, size) as watched:
        page = watched.open(f"/activities?near={near}")
        watched.open(page.locator(".app-card__name a").first.get_attribute("href"))
        page.screenshot(path=screenshots / f"listing-{near[:3]}-{size[0]}.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        assert violations(page) == []


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own best practice, with where."""
    # Evaluated by the browser's tools, not loaded by the page: its policy would refuse it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run()")
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


@pytest.mark.parametrize("path", [KNITTING, EVERYTHING, f"/activities?near={HOSTILE}"])
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
        page = watched.open(f"{EVERYTHING}&limit=100")
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


def test_an_answer_with_its_map_weighs_little(browser, site):
    with watching(browser, site, PHONE) as watched:
        session = watched.page.context.new_cdp_session(watched.page)
        session.send("Network.enable")
        weights: list[int] = []
        session.on("Network.loadingFinished", lambda e: weights.append(e["encodedDataLength"]))
        watched.open(f"{EVERYTHING}&limit=100")
        assert 50_000 < sum(weights) <= LARGEST_PAGE


def test_on_paper_there_is_the_list_and_no_map(browser, site):
    with watching(browser, site) as watched:
        page = watched.open(EVERYTHING)
        page.emulate_media(media="print")
        assert page.locator("[data-listing]").last.is_visible()
        assert not page.locator("#map").is_visible()
        assert not page.locator(".app-filters").is_visible()


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
