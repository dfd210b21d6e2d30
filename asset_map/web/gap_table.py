"""The table of an answer about gaps: a row for each area, headings that sort it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import isnan

from flask_babel import gettext

from asset_map.model.gap import DECILE, AreaAccess, Measure
from asset_map.model.gap_ask import GapReply
from asset_map.web.gap_form import SORTS, GapForm
from asset_map.web.gap_words import (
    OLDER,
    access_words,
    figure_words,
    measure_words,
    nearest_words,
    times_words,
)
from asset_map.web.words import Teller

# What a first press sorts with the most on top.
MOST_FIRST = ("people", "asked", "older")


@dataclass(frozen=True, slots=True)
class Row:
    """An area in the table. `other` is what it has by the choice that is compared.

    `asked` is how often it was asked for there, where officers are told.
    """

    area: AreaAccess
    name: str
    people: str
    nearest: str
    count: str
    access: str
    shade: int
    other: str
    other_shade: int
    asked: str
    older: str
    decile: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the table: its words, where it leads, and how it is sorted by now."""

    name: str
    words: str
    href: str
    sorted: str
    number: bool


def table_rows(
    form: GapForm,
    reply: GapReply,
    shade_of: Mapping[str, int],
    told: Teller,
    compared: tuple[GapReply | None, Mapping[str, int]],
    asked: Mapping[str, int] | None = None,
) -> tuple[Row, ...]:
    """A row for each area, as the table is sorted. `compared`: another answer, and its shades."""
    other, other_shade_of = compared
    beside = {area.area_code: area for area in other.areas} if other else {}
    times = asked or {}
    older, deciles = _by_area(reply, OLDER), _by_area(reply, DECILE)

    def row(area: AreaAccess) -> Row:
        twin = beside.get(area.area_code)
        return Row(
            area,
            area.area_name or area.area_code,
            f"{area.demand:,.0f}",
            nearest_words(area, told),
            f"{area.count_in_reach:,}",
            access_words(area, form.measure, told),
            shade_of[area.area_code],
            access_words(twin, form.measure, told) if twin else "",
            other_shade_of.get(area.area_code, 0),
            times_words(times[area.area_code]) if area.area_code in times else "",
            _number(older.get(area.area_code)),
            _number(deciles.get(area.area_code)),
        )

    return tuple(map(row, _sorted(reply.areas, form, times, older, deciles)))


def table_headings(form: GapForm, reply: GapReply, asked: bool) -> list[Heading]:
    """The columns that are shown: those of other measures, figures and asks only if they tell."""
    words = {
        "area": gettext("Area"),
        "people": figure_words(form.figure),
        "nearest": gettext("Nearest"),
        "count": gettext("In reach"),
        "access": measure_words()[form.measure],
        "asked": gettext("Asked for"),
        "older": figure_words(OLDER),
        "decile": gettext("Deprivation, from 1 (most)"),
    }
    # The nearest and the count are columns of their own already.
    needless = {
        "access" if form.measure is Measure.NEAREST else "",
        "count" if form.measure is Measure.COUNT else "",
        "" if asked else "asked",
        "" if OLDER in reply.figures and form.figure != OLDER else "older",
        "" if DECILE in reply.figures else "decile",
    }
    made = []
    for name in (name for name in SORTS if name not in needless):
        now = name == form.sort
        down = not form.downwards if now else name in MOST_FIRST
        direction = ("descending" if form.downwards else "ascending") if now else ""
        href = form.address(sort=name, downwards=down) + "#table"
        made.append(Heading(name, words[name], href, direction, name != "area"))
    return made


def _sorted(
    areas: tuple[AreaAccess, ...],
    form: GapForm,
    asked: Mapping[str, int],
    older: Mapping[str, float],
    deciles: Mapping[str, float],
) -> list[AreaAccess]:
    """As the table is sorted; by access, that is the worst first."""
    keys: dict[str, Callable[[AreaAccess], tuple[object, ...]]] = {
        "area": lambda one: (one.area_name, one.area_code),
        "people": lambda one: (one.demand, one.area_code),
        "nearest": lambda one: (_metres(one), one.area_code),
        "count": lambda one: (one.count_in_reach, one.area_code),
        "access": lambda one: (_goodness(one, form.measure), one.area_code),
        "asked": lambda one: (asked.get(one.area_code, 0), one.area_code),
        "older": lambda one: (older.get(one.area_code, 0.0), one.area_code),
        "decile": lambda one: (deciles.get(one.area_code, 11.0), one.area_code),
    }
    return sorted(areas, key=keys[form.sort], reverse=form.downwards)


def _by_area(reply: GapReply, figure: str) -> dict[str, float]:
    """A figure by the areas' codes, where it is known."""
    pairs = zip(reply.areas, reply.figures.get(figure, ()), strict=figure in reply.figures)
    return {area.area_code: value for area, value in pairs if not isnan(value)}


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}"


def _metres(area: AreaAccess) -> float:
    return float("inf") if area.nearest_metres is None else area.nearest_metres


def _goodness(area: AreaAccess, measure: Measure) -> tuple[bool, float]:
    if measure is Measure.NEAREST:
        return not area.none_in_reach, -_metres(area)
    return not area.none_in_reach, area.access or -_metres(area)
