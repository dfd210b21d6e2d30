"""A real browser that watches what each page does, and asks axe what shuts anybody out."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from flask import Flask
from playwright.sync_api import Browser, Error, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP, PHONE, NARROW = (1280, 900), (390, 844), (320, 640)
# What passes is many times as much: to describe it and send it here takes longest.
ASK_AXE = """axe.run({resultTypes: ["violations"]}).then(found => found.violations.map(
  one => `${one.id}: ${one.nodes[0].html.slice(0, 120)}`))"""
# Parts of the browser that are no page's. Two draw what is proposed beneath an address that is
# being typed, which takes twice as long as the window itself. The rest is what playwright leaves
# out of its own accord: of two such lists the browser follows the last.
LEFT_OUT = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *("HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding"),
    *("ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints"),
    *("NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch"),
)
# The browser talks to its maker unless it is told not to.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={','.join(LEFT_OUT)}",
]
CHROMIUMS = ("chromium-headless-shell", "chromium", "chromium-browser")
# Milliseconds. What has not come by then does not come, however busy the machine is.
PATIENCE = 30_000
# Whether a map asks for the places of what it shows.
FOLLOWS = """() => "L" in window
  && JSON.parse(document.getElementById("map-data")?.textContent ?? "{}").feed?.places"""


class Silent(WSGIRequestHandler):
    """Says nothing of each request."""

    def log(self, type: str, message: str, *args: object) -> None:
        pass


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address where an application is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Silent)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        # Left running after a test that fails, it would keep the process from ending.
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(scope="module")
def site(app) -> Iterator[str]:
    """The address where the application is served."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, as the system has it: without windows where it can, for that is quicker."""
    found = next(filter(None, map(shutil.which, CHROMIUMS)), None)
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
        # A host that a site's settings name, and that does not answer.
        self.tiles: str | None = None
        self.complaints: list[str] = []
        self.bytes = 0
        page.on("console", lambda message: self._console(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._request(request.url))

    def _console(self, text: str) -> None:
        # Chromium itself remarks on a page that says "not found"; that is what it is for.
        missing = "Failed to load resource: the server responded with a status of 40" in text
        # Nor of a picture that was asked for and did not come.
        if not missing and not (self.tiles and "ERR_" in text):
            self.complaints.append(text)

    def _request(self, url: str) -> None:
        here = (self.site, "data:", *([self.tiles] if self.tiles else []))
        if not url.startswith(here):
            self.complaints.append(f"asked {urlsplit(url).netloc}")

    def open(self, path: str) -> Page:
        self.page.goto(self.site + path, wait_until="load")
        return self.drawn()

    def drawn(self) -> Page:
        """The page, once its map has drawn what it was given."""
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
    assert watched.complaints == [], watched.complaints


@contextmanager
def anew(watched: Watched) -> Iterator[Watched]:
    """The same window, for one more who comes to it as the first: to open another takes long."""
    page, size = watched.page, watched.page.viewport_size
    try:
        yield watched
        assert watched.complaints == [], watched.complaints
    finally:
        # What never came kept nothing.
        with suppress(Error):
            page.evaluate("sessionStorage.clear()")
        # What a page still does, it does not do to the next.
        page.goto("about:blank")
        page.emulate_media(media="null")
        page.set_viewport_size(size)
        page.context.clear_cookies()
        tools = page.context.new_cdp_session(page)
        kept = {"origin": watched.site, "storageTypes": "all"}
        tools.send("Storage.clearDataForOrigin", kept)
        tools.detach()
        watched.complaints.clear()


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA and its own best practice, with where."""
    # Evaluated by the browser's tools, not loaded by the page: its policy would refuse it.
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(ASK_AXE)
    return found


def settle(page: Page) -> Page:
    """The page, once its map has drawn what it asked for where it stands."""
    if page.evaluate(FOLLOWS):
        page.wait_for_selector("#map[data-settled]")
    return page


def weigh(watched: Watched) -> list[int]:
    """The bytes of the page that is open and of all that it loads, as at a first visit."""
    weights: list[int] = []
    session = watched.page.context.new_cdp_session(watched.page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    # What a service worker hands over weighs nothing, if it is there in time.
    session.send("Network.setBypassServiceWorker", {"bypass": True})
    session.on("Network.requestWillBeSent", lambda e: e["type"] == "Document" and weights.clear())
    session.on("Network.loadingFinished", lambda e: weights.append(int(e["encodedDataLength"])))
    return weights
