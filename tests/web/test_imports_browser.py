"""A spreadsheet travels from upload to undo, on a desk without a script and on a phone with one."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Browser, Page

from asset_map.model.account import Role
from tests.web.members import join, let_in
from tests.web.test_imports import forget_source
from tests.web.watched import DESKTOP, NARROW, PHONE, violations, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]
HEADINGS = ("Group name", "Lat", "Long", "Street", "Telephone", "Day", "Start", "Colour")
GROUPS = (
    *("Knitters of Pennington", "Carvers <b>of</b> Leigh", "Atherton ukulele evening"),
    *("Bird walks at the Flash", "Tyldesley table tennis", "Hindley hand bells"),
)


def workbook(path, phone: str, doubtful: bool):
    """A list of six groups, with or without two rows that are not right."""
    book = Workbook()
    book.active.append(HEADINGS)
    for n, name in enumerate(GROUPS):
        point = (53.4985 + n / 1000, -2.5192)
        book.active.append((name, *point, f"{n + 1} High Street", phone, "Tuesday", "10:00", "red"))
    if doubtful:
        book.active.append(("Nowhere club", "north", "", "", "", "", "", ""))
        book.active.append(("=HYPERLINK(1)", 53.5, -2.52, "", "", "Blursday", "10:00", ""))
    book.save(path)
    return path


@dataclass
class Journey:
    """One officer, in one browser after another."""

    browser: Browser
    site: str
    token: str
    picture: Callable[[Page, str], None]

    @contextmanager
    def on(self, size: tuple[int, int], **said: object) -> Iterator[Page]:
        with watching(self.browser, self.site, size, **said) as watched:
            cookie = {"name": "asset-map", "value": self.token, "url": self.site}
            watched.page.context.add_cookies([cookie])
            yield watched.open("/import")

    def seen(self, page: Page, name: str, *, script: bool = True) -> None:
        width = page.viewport_size["width"]
        self.picture(page, f"import-{name}-{width}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert not script or violations(page) == []


def ended(page: Page, heading: str) -> None:
    page.wait_for_selector(f"h1:has-text('{heading}')", timeout=60_000)


def send_first(journey: Journey, path: Path) -> None:
    with journey.on(DESKTOP, java_script_enabled=False) as page:
        page.get_by_label("The list").set_input_files(path)
        page.get_by_label("A name for whose list it is").fill("Library list")
        page.get_by_role("button", name="Look at it").click()
        ended(page, "What do the headings mean?")
        page.get_by_label("Colour").select_option("Leave it out")
        journey.seen(page, "headings", script=False)
        page.get_by_role("button", name="Show what would change").click()
        ended(page, "What would change")
        assert "Carvers <b>of</b> Leigh" in page.locator("main").inner_text()
        journey.seen(page, "preview", script=False)
        page.get_by_role("button", name="Take the list on").click()
        ended(page, "The list is on the map")
        journey.seen(page, "taken-on", script=False)


def send_second(journey: Journey, path: Path) -> None:
    with journey.on(NARROW) as page:
        journey.seen(page, "overview")
        page.get_by_label("The list").set_input_files(path)
        page.get_by_label("Whose list is it?").select_option("Library list")
        page.get_by_role("button", name="Look at it").press("Enter")
        ended(page, "What would change")
        assert page.locator(".app-will").all_inner_texts() == ["01632 960009"] * len(GROUPS)
        journey.seen(page, "changed")
        page.get_by_role("button", name="Take the list on").press("Enter")
        ended(page, "The list is on the map")


def undo_both(journey: Journey) -> None:
    with journey.on(PHONE) as page:
        page.get_by_role("link", name="Library list").click()
        for left in (1, 0):
            journey.seen(page, f"source-{left}")
            page.get_by_role("button", name="Undo this import").click()
            ended(page, "The import is undone")
            page.get_by_role("link", name="All imports of Library list").click()
            page.wait_for_selector("text=undone on")
        assert page.get_by_role("button", name="Undo this import").count() == 0


def test_a_spreadsheet_travels_from_upload_to_undo(
    app, site_settings, browser, site, picture, tmp_path
):
    token = let_in(app, join(app, Role.OFFICER, "Mo Officer")).token
    journey = Journey(browser, site, token, picture)
    try:
        send_first(journey, workbook(tmp_path / "groups.xlsx", "01632 960001", doubtful=True))
        send_second(journey, workbook(tmp_path / "spring.xlsx", "01632 960009", doubtful=False))
        undo_both(journey)
    finally:
        forget_source(site_settings)
