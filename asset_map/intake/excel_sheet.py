"""Excel workbooks: the first sheet that has anything in it, read row by row."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import MOST_COLUMNS, Row, Sheet, StoppedShort, first_headings, fitted

# A workbook is a zip: what is small on disk may be endless when unpacked.
MOST_UNPACKED_BYTES = 1_000_000_000
# The texts of a workbook are held in memory all at once.
MOST_TEXT_BYTES = 300_000_000
# Longer than any council's list. A longer one comes as CSV, which is read without being unpacked.
MOST_ROWS = 200_000
# Excel itself has 16,384 columns.
MOST_CELLS = 50_000
PIECE_BYTES = 1_000_000
_TEXTS = "xl/sharedStrings.xml"
_SAVE_AGAIN = "open it in a spreadsheet and save it again as .xlsx, or as CSV UTF-8."


def open_excel(path: Path) -> Sheet:
    """The first sheet of a workbook that is not empty. Raises UnreadableList."""
    _refuse_too_large(path)
    try:
        with closing(_book(path)) as book:
            found = _first_sheet(book)
    except Exception:  # openpyxl lets its parsers' errors of many kinds through
        raise UnreadableList(str(path), "not an Excel workbook we can read.", _SAVE_AGAIN) from None
    if found is None:
        raise UnreadableList(str(path), "no sheet of it has headings.", _SAVE_AGAIN)
    title, others, number, headings = found
    rows = _Rows(path, title, number, len(headings))
    notes = (f"Read the sheet {title!r}, and not {', '.join(others)}",) if others else ()
    return Sheet(path.name, headings, rows.read, 0, rows.position, notes)


def _book(path: Path) -> Any:
    return load_workbook(path, read_only=True, data_only=True)


def _refuse_too_large(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as archive:
            sizes = {entry.filename: entry.file_size for entry in archive.infolist()}
    except (zipfile.BadZipFile, OSError):
        raise UnreadableList(str(path), "not an Excel workbook we can read.", _SAVE_AGAIN) from None
    if sum(sizes.values()) > MOST_UNPACKED_BYTES or sizes.get(_TEXTS, 0) > MOST_TEXT_BYTES:
        raise UnreadableList(
            str(path), "the workbook is too large to be unpacked.", "save the sheet as CSV UTF-8."
        )
    _refuse_too_long(path)


def _refuse_too_long(path: Path) -> None:
    """Count rows and cells by their marks alone, which is quick: reading a million takes minutes.

    Any part of a workbook may turn out to be a sheet, whatever it is called.
    """
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist():
            rows = cells = 0
            try:
                with archive.open(entry) as part:
                    while piece := part.read(PIECE_BYTES):
                        rows += piece.count(b"<row") + piece.count(b":row")
                        # Cells that no row divides, from piece to piece.
                        begins = max(piece.rfind(b"<row"), piece.rfind(b":row"))
                        cells = _cells(piece[begins:]) if begins > -1 else cells + _cells(piece)
                        if rows > MOST_ROWS or cells > MOST_CELLS:
                            raise UnreadableList(
                                str(path),
                                f"the workbook has more than {MOST_ROWS:,} rows, or too many cells "
                                "in one.",
                                "save the sheet as CSV UTF-8.",
                            )
            except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError):
                raise UnreadableList(
                    str(path), "not an Excel workbook we can read.", _SAVE_AGAIN
                ) from None


def _cells(row: bytes) -> int:
    return row.count(b"<c") + row.count(b":c")


def _first_sheet(book: Any) -> tuple[str, list[str], int, tuple[str, ...]] | None:
    """The title of the sheet to read, the other titles, and where its headings are and what."""
    for tab in book.worksheets:
        found = _headings(tab)
        if found:
            others = [other.title for other in book.worksheets if other is not tab]
            return tab.title, others, *found
    return None


def _headings(tab: Any) -> tuple[int, tuple[str, ...]] | None:
    # Some programs write a wrong size into the sheet.
    tab.reset_dimensions()
    found = first_headings(
        (number, [as_text(value).strip() for value in values[:MOST_COLUMNS]])
        for number, values in enumerate(tab.iter_rows(values_only=True), 1)
    )
    if found is None:
        return None
    number, cells = found
    while not cells[-1]:
        cells.pop()
    return number, tuple(cells)


class _Rows:
    """The rows below the headings, and how many of them are read."""

    def __init__(self, path: Path, title: str, number: int, width: int) -> None:
        self._path = path
        self._title = title
        self._first = number + 1
        self._width = width
        self._read = 0

    def position(self) -> int:
        return self._read

    def read(self) -> Iterator[Row]:
        number = self._first - 1
        with closing(_book(self._path)) as book:
            tab = book[self._title]
            tab.reset_dimensions()
            try:
                lines = tab.iter_rows(min_row=self._first, values_only=True)
                for number, values in enumerate(lines, self._first):
                    self._read += 1
                    cells = [as_text(value) for value in values]
                    if any(map(str.strip, cells)):
                        yield Row(number, *fitted(cells, self._width))
            except Exception:  # as above
                say = f"the sheet is damaged from here on; {_SAVE_AGAIN}"
                raise StoppedShort(number + 1, say) from None


def as_text(value: Any) -> str:
    """A cell as one would write it: dates 2026-03-24, times 10:00, whole numbers without .0."""
    if value is None:
        return ""
    if isinstance(value, str):
        # Excel's own errors, such as #N/A, are empty cells to us.
        return "" if value.startswith("#") and value.rstrip("!?").isupper() else value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return _moment_as_text(value)


def _moment_as_text(value: Any) -> str:
    if isinstance(value, datetime):
        whole_day = (value.hour, value.minute, value.second) == (0, 0, 0)
        return value.date().isoformat() if whole_day else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60:02}:{minutes % 60:02}"
    return str(value)
