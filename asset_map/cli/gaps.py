"""Where supply does not meet demand, area by area, as a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.cli import Refusal
from asset_map.cli._gap_asked import catchment_of, day, place, refuse_path, term
from asset_map.model.gap import CATCHMENT_METRES, POPULATION, Choice, Measure, Supply
from asset_map.model.gap_ask import Sites
from asset_map.model.listing import Kind
from asset_map.model.schedule import PartOfDay
from asset_map.settings import Settings

if TYPE_CHECKING:
    from asset_map.cli._gap_papers import Answers
    from asset_map.gaps.question import Question
    from asset_map.model.place import Near
    from asset_map.store.connection import Connection

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@click.command()
@click.option("--interest", "interests", multiple=True, help="An interest or a whole branch.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([k.value for k in Kind]),
    help="Of this sort.",
)
@click.option("--source", "sources", multiple=True, help="Only listings of this source.")
@click.option("--day", "days", multiple=True, type=click.Choice(DAYS), help="On one of these days.")
@click.option(
    "--part-of-day", type=click.Choice([p.name.lower() for p in PartOfDay]), help="At this time."
)
@click.option("--free", is_flag=True, help="Only what is known to cost nothing.")
@click.option("--pence-at-most", type=click.IntRange(0), help="Only what costs no more a visit.")
@click.option("--step-free", is_flag=True, help="Only what is known to be step-free.")
@click.option(
    "--supply",
    type=click.Choice([s.value for s in Supply]),
    default=Supply.PLACES.value,
    show_default=True,
    help="Places, each once; sessions a week; or how many people there is room for.",
)
@click.option("--areas", "level", default="", help="lsoa, ward, … [default: the finest loaded]")
@click.option(
    "--measure",
    type=click.Choice([m.value for m in Measure]),
    default=Measure.TWO_STEP.value,
    show_default=True,
    help="What `access` says: metres to the nearest; how many in reach; or supply for each person "
    "in reach, all alike (2sfca), nearer counting more (e2sfca), people choosing (3sfca).",
)
@click.option(
    "--catchment-metres",
    type=float,
    default=CATCHMENT_METRES,
    show_default=True,
    help="How far people go; exactly there is still in reach.",
)
@click.option("--steps", help="Edges of the zones of e2sfca and 3sfca, such as 800,1600,3200.")
@click.option("--weights", help="What each zone counts, such as 1,0.68,0.22.")
@click.option("--gaussian-metres", type=float, help="A smooth decay of this scale, for zones.")
@click.option(
    "--along",
    type=click.Choice(["lines", "streets"]),
    default="lines",
    show_default=True,
    help="Straight lines, or walks along the streets that are loaded.",
)
@click.option(
    "--demand",
    default=POPULATION,
    show_default=True,
    help="The areas' figure that is the demand: population, age_65_plus, …",
)
@click.option(
    "--weighted-by",
    default="",
    help="A figure, such as deprivation: where there is twice as much of it, people count twice.",
)
@click.option(
    "--start",
    "starts",
    type=click.IntRange(1, 50),
    help="Tell so many places to start at that together newly reach the most.",
)
@click.option(
    "--sites",
    type=click.Choice([s.value for s in Sites]),
    default=Sites.HUBS.value,
    show_default=True,
    help="Where it might start: at the hubs there are, or in the middle of any area.",
)
@click.option(
    "--pin", help="Tell whom one place would reach: a postcode, township or longitude,latitude."
)
@click.option(
    "--against",
    help="Compare: with a day, such as 2026-01-31, or with a CSV file written before.",
)
@click.option("--scheduler", help="A Dask scheduler's address, to share the sums among machines.")
@click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A report to print: map, table, method and date; .pdf or .html.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def gaps(
    interests: tuple[str, ...],
    kinds: tuple[str, ...],
    sources: tuple[str, ...],
    days: tuple[str, ...],
    part_of_day: str | None,
    free: bool,
    pence_at_most: int | None,
    step_free: bool,
    supply: str,
    level: str,
    measure: str,
    catchment_metres: float,
    steps: str | None,
    weights: str | None,
    gaussian_metres: float | None,
    along: str,
    demand: str,
    weighted_by: str,
    starts: int | None,
    sites: str,
    pin: str | None,
    against: str | None,
    scheduler: str | None,
    report: Path | None,
    out: Path | None,
) -> None:
    """How well the people of each area reach what is on offer, and where nothing is in reach.

    \b
    asset-map gaps --interest choirs --out choirs.csv
    asset-map gaps --source libraries --measure e2sfca --steps 800,1600,3200 --out access.gpkg
    asset-map gaps --interest choirs --catchment-metres 1600 --start 3 --report choirs.pdf
    asset-map gaps --interest choirs --against 2026-01-31 --out since-january.csv

    Columns: area_code, area_name, population, demand, nearest_metres, count_in_reach, access,
    none_in_reach, walk_minutes, and what is known of ages and deprivation. Access is supply per
    person of demand. The file's ending chooses the format: .csv, .xlsx, .geojson, .gpkg, .parquet,
    or .html for a page that opens without a network. Without --out, a summary is told.

    --against compares with the directory as it was at the end of a day, or with an answer that
    --out FILE.csv wrote, of another interest, reach or time; its columns end in _other.
    """
    from asset_map.gaps.exports import FORMATS
    from asset_map.gaps.question import Question

    refuse_path(out, (*FORMATS, ".html"))
    refuse_path(report, (".pdf", ".html"))
    choice = Choice(
        tuple(term(words) for words in interests),
        tuple(map(Kind, kinds)),
        sources,
        tuple(map(DAYS.index, days)),
        PartOfDay[part_of_day.upper()] if part_of_day else None,
        free,
        pence_at_most,
        step_free,
    )
    catchment = catchment_of(Measure(measure), catchment_metres, steps, weights, gaussian_metres)
    asked = (choice, catchment, Measure(measure), Supply(supply), level, demand)
    question = Question(*asked, along_streets=along == "streets", weighted_by=weighted_by)
    settings = Settings.from_environment()
    with _store(settings) as connection:
        spot = place(connection, pin) if pin is not None else None
        told = _told(connection, question, scheduler, against)
        if starts is not None or spot is not None:
            told = _with_starts(connection, told, starts or 0, Sites(sites), spot)
        if report:
            _write(settings, connection, told, report, printed=True)
        if out:
            _write(settings, connection, told, out, printed=False)


def _told(
    connection: "Connection", question: "Question", scheduler: str | None, against: str | None
) -> "Answers":
    """The answer and what it is compared with, told."""
    from asset_map.cli._gap_papers import Answers
    from asset_map.cli._gap_told import tell, tell_asks, tell_difference
    from asset_map.gaps.question import answer
    from asset_map.gaps.written import read_answer
    from asset_map.store.heard_counts import asked_for

    found, then = answer(connection, question, scheduler), day(against)
    other = answer(connection, replace(question, as_of=then)) if then else None
    beside = other.areas if other else ()
    if against is not None and not other:
        beside = read_answer(Path(against))
    tell(found)
    tell_asks(found, asked_for(connection, question.choice.interests, found.level))
    if beside:
        tell_difference(found, beside, str(against))
    return Answers(found, other, beside)


def _with_starts(
    connection: "Connection", told: "Answers", many: int, sites: Sites, near: "Near | None"
) -> "Answers":
    from asset_map.cli._gap_told import tell_starts
    from asset_map.gaps.reply import starts_for

    starts = starts_for(connection, told.found, many, sites, near.point if near else None)
    tell_starts(starts, many, near)
    return replace(told, starts=starts)


def _write(
    settings: Settings, connection: "Connection", told: "Answers", path: Path, *, printed: bool
) -> None:
    from asset_map.cli._gap_papers import write_paper
    from asset_map.gaps.exports import write
    from asset_map.store.demand import outlines

    try:
        if printed or path.suffix.lower() == ".html":
            write_paper(settings, connection, told, path, printed)
        else:
            write(told.found, outlines(connection, told.found.level), path, told.beside)
    except OSError as error:
        raise Refusal(f"{path}: it cannot be written ({error.strerror}).\nTry: another.") from None
    click.echo(
        f"{'The report is' if printed else f'{len(told.found.areas):,} areas are'} in {path}."
    )


@contextmanager
def _store(settings: Settings) -> Iterator["Connection"]:
    from asset_map.store.connection import engine

    opened = engine(settings, "public")
    try:
        with opened.connect() as connection:
            yield connection
    finally:
        opened.dispose()
