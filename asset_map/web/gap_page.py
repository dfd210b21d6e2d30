"""The page of gaps: what the desk said, as a sentence, a map, and a table that says the same."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from flask import current_app
from flask_babel import gettext

from asset_map.maps.activity_map import MapParts
from asset_map.maps.gap_map import ShadedArea, Spot, gap_map
from asset_map.maps.gap_picture import gap_picture
from asset_map.maps.ground import Tiles
from asset_map.model.gap import Choice as Chosen
from asset_map.model.gap import Supply
from asset_map.model.gap_ask import GapReply, StartReply
from asset_map.settings import Settings
from asset_map.store import demand
from asset_map.store.per_process import Connection
from asset_map.web.gap_asks import asked_words
from asset_map.web.gap_form import GapForm
from asset_map.web.gap_shades import Shade, shades, with_newly
from asset_map.web.gap_starts import Starts, newly_reached, newly_words, starts_words
from asset_map.web.gap_table import Heading, Row, table_headings, table_rows
from asset_map.web.gap_words import (
    affected,
    capacity_words,
    choice_words,
    figure_words,
    level_words,
    measure_words,
    reach_words,
    summary,
    supply_words,
)
from asset_map.web.words import Teller, teller

# A map's outlines may stray so far from the boundaries: less than a pixel of a borough's map.
STRAY_METRES = 15.0


@dataclass(frozen=True, slots=True)
class Answered:
    """One choice's answer: what it is about, the sentence, and figures to lay beside another's."""

    what: str
    sentence: str
    facts: dict[str, str]
    affected: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True, slots=True)
class GapPage:
    """All that the page shows of an answer."""

    answered: Answered
    other: Answered | None
    rows: tuple[Row, ...]
    headings: tuple[Heading, ...]
    shades: tuple[Shade, ...]
    map: MapParts | None
    drawn: tuple[tuple[ShadedArea, ...], tuple[Spot, ...]]
    on: str
    level: str
    approximate: bool
    files: tuple[tuple[str, str], ...]
    starts: Starts | None
    asked: tuple[str, ...]
    other_drawn: tuple[tuple[ShadedArea, ...], tuple[Spot, ...]] | None
    other_shades: tuple[Shade, ...]
    terms: tuple[tuple[str, str], ...]

    @property
    def other_picture(self) -> str:
        """The other choice, in the patterns of the page's legend."""
        if self.other_drawn is None:
            return ""
        title = gettext("Picture of the areas in the table")
        return gap_picture(*self.other_drawn, title, patterned=True)


def formats() -> dict[str, str]:
    """The files to take away, by their endings."""
    return {
        ".pdf": gettext("A report to print (PDF)"),
        ".html": gettext("This answer with its map in one file (HTML)"),
        ".csv": "CSV",
        ".xlsx": "Excel",
        ".geojson": "GeoJSON",
        ".gpkg": "GeoPackage",
    }


def gap_page(
    form: GapForm,
    reply: GapReply,
    connection: Connection,
    other: GapReply | None = None,
    starts: StartReply | None = None,
    asked: Mapping[str, int] | None = None,
) -> GapPage:
    """Everything the page shows: map and table are made of the same rows.

    `asked` is how often at least it was asked for, by area: for officers alone.
    """
    told = teller()
    legend, shade_of = shades(reply, form.measure)
    if starts:
        words = newly_words(starts)
        legend, shade_of = with_newly(legend, shade_of, newly_reached(starts), words)
    other_legend, other_shade_of = shades(other, form.measure, like=reply) if other else ([], {})
    rows = table_rows(form, reply, shade_of, told, (other, other_shade_of), asked)
    drawn = _drawn(rows, legend, reply, starts, connection)
    return GapPage(
        answered=_answered(form, form.choice, reply, told, form.day),
        other=_answered(form, form.other, other, told, form.other_day)
        if form.other and other
        else None,
        rows=rows,
        headings=tuple(table_headings(form, reply, bool(asked))),
        shades=tuple(legend),
        map=gap_map(*drawn, tiles=_tiles()) if drawn[0] else None,
        drawn=drawn,
        on=told.day(reply.on),
        level=level_words(reply.level),
        approximate=not form.along_streets,
        files=tuple(
            (words, form.address(f"/gaps/access{ending}")) for ending, words in formats().items()
        ),
        starts=starts_words(form, reply, starts, told) if starts else None,
        asked=tuple(asked_words(reply, asked, told)) if asked else (),
        other_drawn=_beside(drawn[0], other, other_shade_of) if other and drawn[0] else None,
        other_shades=tuple(other_legend),
        terms=_terms(form, told),
    )


