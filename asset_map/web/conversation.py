"""A conversation: what was said is heard, chips are shown to correct it, and what fits is found.

What comes in here is posted, heard in memory and gone: no row, log line, address or cookie holds
any of it. Only the terms that were heard reach the store.
"""

import orjson
from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import RequestEntityTooLarge

from asset_map.interests.listen import listen
from asset_map.store import map_ground
from asset_map.store.places import find_near, place_named
from asset_map.store.rulings import rulings
from asset_map.web import chosen, conversation_json
from asset_map.web.asks import Wrong
from asset_map.web.heard_page import HeardPage, answer_to, heard_page
from asset_map.web.hearing import count, fitting
from asset_map.web.spoken import LONGEST_TEXT, Spoken, located, read_spoken
from asset_map.web.spoken_json import read_body
from asset_map.web.store import Connection, connect
from asset_map.web.words import teller

pages = Blueprint("conversation", __name__)

# A text too long to listen to is given back with a word about it, as long as it is no longer than
# this: letters may take three times their room on the way.
LARGEST_POST = 256 * 1024


@pages.after_request
def keep_nothing(response: Response) -> Response:
    """Neither a browser's history nor a proxy keeps what somebody said."""
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.get("/conversation")
def empty() -> str:
    """A box for what was said, one for the place, and nothing of anybody."""
    with connect() as connection:
        return _page(heard_page(Spoken()), connection)


@pages.post("/conversation")
def conversation() -> ResponseReturnValue:
    """What was said, heard: chips to correct it, and what fits as a list and a map."""
    request.max_content_length = LARGEST_POST
    with connect() as connection:
        try:
            spoken = read_spoken(request.form)
        except RequestEntityTooLarge:
            return make_response(_page(heard_page(_far_too_long()), connection), 413)
        spoken, near = located(
            spoken,
            lambda words: find_near(connection, words),
            lambda homes: place_named(connection, homes),
        )
        if spoken.wrong_with("text"):
            return _page(heard_page(spoken), connection)
        said = spoken.listened(rulings(connection))
        if near is None:
            return _page(heard_page(spoken, said), connection)
        reach = spoken.reach_metres
        found = fitting(connection, said.heard, near, reach, offset=spoken.offset)
        if not spoken.heard_before:
            count(connection, said.heard, near)
        answer = answer_to(spoken, found, connection)
        return _page(heard_page(spoken, said, answer), connection)


@pages.post("/api/conversation")
def api() -> Response:
    """The same for machines: JSON in, JSON out, and no cookie either way."""
    if request.mimetype != "application/json":
        say = gettext("Send JSON, with Content-Type: application/json.")
        return _refusal((Wrong("Content-Type", "", say),), 415)
    request.max_content_length = LARGEST_POST
    try:
        body = request.get_data()
    except RequestEntityTooLarge:
        say = gettext("Send at most %(most)d kB.", most=LARGEST_POST // 1024)
        return _refusal((Wrong("body", "", say),), 413)
    with connect() as connection:
        asked = read_body(body, lambda words: find_near(connection, words))
        if asked.near is None or asked.wrong:
            return _refusal(asked.wrong, 400)
        heard = listen(asked.text, rulings(connection))
        found = fitting(
            connection, heard, asked.near, asked.reach_metres, asked.limit, asked.offset
        )
        count(connection, heard, asked.near)
    told = teller(approximate=asked.near.approximate)
    root = request.host_url.rstrip("/")
    return _json(conversation_json.answer(heard, found, told, root), "application/json", 200)


def _far_too_long() -> Spoken:
    say = gettext(
        "That is far more than we can listen to at once. Go back: your words are still there. "
        "Take some out, so that there are no more than %(most)s letters.",
        most=f"{LONGEST_TEXT:,}",
    )
    return Spoken().but("text", say)


def _page(page: HeardPage, connection: Connection) -> str:
    return render_template(
        "conversation/conversation.html",
        page=page,
        labels=chosen.labels(),
        townships=map_ground.all_township_names(connection),
    )


def _refusal(wrong: tuple[Wrong, ...], status: int) -> Response:
    title = gettext("Something in this request is wrong.")
    problems = [{"parameter": one.parameter, "say": one.say} for one in wrong]
    body = {"title": title, "status": status, "problems": problems}
    return _json(body, "application/problem+json", status)


def _json(body: object, media_type: str, status: int) -> Response:
    return Response(orjson.dumps(body), status, mimetype=media_type)
