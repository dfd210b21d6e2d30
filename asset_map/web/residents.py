"""For residents: ask, read the answer as a list and a map, and open what looks good."""

from uuid import UUID

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from asset_map.match.find import find
from asset_map.model.account import Role
from asset_map.store import activities as listings
from asset_map.store import map_ground
from asset_map.store.merging import shown_instead
from asset_map.store.places import find_near
from asset_map.web import chosen
from asset_map.web.access import acts_as
from asset_map.web.answer_page import answer_page
from asset_map.web.asks import Asked, understand
from asset_map.web.browse import branches
from asset_map.web.languages import drafts
from asset_map.web.listing_page import listing_page
from asset_map.web.store import Connection, connect
from asset_map.web.typed import Typed, kept_filters, read_boxes
from asset_map.web.week_page import week_page

pages = Blueprint("residents", __name__)


@pages.get("/")
def home() -> str:
    """One box for the place, one for what you enjoy, and ways to browse."""
    with connect() as connection:
        return _home(connection, Typed())


@pages.post("/")
def search() -> ResponseReturnValue:
    """What was typed. Only a place that we know and exact interests ever reach an address."""
    with connect() as connection:
        typed = read_boxes(request.form, lambda words: find_near(connection, words))
        if typed.leads_to is not None:
            return redirect(typed.leads_to, 303)
        response = make_response(_home(connection, typed))
    # Neither a browser's history nor a proxy keeps what somebody typed.
    response.headers["Cache-Control"] = "no-store"
    return response


@pages.get("/activities")
def activities() -> ResponseReturnValue:
    """Activities near a place, as a list and a map of the same answers."""
    near = request.args.get("near", "").strip()
    with connect() as connection:
        asked = understand(request.args, lambda words: find_near(connection, words))
        choices = _choices(connection)
        if asked.ask is None:
            return _where(asked, near, choices)
        page = answer_page(near, find(connection, asked.ask), connection)
    return render_template("residents/activities.html", page=page, wrong=asked.wrong, **choices)


@pages.get("/week")
def week() -> ResponseReturnValue:
    """What is on near a place in the next seven days, day by day."""
    near = request.args.get("near", "").strip()
    with connect() as connection:
        asked = understand(request.args, lambda words: find_near(connection, words))
        if asked.ask is None:
            return _where(asked, near, _choices(connection))
        page = week_page(near, asked.ask, connection)
    return render_template("residents/week.html", page=page)


@pages.get("/interests")
def interests() -> str:
    """Every interest that there is something of, and how much."""
    with connect() as connection:
        return render_template("residents/interests.html", branches=branches(connection))


@pages.get("/listing/<uuid:id>")
def listing(id: UUID) -> ResponseReturnValue:
    """Everything we know of one activity, hub, group or micro-enterprise."""
    with connect() as connection:
        found = listings.page_of(connection, id)
        if found is None:
            instead = shown_instead(connection, id)
            if instead is None:
                # Whoever closed it by mistake finds it where it was, and can put it back.
                if acts_as(Role.OFFICER):
                    return redirect(url_for("records.changes", id=id), 303)
                abort(404)
            return redirect(url_for("residents.listing", id=instead), 302)
        page = listing_page(found, connection)
    return render_template("residents/listing.html", page=page)


@pages.get("/about")
def about() -> str:
    """What this is, where its lists come from, and what happens to what people type."""
    return render_template("residents/about.html")


@pages.get("/languages")
def all_languages() -> str:
    """Which languages the pages speak, how far, and who wrote their words."""
    return render_template("residents/languages.html", drafts=drafts())


@pages.get("/accessibility")
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("residents/accessibility.html")


def _home(connection: Connection, typed: Typed) -> str:
    choices = _choices(connection)
    there = branches(connection)
    return render_template("residents/home.html", typed=typed, branches=there, **choices)


def _where(asked: Asked, near: str, choices: dict[str, list[str]]) -> ResponseReturnValue:
    """The place is missing or not known: ask for it, and keep the rest."""
    terms = [term for term in map(chosen.term, request.args.getlist("interest")) if term]
    enjoy = ", ".join(chosen.label(term.code) for term in terms)
    typed = Typed(near, enjoy, tuple(kept_filters(request.args)), asked.wrong)
    page = render_template("residents/where.html", typed=typed, interests=terms, **choices)
    return page, 400 if asked.wrong else 200


def _choices(connection: Connection) -> dict[str, list[str]]:
    """Every interest and every township, for those who would rather choose than type."""
    return {"labels": chosen.labels(), "townships": map_ground.all_township_names(connection)}