def _answered(
    form: GapForm, choice: Chosen, reply: GapReply, told: Teller, day: date | None
) -> Answered:
    amount = f"{reply.amount:,.0f}" if reply.amount >= 10 else f"{reply.amount:.1f}"
    facts = {gettext("Places"): f"{reply.places:,}"}
    if form.counted is not Supply.PLACES:
        facts[supply_words()[form.counted]] = amount
    if reply.capacities:
        facts[gettext("Room not known")] = capacity_words(reply.capacities)
    facts[gettext("Areas with none in reach")] = f"{len(reply.without):,}"
    facts[gettext("People with none in reach")] = f"{sum(a.demand for a in reply.without):,.0f}"
    for areas, words in (
        (reply.without_demand, gettext("Areas where their number is not known, taken as 0")),
        (reply.without_weight, gettext("Areas whose weight is not known, taken as the mean")),
    ):
        if areas:
            facts[words] = f"{areas:,}"
    groups = tuple(
        (who, f"{without:,.0f}", f"{of:,.0f}", f"{without / of:.0%}" if of else "–")
        for who, without, of in affected(reply)
    )
    return Answered(
        choice_words(choice, told, day),
        summary(form, choice, reply, told, day),
        facts,
        groups,
    )


def _drawn(
    rows: tuple[Row, ...],
    legend: list[Shade],
    reply: GapReply,
    starts: StartReply | None,
    connection: Connection,
) -> tuple[tuple[ShadedArea, ...], tuple[Spot, ...]]:
    """What is drawn: the areas of the table, and dots."""
    shapes = demand.shapes(connection, reply.level, STRAY_METRES)
    words = {shade.number: shade.words for shade in legend}
    areas = tuple(
        ShadedArea(
            row.area.area_code,
            row.name,
            shapes[row.area.area_code],
            row.shade,
            (
                words[row.shade],
                gettext("Nearest: %(nearest)s", nearest=row.nearest),
                gettext("In reach: %(count)s", count=row.count),
                gettext("People: %(people)s", people=row.people),
                *([gettext("Asked for: %(times)s", times=row.asked)] if row.asked else []),
            ),
            bool(row.asked),
        )
        for row in rows
        if row.area.area_code in shapes
    )
    spots = [Spot(point, "supply") for point in reply.spots]
    if starts:
        spots += [Spot(one.point, "start", one.name) for one in starts.best]
        if starts.pin:
            spots.append(Spot(starts.pin.point, "pin", gettext("The place you asked about")))
    return areas, tuple(spots)


def _beside(
    areas: tuple[ShadedArea, ...], other: GapReply, shade_of: Mapping[str, int]
) -> tuple[tuple[ShadedArea, ...], tuple[Spot, ...]]:
    """The other choice's areas, in the classes of the first one's legend."""
    shaded = tuple(replace(area, shade=shade_of[area.code]) for area in areas)
    return shaded, tuple(Spot(point, "supply") for point in other.spots)


def _terms(form: GapForm, told: Teller) -> tuple[tuple[str, str], ...]:
    """What was asked, beside what is looked for: a report has no form to read it from."""
    return (
        (gettext("How far people go"), reach_words(form.within, told)),
        (gettext("For whom"), figure_words(form.figure)),
        *(
            [(gettext("Who counts for more"), figure_words(form.weighted_by))]
            if form.weighted_by
            else []
        ),
        (gettext("What is shown"), measure_words()[form.measure]),
        (gettext("What is counted"), supply_words()[form.counted]),
    )


def _tiles() -> Tiles | None:
    settings: Settings = current_app.extensions["asset-map-settings"]
    return Tiles(settings.tile_url, settings.tile_attribution or "") if settings.tile_url else None
