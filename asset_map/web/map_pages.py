"""The map by itself: the page of everything there is, and what a view of any map asks for."""

from collections.abc import Iterable
from math import isfinite
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Blueprint, Response, render_template, request, url_for
from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.maps.activity_map import Feed, activity_map
from asset_map.maps.ground import backdrop
from asset_map.model.ask import Ask
from asset_map.model.place import Point
from asset_map.model.view import View
from asset_map.store import map_ground
from asset_map.store.connection import Connection
from asset_map.store.extent import extent
from asset_map.store.in_view import in_view
from asset_map.store.map_extent import whole_map
from asset_map.store.places import find_near
from asset_map.web.answer_map import chosen_tiles, ground_address, ground_in, search_pairs
from asset_map.web.asks import Asked, understand
from asset_map.web.chosen import label
from asset_map.web.filters import Choice, day
from asset_map.web.links import pairs
from asset_map.web.map_answers import view_answer
from asset_map.web.parameters import DAYS
from asset_map.web.store import connect
from asset_map.web.words import Teller, teller

pages = Blueprint("maps", __name__, url_prefix="/map")

# Whoever moves the map to and fro need not ask again so soon; the ground hardly changes.
PLACES_SECONDS = 60
GROUND_SECONDS = 3_600
FURTHEST_ZOOM = 22


@pages.get("")
def whole() -> str:
    """Everything there is on one map, and every township as a link to its list."""
    told = teller()
    with connect() as connection:
        around = whole_map(connection)
        asked = _asked(connection, around.middle)
        # Without the place that we do not know, everything else still holds.
        ask = asked.ask or _asked(connection, around.middle, anywhere=True).ask
        assert ask is not None, "the middle of our own map is on it"
        chosen = search_pairs(pairs("", ask))
        feed = Feed(
            ground=ground_address(),
            area=url_for("residents.activities") + "?" + urlencode(chosen),
            places=f"{url_for('maps.places')}?{urlencode(chosen)}",
            listed=True,
        )
        frame = (Point(around.west, around.south), Point(around.east, around.north))
        townships = map_ground.all_township_names(connection)
    # The ground comes with the places, when the map asks: the page weighs the same everywhere.
    drawing = activity_map([], around.middle, "", tiles=chosen_tiles(), feed=feed, frame=frame)
    return render_template(
        "residents/map.html",
        map=drawing,
        query=urlencode(chosen),
        interests=tuple(_interests(ask)),
        kind_choices=tuple(_kinds(ask, told)),
        days=tuple(_days(ask, told)),
        free=ask.free,
        kinds=tuple(told.phrases.kinds.items()),
        townships=townships,
    )


@pages.get("/places")
def places() -> Response:
    """What a view shows of an answer: near a place where one is named, else everywhere."""
    view = _view()
    if view is None:
        return _refusal("bbox", gettext("Give bbox=west,south,east,north in degrees, and zoom."))
    named = bool(request.args.get("near", "").strip())
    with connect() as connection:
        asked = _asked(connection, view.middle)
        if asked.ask is None:
            return _refusal("near", asked.wrong[0].say)
        seen = in_view(connection, view, asked.ask, within_reach=named)
    return _json(view_answer(seen, teller()), PLACES_SECONDS)


@pages.get("/ground")
def ground() -> Response:
    """The outlines and names that lie beneath a view."""
    view = _view()
    if view is None:
        return _refusal("bbox", gettext("Give bbox=west,south,east,north in degrees, and zoom."))
    box = map_ground.Box(view.west, view.south, view.east, view.north)
    with connect() as connection:
        beneath = ground_in(connection, box)
    return _json(backdrop(beneath, view.middle, ""), GROUND_SECONDS)


def _view() -> View | None:
    """The view that the address names, kept on the Earth; None where it names none."""
    try:
        west, south, east, north = map(float, request.args["bbox"].split(","))
        zoom = int(request.args.get("zoom", "0"))
    except (KeyError, ValueError):
        return None
    if not all(map(isfinite, (west, south, east, north))):
        return None
    west, east = max(west, -180.0), min(east, 180.0)
    south, north = max(south, -90.0), min(north, 90.0)
    if west >= east or south >= north or not 0 <= zoom <= FURTHEST_ZOOM:
        return None
    return View(west, south, east, north, zoom)


def _asked(connection: Connection, middle: Point, *, anywhere: bool = False) -> Asked:
    """What the address asks, as the list beside the map understands it.

    Where it names no place it is asked from the middle, or from the edge of the map beside that.
    """
    given = request.args.copy()
    if anywhere or not given.get("near", "").strip():
        held = extent(connection)
        longitude = min(max(middle.longitude, held.west), held.east)
        latitude = min(max(middle.latitude, held.south), held.north)
        given.setlist("near", [f"{longitude:.4f},{latitude:.4f}"])
    return understand(given, lambda words: find_near(connection, words))


def _interests(ask: Ask) -> Iterable[Choice]:
    """The branches, and the interest that was chosen elsewhere: all would weigh too much here."""
    words = vocabulary()
    chosen = [words.terms[wanted.code] for wanted in ask.interests]
    yield Choice("", gettext("Anything"), not chosen)
    for term in [*(one for one in chosen if one not in words.branches), *words.branches]:
        yield Choice(term.code, label(term.code), term in chosen)


def _kinds(ask: Ask, told: Teller) -> Iterable[Choice]:
    yield Choice("", gettext("Any kind"), ask.kind is None)
    for kind, text in told.phrases.kinds.items():
        yield Choice(kind.value, text, kind is ask.kind)


def _days(ask: Ask, told: Teller) -> Iterable[Choice]:
    yield Choice("", gettext("Any day"), ask.weekday is None)
    for value, text in zip(DAYS, told.phrases.days, strict=True):
        yield Choice(value, text, value == day(ask))


def _refusal(parameter: str, say: str) -> Response:
    problem = {"parameter": parameter, "say": say}
    title = gettext("Something in this request is wrong.")
    body = orjson.dumps({"title": title, "status": 400, "problems": [problem]})
    return Response(body, 400, mimetype="application/problem+json")


def _json(body: dict[str, Any], seconds: int) -> Response:
    response = Response(orjson.dumps(body), mimetype="application/json")
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    return response
