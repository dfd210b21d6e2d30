"""Check the store: each question, its answer, and what to do where it is not well."""

import sys
from dataclasses import asdict

import click

from asset_map.settings import Settings


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For a monitor: the same, with numbers.")
@click.pass_context
def check(ctx: click.Context, as_json: bool) -> None:
    """Check the store. Exit code 0: all is well; 1: something is to be done."""
    from asset_map.store.checks import run_checks
    from asset_map.store.connection import engine
    from asset_map.store.numbers import numbers, room

    settings = Settings.from_environment()
    with engine(settings, "owner").connect() as connection:
        counted = numbers(connection, settings)
        results = [*run_checks(connection), *filter(None, [room(counted)])]
    well = all(result.well for result in results)
    if as_json:
        import orjson

        said = {"well": well, "checks": [*map(asdict, results)], "numbers": asdict(counted)}
        sys.stdout.write(orjson.dumps(said, option=orjson.OPT_INDENT_2).decode() + "\n")
    else:
        for result in results:
            mark = "well " if result.well else "TO DO"
            click.echo(f"{mark}  {result.title}: {result.seen}")
            if not result.well:
                click.echo(f"       Try: {result.remedy}")
    if not well:
        ctx.exit(1)
