"""For whoever runs a listing: confirm it, correct it or close it by the link they were sent."""

from typing import Any

from flask import Blueprint, Response, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue

from asset_map.store import care_links
from asset_map.store.care_links import Cared
from asset_map.store.freshness import freshness as counted_freshness
from asset_map.web.store import connect
from asset_map.web.words import teller

pages = Blueprint("care", __name__)

LONGEST_KEY = 100
ACTS = {
    "confirm": care_links.confirm,
    "close": care_links.close,
    "stop": care_links.stop_reminders,
}


@pages.get("/keep/<token>")
def care(token: str) -> ResponseReturnValue:
    """The listing, and what can be done. Looking changes nothing: programs look at links too."""
    return _page(token, "")


@pages.post("/keep/<token>")
def act(token: str) -> ResponseReturnValue:
    """What was pressed is done."""
    wanted = request.form.get("act", "")
    if wanted not in ACTS:
        abort(400)
    with connect() as connection:
        ACTS[wanted](connection, token[:LONGEST_KEY])
    return _page(token, wanted)


@pages.get("/freshness")
def freshness() -> str:
    """How much of the map was confirmed lately, by source and area."""
    with connect() as connection:
        found = counted_freshness(connection)
    return render_template("upkeep/freshness.html", found=found, told=teller())


def _page(key: str, done: str) -> ResponseReturnValue:
    with connect() as connection:
        cared = care_links.cared_for(connection, key[:LONGEST_KEY])
    if cared is None:
        return _kept_nowhere(make_response(render_template("upkeep/ended.html"), 404))
    page = render_template("upkeep/care.html", key=key, done=done, **_told(cared))
    return _kept_nowhere(make_response(page))


def _told(cared: Cared) -> dict[str, Any]:
    words = cared.words
    where = (words["venue"], words["address"], words["postcode"])
    return {
        "listing": cared.listing,
        "words": words,
        "where": ", ".join(filter(None, where)),
        "closed": words["hidden_because"] == "closed",
        "hidden": bool(words["hidden_because"]),
    }


def _kept_nowhere(response: Response) -> Response:
    """Whoever has the address may change the listing: no proxy keeps it, and no search finds it."""
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
