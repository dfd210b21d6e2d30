"""A list opened for reading: its headings, then its rows one by one, whatever the format."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from asset_map.intake.misread import UnreadableList

# A heading line with more cells than this is not a heading line.
MOST_COLUMNS = 2_000
# No list of a place's hubs and groups is as large; what is, was sent by mistake or to do harm.
MOST_BYTES = 1_000_000_000


class Row(NamedTuple):
    """One row: its number as the spreadsheet counts (the heading is 1), and its cells as text.

    `broken` says what is wrong with a row that has more cells than there are headings.
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


def open_sheet(path: Path) -> Sheet:
    """Open a CSV, XLSX or GeoJSON file by its ending. Raises UnreadableList.

    To add a format, write a reader that returns a Sheet and name its ending here.
    """
    # Imported here: each format's library is loaded for its own files only.
    if not path.is_file():
        raise UnreadableList(str(path), "there is no such file.", "check the path.")
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableList(str(path), "the file is too large to be a list.", "send it in parts.")
    match path.suffix.lower():
        case ".csv" | ".tsv" | ".txt":
            from asset_map.intake.csv_sheet import open_csv

            return open_csv(path)
        case ".xlsx" | ".xlsm":
            from asset_map.intake.excel_sheet import open_excel

            return open_excel(path)
        case ".geojson" | ".json":
            from asset_map.intake.geojson_sheet import open_geojson

            return open_geojson(path)
        case ending:
            raise UnreadableList(
                str(path),
                f"we do not read {ending or 'files without an ending'}.",
                "save it as .xlsx, .csv or .geojson.",
            )


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
