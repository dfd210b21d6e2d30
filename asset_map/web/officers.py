"""For community development officers: where interests go unmet, and where to start something."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from asset_map.model.account import Role
from asset_map.model.gap import POPULATION, counts_from_the_worst
from asset_map.model.gap_ask import Asked, FileAsk, Refused
from asset_map.store import demand
from asset_map.store.heard_counts import asked_for
from asset_map.store.places import UnknownPlace
from asset_map.store.streets import has_streets
from asset_map.store.supply import sources
from asset_map.store.supply_then import known_since
from asset_map.web.access import acts_as
from asset_map.web.gap_asks import unmet
from asset_map.web.gap_choices import Lists, gap_choices, measure_choices
from asset_map.web.gap_desk import FILE_SECONDS, DeskAway, DeskSlow, VisitorGone
from asset_map.web.gap_form import OTHER, GapForm, read_form
from asset_map.web.gap_page import GapPage, gap_page
from asset_map.web.gap_papers import PAPERS
from asset_map.web.gap_replies import Replies, StillWorking, Waiting, questions, replies, stop_all
from asset_map.web.gap_trouble import (
    Trouble,
    away,
    no_areas,
    no_place,
    refused,
    slow,
    stopped,
)
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
MOST_FIGURES = 25
# When to look again whether what is worked on is there.
AGAIN_SECONDS = 4


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the questions: an answer, or why there is none, or that we are at work."""

    page: GapPage | None = None
    trouble: Trouble | None = None
    waiting: Waiting | None = None


@pages.get("/gaps")
def gaps() -> ResponseReturnValue:
    """Where an interest goes unmet, how many people that touches, and where to start."""
    form = read_form(request.args)
    with connect() as connection:
        return _shown(form, _outcome(form, connection), connection)


@pages.get("/gaps/working")
def working() -> ResponseReturnValue:
    """Whether an answer is being worked on still, and for how long by now."""
    form = read_form(request.args)
    try:
        with connect() as connection:
            asked = _asked(form, request.args.get("file", ""), connection)
        replies(asked, acts_as(Role.OFFICER), wait_seconds=0)
    except StillWorking as still:
        waiting = still.waiting
        return {"working": True, "words": waiting.words, "seconds": waiting.seconds}
    except DeskSlow:
        # To ask the page would begin it again.
        return {"working": False, "words": f"{slow().what} {slow().remedy}"}
    except (UnknownPlace, DeskAway, VisitorGone):
        pass
    return {"working": False}


@pages.post("/gaps/stop")
def stop() -> ResponseReturnValue:
    """Give up what is being worked on."""
    form = read_form(request.form)
    with connect() as connection:
        try:
            stop_all(_asked(form, request.form.get("file", ""), connection))
        except (UnknownPlace, DeskAway):
            abort(404)
        return _shown(form, Outcome(trouble=stopped()), connection)


@pages.get("/gaps/access<ending>")
def file(ending: str) -> ResponseReturnValue:
    """The same answer as a file for other programs."""
    if ending not in MIMETYPES:
        abort(404)
    form = read_form(request.args)
    words = away()
    with connect() as connection:
        try:
            asked = _asked(form, ending, connection)
            told = replies(asked, acts_as(Role.OFFICER), FILE_SECONDS)
        except StillWorking as still:
            return _shown(form, Outcome(waiting=still.waiting), connection, ending)
        except DeskSlow:
            told, words = None, slow()
        except UnknownPlace as unknown:
            told, words = None, no_place(unknown.say)
        except (DeskAway, VisitorGone):
            told = None
        if isinstance(told, Replies):
            told = PAPERS[ending](gap_page(form, told.first, connection, told.other, told.starts))
    if not isinstance(told, bytes):
        words = refused(told) if isinstance(told, Refused) else words
        page = render_template("officers/no_file.html", trouble=words, back=form.address())
        return page, 404
    response = Response(told, mimetype=MIMETYPES[ending])
    response.headers["Content-Disposition"] = f'attachment; filename="access{ending}"'
    return response


def _asked(form: GapForm, ending: str, connection: Connection) -> tuple[Asked, ...]:
    """What is asked of the desk, for the page or for a file of it. Raises UnknownPlace."""
    if ending in MIMETYPES and ending not in PAPERS:
        return (FileAsk(form.ask(), ending),)
    return questions(form, connection)


def _outcome(form: GapForm, connection: Connection) -> Outcome:
    if not demand.levels(connection):
        return Outcome(trouble=no_areas())
    officer = acts_as(Role.OFFICER)
    try:
        told = replies(questions(form, connection), officer)
    except StillWorking as still:
        return Outcome(waiting=still.waiting)
    except UnknownPlace as unknown:
        return Outcome(trouble=no_place(unknown.say))
    except DeskAway:
        return Outcome(trouble=away())
    except (DeskSlow, VisitorGone):
        return Outcome(trouble=slow())
    if isinstance(told, Refused):
        return Outcome(trouble=refused(told))
    assert isinstance(told, Replies)
    asked = asked_for(connection, form.choice.interests, told.first.level) if officer else None
    return Outcome(gap_page(form, told.first, connection, told.other, told.starts, asked))


def _shown(
    form: GapForm, outcome: Outcome, connection: Connection, ending: str = ""
) -> ResponseReturnValue:
    """The page: the choices, and what came of them."""
    lists = _lists(connection, form)
    officer = acts_as(Role.OFFICER)
    # Where nothing is chosen yet, with what to begin.
    vain = unmet(form, connection) if officer and not form.choice.interests else None
    shown = render_template(
        "officers/gaps.html",
        form=form,
        page=outcome.page,
        trouble=outcome.trouble,
        waiting=outcome.waiting,
        ending=ending,
        first=gap_choices(form.choice, form, lists),
        second=gap_choices(form.other, form, lists, OTHER) if form.other is not None else None,
        how=measure_choices(form, lists),
        since=lists.since,
        yesterday=datetime.now(UTC).date() - timedelta(days=1),
        officer=officer,
        unmet=vain,
    )
    if outcome.waiting:
        return shown, 202, {"Retry-After": str(AGAIN_SECONDS)}
    return shown, outcome.trouble.status if outcome.trouble else 200


def _lists(connection: Connection, form: GapForm) -> Lists:
    levels = tuple(demand.levels(connection))
    level = form.level if form.level in levels else next(iter(levels), "")
    figures = [name for name in demand.figures(connection, level) if _counts_people(name)]
    figures.sort(key=lambda name: (name != POPULATION, name))
    return Lists(
        tuple(sources(connection)),
        levels,
        tuple(figures[:MOST_FIGURES]),
        has_streets(connection),
        known_since(connection),
    )


def _counts_people(figure: str) -> bool:
    """Whether a figure is for the lists to choose from.

    A single year of age is no group that anybody plans for; a rank or a decile counts nobody.
    """
    one_year = figure.removeprefix("age_").isdigit() or figure == "age_90_plus"
    return not one_year and not counts_from_the_worst(figure)
