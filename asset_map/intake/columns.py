"""The columns we read, and how a file's own headings are matched to them."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from asset_map.intake.mapping import FirstOf, Joined, Mapping, Taken
from asset_map.intake.misread import UnreadableList

# In the order that `asset_map.intake.rows` reads them.
COLUMNS = (
    "id",
    "kind",
    "name",
    "description",
    "organization",
    "venue",
    "latitude",
    "longitude",
    "postcode",
    "address",
    "days",
    "start_time",
    "end_time",
    "rrule",
    "cost",
    "min_age",
    "max_age",
    "step_free",
    "interests",
    "looking_for",
    "website",
    "email",
    "phone",
    "assured_date",
    "serves",
    "capacity",
    "greeted_by",
    "bring_someone",
    "toilets",
    "quiet_space",
    "parking",
    "what_to_expect",
    "show_area_only",
)
# Other spellings of our own words. A heading spelt as ours goes first.
ALSO = {
    "organisation": "organization",
    "lat": "latitude",
    "lon": "longitude",
    "long": "longitude",
    "lng": "longitude",
}
# What we add to a list of errors ourselves.
PROBLEM = "problem"


def plain(heading: str) -> str:
    """A heading without case, spaces, underscores and hyphens."""
    return re.sub(r"[\s_\-]+", "", heading).lower()


_OURS = {plain(column): column for column in COLUMNS}


@dataclass(frozen=True, slots=True)
class Columns:
    """How a row's cells become our columns; `notes` is what to tell about the headings once."""

    pick: Callable[[list[str]], Sequence[str]]
    found: frozenset[str]
    notes: tuple[str, ...] = field(default=())


def match_columns(headings: Sequence[str], mapping: Mapping, where: str) -> Columns:
    """Find our columns among a file's headings. Raises UnreadableList without name or place."""
    first, repeated = _first_of_each(headings)
    taken: dict[str, Taken] = dict(mapping.columns)
    named = {plain(heading) for taking in taken.values() for heading in taking.headings()}
    named |= set(map(plain, mapping.aside))
    for heading in first:
        column = _OURS.get(heading)
        if column and column not in taken and heading not in named:
            taken[column] = FirstOf((headings[first[heading]],))
    for heading, column in ALSO.items():
        if heading in first and column not in taken and heading not in named:
            taken[column] = FirstOf((headings[first[heading]],))
    there = {
        column: left
        for column, taking in taken.items()
        if (left := taking.only(lambda heading: plain(heading) in first))
    }
    found = frozenset(there) | frozenset(mapping.fixed)
    _refuse_hopeless(found, headings, where)
    notes = _notes(headings, first, repeated, taken)
    return Columns(_picker(there, first, mapping, len(headings)), found, notes)


def _first_of_each(headings: Sequence[str]) -> tuple[dict[str, int], list[str]]:
    first: dict[str, int] = {}
    repeated = []
    for number, heading in enumerate(headings):
        name = plain(heading)
        if name and first.setdefault(name, number) != number:
            repeated.append(heading)
    return first, repeated


def _refuse_hopeless(found: frozenset[str], headings: Sequence[str], where: str) -> None:
    remedy = "rename a heading, or name it in a mapping file (--mapping)."
    seen = ", ".join(filter(None, headings)) or "none"
    if "name" not in found:
        raise UnreadableList(where, f"no column is called name. The headings are: {seen}", remedy)
    if "postcode" not in found and not {"latitude", "longitude"} <= found:
        raise UnreadableList(
            where,
            f"no column says where things are: a postcode, or latitude and longitude. "
            f"The headings are: {seen}",
            remedy,
        )


def _notes(
    headings: Sequence[str], first: dict[str, int], repeated: list[str], taken: dict[str, Taken]
) -> tuple[str, ...]:
    used = {plain(heading) for taking in taken.values() for heading in taking.headings()}
    unknown = [headings[first[name]] for name in first if name not in used and name != PROBLEM]
    missing = [
        heading
        for taking in taken.values()
        for heading in taking.headings()
        if plain(heading) not in first
    ]
    notes = []
    if unknown:
        notes.append(f"Columns left aside: {', '.join(unknown)}")
    if repeated:
        notes.append(f"Headings that come twice; the first counts: {', '.join(repeated)}")
    if missing:
        notes.append(f"Named in the mapping, not in the file: {', '.join(missing)}")
    return tuple(notes)


def _picker(
    taken: dict[str, Taken], first: dict[str, int], mapping: Mapping, width: int
) -> Callable[[list[str]], Sequence[str]]:
    """A function from a row's cells to the cells of `COLUMNS`, as quick as can be for most."""
    empty = width
    places = [empty] * len(COLUMNS)
    made: list[tuple[int, Callable[[list[str]], str]]] = []
    for number, column in enumerate(COLUMNS):
        taking = taken.get(column)
        if taking is None:
            continue
        headings = taking.headings()
        if len(headings) == 1:
            places[number] = first[plain(headings[0])]
        else:
            made.append((number, _maker(taking, first)))
    cells_at = itemgetter(*places)
    fixed = [(COLUMNS.index(column), value) for column, value in mapping.fixed.items()]
    values = [(COLUMNS.index(column), table) for column, table in mapping.values.items()]

    def pick_as_they_are(row: list[str]) -> Sequence[str]:
        row.append("")  # for the columns that the file does not have
        cells: Sequence[str] = cells_at(row)
        row.pop()
        return cells

    def pick(row: list[str]) -> Sequence[str]:
        cells = list(pick_as_they_are(row))
        for number, make in made:
            cells[number] = make(row)
        for number, table in values:
            cells[number] = table.get(cells[number].strip().lower(), cells[number])
        for number, value in fixed:
            cells[number] = value
        return cells

    if made or values or fixed:
        return pick
    return pick_as_they_are if empty in places else cells_at


def _maker(taking: Taken, first: dict[str, int]) -> Callable[[list[str]], str]:
    if isinstance(taking, FirstOf):
        numbers = [first[plain(heading)] for heading in taking.names]
        return lambda row: next((row[n] for n in numbers if row[n].strip()), "")
    groups = [[first[plain(heading)] for heading in group] for group in taking.groups]
    return lambda row: Joined.put_together([[row[n] for n in group] for group in groups])
