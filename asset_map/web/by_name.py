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
# All words of all names are read again this long after they were.
WORDS_LAST_SECONDS = 300
# A word that no name holds may be a new listing's: then they are read again, but not all the time.
NEW_WORDS_AFTER_SECONDS = 10
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
        found = by_name(connection, _words(connection, typed), typed) if typed.strip() else None
    told = teller()
    cards = [activity_card(one, told) for one in found.activities] if found else []
    page = render_template("residents/names.html", typed=typed, found=found, cards=cards)
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _words(connection: Connection, typed: str) -> Words:
    kept: tuple[float, Words] | None = current_app.extensions.get(EXTENSION)
    if kept is not None:
        read_at, words = kept
        lasts = WORDS_LAST_SECONDS if words.hold(typed) else NEW_WORDS_AFTER_SECONDS
        if monotonic() - read_at < lasts:
            return words
    words = Words(names.words(connection))
    current_app.extensions[EXTENSION] = (monotonic(), words)
    return words
