"""Tell what changed of a listing, when, by whom and for what; put it back as it was."""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.model.differences import Difference

# A longer text says no more in a terminal.
SHOWN_LETTERS = 60


@click.command()
@click.argument("listing", type=click.UUID)
@click.option("--restore", type=int, metavar="CHANGE", help="Put it back as before that change.")
@click.option("--as", "who", default="command line", show_default=True, help="Who puts it back.")
def history(listing: UUID, restore: int | None, who: str) -> None:
    """Tell every change of LISTING, its id as in the address of its page, the newest first."""
    from asset_map.store.connection import engine
    from asset_map.upkeep.put_back import put_back

    with engine(Settings.from_environment(), "app").begin() as connection:
        if restore is not None:
            put_back(connection, listing, restore, who)
            click.echo(f"Put back as it was before change {restore}.")
            return
        from asset_map.model.differences import differences
        from asset_map.store.history import as_it_is, changes

        found = changes(connection, listing)
        now = as_it_is(connection, listing)
    if not found and now is None:
        raise PlainError("the listing", "there is none.", "the id in the address of its page.")
    for one in found:
        click.echo(f"{one.id}  {one.at:%d/%m/%Y %H:%M}  {one.who}: {one.what}{_run(one.run)}")
        for line in _lines(differences(one.before, one.after)):
            click.echo(f"    {line}")
    if not found:
        click.echo("Nothing has changed since it first came.")


def _run(number: int | None) -> str:
    return "" if number is None else f" {number}"


def _lines(found: "Iterable[Difference]") -> Iterable[str]:
    from asset_map.cli._told import shown

    for one in found:
        yield f"{one.field}: {shown(_short(one.before))} → {shown(_short(one.after))}"


def _short(value: object) -> str:
    words = "nothing" if value in (None, "", []) else str(value)
    return words if len(words) <= SHOWN_LETTERS else f"{words[: SHOWN_LETTERS - 1]}…"
