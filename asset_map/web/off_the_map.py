"""For officers: what is off the map, found by its name, so that it can be put back."""

from flask import Blueprint, render_template, request

from asset_map.store.off_the_map import MOST_SHOWN, off_the_map
from asset_map.web.access import require
from asset_map.web.store import write
from asset_map.web.suggestion_form import plain_lines

pages = Blueprint("off_the_map", __name__)

LONGEST_NAME = 100


@pages.get("/off-the-map")
@require("officer")
def latest() -> str:
    """What left the map, the latest first: closed, dropped by its list, or long unconfirmed."""
    return _page("")


@pages.post("/off-the-map")
@require("officer")
def by_name() -> str:
    """The same by a part of the name, which no address and no history of a browser holds."""
    return _page(plain_lines(request.form.get("name", ""))[:LONGEST_NAME].strip())


def _page(name: str) -> str:
    with write() as connection:
        found = off_the_map(connection, name)
    return render_template(
        "records/off_the_map.html",
        found=found,
        name=name,
        longest=LONGEST_NAME,
        more=len(found) == MOST_SHOWN,
    )
