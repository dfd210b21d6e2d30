"""For those who keep listings: when something is on, in plain controls, with the dates it makes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from asset_map.model.repeating import Often
from asset_map.model.schedule import WEEKDAYS, Schedule
from asset_map.store.activities import page_of
from asset_map.store.edits import ChangedMeanwhile, Held
from asset_map.upkeep import review
from asset_map.web import session_form as form
from asset_map.web.access import require, who_acts
from asset_map.web.chosen import label
from asset_map.web.record_form import shown_interests
from asset_map.web.records import held_to_keep
from asset_map.web.repeats import repeats
from asset_map.web.session_form import EMPTY, Typed
from asset_map.web.store import Connection, write
from asset_map.web.week_page import WEEK
from asset_map.web.words import teller

pages = Blueprint("timetable", __name__)

# Nobody is on at more different times than this.
MOST_SCHEDULES = 40


@dataclass(frozen=True, slots=True)
class Time:
    """One of the times at which something is on, in words, with its next dates."""

    id: UUID
    words: str
    dates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere on these pages where a time will be seen."""

    words: str
    href: str


@pages.get("/listing/<uuid:id>/times")
@require("officer", "steward")
def times(id: UUID) -> str:
    """When a listing is on, and a form to add a time, or with `change` to change one."""
    asked = request.args.get("change", "")
    with write() as connection:
        seen = held_to_keep(connection, id)
        one = next((one for one in seen.listing.schedules if str(one.id) == asked), None)
        typed = form.filled_in(one) if one else None
        return _page(connection, seen, typed or EMPTY, asked if typed else "")


@pages.post("/listing/<uuid:id>/times")
@require("officer", "steward")
def change(id: UUID) -> ResponseReturnValue:
    """Show the dates that were typed; add them, change a time to them, or take a time away."""
    act, one = request.form.get("act", ""), request.form.get("schedule", "")
    if act not in ("show", "add", "stop"):
        abort(400)
    typed = EMPTY if act == "stop" else form.read_session(request.form)
    try:
        with write() as connection:
            seen = held_to_keep(connection, id)
            if typed.wrong:
                return _page(connection, seen, typed, one), 400
            if act == "show":
                return _page(connection, seen, typed, one)
            _put(connection, seen, typed.schedule, one)
    except ChangedMeanwhile:
        with write() as connection:
            return _page(connection, held_to_keep(connection, id), typed, changed=True), 409
    done = "change" if act == "add" and one else act
    return redirect(url_for("timetable.times", id=id, done=done), 303)


def _put(connection: Connection, seen: Held, typed: Schedule | None, old: str) -> None:
    """Add a schedule, or put it in the place of an old one; or take the old one away.

    The others stay. Raises ChangedMeanwhile where the old one is not there to be changed.
    """
    held = seen.listing.schedules
    if typed is None:
        new = tuple(one for one in held if str(one.id) != old)
    elif old:
        if old not in {str(one.id) for one in held}:
            raise ChangedMeanwhile
        new = tuple(dict.fromkeys(typed if str(one.id) == old else one for one in held))
    else:
        new = tuple(dict.fromkeys((*held, typed)))[:MOST_SCHEDULES]
    if new != held:
        changed = replace(seen.listing, schedules=new)
        review.change(connection, seen, who_acts(), changed)


def _page(
    connection: Connection,
    seen: Held,
    typed: Typed = EMPTY,
    changing: str = "",
    *,
    changed: bool = False,
) -> str:
    told = teller()
    return render_template(
        "records/times.html",
        id=seen.id,
        name=seen.listing.name,
        hidden=seen.hidden_because,
        times=[told_time(one) for one in seen.listing.schedules],
        plain={one.id for one in seen.listing.schedules if form.filled_in(one)},
        changing=next((one for one in seen.listing.schedules if str(one.id) == changing), None),
        typed=typed,
        often=_often(),
        days=dict(zip(WEEKDAYS, told.phrases.days, strict=True)),
        months=list(enumerate(told.phrases.months))[1:],
        longest=form.LONGEST,
        preview=told_time(typed.schedule) if typed.schedule else None,
        places=list(_places(connection, seen, typed.schedule)) if typed.schedule else [],
        changed=changed,
        done=request.args.get("done", ""),
    )


def told_time(schedule: Schedule) -> Time:
    """A time in words, with its next dates."""
    told = teller()
    dates = tuple(told.starts_and_ends(one) for one in form.coming(schedule))
    words = repeats(schedule, told)
    if words is None:
        words = gettext("On these dates") if dates else gettext("On dates that are over")
    return Time(schedule.id, words, dates)


def _places(connection: Connection, seen: Held, schedule: Schedule) -> Iterator[Place]:
    """Where on the site it will be seen."""
    listing = seen.listing
    near = listing.postcode or f"{listing.point.latitude:.4f},{listing.point.longitude:.4f}"
    yield Place(gettext("Its own page, and its calendar"), f"/listing/{seen.id}")
    found = page_of(connection, seen.id)
    if found is not None and found.belongs_to is not None:
        asset = found.belongs_to
        yield Place(gettext("The page of %(name)s", name=asset.name), f"/listing/{asset.id}")
    if form.coming(schedule)[0].starts_at < datetime.now(UTC) + WEEK:
        yield Place(
            gettext("What is on this week near %(place)s", place=near),
            "/week?" + urlencode({"near": near}),
        )
    for one in shown_interests(listing):
        yield Place(
            gettext("%(interest)s near %(place)s", interest=label(one.code), place=near),
            "/activities?" + urlencode({"near": near, "interest": one.code}),
        )


def _often() -> dict[str, str]:
    return {
        Often.WEEKLY.value: gettext("Every week"),
        Often.EVERY_2_WEEKS.value: gettext("Every second week"),
        Often.EVERY_3_WEEKS.value: gettext("Every third week"),
        Often.EVERY_4_WEEKS.value: gettext("Every fourth week"),
        Often.FIRST.value: gettext("The first of the month"),
        Often.SECOND.value: gettext("The second of the month"),
        Often.THIRD.value: gettext("The third of the month"),
        Often.FOURTH.value: gettext("The fourth of the month"),
        Often.LAST.value: gettext("The last of the month"),
        Often.ONCE.value: gettext("Once"),
    }
