"""A table of postcodes as published (ONS and others): headings recognised, bad rows counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

from asset_map.intake.columns import plain
from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import Sheet, StoppedShort
from asset_map.store import postcodes
from asset_map.store.connection import Connection
from asset_map.store.extent import Extent, extent

POSTCODE = ("postcode", "pcds", "pcd", "pcd7", "pcd8")
LATITUDE = ("lat", "latitude")
LONGITUDE = ("long", "lon", "lng", "longitude")
# What ONS writes for a latitude that is not known.
NO_LATITUDE = 99.0
EXAMPLES = 3
PROGRESS_ROWS = 5_000


@dataclass(frozen=True, slots=True)
class Headings:
    """What the columns are called, where they are not recognised."""

    postcode: str | None = None
    latitude: str | None = None
    longitude: str | None = None


@dataclass(slots=True)
class PostcodeReport:
    """What an import of postcodes did."""

    saved: postcodes.SavedPostcodes | None = None
    rows: int = 0
    without_coordinates: int = 0
    unreadable: int = 0
    examples: list[str] = field(default_factory=list)


def import_postcodes(
    connection: Connection,
    path: Path,
    sheet: Sheet,
    named: Headings,
    progress: Callable[[int], None] = lambda position: None,
) -> PostcodeReport:
    """Take a table of postcodes on, in one transaction that the caller commits.

    Raises UnreadableList, for a table that breaks off in the middle too.
    """
    columns = (
        column_of(path, sheet, "postcode", named.postcode, POSTCODE),
        column_of(path, sheet, "latitude", named.latitude, LATITUDE),
        column_of(path, sheet, "longitude", named.longitude, LONGITUDE),
    )
    report = PostcodeReport()
    rows = _rows(sheet, columns, extent(connection), report, progress)
    try:
        report.saved = postcodes.save_postcodes(connection, rows)
    except StoppedShort as stopped:
        raise UnreadableList(f"{path}, row {stopped.row}", stopped.say, "mend it there.") from None
    return report


def column_of(
    path: Path, sheet: Sheet, what: str, named: str | None, usual: tuple[str, ...]
) -> int:
    """Where a column is: by the name it was given, else by one of its usual ones."""
    headings = [plain(heading) for heading in sheet.headings]
    for name in (named,) if named else usual:
        if plain(name) in headings:
            return headings.index(plain(name))
    raise UnreadableList(
        str(path),
        f"no column is called {named or ' or '.join(usual)}. "
        f"The headings are: {', '.join(sheet.headings)}",
        f"name the column with --{what}-column.",
    )


def _rows(
    sheet: Sheet,
    columns: tuple[int, int, int],
    there: Extent,
    report: PostcodeReport,
    progress: Callable[[int], None],
) -> Iterator[tuple[str, float, float]]:
    postcode_at, latitude_at, longitude_at = columns
    for row in sheet.rows():
        report.rows += 1
        if report.rows % PROGRESS_ROWS == 0:
            progress(sheet.position())
        words = row.cells[postcode_at]
        postcode = postcodes.tidy(words)
        if postcode is None:
            report.unreadable += 1
            if len(report.examples) < EXAMPLES:
                report.examples.append(f"row {row.number}: {words!r}")
            continue
        point = _point(row.cells[longitude_at], row.cells[latitude_at], there)
        if point is None:
            report.without_coordinates += 1
            continue
        yield postcode, *point


def _point(longitude: str, latitude: str, there: Extent) -> tuple[float, float] | None:
    try:
        x, y = float(longitude), float(latitude)
    except ValueError:
        return None
    if not (isfinite(x) and isfinite(y)) or y >= NO_LATITUDE or not there.holds(x, y):
        return None
    return x, y
