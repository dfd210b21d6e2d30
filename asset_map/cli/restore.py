"""Make the store what it was at a backup."""

from pathlib import Path

import click

from asset_map.settings import Settings


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Over the listings that the store holds now.")
def restore(path: Path, yes: bool) -> None:
    """Make the store what it was when FILE was made, in one step or not at all.

    Every byte and every table's sum is checked. A backup of an earlier version is brought up to
    date.
    """
    from asset_map.store.restore import restore as put_back

    manifest = put_back(Settings.from_environment(), path, over_listings=yes)
    click.echo(f"The store is as it was at {manifest.made_at}: {manifest.listings:,} listings.")
