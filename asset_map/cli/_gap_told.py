"""An answer about gaps in a terminal, in sentences."""

from collections.abc import Sequence
from datetime import date

import click

from asset_map.gaps.inputs import WrongInput
from asset_map.gaps.question import Answer
from asset_map.model.gap import AreaAccess, Capacities, Supply
from asset_map.model.gap_ask import Beginning, StartReply
from asset_map.model.gap_difference import difference
from asset_map.model.place import Near
from asset_map.web.gap_words import affected

AREAS_TOLD = 5


def tell(found: Answer) -> None:
    """What came of it, in a few lines."""
    reach = found.question.catchment.reach_metres
    click.echo(f"{found.places:,} places; {len(found.areas):,} areas ({found.level}).")
    _tell_demand(found)
    if found.capacities:
        _tell_capacities(found.capacities, found.amount)
    elif found.question.counted is Supply.SESSIONS:
        click.echo(f"{found.amount:,.1f} sessions a week.")
    if found.share_in_reach is not None:
        click.echo(f"{found.share_in_reach:.0%} of the demand has one within {reach:,.0f} metres.")
    if found.without:
        most = _most(found.without)
        click.echo(f"None in reach: {_areas(len(found.without))}, most people in {most}.")
        _tell_affected(found)


def tell_difference(found: Answer, others: Sequence[AreaAccess], against: str) -> None:
    """What is otherwise than in another answer: of an earlier day, or in a file."""
    here, there = ("now", "then") if _is_day(against) else ("here", "there")
    made = difference(found.areas, others)
    if len(made.unmatched) == len(found.areas):
        raise WrongInput(
            f"against: {against}",
            f"none of its {len(others):,} codes is an area's here.",
            "a file for the same areas.",
        )
    if made.share is not None and made.other_share is not None:
        shares = f"{made.share:.0%} of the demand {here}, {made.other_share:.0%} {there}"
        click.echo(f"Against {against}: {shares}.")
    for words, areas in (
        (f"One in reach {here}, none {there}", made.gained),
        (f"None in reach {here}, one {there}", made.lost),
        (f"Not known {there}", made.unmatched),
    ):
        if areas:
            click.echo(f"  {words}: {_areas(len(areas))}, {_most(areas)}.")
    if not made.gained and not made.lost:
        click.echo("  The same areas have one in reach.")


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True


def _areas(number: int) -> str:
    return f"{number:,} area{'' if number == 1 else 's'}"


def _most(areas: Sequence[AreaAccess]) -> str:
    """The first few by name, with their demand."""
    return ", ".join(
        f"{area.area_name or area.area_code} ({area.demand:,.0f})" for area in areas[:AREAS_TOLD]
    )


def _tell_demand(found: Answer) -> None:
    """What the demand is, unless it is everybody; and what was not known of it."""
    question = found.question
    if question.weighted_by:
        click.echo(
            f"Demand: {question.figure} weighted by {question.weighted_by}: where there is twice "
            "as much of it, each counts twice; in total as many as before."
        )
    if found.without_weight:
        click.echo(
            f"No {question.weighted_by} is known of {_areas(found.without_weight)}: "
            "the mean is taken."
        )
    if found.without_demand:
        bare = _areas(found.without_demand)
        click.echo(f"No {question.figure} is known of {bare}: 0 is taken.")


def _tell_affected(found: Answer) -> None:
    """Whom it touches, by age and deprivation where those are known."""
    for who, without, of in affected(found):
        if of:
            click.echo(f"  {who}: {without:,.0f} of {of:,.0f} ({without / of:.0%})")


def _tell_capacities(known: Capacities, amount: float) -> None:
    told = f"Room for {amount:,.0f} people. Listings that say for how many: {known.known:,}"
    if not known.unknown:
        click.echo(f"{told}, all of them.")
    elif known.known:
        click.echo(
            f"{told}; that do not: {known.unknown:,}, for each of which {known.instead:g} is "
            "taken, the middle of the others."
        )
    else:
        click.echo(f"{told}; that do not: {known.unknown:,}, for each of which 1 is taken.")


def tell_asks(found: Answer, asked: dict[str, int]) -> None:
    """What was asked for in conversations, beside the nearest; months that are over, by fives."""
    areas = {area.area_code: area for area in found.areas}
    for code, times in list(asked.items())[:AREAS_TOLD]:
        if (area := areas.get(code)) is None:
            continue
        near = "there is none"
        if area.walk_minutes is not None:
            near = f"the nearest is about {area.walk_minutes:.0f} minutes' walk"
        click.echo(f"Asked for at least {times:,} times in {area.area_name}: {near}.")


def tell_starts(told: StartReply, many: int, near: Near | None) -> None:
    """The best places to start at, what a pin would do, and what the middle would."""
    click.echo(f"{told.without:,.0f} have none in reach.")
    if near and told.pin:
        click.echo(f"From {near.label}: {_gained(told.pin)}")
    click.echo(f"From the middle of them all: {told.middle:,.0f} newly reached.")
    if many and not told.sites:
        click.echo("There are no hubs to start at. Try: --sites areas")
        return
    if many:
        click.echo(f"{told.sites:,} sites were weighed. Together the best are:")
    for number, one in enumerate(told.best, 1):
        more = " more" if number > 1 else ""
        click.echo(f"{number}. {one.name}: {_gained(one, more)}")
    if many and not told.best:
        click.echo("None: no site would reach anyone new.")


def _gained(one: Beginning, more: str = "") -> str:
    ages = ", ".join(f"{name} {value:,.0f}" for name, value in one.figures.items() if value)
    reached = f"{one.newly_reached:,.0f}{more} newly reached, in {_areas(len(one.areas))}"
    return f"{reached} ({ages})" if ages else reached
