"""A list opened for reading: its headings, then its rows one by one, whatever the format."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from pkgutil import resolve_name
from typing import NamedTuple

from asset_map.intake.misread import UnreadableList

# A heading line with more cells than this is not a heading line.
MOST_COLUMNS = 2_000
# Titles and dates stand above the headings in few lines, if at all.
MOST_TITLE_LINES = 10
# No list of a place's hubs and groups is as large; what is, was sent by mistake or to do harm.
MOST_BYTES = 1_000_000_000


class Row(NamedTuple):
    """One row: its number as the spreadsheet counts (the heading is 1), and its cells as text.

    `broken` says what is wrong with one that cannot be read as a row, such as one that has more
    cells than there are headings. It alone is left out; what ends the reading is `StoppedShort`.
    """

    number: int
    cells: list[str]
    broken: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A list: `rows` starts reading and has a cell for each heading; `size` and `position` go
    together and say how far the reading is. `notes` is what to tell about the file once.
    """

    name: str
    headings: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]
    size: int
    position: Callable[[], int]
    notes: tuple[str, ...] = field(default=())


class StoppedShort(Exception):
    """The rest of a file cannot be read: from which row, and what to try."""

    def __init__(self, row: int, say: str) -> None:
        super().__init__(say)
        self.row = row
        self.say = say


class Format(NamedTuple):
    """A format that lists come in: what people call it, the endings of its files, the first the
    usual one, and the function here that opens one.
    """

    name: str
    endings: tuple[str, ...]
    opened_by: str


# To add a format, write a reader that returns a Sheet, in a file beside this one, and name it here.
# The command line, the browser and their messages all go by this.
FORMATS = (
    Format("CSV", (".csv", ".tsv", ".txt"), "csv_sheet:open_csv"),
    Format("Excel (.xlsx)", (".xlsx", ".xlsm"), "excel_sheet:open_excel"),
    Format("GeoJSON", (".geojson", ".json"), "geojson_sheet:open_geojson"),
)
ENDINGS = {ending: one for one in FORMATS for ending in one.endings}


def open_sheet(path: Path) -> Sheet:
    """Open a list of any of the formats by its ending. Raises UnreadableList."""
    if not path.is_file():
        raise UnreadableList(str(path), "there is no such file.", "check the path.")
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableList(str(path), "the file is too large to be a list.", "send it in parts.")
    ending = path.suffix.lower()
    if ending not in ENDINGS:
        *others, last = (one.endings[0] for one in FORMATS)
        raise UnreadableList(
            str(path),
            f"we do not read {ending or 'files without an ending'}.",
            f"save it as {', '.join(others)} or {last}.",
        )
    # Found by name: each format's library is loaded for its own files only.
    opener: Callable[[Path], Sheet] = resolve_name(f"{__package__}.{ENDINGS[ending].opened_by}")
    return opener(path)


def first_headings(lines: Iterable[tuple[int, list[str]]]) -> tuple[int, list[str]] | None:
    """The first line of several cells, or of any: what stands alone above others is their title.

    Each line comes with its number, its cells stripped.
    """
    first = None
    there = ((number, cells) for number, cells in lines if any(cells))
    for number, cells in islice(there, MOST_TITLE_LINES):
        first = first or (number, cells)
        if sum(map(bool, cells)) > 1:
            return number, cells
    return first


def fitted(cells: list[str], width: int) -> tuple[list[str], str]:
    """A row's cells made as many as there are headings, and what is wrong where they are not."""
    short = width - len(cells)
    if short == 0:
        return cells, ""
    if short > 0:
        return cells + [""] * short, ""
    if any(cell.strip() for cell in cells[width:]):
        say = (
            f"{len(cells)} cells under {width} headings. A text that holds the delimiter needs "
            'quotes around it: "tea, coffee and a chat".'
        )
        return cells, say
    return cells[:width], ""
