"""For those who keep listings: change any field, confirm, look through what changed, put back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.intake.by_hand import read_by_hand
from asset_map.model.account import Role
from asset_map.model.listing import Kind, StepFree
from asset_map.settings import PlainError
from asset_map.store import edits, history, names
from asset_map.store.duplicates import Alike, likely_duplicates
from asset_map.store.edits import ChangedMeanwhile, Held
from asset_map.store.merging import merged_into
from asset_map.store.stewards import keepers, keeps
from asset_map.upkeep import put_back, review
from asset_map.web import record_form as form
from asset_map.web.access import acts_as, current_account, require, who_acts
from asset_map.web.change_words import told_history
from asset_map.web.record_form import Typed
from asset_map.web.repeats import repeats
from asset_map.web.store import Connection, write
from asset_map.web.words import teller

pages = Blueprint("records", __name__)

# Boxes that a list knows by another name.
COLUMN_BOXES = {"latitude": "point", "longitude": "point", "interests": "more"}


@pages.get("/listing/<uuid:id>/edit")
@require("officer", "steward")
def edit(id: UUID) -> str:
    """Every field of a listing, to be changed."""
    with write() as connection:
        return _form(connection, held_to_keep(connection, id))


@pages.post("/listing/<uuid:id>/edit")
@require("officer", "steward")
def save(id: UUID) -> ResponseReturnValue:
    """Keep what was changed, unless somebody changed the listing since the page was made."""
    try:
        with write() as connection:
            seen = held_to_keep(connection, id)
            typed = form.read_record(request.form, seen.listing)
            if changed_since(seen):
                raise ChangedMeanwhile
            if not typed.wrong:
                typed = _put(connection, seen, typed)
            if typed.wrong:
                return _form(connection, seen, typed), 400
            names.fill(connection, [id])
    except ChangedMeanwhile:
        with write() as connection:
            return _shown_theirs(connection, held_or_missing(connection, id)), 409
    return redirect(url_for("records.edit", id=id, done="saved"), 303)


@pages.post("/listing/<uuid:id>/confirm")
@require("worker", "steward")
def confirm(id: UUID) -> ResponseReturnValue:
    """Somebody who was there, or who runs it, says that all of it is right today."""
    may = held_or_missing if acts_as(Role.WORKER) else held_to_keep
    with write() as connection:
        may(connection, id)
        review.confirm(connection, id, who_acts())
    if request.form.get("back") == "mine":
        return redirect(url_for("stewards.mine", done="confirmed"), 303)
    return redirect(url_for("residents.listing", id=id), 303)


@pages.get("/listing/<uuid:id>/history")
@require("officer")
def changes(id: UUID) -> str:
    """Every change of a listing, the newest first, each with a button to put it back."""
    with write() as connection:
        return _history(connection, _held_or_gone(connection, id))


@pages.post("/listing/<uuid:id>/history")
@require("officer")
def restore(id: UUID) -> ResponseReturnValue:
    """Put it back as before a change, or off the map or on it, unless it has changed since."""
    number = request.form.get("change", type=int)
    act = request.form.get("act", "")
    if number is None and act not in ("open", "close"):
        abort(400)
    who = current_account().name
    try:
        with write() as connection:
            seen = _held_or_gone(connection, id)
            if changed_since(seen):
                raise ChangedMeanwhile
            if number is not None:
                put_back.put_back(connection, id, number, who)
            elif act == "open":
                put_back.open_again(connection, seen, who)
            else:
                review.take_off(connection, id, who)
            names.fill(connection, [id])
    except ChangedMeanwhile:
        with write() as connection:
            return _history(connection, _held_or_gone(connection, id), changed=True), 409
    except PlainError:
        abort(404)
    done = "restored" if number is not None else act
    return redirect(url_for("records.changes", id=id, done=done), 303)


def held_or_missing(connection: Connection, id: UUID) -> Held:
    """The listing as it is held, shown or hidden; the page that says so where there is none."""
    seen = _held_or_gone(connection, id)
    if not seen.active:
        abort(404)
    return seen


def _held_or_gone(connection: Connection, id: UUID) -> Held:
    """The same, and what was taken off the map too: only its history has a use for that."""
    seen = edits.held(connection, id)
    if seen is None:
        abort(404)
    return seen


def held_to_keep(connection: Connection, id: UUID) -> Held:
    """The same, for officers, and for those who keep this very listing; others are refused."""
    seen = held_or_missing(connection, id)
    account = current_account()
    if not account.role.may_act_as(Role.OFFICER) and not keeps(connection, account.id, id):
        abort(make_response(render_template("errors/not_yours.html"), 403))
    return seen


def changed_since(seen: Held, box: str = "version") -> bool:
    """Whether the listing is another than the one that the form was made from."""
    return seen.version.isoformat() != request.form.get(box, "")


def _put(connection: Connection, seen: Held, typed: Typed) -> Typed:
    """Write what was changed; what cannot be read is told, and nothing is written."""
    who = who_acts()
    if typed.touched:
        try:
            read, problems = read_by_hand(connection, typed.said, "", seen.listing)
        except PlainError as error:
            return replace(typed, wrong={_box(error.where): error.what})
        wrong = {_box(one.field): one.say for one in problems if one.field in typed.said}
        if wrong:
            return replace(typed, wrong=wrong)
        about = form.chosen_interests(typed, read, seen.listing)
        review.change(connection, seen, who, replace(read, interests=about))
    if request.form.get("confirm"):
        review.confirm(connection, seen.id, who)
    return typed


def _box(column: str) -> str:
    return COLUMN_BOXES.get(column, column)


def _shown_theirs(connection: Connection, seen: Held) -> str:
    """The form again, with what somebody else changed meanwhile; nothing typed is lost."""
    typed = form.read_record(request.form, seen.listing)
    try:
        since = datetime.fromisoformat(request.form.get("version", ""))
        found = [one for one in history.changes(connection, seen.id) if one.at > since]
    except (ValueError, TypeError):
        found = history.changes(connection, seen.id)[:1]
    return _form(connection, seen, form.with_theirs(typed, seen.listing), told_history(found))


def _form(
    connection: Connection, seen: Held, typed: Typed | None = None, theirs: object = ()
) -> str:
    typed = typed or form.filled_in(seen.listing)
    told = teller()
    return render_template(
        "records/edit.html",
        id=seen.id,
        name=seen.listing.name,
        hidden=seen.hidden_because,
        typed=typed,
        held=form.held_boxes(seen.listing),
        about=_about(seen, typed),
        longest=form.LONGEST,
        kinds={kind.value: told.phrases.kinds[kind] for kind in Kind},
        ways_in=_ways_in(),
        times=list(filter(None, (repeats(one, told) for one in seen.listing.schedules))),
        alike=_alike(connection, seen),
        keepers=keepers(connection, seen.id),
        version=seen.version.isoformat(),
        seen=form.mark_of(seen.listing),
        theirs=theirs,
        done=request.args.get("done", ""),
    )


def _alike(connection: Connection, seen: Held) -> list[Alike]:
    """What on the map may be the same, for those who may make them one."""
    if seen.hidden_because or not acts_as(Role.OFFICER):
        return []
    return likely_duplicates(connection, seen.listing.name, seen.listing.point, seen.id)


def _about(seen: Held, typed: Typed) -> Mapping[str, str]:
    """Each interest that is held or was added, with the words that speak for it."""
    held = {one.code: one.because for one in form.shown_interests(seen.listing)}
    return {**held, **{code: "" for code in typed.interests if code not in held}}


def _ways_in() -> dict[str, str]:
    return {
        StepFree.YES.value: gettext("Yes"),
        StepFree.NO.value: gettext("No, there are steps"),
        StepFree.UNKNOWN.value: gettext("Not known"),
    }


def _history(connection: Connection, seen: Held, *, changed: bool = False) -> str:
    found = history.changes(connection, seen.id)
    return render_template(
        "records/history.html",
        id=seen.id,
        name=seen.listing.name,
        hidden=seen.hidden_because,
        active=seen.active,
        left=None if seen.active else put_back.taken_off(found),
        found=told_history(found),
        merged=merged_into(connection, seen.id),
        version=seen.version.isoformat(),
        changed=changed,
        done=request.args.get("done", ""),
    )
