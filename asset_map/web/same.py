"""For officers: two listings that may be the same, side by side; made one, and parted again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.settings import PlainError
from asset_map.store import names
from asset_map.store.edits import ChangedMeanwhile, Held
from asset_map.upkeep import review, same
from asset_map.upkeep.same import Side
from asset_map.web.access import current_account, require
from asset_map.web.change_words import field_label, field_words
from asset_map.web.records import changed_since, held_or_missing
from asset_map.web.store import Connection, write
from asset_map.web.words import teller

pages = Blueprint("same", __name__)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that the two say differently, in words."""

    what: str
    label: str
    kept: str
    gone: str


@pages.get("/listing/<uuid:id>/same/<uuid:other>")
@require("officer")
def compare(id: UUID, other: UUID) -> str:
    """Two listings side by side: what each says, to be chosen from."""
    with write() as connection:
        return _page(connection, id, other)


@pages.post("/listing/<uuid:id>/same/<uuid:other>")
@require("officer")
def make_one(id: UUID, other: UUID) -> ResponseReturnValue:
    """Show the first alone, with what was chosen of the other, unless either changed meanwhile."""
    taken = [what for what in same.TOGETHER if request.form.get(what) == "gone"]
    try:
        with write() as connection:
            kept, gone = _both(connection, id, other)
            if changed_since(kept) or changed_since(gone, "other_version"):
                raise ChangedMeanwhile
            same.make_one(connection, kept, gone, current_account().name, taken)
            names.fill(connection, [id, other])
    except ChangedMeanwhile:
        with write() as connection:
            return _page(connection, id, other, changed=True), 409
    except PlainError:
        abort(404)
    return redirect(url_for("records.changes", id=id, done="merged"), 303)


@pages.post("/listing/<uuid:id>/part")
@require("officer")
def part(id: UUID) -> ResponseReturnValue:
    """Show a listing again that was merged into another."""
    try:
        with write() as connection:
            review.part(connection, id, current_account().name)
            names.fill(connection, [id])
    except PlainError:
        abort(404)
    kept = request.form.get("kept", id, type=UUID)
    return redirect(url_for("records.changes", id=kept, done="parted"), 303)


def _both(connection: Connection, id: UUID, other: UUID) -> tuple[Held, Held]:
    kept, gone = held_or_missing(connection, id), held_or_missing(connection, other)
    if id == other or kept.hidden_because or gone.hidden_because:
        abort(404)
    return kept, gone


def _page(connection: Connection, id: UUID, other: UUID, *, changed: bool = False) -> str:
    kept, gone = _both(connection, id, other)
    return render_template(
        "records/same.html",
        kept=kept,
        gone=gone,
        choices=[_choice(one) for one in same.sides(kept.listing, gone.listing)],
        changed=changed,
    )


def _choice(side: Side) -> Choice:
    return Choice(side.what, _label(side.what), _words(side.kept), _words(side.gone))


def _label(what: str) -> str:
    together = {"place": gettext("Where"), "ages": gettext("For which ages")}
    return together.get(what) or field_label(what)


def _words(fields: Mapping[str, Any]) -> str:
    told = teller()
    said = (one for one in fields.items() if field_label(one[0]))
    return ", ".join(
        filter(None, (_aged(name, field_words(name, value, told)) for name, value in said))
    )


def _aged(name: str, words: str) -> str:
    """An age says by itself neither from nor up to."""
    if not words or name not in ("min_age", "max_age"):
        return words
    if name == "min_age":
        return gettext("from %(age)s", age=words)
    return gettext("up to %(age)s", age=words)
