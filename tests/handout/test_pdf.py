"""The PDF: tagged for those who listen to it, on one sheet where it can be, and asking nobody."""

from io import BytesIO

import pytest
from pypdf import PdfReader
from weasyprint.urls import FatalURLFetchingError

from asset_map.handout.pdf import NotPrinted, tagged_pdf
from asset_map.handout.press import press
from tests.handout.tags import tags

PAGE = '<html lang="en-GB"><head><title>A list</title></head><body>{}</body></html>'


def read(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def test_it_has_a_language_a_title_and_tags():
    body = "<h1>Things</h1><ol><li><h2>Choir</h2><p>Ring</p></li></ol>"
    body += '<svg viewBox="0 0 9 9"><title>A sketch</title><path d="M0 0h9"/></svg>'
    pdf = read(tagged_pdf([PAGE.format(body)], ""))

    root = pdf.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert pdf.metadata.title == "A list"
    assert {"Document", "H1", "H2", "L", "LI", "P"} <= set(tags(pdf))
    assert tags(pdf)["Figure"] == ["A sketch"]


def test_the_first_that_fits_on_one_sheet_is_taken():
    pages = [
        PAGE.format(f"<p>{words}</p>" + "<p>more</p>" * count)
        for words, count in (("long", 200), ("short", 2), ("shorter", 1))
    ]

    pdf = read(tagged_pdf(pages, ""))

    assert len(pdf.pages) == 1
    assert "short" in pdf.pages[0].extract_text()
    assert "shorter" not in pdf.pages[0].extract_text()


def test_where_none_fits_the_last_is_taken_whole():
    pdf = read(tagged_pdf([PAGE.format("<p>more</p>" * 200)] * 2, ""))

    assert len(pdf.pages) > 1


@pytest.mark.parametrize(
    ("body", "style"),
    [
        ('<img alt="x" src="https://elsewhere.example/x.png">', ""),
        ('<img alt="x" src="file:///etc/hostname">', ""),
        ('<link rel="stylesheet" href="https://elsewhere.example/x.css">', ""),
        ("", '@import "https://elsewhere.example/x.css";'),
        ("", 'p { background: url("file:///etc/hostname") }'),
    ],
)
def test_what_names_a_file_or_an_address_is_refused_and_fetched_from_nowhere(
    body, style, monkeypatch
):
    asked: list[str] = []
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *_, **__: asked.append("net"))
    with pytest.raises(FatalURLFetchingError):
        press([PAGE.format(f"<p>x</p>{body}")], style)
    assert asked == []


def test_a_pdf_that_cannot_be_made_is_told_without_a_word_of_it():
    with pytest.raises(NotPrinted) as told:
        tagged_pdf([PAGE.format('<p>her sister</p><img src="https://elsewhere.example/x">')], "")

    assert "sister" not in str(told.value)
