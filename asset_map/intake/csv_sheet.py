"""CSV files, whatever they were saved with: encodings, byte order marks, semicolons, tabs."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import (
    MOST_COLUMNS,
    MOST_TITLE_LINES,
    Row,
    Sheet,
    StoppedShort,
    first_headings,
    fitted,
)

SAMPLE_BYTES = 65_536
# A cell longer than this means a quote that is never closed.
LONGEST_CELL = 131_072
# A line longer than this is no line of a list; held whole, an endless one would fill the memory.
LONGEST_LINE = 2_000_000
# Headings stand near the top.
MOST_EMPTY_LINES = 1_000
DELIMITERS = (",", ";", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What British spreadsheets write when they do not write UTF-8.
_OLD_ENCODINGS = ["cp1252", "mac_roman"]
_SAVE_AGAIN = "open it in a spreadsheet and save it as CSV UTF-8, or as .xlsx."


def open_csv(path: Path) -> Sheet:
    """A CSV file as a sheet. Raises UnreadableList."""
    encoding = _encoding(path)
    sample = _sample(path, encoding)
    skipped = sample.startswith("sep=")
    delimiter = _delimiter(sample)
    try:
        with _text(path, encoding) as file:
            number, headings = _headings(_reader(file, delimiter), skipped)
    except (csv.Error, ValueError):
        raise UnreadableList(str(path), "no line of headings is in it.", _SAVE_AGAIN) from None
    rows = _Rows(path, encoding, delimiter, number, len(headings))
    return Sheet(path.name, headings, rows.read, path.stat().st_size, rows.position)


def _text(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, newline="")


def _reader(file: TextIO, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(_lines(file), delimiter=delimiter)


def _lines(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise csv.Error("an endless line")
        yield line


class _Rows:
    """The rows below the headings, and how many bytes of the file are read."""

    def __init__(self, path: Path, encoding: str, delimiter: str, number: int, width: int) -> None:
        self._path = path
        self._encoding = encoding
        self._delimiter = delimiter
        self._number = number
        self._width = width
        self._file: TextIO | None = None

    def position(self) -> int:
        return self._file.buffer.tell() if self._file else 0

    def read(self) -> Iterator[Row]:
        first, width = self._number + 1, self._width
        number = self._number
        with _text(self._path, self._encoding) as self._file:
            lines = islice(_reader(self._file, self._delimiter), self._number, None)
            try:
                for number, cells in enumerate(lines, first):
                    if not any(map(str.strip, cells)):
                        continue
                    if len(cells) == width:
                        yield Row(number, cells)
                    else:
                        yield Row(number, *fitted(cells, width))
            except csv.Error:
                say = 'the file cannot be read from here on. Look for a quote (") left open.'
                raise StoppedShort(number + 1, say) from None
            except UnicodeError:
                say = f"the file is damaged from here on; {_SAVE_AGAIN}"
                raise StoppedShort(number + 1, say) from None
            finally:
                self._file = None


def _headings(reader: Iterator[list[str]], skipped: bool) -> tuple[int, tuple[str, ...]]:
    """The number and the cells of the line of headings."""
    lines = islice(enumerate(reader, 1), MOST_EMPTY_LINES)
    found = first_headings(
        (number, [cell.replace("\0", "").strip() for cell in cells])
        for number, cells in lines
        if not (skipped and number == 1)
    )
    if found is None:
        raise ValueError("no headings")
    number, cells = found
    if len(cells) > MOST_COLUMNS:
        raise ValueError("too many headings")
    while not cells[-1]:
        cells.pop()
    return number, tuple(cells)


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        start = file.read(SAMPLE_BYTES)
        for mark, encoding in _MARKS:
            if start.startswith(mark):
                return encoding
        if b"\0" in start:
            return _wide(start, path)
        if _is_utf8(start, file):
            return "utf-8"
    return _old(path)


def _wide(start: bytes, path: Path) -> str:
    """UTF-16 without its mark: every other byte of plain English is 0."""
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[0::2])):
        if zeros.count(0) * 2 > len(zeros):
            return encoding
    if start.count(0) * 100 < len(start):
        return "utf-8"
    raise UnreadableList(str(path), "this is not a text file.", _SAVE_AGAIN)


def _is_utf8(start: bytes, file: io.BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = start
    try:
        while piece:
            decoder.decode(piece)
            piece = file.read(SAMPLE_BYTES)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _old(path: Path) -> str:
    """An encoding from before UTF-8, judged by the lines that tell them apart."""
    telling = bytearray()
    with path.open("rb") as file:
        while line := file.readline(LONGEST_LINE):
            if not line.isascii():
                telling += line
            if len(telling) > SAMPLE_BYTES:
                break
    # Imported here: most lists are UTF-8, and this takes a while to load.
    from charset_normalizer import from_bytes

    guess = from_bytes(bytes(telling), cp_isolation=_OLD_ENCODINGS).best()
    encoding = guess.encoding if guess else "cp1252"
    try:
        with path.open(encoding=encoding) as file:
            while file.read(SAMPLE_BYTES):
                pass
    except UnicodeDecodeError:
        raise UnreadableList(str(path), "its encoding is unknown.", _SAVE_AGAIN) from None
    return encoding


def _sample(path: Path, encoding: str) -> str:
    with path.open("rb") as file:
        return file.read(SAMPLE_BYTES).decode(encoding, errors="ignore")


def _delimiter(sample: str) -> str:
    """The delimiter that gives the heading line the most cells."""
    if sample.startswith("sep=") and sample[4:5] in (*DELIMITERS, "|"):
        return sample[4]
    # A title above the headings may hold none of them.
    lines = sample.splitlines(keepends=True)
    held = (n for n, line in enumerate(lines[:MOST_TITLE_LINES]) if set(line) & set(DELIMITERS))
    sample = "".join(lines[next(held, 0) :])

    def cells(delimiter: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter), ()))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=cells)
