"""Look through what people suggest, and decide; edit, confirm and merge listings."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.store.connection import Connection
    from asset_map.upkeep.review import Read

_WHO = click.option(
    "--as", "who", default="command line", show_default=True, help="Who decides, for the history."
)
_SET = click.option(
    "--set",
    "fields",
    multiple=True,
    metavar="FIELD=WORDS",
    help="What a field should say: a column of docs/import.md, such as name, days or interests.",
)


@click.group()
def review() -> None:
    """Look through what people suggest, and decide; edit, confirm and merge listings."""


@review.command("list")
def list_() -> None:
    """List what waits, the oldest first."""
    from asset_map.cli._told import shown
    from asset_map.store.suggestions import waiting

    with _store() as connection:
        found = waiting(connection)
    for one in found:
        by = ", by its own link" if one.by_link else f", by {one.source}" if one.source else ""
        about = one.said.get("name") or one.name or one.listing or ""
        state = " (asked)" if one.status == "asked" else ""
        click.echo(f"{one.id:6}  {one.at:%d/%m/%Y}  {one.kind}{by}{state}  {shown(str(about))}")
    if not found:
        click.echo("Nothing waits.")


@review.command()
@click.argument("number", type=int)
def show(number: int) -> None:
    """Show suggestion NUMBER beside what is held, and what on the map may be the same."""
    from asset_map.cli._told import shown
    from asset_map.upkeep.review import review as reviewed

    with _store() as connection:
        found = reviewed(connection, number, _reader(connection))
    asked = found.suggestion
    click.echo(f"{asked.kind} {asked.listing or ''}  {shown(found.name)}")
    for one in found.changes:
        click.echo(
            f"  {one.field}: {shown(str(one.before or '–'))} → {shown(str(one.after or '–'))}"
        )
    for name in ("note", "contact"):
        if words := asked.said.get(name):
            click.echo(f"  {name}: {shown(words)}")
    for other in found.alike:
        click.echo(
            f"  the same? {other.id}  {shown(other.name)} ({shown(other.source)}), "
            f"{other.alike:.0%} alike, {other.metres:.0f} m away"
        )
    if found.problem:
        click.echo(f"  cannot be approved as it stands: {found.problem}")


@review.command()
@click.argument("numbers", type=int, nargs=-1, required=True)
@_SET
@_WHO
def approve(numbers: tuple[int, ...], fields: tuple[str, ...], who: str) -> None:
    """Make suggestions true, with what --set says otherwise: all of them, or none."""
    from asset_map.upkeep.review import approve as approve_one

    said = _fields(fields)
    if said and len(numbers) > 1:
        raise click.UsageError("--set says something of one suggestion, and several are named.")
    with _store() as connection:
        for number in numbers:
            made = approve_one(connection, number, who, _reader(connection), said)
            click.echo(f"{number}: approved. /listing/{made}")
        connection.commit()
    _fresh()


@review.command()
@click.argument("numbers", type=int, nargs=-1, required=True)
@click.option("--because", default="", help="Why, for whoever looks at it later.")
@_WHO
def decline(numbers: tuple[int, ...], because: str, who: str) -> None:
    """Leave everything as it was."""
    from asset_map.upkeep.review import decline as decline_one

    with _store() as connection:
        for number in numbers:
            decline_one(connection, number, who, because)
        connection.commit()
    _fresh()
    click.echo("Declined.")


@review.command()
@click.argument("number", type=int)
@click.argument("question")
@_WHO
def ask(number: int, question: str, who: str) -> None:
    """Note QUESTION beside a suggestion, and say how to reach whoever made it."""
    from asset_map.cli._told import shown
    from asset_map.upkeep.review import ask as ask_one

    with _store() as connection:
        contact = ask_one(connection, number, who, question)
        connection.commit()
    click.echo(f"Ask: {shown(contact)}" if contact else "They did not say how to reach them.")


@review.command()
@click.argument("listing", type=click.UUID)
@_SET
@_WHO
def edit(listing: UUID, fields: tuple[str, ...], who: str) -> None:
    """Change what --set names of LISTING."""
    from asset_map.store import edits
    from asset_map.upkeep.review import edit as edit_one

    said = _fields(fields)
    if not said:
        raise click.UsageError("--set says what to change, such as --set phone='01632 960001'.")
    with _store() as connection:
        seen = edits.held(connection, listing)
        if seen is None:
            raise PlainError("the listing", "there is none.", "the id in the address of its page.")
        edit_one(connection, seen, who, _reader(connection), said)
        connection.commit()
    _fresh()
    click.echo("Changed.")


@review.command()
@click.argument("listing", type=click.UUID)
@_WHO
def confirm(listing: UUID, who: str) -> None:
    """Note that LISTING is true today: somebody was there, or rang."""
    from asset_map.upkeep.review import confirm as confirm_one

    with _store() as connection:
        confirm_one(connection, listing, who)
        connection.commit()
    _fresh()
    click.echo("Confirmed today.")


@review.command()
@click.argument("kept", type=click.UUID)
@click.argument("gone", type=click.UUID)
@_WHO
def merge(kept: UUID, gone: UUID, who: str) -> None:
    """Show KEPT alone: GONE is the same. Both stay as their sources know them."""
    from asset_map.upkeep.review import merge as merge_two

    with _store() as connection:
        merge_two(connection, kept, gone, who)
        connection.commit()
    _fresh()
    click.echo("Merged. `asset-map review part` undoes it.")


@review.command()
@click.argument("gone", type=click.UUID)
@_WHO
def part(gone: UUID, who: str) -> None:
    """Show GONE again: it was not the same after all."""
    from asset_map.upkeep.review import part as part_two

    with _store() as connection:
        part_two(connection, gone, who)
        connection.commit()
    _fresh()
    click.echo("Shown again.")


@contextmanager
def _store() -> "Iterator[Connection]":
    from asset_map.store.connection import engine
    from asset_map.store.edits import ChangedMeanwhile

    opened = engine(Settings.from_environment(), "app")
    try:
        with opened.connect() as connection:
            yield connection
    except ChangedMeanwhile:
        raise PlainError(
            "the listing",
            "somebody else changed it at the same moment; nothing was written.",
            "asset-map history LISTING shows their change; then again.",
        ) from None
    finally:
        opened.dispose()


def _reader(connection: "Connection") -> "Read":
    from asset_map.intake.by_hand import read_by_hand

    def read(said, id, before):  # type: ignore[no-untyped-def]
        listing, problems = read_by_hand(connection, said, id, before)
        for problem in problems:
            click.echo(f"  {problem.field}: {problem.say}", err=True)
        return listing

    return read


def _fields(given: tuple[str, ...]) -> dict[str, str]:
    from asset_map.intake.columns import COLUMNS

    fields = dict(one.partition("=")[::2] for one in given)
    unknown = sorted(fields.keys() - set(COLUMNS))
    if unknown:
        raise PlainError(f"--set {unknown[0]}", "there is no such field.", ", ".join(COLUMNS[1:]))
    return fields


def _fresh() -> None:
    """What was changed is found by its new name at once."""
    from asset_map.store import names
    from asset_map.store.connection import engine

    with engine(Settings.from_environment(), "app").begin() as connection:
        names.fill(connection)
