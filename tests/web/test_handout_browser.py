"""A handout in a real browser: for everybody on screen, and one sheet of paper from a printer."""

import os
from io import BytesIO

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.web.watched import Watched, watching

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set"),
]


def open_handout(watched: Watched, count: int, *choices: str) -> Page:
    """The handout of the first few near Leigh, with boxes ticked that say so."""
    page = watched.open("/activities?near=Leigh")
    ids = page.eval_on_selector_all("[data-listing]", "all => all.map(one => one.dataset.listing)")
    page = watched.open("/handout?" + "&".join(f"listing={id}" for id in ids[:count]))
    for words in choices:
        page.get_by_label(words).check()
    page.get_by_role("button", name="Change it").click()
    page.wait_for_load_state()
    return page


def test_eight_in_large_print_come_out_of_a_printer_as_one_sheet(browser, site):
    with watching(browser, site) as watched:
        page = open_handout(watched, 8, "Large", "A short link")
        paper = page.pdf(prefer_css_page_size=True)
        sheets = PdfReader(BytesIO(paper)).pages
        assert len(sheets) == 1
        said = sheets[0].extract_text()
        assert "Things you might enjoy" in said
        assert "Change it" not in said
        assert "Community asset map" not in said
        page.emulate_media(media="print")
        assert page.evaluate("getComputedStyle(document.querySelector('.paper')).fontSize") == (
            f"{16 / 72 * 96:.4f}px"
        )


def test_a_pdf_is_fetched_by_keyboard_alone(browser, site):
    with watching(browser, site) as watched:
        page = open_handout(watched, 2)
        button = page.get_by_role("button", name="Get it as a PDF")
        button.focus()
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename == "handout.pdf"
