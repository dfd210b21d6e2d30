"""For officers: lists that are sent in, looked at before they count, taken on, and undone."""

from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from uuid import UUID
from zoneinfo import ZoneInfo

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    jsonify,
    redirect,
    render_template,
    request,
    send_file,
    url_for,
)
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from werkzeug.datastructures import FileStorage

from asset_map.intake import desk, waiting
from asset_map.intake.headings import likely, says_enough
from asset_map.intake.outcomes import Checked, Headings, Refused, TakenOn, Undone
from asset_map.intake.sheet import ENDINGS, FORMATS
from asset_map.intake.waiting import About, Waiting
from asset_map.model.listing import Kind
from asset_map.model.schedule import TIMEZONE
from asset_map.settings import Settings
from asset_map.store import import_runs
from asset_map.upkeep.review import SOURCE as SUGGESTIONS
from asset_map.web.access import current_account, now, require, takes
from asset_map.web.import_words import (
    column_names,
    how_far,
    share,
    told_kept,
    told_listings,
    told_rows,
)
from asset_map.web.store import write

pages = Blueprint("imports", __name__)

# A thousand groups take a few hundred kilobytes.
LARGEST_LIST = 20_000_000
# The form around it.
LARGEST_SENT = LARGEST_LIST + 10_000
LONGEST_SOURCE = 100
LONGEST_FILE_NAME = 200
RUNS_SHOWN = 50


@pages.get("/import")
@require("officer")
def overview() -> str:
    """Whose lists there are and since when, what waits, and a form to send another."""
    return _overview({}, {})


@pages.post("/import")
@require("officer")
@takes(LARGEST_SENT)
def send() -> ResponseReturnValue:
    """Keep the list in a private folder, and look at it."""
    sent = request.files.get("list")
    typed = {"source": _source(), "complete": "complete" if "complete" in request.form else ""}
    wrong = _wrong_with(sent, typed["source"])
    if sent is None or wrong:
        return _overview(typed, wrong), 400
    name = PurePath((sent.filename or "").replace("\\", "/")).name
    about = About(
        file_name=name[-LONGEST_FILE_NAME:],
        source=typed["source"],
        who=current_account().name,
        sent_at=_here_and_now(),
        complete=bool(typed["complete"]),
    )
    ending = PurePath(name).suffix.lower()
    try:
        with closing(sent):
            one = waiting.receive(_settings().home, about, ending, sent.stream)
    except OSError:
        full = gettext(
            "We could not keep it: there is no room on this server. Tell those who run it."
        )
        return _overview(typed, {"list": full}), 507
    return _begin(one, "look")


@pages.get("/import/<uuid:id>")
@require("officer")
def one(id: UUID) -> ResponseReturnValue:
    """A list on its way: its headings, what it would change, how far it is, what came of it."""
    found = _found(id)
    about = found.about()
    if found.busy():
        return render_template(
            "imports/progress.html",
            about=about,
            id=id,
            share=share(found.progress()),
            how_far=how_far(found.progress()),
        )
    outcome, headings = found.outcome(), found.seen_headings()
    if isinstance(outcome, Headings) or (headings and "headings" in request.args):
        return _headings_page(found, headings, {})
    if isinstance(outcome, Checked):
        return render_template(
            "imports/preview.html",
            about=about,
            id=id,
            told=outcome.told,
            kept=told_kept(outcome.told),
            would=outcome.would,
            changed=told_listings(outcome),
            errors=told_rows(outcome.told.errors),
            warnings=told_rows(outcome.told.warnings),
            left_out=found.errors_path.exists(),
        )
    return _ended(found, about, outcome)


@pages.post("/import/<uuid:id>")
@require("officer")
def act(id: UUID) -> ResponseReturnValue:
    """Check it with what its headings mean, take it on, try again, or forget it."""
    found = _found(id)
    about, asked = found.about(), request.form.get("act", "")
    if found.busy():
        return redirect(url_for("imports.one", id=id), 303)
    if asked == "forget":
        found.remove()
        return redirect(url_for("imports.overview"), 303)
    if asked == "check":
        return _check(found)
    if asked == "again" and about.stage:
        return _begin(found, about.stage)
    if asked != "take-on" or not isinstance(found.outcome(), Checked):
        abort(400)
    # Whoever decides is who did it.
    found.say(replace(about, who=current_account().name))
    return _begin(found, "take-on")


@pages.get("/import/<uuid:id>/progress")
@require("officer")
def progress(id: UUID) -> Response:
    """How far it is, for a page that looks again and again."""
    found = _found(id)
    far = found.progress()
    return jsonify(over=not found.busy(), share=share(far), words=how_far(far))


@pages.get("/import/<uuid:id>/left-out.csv")
@require("officer")
def left_out(id: UUID) -> Response:
    """The rows that are left out, each with what to mend."""
    found = _found(id)
    if found.busy() or not found.errors_path.exists():
        abort(404)
    name = f"{PurePath(found.about().file_name).stem}-left-out.csv"
    return send_file(found.errors_path, "text/csv", as_attachment=True, download_name=name)


