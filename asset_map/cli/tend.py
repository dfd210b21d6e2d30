"""Do what is due: coming sessions, expiry, vacuum. Run it once an hour from a timer."""

from datetime import UTC, datetime

import click

from asset_map.settings import Settings


@click.command()
@click.option(
    "--recount",
    is_flag=True,
    help="Count the whole map afresh too, if `check` found its counts wrong. Writers wait for it.",
)
def tend(recount: bool) -> None:
    """Do what is due, and say what was done. Safe to run at any time, and again."""
    from asset_map.accounts.sessions import forget_what_is_over
    from asset_map.intake.waiting import forget_old
    from asset_map.store import grid
    from asset_map.store.care_links import forget_old_links
    from asset_map.store.connection import engine
    from asset_map.store.freshness import count_freshness
    from asset_map.store.handouts import forget_old_handouts
    from asset_map.store.heard_counts import forget_old_counts
    from asset_map.store.hiding import hide_faded
    from asset_map.store.imports import vacuum
    from asset_map.store.names import drop_unused_words
    from asset_map.store.timetables import drop_unused, refresh

    settings = Settings.from_environment()
    owner = engine(settings, "owner")
    with owner.begin() as connection:
        click.echo(f"Sessions: {refresh(connection)} timetables looked further ahead.")
        click.echo(f"Timetables that nothing follows: {drop_unused(connection)} removed.")
        forgotten = forget_old_counts(connection)
        click.echo(f"Counts of what was asked for: {forgotten} old ones forgotten.")
        if recount:
            click.echo(f"The map's counts: {grid.rebuild(connection)} cells counted afresh.")
        faded = hide_faded(connection)
        click.echo(f"Confirmed once, and not for too long: {faded} listings hidden.")
        count_freshness(connection)
        click.echo(f"Links to look after a listing: {forget_old_links(connection)} forgotten.")
        click.echo(f"The map's counts: {grid.fold(connection)} cells brought up to date.")
        grid.sweep(connection)
        click.echo(f"Words that no name holds any more: {drop_unused_words(connection)} removed.")
        ended = forget_old_handouts(connection)
        click.echo(f"Short links to handouts: {ended} old ones forgotten.")
        over = forget_what_is_over(connection, datetime.now(UTC))
        click.echo(f"Who was signed in: {over} that are over forgotten.")
    click.echo(f"Lists that were sent in: {forget_old(settings.home)} old ones forgotten.")
    vacuum(owner)
    click.echo("Search index: fresh.")
