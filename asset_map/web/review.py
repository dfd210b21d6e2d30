"""For officers: what people suggest, beside what is held; approve it, change it, ask, or say no."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.intake.by_hand import read_by_hand
from asset_map.model.differences import differences
from asset_map.model.listing import Listing
from asset_map.settings import PlainError
from asset_map.store import edits, history, names, suggestions
from asset_map.store.edits import ChangedMeanwhile
from asset_map.store.suggestions import Suggestion
from asset_map.upkeep import review as upkeep
from asset_map.web.access import current_account, require
from asset_map.web.change_words import field_label, plain, told_changes, told_reason
from asset_map.web.import_words import column_names
from asset_map.web.record_form import read_interests, unknown_words
from asset_map.web.store import Connection, write
from asset_map.web.suggestion_form import LONGEST, plain_lines

pages = Blueprint("review", __name__)

# What an officer may say otherwise, and the most letters of each.
EDITABLE = {name: most for name, most in LONGEST.items() if name not in ("note", "contact")}
# Where no postcode says it. A list says it beside its postcode, and is left to.
PLACE = {"latitude": 20, "longitude": 20}
LONGEST_REASON = 500


@pages.get("/review")
@require("officer")
def queue() -> str:
    """What waits, the oldest first; many can be decided at once."""
    return _queue()


@pages.post("/review")
@require("officer")
def decide_many() -> ResponseReturnValue:
    """Approve or decline all that were ticked, each by itself; what cannot be is told."""
    act = request.form.get("act", "")
    if act not in ("approve", "decline"):
        abort(400)
    wrong = {}
    ticked = request.form.getlist("suggestion", type=int)
    if not ticked:
        return _queue(nothing_ticked=True), 400
    for number in ticked:
        try:
            with write() as connection:
                _decide(connection, number, act, {}, "")
        except PlainError as error:
            wrong[number] = f"{error.where}: {error.what}"
        except ChangedMeanwhile:
            wrong[number] = "somebody changed the listing at the same moment."
    return _queue(wrong) if wrong else redirect(url_for("review.queue", done=act), 303)


@pages.get("/review/<int:number>")
@require("officer")
def one(number: int) -> ResponseReturnValue:
    """One suggestion, field by field beside what is held, and what may be the same."""
    return _page(number)


@pages.post("/review/<int:number>")
@require("officer")
def decide(number: int) -> ResponseReturnValue:
    """Do what was pressed, unless somebody has changed the listing since the page was made."""
    act = request.form.get("act", "")
    reason = plain_lines(request.form.get("reason", ""))[:LONGEST_REASON]
    if act not in ("approve", "decline", "ask", "same", "close"):
        abort(400)
    try:
        with write() as connection:
            if act in ("approve", "close") and _version(connection, number) != request.form.get(
                "version", ""
            ):
                raise ChangedMeanwhile
            _decide(connection, number, act, _typed() if act == "approve" else {}, reason)
    except ChangedMeanwhile:
        return _page(number, changed=True), 409
    except PlainError as error:
        return _page(number, wrong=_plainly(f"{error.where}: {error.what}")), 400
    if act == "same":
        return redirect(url_for("review.one", number=number), 303)
    return redirect(url_for("review.queue", done=act, about=number), 303)


def _decide(
    connection: Connection, number: int, act: str, said: Mapping[str, str], reason: str
) -> None:
    who = current_account().name
    if act == "approve":
        made = upkeep.approve(connection, number, who, _reader(connection), said)
        names.fill(connection, [made])
    elif act == "close":
        upkeep.close(connection, number, who)
    elif act == "decline":
        upkeep.decline(connection, number, who, reason)
    elif act == "same":
        listing = request.form.get("listing", type=UUID)
        if listing is None:
            abort(400)
        upkeep.same_as(connection, number, listing)
    else:
        upkeep.ask(connection, number, who, reason)


def _queue(wrong: Mapping[int, str] | None = None, *, nothing_ticked: bool = False) -> str:
    number = request.args.get("about", type=int)
    with write() as connection:
        waiting = suggestions.waiting(connection)
        settled = suggestions.gone_of_themselves(connection)
        # An address tells the number alone, never a name.
        about = suggestions.suggestion(connection, number) if number else None
    shown = {field: field_label(field) or column_names()[field] for field in EDITABLE}
    return render_template(
        "upkeep/queue.html",
        waiting=waiting,
        settled=settled,
        wrong_ones={one: _plainly(say) for one, say in (wrong or {}).items()},
        shown=shown,
        nothing_ticked=nothing_ticked,
        done=request.args.get("done", "") if request.method == "GET" else "",
        about=about,
        page=_leads_to(about),
    )


def _leads_to(about: Suggestion | None) -> UUID | None:
    """The listing that a suggestion is about, or became; None where none came of it."""
    if about is None or about.listing is not None:
        return about.listing if about else None
    return upkeep.made_of(about.id) if about.status == "approved" else None


def _plainly(problem: str) -> str:
    """What is wrong, with a field called as it is on the page, and not as in a list."""
    field, colon, say = problem.partition(": ")
    label = field_label(field) or column_names().get(field, field)
    return f"{label}{colon}{say}"


def _page(number: int, *, wrong: str = "", changed: bool = False) -> str:
    with write() as connection:
        try:
            found = upkeep.review(connection, number, _reader(connection))
        except PlainError:
            abort(404)
        listing = found.suggestion.listing
        theirs = history.changes(connection, listing)[:1] if changed and listing else []
        version = _version(connection, number)
    # What was typed stays on the page, whatever came of it.
    said = found.suggestion.said
    boxes = EDITABLE if "latitude" in said else EDITABLE | PLACE
    fields = {name: request.form.get(name, said.get(name, "")) for name in boxes}
    about = {one.code: one.because for one in found.about}
    # New words may speak for less: what it is found by now is offered too.
    before = {one.code: "" for one in found.before if one.code not in about}
    return render_template(
        "upkeep/review.html",
        found=found,
        # Of a new place its postcode says where it is: figures of a point say nothing to a person.
        changes=told_changes(
            one for one in found.changes if one.field != "point" or found.suggestion.listing
        ),
        problem=_plainly(found.problem),
        page=_leads_to(found.suggestion),
        reason=told_reason(found.suggestion.reason),
        fields=fields,
        about=about,
        offered=about | before,
        ticked=request.form.getlist("interest") if "more" in request.form else list(about),
        more=request.form.get("more", ""),
        longest=boxes,
        version=version,
        wrong_with=wrong,
        changed=changed,
        theirs=[
            (one, [part for part in differences(one.before, one.after) if plain(part.after)])
            for one in theirs
        ],
    )


def _typed() -> dict[str, str]:
    """What the officer says otherwise: a box that is left empty says nothing."""
    boxes = {
        name: plain_lines(request.form.get(name, ""))[:most]
        for name, most in (EDITABLE | PLACE).items()
    }
    said = {name: words for name, words in boxes.items() if words}
    codes, unknown = read_interests(request.form)
    if unknown:
        raise PlainError("interests", unknown_words(unknown), "")
    if "more" in request.form and set(codes) != set(request.form.getlist("about")):
        if not codes:
            raise PlainError("interests", gettext("Say what it is about, or leave the ticks."), "")
        said["interests"] = "; ".join(codes)
    return said


def _version(connection: Connection, number: int) -> str:
    """Which version of the listing a page was made from; empty for a new place."""
    asked: Suggestion | None = suggestions.suggestion(connection, number)
    if asked is None or asked.listing is None:
        return ""
    seen = edits.held(connection, asked.listing)
    return seen.version.isoformat() if seen else ""


def _reader(connection: Connection) -> upkeep.Read:
    def read(said: Mapping[str, Any], id: str, before: Listing | None) -> Listing:
        return read_by_hand(connection, said, id, before)[0]

    return read