@pages.get("/import/sources/<int:number>")
@require("officer")
def source(number: int) -> str:
    """One source: every import of it, and how its headings are read."""
    with write() as connection:
        found = import_runs.source(connection, number)
        past = import_runs.runs_of(connection, number, RUNS_SHOWN)
        newest = next((run for run in past if not run.undone_at), None)
        edited_since = import_runs.edited_since(connection, newest.id) if newest else 0
    if found is None:
        abort(404)
    return render_template(
        "imports/source.html",
        source=found,
        runs=past,
        newest=newest,
        edited_since=edited_since,
        columns=column_names(),
    )


@pages.post("/import/sources/<int:number>")
@require("officer")
def undo(number: int) -> ResponseReturnValue:
    """Put its listings back as they were before its newest import."""
    with write() as connection:
        found = import_runs.source(connection, number)
    run = request.form.get("run", type=int)
    if found is None or run is None:
        abort(404 if found is None else 400)
    about = About("", found.name, current_account().name, _here_and_now(), run=run)
    return _begin(waiting.receive(_settings().home, about), "undo")


def _begin(found: Waiting, stage: str) -> ResponseReturnValue:
    found.say(replace(found.about(), stage=stage))
    try:
        desk.begin(_settings(), found, stage)
    except desk.Busy:
        return render_template("imports/busy.html", id=found.id), 503
    return redirect(url_for("imports.one", id=found.id), 303)


def _check(found: Waiting) -> ResponseReturnValue:
    headings = found.seen_headings()
    if not isinstance(headings, Headings):
        abort(400)
    said = {
        name: column if (column := request.form.get(f"column-{n}", "")) in column_names() else ""
        for n, name in enumerate(headings.names)
    }
    kind = request.form.get("kind", "")
    about = replace(
        found.about(), headings=said, kind=Kind(kind) if kind in list(Kind) else Kind.GROUP
    )
    found.say(about)
    if not says_enough(said):
        say = gettext("Say which is the name, and which the postcode (or latitude and longitude).")
        return _headings_page(found, headings, {"column-0": say}), 400
    return _begin(found, "check")


def _headings_page(found: Waiting, headings: Headings, wrong: dict[str, str]) -> str:
    about = found.about()
    return render_template(
        "imports/headings.html",
        about=about,
        id=found.id,
        headings=headings,
        said=about.headings or likely(headings.names),
        columns=column_names(),
        wrong=wrong,
    )


def _ended(found: Waiting, about: About, outcome: object) -> ResponseReturnValue:
    with write() as connection:
        number = import_runs.source_number(connection, about.source)
    if isinstance(outcome, TakenOn):
        return render_template(
            "imports/taken_on.html",
            about=about,
            id=found.id,
            told=outcome.told,
            kept=told_kept(outcome.told),
            source_number=number,
            left_out=found.errors_path.exists(),
        )
    if isinstance(outcome, Undone):
        return render_template(
            "imports/undone.html", about=about, outcome=outcome, source_number=number
        )
    return render_template(
        "imports/stopped.html",
        about=about,
        id=found.id,
        refused=outcome if isinstance(outcome, Refused) else None,
        headings=found.seen_headings() is not None,
        source_number=number,
    )


def _overview(typed: dict[str, str], wrong: dict[str, str]) -> str:
    with write() as connection:
        sources = import_runs.sources(connection)
    there = [
        (one, about)
        for one, about in waiting.all_waiting(_settings().home)
        if one.list_path or one.busy()
    ]
    return render_template(
        "imports/overview.html",
        sources=sources,
        waiting=there,
        typed=typed,
        wrong=wrong,
        formats=_formats(),
        endings=",".join(ENDINGS),
    )


def _formats() -> str:
    return ", ".join(one.name for one in FORMATS)


def _wrong_with(sent: FileStorage | None, source: str) -> dict[str, str]:
    wrong = {}
    name = (sent.filename or "") if sent else ""
    if not name:
        wrong["list"] = gettext("Choose a file.")
    elif PurePath(name).suffix.lower() not in ENDINGS:
        wrong["list"] = gettext(
            "We do not read such files. Save it as one of these: %(formats)s.", formats=_formats()
        )
    if not source or not source.isprintable() or len(source) > LONGEST_SOURCE:
        wrong["new-source"] = gettext("Say whose list it is, such as: Library list.")
    elif source.casefold() == SUGGESTIONS:
        wrong["new-source"] = gettext("That is what people suggest here. Choose another name.")
    return wrong


def _here_and_now() -> datetime:
    return now().astimezone(ZoneInfo(TIMEZONE))


def _source() -> str:
    """Whose list it is: one that we know, or a new one."""
    new = request.form.get("new-source", "")
    return " ".join((new or request.form.get("source", "")).split())


def _found(id: UUID) -> Waiting:
    found = waiting.find(_settings().home, id)
    if found is None:
        abort(404)
    return found


def _settings() -> Settings:
    settings: Settings = current_app.extensions["asset-map-settings"]
    return settings
