"""For community development officers: where interests go unmet, and where to start something."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from asset_map.model.account import Role
from asset_map.model.gap import POPULATION
from asset_map.model.gap_ask import FileAsk, GapReply, Refused, StartAsk, StartReply
from asset_map.model.place import Point
from asset_map.store import demand
from asset_map.store.heard_counts import asked_for
from asset_map.store.places import UnknownPlace, find_near
from asset_map.store.streets import has_streets
from asset_map.store.supply import sources
from asset_map.web.access import acts_as
from asset_map.web.gap_asks import unmet
from asset_map.web.gap_choices import Lists, gap_choices, measure_choices
from asset_map.web.gap_desk import DeskAway, DeskSlow, VisitorGone, ask
from asset_map.web.gap_form import OTHER, GapForm, read_form
from asset_map.web.gap_page import GapPage, gap_page
from asset_map.web.gap_papers import PAPERS
from asset_map.web.gap_trouble import Trouble, away, no_areas, no_place, refused, slow
from asset_map.web.store import Connection, connect

pages = Blueprint("officers", __name__)

MIMETYPES = {
    ".pdf": "application/pdf",
    # Saved, not opened here: a page of scripts has no place under our own security policy.
    ".html": "application/octet-stream",
    ".csv": "text/csv",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".geojson": "application/geo+json",
    ".gpkg": "application/geopackage+sqlite3",
}
# A single year of age is no group that anybody plans for; and a hundred of them are no choice.
MOST_FIGURES = 25


@pages.get("/gaps")
def gaps() -> ResponseReturnValue:
    """Where an interest goes unmet, how many people that touches, and where to start."""
    form = read_form(request.args)
    with connect() as connection:
        lists = _lists(connection, form)
        officer = acts_as(Role.OFFICER)
        page, trouble = _answer(form, lists, connection, officer)
        # Where nothing is chosen yet, with what to begin.
        vain = unmet(form, connection) if officer and not form.choice.interests else None
    shown = render_template(
        "officers/gaps.html",
        form=form,
        page=page,
        trouble=trouble,
        first=gap_choices(form.choice, form, lists),
        second=gap_choices(form.other, form, lists, OTHER) if form.other is not None else None,
        how=measure_choices(form, lists),
        officer=officer,
        unmet=vain,
    )
    return shown, trouble.status if trouble else 200


@pages.get("/gaps/access<ending>")
def file(ending: str) -> ResponseReturnValue:
    """The same answer as a file for other programs."""
    if ending not in MIMETYPES:
        abort(404)
    form = read_form(request.args)
    try:
        told = ask(form.ask() if ending in PAPERS else FileAsk(form.ask(), ending))
    except (DeskAway, DeskSlow, VisitorGone):
        told = None
    if isinstance(told, GapReply):
        with connect() as connection:
            told = PAPERS[ending](gap_page(form, told, connection))
    if not isinstance(told, bytes):
        words = refused(told) if isinstance(told, Refused) else away()
        page = render_template("officers/no_file.html", trouble=words, back=form.address())
        return page, 404
    response = Response(told, mimetype=MIMETYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="access{ending}"'
    return response


def _answer(
    form: GapForm, lists: Lists, connection: Connection, officer: bool
) -> tuple[GapPage | None, Trouble | None]:
    """The page's answer, or words on why there is none."""
    if not lists.levels:
        return None, no_areas()
    try:
        pin = _pin(form.at, connection)
        reply = ask(form.ask())
        if isinstance(reply, Refused):
            return None, refused(reply)
        other = ask(form.ask(form.other)) if form.other is not None else None
        starts = None
        if form.start is not None:
            starts = ask(StartAsk(form.ask(), sites=form.start, pin=pin))
    except UnknownPlace as unknown:
        return None, no_place(unknown.say)
    except DeskAway:
        return None, away()
    except (DeskSlow, VisitorGone):
        return None, slow()
    assert isinstance(reply, GapReply)
    return (
        gap_page(
            form,
            reply,
            connection,
            other if isinstance(other, GapReply) else None,
            starts if isinstance(starts, StartReply) else None,
            asked_for(connection, form.choice.interests, reply.level) if officer else None,
        ),
        None,
    )


def _pin(words: str, connection: Connection) -> Point | None:
    return find_near(connection, words).point if words else None


def _lists(connection: Connection, form: GapForm) -> Lists:
    levels = tuple(demand.levels(connection))
    level = form.level if form.level in levels else next(iter(levels), "")
    figures = [name for name in demand.figures(connection, level) if not _one_year(name)]
    figures.sort(key=lambda name: (name != POPULATION, name))
    return Lists(
        tuple(sources(connection)), levels, tuple(figures[:MOST_FIGURES]), has_streets(connection)
    )


def _one_year(figure: str) -> bool:
    return figure.removeprefix("age_").isdigit() or figure == "age_90_plus"
