"""Where supply does not meet demand, area by area, as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.cli import Refusal
from asset_map.model.gap import CATCHMENT_METRES, POPULATION, Measure, Supply
from asset_map.model.gap_ask import Sites
from asset_map.model.listing import Kind
from asset_map.model.schedule import PartOfDay
from asset_map.settings import Settings

if TYPE_CHECKING:
    from asset_map.gaps.catchment import Catchment
    from asset_map.gaps.question import Answer
    from asset_map.model.gap import Capacities
    from asset_map.store.connection import Connection

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
AREAS_TOLD = 5


@click.command()
@click.option("--interest", "interests", multiple=True, help="An interest or a whole branch.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([k.value for k in Kind]))
@click.option("--source", "sources", multiple=True, help="Only listings of this source.")
@click.option("--day", "days", multiple=True, type=click.Choice(DAYS), help="On one of these days.")
@click.option("--part-of-day", type=click.Choice([p.name.lower() for p in PartOfDay]))
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
    help="What the column `access` says.",
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
    scheduler: str | None,
    report: Path | None,
    out: Path | None,
) -> None:
    """How well the people of each area reach what is on offer, and where nothing is in reach.

    \b
    asset-map gaps --interest choirs --out choirs.csv
    asset-map gaps --source libraries --measure e2sfca --steps 800,1600,3200 --out access.gpkg
    asset-map gaps --interest choirs --catchment-metres 1600 --start 3 --report choirs.pdf

    Columns: area_code, area_name, population, demand, nearest_metres, count_in_reach, access,
    none_in_reach, walk_minutes. Access is supply per person of demand. The file's ending chooses
    the format: .csv, .xlsx, .geojson, .gpkg, .parquet, or .html for a page that opens without a
    network. Without --out, a summary is told.
    """
    from asset_map.cli._gap_papers import write_paper
    from asset_map.gaps.exports import FORMATS, write
    from asset_map.gaps.question import Question, answer
    from asset_map.model.gap import Choice
    from asset_map.store import demand as store_demand
    from asset_map.store.connection import engine
    from asset_map.store.heard_counts import asked_for

    _refuse_ending(out, (*FORMATS, ".html"))
    _refuse_ending(report, (".pdf", ".html"))
    choice = Choice(
        tuple(_term(words) for words in interests),
        tuple(map(Kind, kinds)),
        sources,
        tuple(map(DAYS.index, days)),
        PartOfDay[part_of_day.upper()] if part_of_day else None,
        free,
        pence_at_most,
        step_free,
    )
    catchment = _catchment(Measure(measure), catchment_metres, steps, weights, gaussian_metres)
    asked = (choice, catchment, Measure(measure), Supply(supply), level, demand)
    question = Question(*asked, along_streets=along == "streets", weighted_by=weighted_by)
    settings = Settings.from_environment()
    with engine(settings, "public").connect() as connection:
        found = answer(connection, question, scheduler)
        outlines = store_demand.outlines(connection, found.level) if out else []
        _tell(found)
        _tell_asks(found, asked_for(connection, choice.interests, found.level))
        if starts is not None:
            _tell_starts(connection, found, starts, Sites(sites))
        for path, printed in ((out, False), (report, True)):
            if path and (printed or path.suffix.lower() == ".html"):
                write_paper(settings, connection, found, path, printed)
    if out and out.suffix.lower() != ".html":
        write(found, outlines, out)
    if out:
        click.echo(f"{len(found.areas):,} areas are in {out}.")
    if report:
        click.echo(f"The report is in {report}.")


def _refuse_ending(path: Path | None, endings: Sequence[str]) -> None:
    if path and path.suffix.lower() not in endings:
        raise Refusal(f"{path}: no such format.\nTry: a name ending in {', '.join(endings)}.")


def _tell_demand(found: "Answer") -> None:
    """What the demand is, unless it is everybody; and what was not known of it."""
    question = found.question
    if question.weighted_by:
        click.echo(
            f"Demand: {question.figure} weighted by {question.weighted_by}: where there is twice "
            "as much of it, each counts twice; in total as many as before."
        )
    if found.without_weight:
        click.echo(
            f"{found.without_weight:,} areas have no {question.weighted_by}: they count as the "
            "mean does."
        )
    if found.without_demand:
        click.echo(f"{found.without_demand:,} areas have no {question.figure}: taken as 0.")


def _tell_affected(found: "Answer") -> None:
    """Whom it touches, by age and deprivation where those are known."""
    from asset_map.web.gap_words import affected

    for who, without, of in affected(found):
        if of:
            click.echo(f"  {who}: {without:,.0f} of {of:,.0f} ({without / of:.0%})")


def _tell_capacities(known: "Capacities", amount: float) -> None:
    told = f"Room for {amount:,.0f} people: {known.known:,} listings say for how many"
    if not known.unknown:
        click.echo(f"{told}.")
    elif known.known:
        click.echo(
            f"{told}, {known.unknown:,} do not. Taken for each of those: {known.instead:g}, "
            "the middle of those that do."
        )
    else:
        click.echo(
            f"No listing says for how many it has room: 1 taken for each of {known.unknown:,}."
        )


def _tell_asks(found: "Answer", asked: dict[str, int]) -> None:
    """What was asked for in conversations, beside the nearest; months that are over, by fives."""
    areas = {area.area_code: area for area in found.areas}
    for code, times in list(asked.items())[:AREAS_TOLD]:
        if (area := areas.get(code)) is None:
            continue
        near = "there is none"
        if area.walk_minutes is not None:
            near = f"the nearest is about {area.walk_minutes:.0f} minutes' walk"
        click.echo(f"Asked for at least {times:,} times in {area.area_name}: {near}.")


def _tell_starts(connection: "Connection", found: "Answer", many: int, sites: Sites) -> None:
    from asset_map.gaps.reply import starts_for

    told = starts_for(connection, found, many, sites)
    click.echo(f"{told.without:,.0f} have none in reach. {told.sites:,} sites were weighed.")
    click.echo(f"In the middle of them all: {told.middle:,.0f} newly reached.")
    for number, one in enumerate(told.best, 1):
        ages = ", ".join(f"{name} {value:,.0f}" for name, value in one.figures.items() if value)
        more = " more" if number > 1 else ""
        click.echo(f"{number}. {one.name}: {one.newly_reached:,.0f}{more} ({ages or 'no ages'})")
    if not told.best:
        click.echo("No site would reach anyone new.")


def _term(words: str) -> str:
    from asset_map.web import chosen
    from asset_map.web.asks import unknown_interest

    term = chosen.term(words)
    if term is None:
        raise Refusal(f"--interest: {unknown_interest(words)}")
    return term.code


def _catchment(
    measure: Measure,
    reach_metres: float,
    steps: str | None,
    weights: str | None,
    gaussian_metres: float | None,
) -> "Catchment":
    from asset_map.gaps.catchment import DECAYING, STEPS, WEIGHTS, gaussian, stepped, usual

    decays = measure in DECAYING
    if not decays and (steps or weights or gaussian_metres):
        raise Refusal(
            f"--steps, --weights, --gaussian-metres: not with --measure {measure.value}.\n"
            "Try: --measure e2sfca or 3sfca."
        )
    if gaussian_metres is not None:
        if steps or weights:
            raise Refusal("--gaussian-metres: not beside --steps and --weights.\nTry: one of them.")
        return gaussian(reach_metres, gaussian_metres)
    if not steps and not weights:
        return usual(measure, reach_metres)
    edges = _numbers("--steps", steps) if steps else [share * reach_metres for share in STEPS]
    return stepped(reach_metres, edges, _numbers("--weights", weights) if weights else WEIGHTS)


def _numbers(option: str, words: str) -> list[float]:
    try:
        return [float(word) for word in words.split(",")]
    except ValueError:
        raise Refusal(f"{option}: {words} is no list of numbers.\nTry: 800,1600,3200") from None


def _tell(found: "Answer") -> None:
    reach = found.question.catchment.reach_metres
    click.echo(f"{found.places:,} places; {len(found.areas):,} areas ({found.level}).")
    _tell_demand(found)
    if found.capacities:
        _tell_capacities(found.capacities, found.amount)
    if found.share_in_reach is not None:
        click.echo(f"{found.share_in_reach:.0%} of the demand has one within {reach:,.0f} metres.")
    if found.without:
        most = ", ".join(
            f"{area.area_name or area.area_code} ({area.demand:,.0f})"
            for area in found.without[:AREAS_TOLD]
        )
        click.echo(f"None in reach: {len(found.without):,} areas, most people in {most}.")
        _tell_affected(found)
