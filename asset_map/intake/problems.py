"""What went wrong: counted for the screen, and the rows kept in a file that can be mended."""

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import TracebackType
from typing import IO

from asset_map.intake.columns import PROBLEM, plain
from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import Row, Sheet
from asset_map.model.inert import as_it_was, inert
from asset_map.model.problem import Problem, Severity

# How many of a kind are told in full.
SHOWN = 10


def mended(sheet: Sheet) -> Sheet:
    """A list that may be our own file of errors, mended by now: its texts as they came at first."""
    if PROBLEM not in map(plain, sheet.headings):
        return sheet

    def rows() -> Iterator[Row]:
        for row in sheet.rows():
            yield row._replace(cells=[as_it_was(cell) for cell in row.cells])

    return replace(sheet, headings=tuple(map(as_it_was, sheet.headings)), rows=rows)


@dataclass(slots=True)
class Tally:
    """Problems of one severity: how many a field, and the first few in full."""

    shown: int = SHOWN
    by_field: Counter[str] = field(default_factory=Counter)
    first: list[Problem] = field(default_factory=list)

    def add(self, problem: Problem) -> None:
        """Count one more."""
        self.by_field[problem.field] += 1
        if len(self.first) < self.shown:
            self.first.append(problem)

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.by_field.values())


@dataclass(slots=True)
class Remarks:
    """The problems of one row."""

    row: int
    problems: list[Problem] = field(default_factory=list)

    def error(self, column: str, value: str, say: str) -> None:
        """Something that leaves the row out."""
        self.problems.append(Problem(self.row, column, value, say))

    def warning(self, column: str, value: str, say: str) -> None:
        """Something that lets the row in."""
        self.problems.append(Problem(self.row, column, value, say, Severity.WARNING))

    @property
    def errors(self) -> list[Problem]:
        """What leaves the row out."""
        return [p for p in self.problems if p.severity is Severity.ERROR]


class ErrorFile:
    """The rows that were left out, as they were, with a column that says why.

    Made with its first row. It can be mended and imported again, with the same mapping. What a
    spreadsheet would run is made a text, and read as it was.
    """

    def __init__(self, path: Path, headings: tuple[str, ...]) -> None:
        self.path = path
        self.rows = 0
        self._at = next((n for n, name in enumerate(headings) if plain(name) == PROBLEM), None)
        self._headings = headings if self._at is not None else (*headings, PROBLEM)
        self._width = len(headings)
        self._file: IO[str] | None = None

    def add(self, cells: list[str], problems: list[Problem]) -> None:
        """Keep one row. Raises UnreadableList where the file cannot be written."""
        if self._file is None:
            self._open()
        assert self._file is not None
        self.rows += 1
        why = "; ".join(f"{problem.field}: {problem.say}" for problem in problems)
        row = list(cells)
        if self._at is None:
            # Cells beyond the headings stay behind it, so that nothing is lost.
            row.insert(self._width, why)
        else:
            row[self._at] = why
        csv.writer(self._file).writerow(map(inert, row))

    def _open(self) -> None:
        try:
            # The mark makes Excel read it as UTF-8.
            self._file = self.path.open("w", encoding="utf-8-sig", errors="replace", newline="")
        except OSError as error:
            raise UnreadableList(
                str(self.path),
                f"the list of errors cannot be written here ({error.strerror}).",
                "name another place with --errors PATH.",
            ) from None
        csv.writer(self._file).writerow(map(inert, self._headings))

    def __enter__(self) -> "ErrorFile":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file is not None:
            self._file.close()
