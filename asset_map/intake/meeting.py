"""A row that has changed meets a listing that was edited here: what is kept, and what is told.

Field by field: what nobody edited here is as the row says. What somebody did stays as they wrote
it; where the row says something new there too, whoever reviews is told.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from asset_map.intake.by_hand import WHEN
from asset_map.intake.columns import COLUMNS
from asset_map.intake.first_visits import FACTS
from asset_map.model.listing import GivenBy, Listing
from asset_map.store.edited_here import Edited

# One field, or what is edited together: a pin stands in its postcode, one age is below the other.
Part = tuple[str, ...]
PARTS: tuple[Part, ...] = (
    *(("name",), ("kind",), ("description",), ("organization",), ("venue",), ("address",)),
    *(("postcode", "point"), ("schedules",), ("cost",), ("min_age", "max_age"), ("step_free",)),
    *(("interests",), ("looking_for",), ("website",), ("email",), ("phone",), ("serves",)),
    *(("capacity",), ("area_only",)),
)
# What follows from another field goes with it.
ALONG: dict[Part, Part] = {("looking_for",): ("gifts_wanted",)}
# What is typed otherwise than it is kept, and the columns that say it.
CELLS_OF: dict[str, Part] = {
    "schedules": WHEN,
    "serves": ("serves",),
    "interests": ("interests",),
    "step_free": ("step_free",),
    "area_only": ("show_area_only",),
}
# The middle of a postcode moves this far from one edition to the next, in degrees; a place further.
MOVED_DEGREES = 0.001
# Cells are as long as whoever sends them likes.
LONGEST_CELL = 2_000


@dataclass(frozen=True, slots=True)
class Meeting:
    """What comes of it: `listing` is to be saved, and `row` is what the row alone says.

    `fields` are those where the two say something new, and `said` what the row says there, typed as
    a suggestion is. `apart` are the columns in which the two still differ; `settled` where nothing
    is left of what was edited here.
    """

    listing: Listing
    row: Listing
    fields: tuple[str, ...]
    said: str
    apart: tuple[str, ...]
    settled: bool


def meet(edited: Edited, row: Listing, cells: Sequence[str]) -> Meeting:
    """The row's listing with what was edited here."""
    kept: dict[str, Any] = {}
    new: dict[str, str] = {}
    told = []
    apart: list[str] = []
    for part in PARTS:
        before, ours, theirs = (_words(part, one) for one in (edited.said, edited.here, row))
        if ours in (before, theirs):
            continue
        kept |= {name: getattr(edited.here, name) for name in (*part, *ALONG.get(part, ()))}
        typed = _typed(part, row, cells)
        apart += typed
        if _says_anew(part, edited.said, row):
            told.append(part[0])
            new |= typed
    visit, anew = _visit(edited, row)
    if visit:
        kept["first_visit"] = replace(row.first_visit, **visit)
    fields = (*told, *anew)
    said = json.dumps(new | anew)
    return Meeting(replace(row, **kept), row, fields, said, (*apart, *visit), not kept)


def _visit(edited: Edited, row: Listing) -> tuple[dict[str, str], dict[str, str]]:
    """What was edited here of a first visit, and what the row says anew of the same."""
    kept: dict[str, str] = {}
    anew: dict[str, str] = {}
    for name in FACTS:
        before, ours, theirs = (
            getattr(one.first_visit, name) for one in (edited.said, edited.here, row)
        )
        if ours not in (before, theirs):
            kept[name] = ours
            anew |= {name: theirs} if theirs != before else {}
    return kept, anew


def _words(part: Part, listing: Listing) -> tuple[Any, ...]:
    """What a part says, to be compared."""
    return tuple(_comparable(name, getattr(listing, name)) for name in part)


def _comparable(name: str, value: Any) -> Any:
    match name:
        case "schedules":
            return frozenset(value)
        case "interests":
            return frozenset(one.code for one in value if one.given_by is not GivenBy.GUESS)
        case "cost":
            return value.words
    return value


def _says_anew(part: Part, said: Listing, row: Listing) -> bool:
    """Whether the row itself says otherwise than before, and not our reading of it."""
    match part[0]:
        case "interests" if not all(one.given_by is GivenBy.SOURCE for one in row.interests):
            return False
        case "postcode" if said.postcode == row.postcode:
            east = abs(said.point.longitude - row.point.longitude)
            return max(east, abs(said.point.latitude - row.point.latitude)) > MOVED_DEGREES
    return _words(part, said) != _words(part, row)


def _typed(part: Part, row: Listing, cells: Sequence[str]) -> dict[str, str]:
    """The part as somebody would type it: as it was read, or as it stands in the row."""
    if part[0] == "postcode":
        at = {"latitude": row.point.latitude, "longitude": row.point.longitude}
        return {"postcode": row.postcode, **{name: str(degrees) for name, degrees in at.items()}}
    if part[0] == "cost":
        return {"cost": row.cost.words}
    if columns := CELLS_OF.get(part[0]):
        return {name: cells[COLUMNS.index(name)][:LONGEST_CELL] for name in columns}
    values = {name: getattr(row, name) for name in part}
    return {name: "" if value is None else str(value) for name, value in values.items()}
