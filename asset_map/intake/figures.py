"""Figures for areas (population, ages) from a table, joined by codes and by nothing else."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path

from asset_map.intake.columns import plain
from asset_map.intake.misread import UnreadableList
from asset_map.intake.sheet import Sheet, StoppedShort, open_sheet
from asset_map.model.area import Area
from asset_map.model.gap import POPULATION
from asset_map.model.problem import Problem

EXAMPLES = 3
# So much of a cell says which one it is.
LETTERS_TOLD = 40
EMPTY_IT = "leave a cell empty where its number is not known."
# A table of areas longer than this is not one.
MOST_ROWS = 500_000
_CODE = re.compile(r"[A-Z]\d{8}")
_POPULATION = re.compile(
    r"(?:total)?population|allages|allpersons|(?:all|total)?(?:usual)?residents|total(?:persons)?"
)
# Numbers that are no counts: to add them up says nothing.
_NO_COUNT = re.compile(
    r"prop\w*|percent\w*|pct\w*|rate\w*|median\w*|mean\w*|average\w*|density\w*|score\w*|rank\w*|"
    r"decile\w*|index\w*|lat|latitude|lon|long|lng|longitude|easting|northing|year|area|\w*hectares?"
)
_AGE = re.compile(r"(\d{1,3})(\+?)")

Figures = dict[str, dict[str, float]]


@dataclass(slots=True)
class Joined:
    """Areas with their figures, and what did not join."""

    areas: list[Area]
    figures: list[str] = field(default_factory=list)
    without_area: list[str] = field(default_factory=list)
    without_figures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """A table in memory; `numbers` are its rows' own, as the spreadsheet counts."""

    path: Path
    headings: tuple[str, ...]
    rows: list[list[str]]
    numbers: list[int]

    def column(self, number: int) -> list[str]:
        return [row[number].strip() for row in self.rows]

    def no_numbers(self, at: int) -> list[Problem] | None:
        """The cells of a column of numbers that are none; None where most are none."""
        cells = zip(self.numbers, self.column(at), strict=True)
        filled = [(row, cell) for row, cell in cells if cell]
        odd = [one for one in filled if as_number(one[1]) is None]
        if not filled or 2 * len(odd) > len(filled):
            return None
        return [Problem(row, self.headings[at], cell, "no number") for row, cell in odd]


def figure_name(heading: str) -> str:
    """A heading as a figure's name: total_population is population, 90+ is age_90_plus."""
    if _POPULATION.fullmatch(plain(heading)):
        return "population"
    age = _AGE.fullmatch(heading.strip())
    if age:
        return f"age_{age[1]}_plus" if age[2] else f"age_{age[1]}"
    return re.sub(r"\W+", "_", heading.strip().lower().replace("+", "_plus")).strip("_")


def join_figures(areas: Sequence[Area], population: Path, lookup: Path | None) -> Joined:
    """The areas with the figures of a table, added up through a lookup where there is one.

    Raises UnreadableList where not one code joins.
    """
    codes = {area.gss_code for area in areas}
    table = open_table(population)
    without_area: list[str] = []
    if lookup is None:
        code_at = code_column(table, codes)
        by_code = _figures(table, code_at)
        without_area = sorted(by_code.keys() - codes)
    else:
        larger_of, code_at = _lookup(open_table(lookup), table, codes)
        small = _figures(table, code_at)
        without_area = sorted(code for code in small if larger_of.get(code) not in codes)
        by_code = _added_up(small, larger_of)
    joined = [_with(area, by_code.get(area.gss_code)) for area in areas]
    bare = [area.gss_code for area in areas if area.gss_code not in by_code]
    if len(bare) == len(areas):
        raise _nothing_joins(population, without_area, areas)
    names = dict.fromkeys(name for figures in by_code.values() for name in figures)
    return Joined(joined, list(names), without_area, bare)


def some(codes: Sequence[str]) -> str:
    """A few codes as examples: "E01006212, E01006213, E01006214 and 197 more"."""
    shown = ", ".join(codes[:EXAMPLES])
    more = len(codes) - EXAMPLES
    return f"{shown} and {more:,} more" if more > 0 else shown


def some_cells(problems: Sequence[Problem]) -> str:
    """The first few cells that are wrong, and how many: "row 7, Score 'n/a': no number"."""
    first = (replace(one, value=one.value[:LETTERS_TOLD]) for one in problems[:EXAMPLES])
    shown = "; ".join(map(str, first))
    more = len(problems) - EXAMPLES
    return f"{shown}; and {more:,} more like these" if more > 0 else shown


