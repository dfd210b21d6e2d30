"""For machines: the answer to an ask as GeoJSON, and the description of how to ask."""

from functools import lru_cache
from typing import Any

import orjson
from flask import Blueprint, Response, request
from flask_babel import gettext

from asset_map.match.find import find
from asset_map.store.places import find_near
from asset_map.web import geojson, openapi
from asset_map.web.asks import Wrong, understand_strictly
from asset_map.web.store import connect
from asset_map.web.words import teller

pages = Blueprint("open_data", __name__, url_prefix="/api")


@pages.get("/activities")
def activities() -> Response:
    """Activities near a place, best first. It answers what was asked, or says what is wrong."""
    with connect() as connection:
        asked = understand_strictly(request.args, lambda words: find_near(connection, words))
        if asked.wrong or asked.ask is None:
            return _refusal(asked.wrong)
        # Counting all that is in reach can cost as much as finding the best of it.
        found = find(connection, asked.ask, counted=False)
    told = teller(approximate=asked.ask.near.approximate)
    root = f"{request.scheme}://{request.host}"
    return _json(geojson.answer(found, told, root), geojson.MEDIA_TYPE)


@pages.get("/openapi.json")
def description() -> Response:
    """The API's description, for people's tools."""
    return _public(Response(_description(), mimetype="application/json"))


@lru_cache(maxsize=1)
def _description() -> bytes:
    return orjson.dumps(openapi.document())


def _refusal(wrong: tuple[Wrong, ...]) -> Response:
    problems = [{"parameter": w.parameter, "value": w.value, "say": w.say} for w in wrong]
    title = gettext("Something in this request is wrong.")
    body = {"title": title, "status": 400, "problems": problems}
    return _json(body, "application/problem+json", 400)


def _json(body: dict[str, Any], media_type: str, status: int = 200) -> Response:
    return _public(Response(orjson.dumps(body), status, mimetype=media_type))


def _public(response: Response) -> Response:
    """Open data may be read by a script of any site."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response
