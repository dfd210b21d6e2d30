"""The page of a handout: what to ring, when and where, a sketch of the land, and the way back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from flask_babel import gettext

from asset_map.handout.frame import Frame, frame
from asset_map.handout.sketch import sketch
from asset_map.model.activity import Activity
from asset_map.model.first_visit import FirstVisit
from asset_map.model.listing import StepFree
from asset_map.model.schedule import Schedule
from asset_map.store import map_ground
from asset_map.store.activities import activities, schedules
from asset_map.store.per_process import Connection
from asset_map.web.cards import activity_card
from asset_map.web.first_visits import Fact, first_visit_facts
from asset_map.web.handout_form import HandoutForm
from asset_map.web.phrases import phrases
from asset_map.web.quotes import first_words
from asset_map.web.repeats import repeats
from asset_map.web.short_link import ShortLink
from asset_map.web.words import Teller, teller

# Up to so many, there is room for a line on what each one is.
FEW = 5
LONGEST_WHAT = 80
# Up to so many, there is room for what a first visit is like.
A_FEW = 3
LONGEST_EXPECTED = 160
# How wide the sketch is, in millimetres: the paper's own width, or what a QR code leaves of it.
PAPER, BESIDE_A_CODE = 186.0, 138.0
# A unit of the sketch, in millimetres: its letters are 13 units tall.
UNIT, LARGE_UNIT = 0.3, 0.38


class Room(Enum):
    """How much of the sheet the sketch may have: its height in millimetres."""

    AMPLE = 62.0
    SOME = 48.0
    LITTLE = 36.0
    # And the facts of each listing share their lines.
    TIGHT = 30.0
    # And plain words run on.
    TIGHTEST = 26.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to go to, in words. Any text may be empty. `when` is one text a rhythm."""

    activity: Activity
    kind: str
    what: str
    phone_href: str | None
    when: tuple[str, ...]
    where: str
    cost: str
    access: str
    ages: str
    first_visit: tuple[Fact, ...]
    note: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Handout:
    """All that a handout shows.

    `gone` counts chosen listings that are no longer published.
    """

    form: HandoutForm
    room: Room
    entries: tuple[Entry, ...]
    sketch: str
    link: ShortLink | None
    qr: str
    made_on: str
    gone: int
    any_sample: bool


def handout_of(
    form: HandoutForm,
    connection: Connection,
    link: ShortLink | None = None,
    room: Room | None = None,
) -> Handout:
    """The handout of the listings in a form. The fewer there are, the more room for the sketch."""
    entries = entries_of(form, connection)
    few = len(entries) <= FEW
    room = room or _room(few, form)
    return Handout(
        form,
        room,
        _that_fit(entries),
        _sketch(
            [one.activity for one in entries],
            connection,
            room,
            form.large,
            beside_a_code=link is not None,
        ),
        link,
        link.picture(gettext("QR code that leads to this list")) if link else "",
        _today(),
        len(form.listings) - len(entries),
        any(one.sample for one in entries),
    )


def entries_of(form: HandoutForm, connection: Connection) -> tuple[Entry, ...]:
    """The listings in a form that are still published, in its order."""
    told = teller()
    found = activities(connection, form.listings)
    meetings = schedules(connection, [one.id for one in found])
    return tuple(_entry(one, meetings.get(one.id, ()), form, told) for one in found)


def _that_fit(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The fewer there are, the more of each there is room for."""
    if len(entries) <= A_FEW:
        return entries
    brief = (replace(one, first_visit=()) for one in entries)
    return tuple(brief if len(entries) <= FEW else (replace(one, what="") for one in brief))


def _today() -> str:
    told = teller()
    return told.day(told.today)


def _room(few: bool, form: HandoutForm) -> Room:
    """What is sure to fit on one sheet out of a browser, which nobody measures beforehand."""
    if few:
        return Room.AMPLE
    if form.plain:
        return Room.TIGHTEST if form.large else Room.TIGHT
    return Room.TIGHT if form.large else Room.LITTLE


def _entry(
    activity: Activity, meetings: Sequence[Schedule], form: HandoutForm, told: Teller
) -> Entry:
    card = activity_card(activity, told)
    rhythms = tuple(filter(None, (repeats(one, told) for one in meetings)))
    # Paper is read on another day: it says no "tomorrow".
    once = (told.starts_and_ends(activity.next_session),) if activity.next_session else ()
    return Entry(
        activity,
        card.kind,
        first_words(activity.description, LONGEST_WHAT),
        card.phone_href,
        rhythms or once,
        card.where,
        card.cost,
        _access(activity.step_free, card.step_free, form.plain),
        card.ages,
        tuple(_first_visit(activity.first_visit)),
        form.notes.get(activity.id, ""),
        card.sample,
    )


def _first_visit(told: FirstVisit) -> Iterator[Fact]:
    expected = first_words(told.what_to_expect, LONGEST_EXPECTED)
    return first_visit_facts(replace(told, what_to_expect=expected))


def _access(step_free: StepFree, briefly: str, plain: bool) -> str:
    """Whether there are steps, where anyone has said so; in plain words, as an answer."""
    if step_free is StepFree.UNKNOWN:
        return ""
    if not plain:
        return briefly
    return gettext("No steps") if step_free is StepFree.YES else gettext("Yes, there are steps")


def _sketch(
    found: Sequence[Activity],
    connection: Connection,
    room: Room,
    large: bool,
    *,
    beside_a_code: bool,
) -> str:
    if not found:
        return ""
    places = [one.point for one in found]
    unit = LARGE_UNIT if large else UNIT
    wide = BESIDE_A_CODE if beside_a_code else PAPER
    shown = frame(places, wide / unit, room.value / unit)
    box = _box(shown)
    return sketch(
        shown,
        map_ground.outlines(connection, box),
        map_ground.township_names(connection, box),
        places,
        gettext("Sketch of where they are. The numbers are those of the list. North is up."),
        phrases().whole_miles(1),
    )


def _box(shown: Frame) -> map_ground.Box:
    return map_ground.Box(shown.west, shown.south, shown.east, shown.north)
