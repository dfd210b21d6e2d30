"""Check the store: each question, its answer, and what to do where it is not well."""

import click

from asset_map.settings import Settings


@click.command()
@click.pass_context
def check(ctx: click.Context) -> None:
    """Check the store. Exit code 0: all is well; 1: something is to be done."""
    from asset_map.store.checks import run_checks
    from asset_map.store.connection import engine

    with engine(Settings.from_environment(), "owner").connect() as connection:
        results = run_checks(connection)
    for result in results:
        mark = "well " if result.well else "TO DO"
        click.echo(f"{mark}  {result.title}: {result.seen}")
        if not result.well:
            click.echo(f"       Try: {result.remedy}")
    if not all(result.well for result in results):
        ctx.exit(1)
