"""Where supply does not meet demand, area by area, as a file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.cli import Refusal
from asset_map.model.gap import CATCHMENT_METRES, POPULATION, Measure, Supply
from asset_map.model.listing import Kind
from asset_map.model.schedule import PartOfDay
from asset_map.settings import Settings

if TYPE_CHECKING:
    from asset_map.gaps.catchment import Catchment
    from asset_map.gaps.question import Answer

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# Luo and Qi (2009) weigh three zones of driving time like this.
WEIGHTS = (1.0, 0.68, 0.22)
# Where their edges lie, as shares of the catchment, unless said otherwise.
STEPS = (0.25, 0.5, 1.0)
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
    help="Places, each once; or sessions a week.",
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
    help="How far people go, in a straight line; exactly there is still in reach.",
)
@click.option("--steps", help="Edges of the zones of e2sfca and 3sfca, such as 800,1600,3200.")
@click.option("--weights", help="What each zone counts, such as 1,0.68,0.22.")
@click.option("--gaussian-metres", type=float, help="A smooth decay of this scale, for zones.")
@click.option(
    "--demand",
    default=POPULATION,
    show_default=True,
    help="The areas' figure that is the demand: population, age_65_plus, …",
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
    demand: str,
    out: Path | None,
) -> None:
    """How well the people of each area reach what is on offer, and where nothing is in reach.

    \b
    asset-map gaps --interest choirs --out choirs.csv
    asset-map gaps --source libraries --measure e2sfca --steps 800,1600,3200 --out access.gpkg

    Columns: area_code, area_name, population, demand, nearest_metres, count_in_reach, access,
    none_in_reach. Access is supply per person of demand. The file's ending chooses the format:
    .csv, .xlsx, .geojson, .gpkg or .parquet. Without --out, a summary is told.
    """
    from asset_map.gaps.exports import FORMATS, write
    from asset_map.gaps.question import Question, answer
    from asset_map.model.gap import Choice
    from asset_map.store import demand as store_demand
    from asset_map.store.connection import engine

    if out and out.suffix.lower() not in FORMATS:
        raise Refusal(f"{out}: no such format.\nTry: a name ending in {', '.join(FORMATS)}.")
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
    question = Question(choice, catchment, Measure(measure), Supply(supply), level, demand)
    with engine(Settings.from_environment(), "public").connect() as connection:
        found = answer(connection, question)
        outlines = store_demand.outlines(connection, found.level) if out else []
    if out:
        write(found, outlines, out)
    _tell(found)
    if out:
        click.echo(f"{len(found.areas):,} areas are in {out}.")


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
    from asset_map.gaps.catchment import flat, gaussian, stepped

    decays = measure in (Measure.ENHANCED, Measure.THREE_STEP)
    if not decays and (steps or weights or gaussian_metres):
        raise Refusal(
            f"--steps, --weights, --gaussian-metres: not with --measure {measure.value}.\n"
            "Try: --measure e2sfca or 3sfca."
        )
    if gaussian_metres is not None:
        if steps or weights:
            raise Refusal("--gaussian-metres: not beside --steps and --weights.\nTry: one of them.")
        return gaussian(reach_metres, gaussian_metres)
    if not decays:
        return flat(reach_metres)
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
    if found.share_in_reach is not None:
        click.echo(f"{found.share_in_reach:.0%} of the demand has one within {reach:,.0f} metres.")
    if found.without:
        most = ", ".join(
            f"{area.area_name or area.area_code} ({area.demand:,.0f})"
            for area in found.without[:AREAS_TOLD]
        )
        click.echo(f"None in reach: {len(found.without):,} areas, most people in {most}.")
