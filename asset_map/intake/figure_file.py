"""One figure for each area, from a table that an officer brings: joined by codes alone."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from asset_map.intake.columns import plain
from asset_map.intake.figures import (
    EMPTY_IT,
    Table,
    as_number,
    code_column,
    figure_name,
    open_table,
    some,
    some_cells,
)
from asset_map.intake.misread import UnreadableList
from asset_map.model.gap import counts_from_the_worst
from asset_map.model.problem import Problem

# No name of ours is longer, and none goes into a statement or an address as anything but a word.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}")
HEADINGS_TOLD = 30


class Cell(NamedTuple):
    """What an area's cell says, and in which row it stands."""

    row: int
    words: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure by areas' codes; the codes that are no area's, and those without a number."""

    name: str
    heading: str
    values: dict[str, float]
    strangers: list[str]
    empty: list[str]


def read_figure(
    path: Path,
    name: str,
    areas: Collection[str],
    heading: str | None = None,
    code_heading: str | None = None,
    where: str | None = None,
) -> Figure:
    """The figure that a table has for these areas, by their codes. Raises UnreadableList.

    `where`, such as "sex=Female", leaves only the rows that have this in that column.
    """
    called = figure_name(name)
    if not _NAME.fullmatch(called):
        raise UnreadableList(
            f"--name {name}", "no name for a figure.", "a word of letters, such as deprivation."
        )
    table = _only(open_table(path), where) if where else open_table(path)
    code_at = _at(table, code_heading) if code_heading else code_column(table, areas)
    at = _at(table, heading) if heading else _column(table, called, code_at)
    _refuse_upside_down(called, table.headings[at], path)
    cells = _cells(table, code_at, at)
    known = {code: cell for code, cell in cells.items() if code in areas}
    strangers = sorted(cells.keys() - known.keys())
    if not known:
        raise UnreadableList(
            str(path),
            f"none of its {len(cells):,} codes is an area's: {some(strangers)}",
            "figures for the areas that are loaded (asset-map import areas).",
        )
    values = _values(known, table.headings[at], path)
    empty = sorted(known.keys() - values.keys())
    if not values:
        said = f"{table.headings[at]} is empty for all of the areas that are loaded"
        raise UnreadableList(str(path), said, "another column, with --column.")
    return Figure(called, table.headings[at], values, strangers, empty)


def _only(table: Table, where: str) -> Table:
    """The rows that have this in that column."""
    heading, _, value = where.partition("=")
    at = _at(table, heading)
    wanted = value.strip().casefold()
    kept = [number for number, cell in enumerate(table.column(at)) if cell.casefold() == wanted]
    if not kept:
        there = list(dict.fromkeys(table.column(at)))
        said = f"no row has {value.strip() or 'nothing'} as its {heading}"
        raise UnreadableList(str(table.path), said, f"one of those there are: {some(there)}.")
    rows = [table.rows[number] for number in kept]
    return replace(table, rows=rows, numbers=[table.numbers[number] for number in kept])


def _at(table: Table, heading: str) -> int:
    for number, there in enumerate(table.headings):
        if plain(there) == plain(heading):
            return number
    raise UnreadableList(str(table.path), f"no column is called {heading}", _headings(table))


def _column(table: Table, name: str, code_at: int) -> int:
    """The column of that name, else the only one that holds numbers, but for a few cells."""
    numbers = []
    for number, heading in enumerate(table.headings):
        if number == code_at:
            continue
        if figure_name(heading) == name:
            return number
        if table.no_numbers(number) is not None:
            numbers.append(number)
    if len(numbers) == 1:
        return numbers[0]
    said = f"{len(numbers)} columns hold numbers, and none is called {name}"
    raise UnreadableList(str(table.path), said, f"name one with --column. {_headings(table)}")


def _headings(table: Table) -> str:
    return f"The headings are: {', '.join(table.headings[:HEADINGS_TOLD])}"


def _refuse_upside_down(name: str, heading: str, path: Path) -> None:
    of = figure_name(heading)
    if counts_from_the_worst(of) and not counts_from_the_worst(name):
        raise UnreadableList(
            str(path),
            f"{heading} counts from the worst, so the worst would have the smallest {name}",
            f"--name {of}; or a score, of which the worst have most, with --column.",
        )


def _cells(table: Table, code_at: int, at: int) -> dict[str, Cell]:
    found: dict[str, Cell] = {}
    for number, row in zip(table.numbers, table.rows, strict=True):
        code = row[code_at].strip()
        if code in found:
            raise UnreadableList(
                str(table.path),
                f"{code} comes twice.",
                "use a table with one row for each area, or choose rows with --where.",
            )
        if code:
            found[code] = Cell(number, row[at].strip())
    return found


def _values(cells: Mapping[str, Cell], heading: str, path: Path) -> dict[str, float]:
    read = {code: as_number(cell.words) for code, cell in cells.items() if cell.words}

    def amiss(say: str, codes: Iterable[str]) -> list[Problem]:
        return [Problem(cells[code].row, heading, cells[code].words, say) for code in codes]

    wrong = amiss("no number", (code for code, value in read.items() if value is None))
    below = amiss("below 0", (code for code, value in read.items() if (value or 0) < 0))
    if wrong:
        raise UnreadableList(str(path), some_cells(wrong), EMPTY_IT)
    if below:
        remedy = "a figure counts or weighs people: numbers from 0 up."
        raise UnreadableList(str(path), some_cells(below), remedy)
    return {code: value for code, value in read.items() if value is not None}
