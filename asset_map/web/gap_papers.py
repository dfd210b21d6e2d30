"""An answer about gaps to pass on: one file that needs no network, and a report to print."""

from collections.abc import Callable
from importlib.resources import files

from flask import render_template

from asset_map.handout.pdf import tagged_pdf
from asset_map.maps.gap_picture import FILLS, gap_picture
from asset_map.web.gap_page import GapPage

STATIC = files("asset_map") / "web" / "static"
SCRIPTS = ("vendor/leaflet.js", "map.js", "gap_map.js")


def alone(page: GapPage) -> bytes:
    """The answer in one file, its map, style and scripts inside it: it opens without a network."""
    scripts = [_text(name) for name in SCRIPTS]
    assert not any("</script" in script for script in scripts)
    style = _text("vendor/app.css")
    made = render_template("officers/gap_alone.html", page=page, style=style, scripts=scripts)
    return made.encode()


def report(page: GapPage) -> bytes:
    """A report as a page for paper: sentence, map, figures, every area, method and date."""
    areas, spots = page.drawn
    picture = gap_picture(areas, spots, page.answered.sentence) if areas else ""
    other = ""
    if page.other and page.other_drawn:
        other = gap_picture(*page.other_drawn, page.other.sentence)
    made = render_template(
        "officers/gap_report.html",
        page=page,
        picture=picture,
        other_picture=other,
        fills=FILLS,
        style=_text("gap_paper.css"),
    )
    return made.encode()


def report_pdf(page: GapPage) -> bytes:
    """The same as a tagged PDF. Raises NotPrinted."""
    return tagged_pdf([report(page).decode()], "")


PAPERS: dict[str, Callable[[GapPage], bytes]] = {".html": alone, ".pdf": report_pdf}


def _text(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