def _with(area: Area, figures: Mapping[str, float] | None) -> Area:
    return replace(area, figures={**area.figures, **figures}) if figures else area


def open_table(path: Path) -> Table:
    """A table of areas, whole. Raises UnreadableList."""
    sheet: Sheet = open_sheet(path)
    rows: list[list[str]] = []
    numbers: list[int] = []
    try:
        for row in sheet.rows():
            if row.broken or len(rows) >= MOST_ROWS:
                raise StoppedShort(row.number, row.broken or "more rows than there are areas.")
            rows.append(row.cells)
            numbers.append(row.number)
    except StoppedShort as stopped:
        raise UnreadableList(f"{path}, row {stopped.row}", stopped.say, "mend it there.") from None
    return Table(path, sheet.headings, rows, numbers)


def code_column(table: Table, codes: Collection[str]) -> int:
    """The column that has most of the codes; where none has any, one that looks like codes."""
    width = range(len(table.headings))
    there = [sum(cell in codes for cell in table.column(number)) for number in width]
    if any(there):
        return there.index(max(there))
    for number in width:
        cells = [cell for cell in table.column(number) if cell]
        if cells and all(_CODE.fullmatch(cell) for cell in cells):
            return number
    raise UnreadableList(
        str(table.path),
        f"no column holds the areas' codes. The headings are: {', '.join(table.headings)}",
        "use a table with a column of codes such as E01006212.",
    )


def _figures(table: Table, code_at: int) -> Figures:
    """Each code's figures. Raises UnreadableList for a code that comes twice."""
    counts = _count_columns(table, code_at)
    found: Figures = {}
    for row in table.rows:
        code = row[code_at].strip()
        if not code:
            continue
        if code in found:
            raise UnreadableList(
                str(table.path), f"{code} comes twice.", "use a table with one row for each area."
            )
        values = ((name, row[number].replace(",", "").strip()) for name, number in counts.items())
        found[code] = {name: float(value) for name, value in values if value}
    return found


def _count_columns(table: Table, code_at: int) -> dict[str, int]:
    """The columns that hold counts, by the names of their figures; the first of a name counts."""
    found: dict[str, int] = {}
    odd: list[Problem] = []
    for number, heading in enumerate(table.headings):
        if number != code_at and not _NO_COUNT.fullmatch(heading.strip().lower()):
            none = table.no_numbers(number)
            if none == []:
                found.setdefault(figure_name(heading), number)
            odd += none or []
    # Without it, everything is told of no people at all.
    whole = [one for one in odd if figure_name(one.field) == POPULATION]
    if whole or (odd and not found):
        raise UnreadableList(str(table.path), some_cells(whole or odd), EMPTY_IT)
    if not found:
        raise UnreadableList(
            str(table.path), "no column holds figures.", "use a table with a column of numbers."
        )
    return found


def as_number(cell: str) -> float | None:
    """A cell of a table as a number; None where it is none."""
    try:
        value = float(cell.replace(",", ""))
    except ValueError:
        return None
    return value if isfinite(value) else None


def _lookup(lookup: Table, table: Table, codes: set[str]) -> tuple[dict[str, str], int]:
    """Which larger area each smaller code lies in, and where the table has the smaller codes."""
    larger_at = code_column(lookup, codes)
    width = range(len(lookup.headings))
    smaller = {number: set(lookup.column(number)) - {""} for number in width if number != larger_at}
    best = (0, -1, -1)
    for number, values in smaller.items():
        for column in range(len(table.headings)):
            there = sum(cell in values for cell in set(table.column(column)))
            best = max(best, (there, number, column), key=lambda found: found[0])
    there, smaller_at, code_at = best
    if not there:
        raise UnreadableList(
            str(lookup.path),
            f"none of its codes is in {table.path.name}.",
            "use a lookup whose smaller areas are those of the table.",
        )
    pairs = zip(lookup.column(smaller_at), lookup.column(larger_at), strict=True)
    return dict(pairs), code_at


def _added_up(small: Figures, larger_of: Mapping[str, str]) -> Figures:
    sums: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for code, figures in small.items():
        if larger := larger_of.get(code):
            for name, value in figures.items():
                sums[larger][name] += value
    return {code: dict(figures) for code, figures in sums.items()}


def _nothing_joins(path: Path, codes: Sequence[str], areas: Sequence[Area]) -> UnreadableList:
    return UnreadableList(
        str(path),
        f"none of its {len(codes):,} codes is an area's: {some(codes)}. "
        f"The areas are {some([area.gss_code for area in areas])}",
        "use figures for the same areas, or a --lookup from the smaller to these.",
    )
