"""A list of places that people name, such as townships: a name and a point each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from asset_map.intake.misread import Misread, UnreadableList
from asset_map.intake.placing import read_point
from asset_map.intake.postcode_file import LATITUDE, LONGITUDE, column_of
from asset_map.intake.problems import Tally
from asset_map.intake.rows import clean
from asset_map.intake.sheet import Row, Sheet, StoppedShort
from asset_map.model.problem import Problem
from asset_map.store import places
from asset_map.store.connection import Connection
from asset_map.store.extent import Extent, extent

NAME = ("name", "place", "place_name", "township", "town")


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns are called, where they are not recognised."""

    name: str | None = None
    latitude: str | None = None
    longitude: str | None = None


@dataclass(slots=True)
class PlaceReport:
    """What an import of places did; `errors` are rows that were left out."""

    taken: int = 0
    changed: int = 0
    forgotten: int = 0
    errors: Tally = field(default_factory=Tally)


def import_places(
    connection: Connection, path: Path, sheet: Sheet, named: Headings, *, complete: bool = False
) -> PlaceReport:
    """Take a list of places on, in one transaction that the caller commits.

    With `complete`, places that it does not have are forgotten, unless a row was left out.
    Raises UnreadableList, for a list that breaks off in the middle too.
    """
    columns = (
        column_of(path, sheet, "name", named.name, NAME),
        column_of(path, sheet, "longitude", named.longitude, LONGITUDE),
        column_of(path, sheet, "latitude", named.latitude, LATITUDE),
    )
    report = PlaceReport()
    try:
        found = list(_places(sheet, columns, extent(connection), report.errors))
    except StoppedShort as stopped:
        raise UnreadableList(f"{path}, row {stopped.row}", stopped.say, "mend it there.") from None
    report.taken = len(found)
    report.changed = places.save_places(connection, found)
    if complete and found and not report.errors.total:
        report.forgotten = places.forget_other_places(connection, [name for name, _, _ in found])
    return report


def _places(
    sheet: Sheet, columns: tuple[int, int, int], there: Extent, errors: Tally
) -> Iterator[tuple[str, float, float]]:
    seen: set[str] = set()
    for row in sheet.rows():
        name, longitude, latitude = (clean(row.cells)[at].strip() for at in columns)
        name = " ".join(name.split())
        wrong = _wrong_with(row, name, seen)
        if wrong:
            at_fault = "row" if row.broken else "name"
            errors.add(Problem(row.number, at_fault, name[: places.LONGEST], wrong))
            continue
        try:
            point = read_point(longitude, latitude, there)
            if point is None:
                raise Misread("no point. Fill in latitude and longitude.")
        except Misread as misread:
            errors.add(Problem(row.number, "point", f"{latitude}, {longitude}", str(misread)))
            continue
        seen.add(places.spelt_plainly(name))
        yield name, point.longitude, point.latitude


def _wrong_with(row: Row, name: str, seen: set[str]) -> str:
    """Why a row cannot be taken by its name, or ""."""
    if row.broken:
        return row.broken
    if not name:
        return "no name. Fill in what people call the place."
    if len(name) > places.LONGEST:
        return f"longer than {places.LONGEST} letters. Shorten it to what people say."
    if places.spelt_plainly(name) in seen:
        return "comes twice; the first counts. Tell them apart, such as: Newtown, Wigan."
    return ""
