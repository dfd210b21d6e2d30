"""What the commands of `asset-map import` share: the store, a bar, problems told, exit codes."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.intake.problems import Tally
    from asset_map.store.connection import Connection

SOME_LEFT_OUT = 1
NOTHING_DONE = 2

A_FILE = click.Path(path_type=Path, dir_okay=False)


@contextmanager
def store() -> Iterator["Connection"]:
    """The owner's connection. Locks of an import end with it."""
    from asset_map.store.connection import engine
    from asset_map.store.imports import ImportInTheWay

    owner = engine(Settings.from_environment(), "owner")
    try:
        with owner.connect() as connection:
            yield connection
    except ImportInTheWay as busy:
        raise PlainError("import", f"{busy}.", "run it again later.") from None
    finally:
        owner.dispose()


@contextmanager
def bar(label: str, size: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not size or not sys.stderr.isatty():
        yield lambda position: None
        return
    with click.progressbar(length=size, label=label, file=sys.stderr) as shown:

        def move(position: int) -> None:
            shown.update(max(0, min(position, size) - shown.pos))

        yield move


def tell_problems(title: str, tally: "Tally") -> None:
    """How many there are of each field, and the first few in full."""
    if not tally.total:
        return
    fields = ", ".join(f"{field} {count:,}" for field, count in tally.by_field.most_common())
    click.echo(f"{title}: {tally.total:,} ({fields})")
    for problem in tally.first:
        click.echo(f"  {problem}")
    if tally.total > len(tally.first):
        click.echo(f"  and {tally.total - len(tally.first):,} more")


def end(code: int) -> None:
    """Leave with an exit code, if it is one to tell."""
    if code:
        sys.exit(code)
