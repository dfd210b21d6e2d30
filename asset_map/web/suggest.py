"""For everybody: suggest a place that is missing, or say what is wrong. Officers decide."""

from hashlib import blake2b
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, current_app, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.exceptions import TooManyRequests

from asset_map.model.activity import Activity
from asset_map.model.listing import Kind
from asset_map.settings import Settings
from asset_map.store import suggestions
from asset_map.store.activities import activities
from asset_map.web import suggestion_form as form
from asset_map.web.limits import caller
from asset_map.web.store import Connection, connect
from asset_map.web.suggestion_form import Typed
from asset_map.web.words import teller

pages = Blueprint("suggest", __name__)


@pages.get("/suggest")
def suggest() -> ResponseReturnValue:
    """The empty form of a new place, or that of a listing with what we hold of it."""
    with connect() as connection:
        about = _about(connection)
    return _form(form.filled_in(about) if about else Typed({}), about)


@pages.post("/suggest")
def given_in() -> ResponseReturnValue:
    """What was typed waits for an officer; nothing of it shows until one approves."""
    with connect() as connection:
        about = _about(connection)
        held = form.held_boxes(about)
        typed = form.read_form(request.form, _settings().home, about, held)
        if typed.wrong:
            return _form(typed, about)
        if not typed.trapped:
            _keep(connection, typed, about)
    page = render_template("upkeep/thanks.html", about=about)
    return _uncached(page)


def _keep(connection: Connection, typed: Typed, about: Activity | None) -> None:
    asker = blake2b(caller(request).encode(), key=suggestions.daily_salt(connection)).digest()
    said = form.said(typed, form.held_boxes(about))
    id = about.id if about else None
    wait = suggestions.suggest(connection, asker, id, said)
    if wait:
        raise TooManyRequests(retry_after=wait)


def _about(connection: Connection) -> Activity | None:
    """The listing that it is about; None for a new place."""
    asked = request.values.get("listing", "")
    if not asked:
        return None
    try:
        found = activities(connection, [UUID(asked)])
    except ValueError:
        found = []
    if not found:
        abort(404)
    return found[0]


def _form(typed: Typed, about: Activity | None) -> ResponseReturnValue:
    page = render_template(
        "upkeep/suggest.html",
        typed=typed,
        about=about,
        kinds=_kinds(),
        longest=form.LONGEST,
        trap=form.TRAP,
        opened=form.sealed_now(_settings().home),
        contact=_settings().contact,
    )
    return _uncached(page)


def _kinds() -> list[dict[str, Any]]:
    """Each kind to choose, and what it is: people who suggest something need not know our words."""
    said = {
        Kind.HUB: gettext(
            "A hub is a place that others use, such as a community centre or a library."
        ),
        Kind.GROUP: gettext("A group is people who meet."),
        Kind.MICRO_ENTERPRISE: gettext(
            "A micro-enterprise is a tiny local business, often one person."
        ),
        Kind.ACTIVITY: gettext("An activity is something to go to."),
    }
    words = teller().phrases.kinds
    return [
        {"value": kind.value, "text": words[kind], "hint": {"text": said[kind]}} for kind in Kind
    ]


def _uncached(page: str) -> ResponseReturnValue:
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"
    return response


def _settings() -> Settings:
    settings: Settings = current_app.extensions["asset-map-settings"]
    return settings
