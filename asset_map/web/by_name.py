"""For residents: a group whose name they know, or nearly know."""

from time import monotonic

from flask import Blueprint, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue

from asset_map.match.by_name import Words, by_name
from asset_map.store import names
from asset_map.web.cards import activity_card
from asset_map.web.store import Connection, connect
from asset_map.web.words import teller

pages = Blueprint("by_name", __name__)

LONGEST_NAME = 100
# A new listing can be found by name this long after its import at the latest.
WORDS_LAST_SECONDS = 300
EXTENSION = "asset-map-name-words"


@pages.get("/names")
def ask() -> str:
    """The box alone."""
    return render_template("residents/names.html", typed="", found=None, cards=())


@pages.post("/names")
def look_up() -> ResponseReturnValue:
    """What was typed, looked up. The name of a group may tell what somebody lives with.

    So it is posted: no address and no history holds it, and nothing of it is kept.
    """
    typed = request.form.get("name", "")[:LONGEST_NAME]
    with connect() as connection:
        found = by_name(connection, _words(connection), typed) if typed.strip() else None
    told = teller()
    cards = [activity_card(one, told) for one in found.activities] if found else []
    page = render_template("residents/names.html", typed=typed, found=found, cards=cards)
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _words(connection: Connection) -> Words:
    kept: tuple[float, Words] | None = current_app.extensions.get(EXTENSION)
    if kept is None or monotonic() > kept[0]:
        kept = (monotonic() + WORDS_LAST_SECONDS, Words(names.words(connection)))
        current_app.extensions[EXTENSION] = kept
    return kept[1]
