"""What somebody typed of one listing, read as a row of a list is; what they left alone stays."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from asset_map.intake.columns import COLUMNS
from asset_map.intake.first_visits import area_typed
from asset_map.intake.placing import Ground
from asset_map.intake.problems import Remarks
from asset_map.intake.rows import Reader, clean, interests_of, read_row
from asset_map.model.listing import GivenBy, Kind, Listing
from asset_map.model.problem import Problem
from asset_map.settings import PlainError
from asset_map.store import postcodes
from asset_map.store.connection import Connection
from asset_map.store.extent import extent

# What says when it is on: one of them typed, and all are read from what was typed.
WHEN = ("days", "start_time", "end_time", "rrule")
# What a listing is about is read from these, unless somebody says it.
ABOUT = ("name", "description", "interests")
# Cells that a listing has under another name.
CELLS: dict[str, Callable[[Listing], str]] = {
    "kind": lambda listing: listing.kind.value,
    "cost": lambda listing: listing.cost.words,
    "min_age": lambda listing: _number(listing.min_age),
    "max_age": lambda listing: _number(listing.max_age),
    "step_free": lambda listing: listing.step_free.value,
    "assured_date": lambda listing: _number(listing.assured_date),
    "capacity": lambda listing: _number(listing.capacity),
    "show_area_only": lambda listing: "yes" if listing.area_only else "",
    "serves": lambda listing: area_typed(listing.serves),
}
PLAIN = (
    *("name", "description", "organization", "venue", "postcode", "address", "looking_for"),
    *("website", "email", "phone"),
)


def read_by_hand(
    connection: Connection, said: Mapping[str, str], id: str, before: Listing | None = None
) -> tuple[Listing, list[Problem]]:
    """The listing, and what could not be read of it. Raises PlainError where that leaves none.

    With `before`, only what is in `said` is read; all else is as it was.
    """
    cells = _cells(said, before)
    remarks = Remarks(0)
    ground = _ground(connection, cells[COLUMNS.index("postcode")])
    reader = Reader(Kind.GROUP, datetime.now(UTC).date())
    (about,) = interests_of([cells])
    listing = read_row(
        cells, id or (before.source_id if before else ""), about, ground, reader, remarks
    )
    if listing is None:
        first = remarks.errors[0]
        raise PlainError(first.field, first.say, f"--set {first.field}=… with what it should be.")
    return (_kept(listing, before, said) if before else listing), remarks.problems


def _cells(said: Mapping[str, str], before: Listing | None) -> list[str]:
    held: dict[str, str] = {}
    if before is not None:
        held = {name: getattr(before, name) for name in PLAIN}
        held |= {name: make(before) for name, make in CELLS.items()}
        held |= asdict(before.first_visit)
        # The same postcode moves no pin that somebody has put in its very place.
        if _spaceless(said.get("postcode", before.postcode)) == _spaceless(before.postcode):
            held["latitude"] = str(before.point.latitude)
            held["longitude"] = str(before.point.longitude)
    return list(clean([said.get(column, held.get(column, "")) for column in COLUMNS]))


def _spaceless(postcode: str) -> str:
    return "".join(postcode.split()).upper()


def _kept(listing: Listing, before: Listing, said: Mapping[str, str]) -> Listing:
    """What is not typed but known otherwise."""
    kept = listing
    if not any(said.get(name) for name in WHEN):
        kept = replace(kept, schedules=before.schedules)
    if not any(name in said for name in ABOUT) or ("interests" not in said and _told(before)):
        kept = replace(kept, interests=before.interests)
    if "cost" not in said:
        kept = replace(kept, cost=before.cost)
    if "looking_for" not in said:
        kept = replace(kept, gifts_wanted=before.gifts_wanted)
    return kept


def _told(listing: Listing) -> bool:
    """Whether somebody said what it is about: then no change of its words makes us read it anew."""
    return any(one.given_by is GivenBy.SOURCE for one in listing.interests)


def _ground(connection: Connection, words: str) -> Ground:
    tidied = postcodes.tidy(words)
    held = postcodes.held(connection, {tidied}) if tidied else {}
    return Ground(extent(connection), held, postcodes.any_held(connection))


def _number(value: object) -> str:
    return "" if value is None else str(value)
