"""Erase a person's contact details everywhere, history included."""

import click

from asset_map.settings import Settings


@click.command()
@click.argument("details", nargs=-1, required=True)
@click.option("--as", "who", default="command line", show_default=True, help="Who asks for it.")
@click.option("--yes", is_flag=True, help="Do it. Without, only count.")
def erase(details: tuple[str, ...], who: str, yes: bool) -> None:
    """Erase DETAILS, a person's name, e-mail address or telephone number, wherever they stand.

    \b
    asset-map erase "Jo Bloggs" jo@example.org "01632 960001" --yes

    That it was done is written down, and not whose they were. Ask the source of the list to take
    them out too, or its next change brings them back. Backups made before still hold them.
    """
    from asset_map.store.connection import engine
    from asset_map.store.erasure import erase as erase_everywhere
    from asset_map.upkeep.erasing import pattern_of

    pattern = pattern_of(details)
    with engine(Settings.from_environment(), "owner").connect() as connection:
        found = erase_everywhere(connection, pattern, who)
        if yes:
            connection.commit()
        else:
            connection.rollback()
    for place, changed in found:
        click.echo(f"{place}: {changed:,}")
    if not found:
        click.echo("They stand nowhere.")
    elif yes:
        click.echo("Erased. Ask the source of the list to do the same; older backups hold them.")
    else:
        click.echo("Nothing was changed: say --yes to erase them.")
