"""Save the whole store in one file, as of one moment."""

from pathlib import Path

import click

from asset_map.settings import Settings


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
def backup(path: Path) -> None:
    """Save the whole store in FILE, a new file, while pages are served.

    It holds everything but the instance's secrets, people's contact details included: keep it
    where only you can read it.
    """
    from asset_map.store.backup import back_up

    manifest = back_up(Settings.from_environment(), path)
    rows = sum(table.rows for table in manifest.tables.values())
    click.echo(
        f"{path}: {manifest.listings:,} listings; {rows:,} rows in {len(manifest.tables)} tables."
    )
