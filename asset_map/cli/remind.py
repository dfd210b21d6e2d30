"""Ask by e-mail whether listings are still true: the most pressing first."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.store.connection import Connection
    from asset_map.upkeep.remind import Letter

SOME_LEFT_OUT = 1


@click.command()
@click.option("--most", default=50, show_default=True, type=click.IntRange(1, 1_000))
@click.option("--dry-run", is_flag=True, help="Tell who would be asked; send nothing.")
@click.option("--stop", metavar="ADDRESS", help="Never write to this address again.")
@click.pass_context
def remind(ctx: click.Context, most: int, dry_run: bool, stop: str | None) -> None:
    """Ask whoever runs a listing whether it is still true, in one letter for all they run.

    First those whose listings most people ask for, and that are doubted most. Nobody is asked
    twice within ninety days. Run it from a timer, a batch at a time.
    """
    from asset_map.store.connection import engine
    from asset_map.store.reminders import askable
    from asset_map.store.reminders import stop as stop_writing
    from asset_map.upkeep.remind import letters

    settings = Settings.from_environment()
    store = engine(settings, "app")
    with store.connect() as connection:
        if stop is not None:
            stop_writing(connection, stop)
            connection.commit()
            click.echo("That address gets no more letters.")
            return
        today = datetime.now(UTC).date()
        wanted = letters(askable(connection), today, most)
        connection.rollback()
        if dry_run or not wanted:
            _tell(wanted)
            click.echo(f"{len(wanted):,} letters would be sent.")
            return
        if _send(settings, connection, wanted):
            ctx.exit(SOME_LEFT_OUT)


def _send(settings: Settings, connection: "Connection", wanted: "list[Letter]") -> int:
    """Send them; how many the server did not take."""
    from asset_map.upkeep.post import deliver, message, post_office
    from asset_map.upkeep.remind import Addressed, send_all
    from asset_map.web import letters as words
    from asset_map.web.words import teller

    mail, address = settings.mail, settings.address
    if mail is None or address is None:
        raise PlainError(
            "letters", "nobody has said how to send them.", "ASSET_MAP_SMTP_HOST, ASSET_MAP_ADDRESS"
        )
    told = teller()
    sent = failed = 0
    with post_office(mail) as server:

        def send(one: Addressed) -> bool:
            text = words.reminder(one, address, told)
            stop_at = words.stop_link(one, address)
            letter = message(mail, one.letter.email, words.subject(one), text, stop_at)
            return deliver(server, letter)

        for _, went in send_all(connection, wanted, send):
            sent, failed = sent + went, failed + (not went)
    click.echo(f"{sent:,} letters sent, {failed:,} not taken by the mail server.")
    return failed


def _tell(wanted: "list[Letter]") -> None:
    from asset_map.cli._told import shown

    for letter in wanted:
        names = "; ".join(one.name for one in letter.about)
        click.echo(f"{letter.pressing:8.1f}  {shown(letter.email)}: {shown(names)}")
