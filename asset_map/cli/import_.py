"""Take on other people's lists: listings, the ground they stand on, and the sample."""

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.cli._import_ground import GROUND
from asset_map.cli._importing import (
    A_FILE,
    NOTHING_DONE,
    SOME_LEFT_OUT,
    bar,
    end,
    store,
    tell_problems,
)
from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.intake.import_listings import Report
    from asset_map.intake.kept import Kept

RUNS_SHOWN = 20
KEPT_SHOWN = 20
# Python looks for circular rubbish after so many new objects; at its usual 700 that took a fifth
# of the time of reading a list, and found none.
NEW_OBJECTS = 200_000

_KINDS = ("hub", "group", "micro-enterprise", "activity")


@click.group("import")
def import_() -> None:
    """Take on other people's lists.

    Exit code 0: all rows are in, warnings or not; 1: some were left out; 2: nothing was done.
    """
    gc.set_threshold(NEW_OBJECTS)


for command in GROUND:
    import_.add_command(command)


@import_.command()
def sample() -> None:
    """The invented sample: listings in real townships, and a grid of areas."""
    from asset_map.intake.sample import import_sample

    with store() as connection:
        report = import_sample(connection, Path("sample-errors.csv"))
    _vacuum(report)
    end(_tell("sample", report))


@import_.command()
@click.argument("path", type=A_FILE)
@click.option("--source", required=True, help="What to call whoever the list comes from.")
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="group",
    show_default=True,
    help="The kind of a row that names none.",
)
@click.option("--mapping", type=A_FILE, help="A TOML file: what the list calls our columns.")
@click.option("--errors", type=A_FILE, help="Where to put the rows that are left out.")
@click.option("--dry-run", is_flag=True, help="Check and report; change nothing.")
@click.option("--complete", is_flag=True, help="Retire listings that the file no longer has.")
def listings(
    path: Path,
    source: str,
    kind: str,
    mapping: Path | None,
    errors: Path | None,
    dry_run: bool,
    complete: bool,
) -> None:
    """A list of hubs, groups, micro-enterprises or activities: a spreadsheet, or GeoJSON.

    docs/import.md names the formats and the columns.
    """
    from asset_map.intake.columns import COLUMNS
    from asset_map.intake.import_listings import Choices, import_listings
    from asset_map.intake.mapping import Mapping, read_mapping
    from asset_map.intake.sheet import open_sheet
    from asset_map.model.listing import Kind

    chosen = Choices(
        source=_source_name(source),
        errors_path=_errors_path(path, errors),
        kind=Kind(kind),
        mapping=read_mapping(mapping, COLUMNS) if mapping else Mapping(),
        dry_run=dry_run,
        complete=complete,
    )
    sheet = open_sheet(path)
    with store() as connection, bar(path.name, sheet.size) as move:
        report = import_listings(connection, sheet, chosen, move)
    if not dry_run:
        _vacuum(report)
    end(_tell(path.name, report, dry_run))


@import_.command()
@click.option("--source", required=True, help="Whose newest import to undo.")
def undo(source: str) -> None:
    """Put a source's listings back as they were before its newest import."""
    from asset_map.store import imports

    with store() as connection:
        try:
            counts = imports.undo(connection, source)
        except imports.NothingToUndo as nothing:
            remedy = "asset-map import runs"
            raise PlainError(source, f"{nothing}.", remedy) from None
    click.echo(f"{source}: " + ", ".join(f"{count:,} {name}" for name, count in counts.items()))
    _vacuum(None)


@import_.command()
def runs() -> None:
    """The newest import runs."""
    from asset_map.store import import_runs

    with store() as connection:
        past = import_runs.runs(connection, RUNS_SHOWN)
    if not past:
        click.echo("Nothing has been imported yet.")
    for run in past:
        state = "undone" if run.undone_at else "" if run.finished_at else "not finished"
        counts = ", ".join(f"{count:,} {name}" for name, count in run.counts.items() if count)
        words = (
            f"{run.started_at:%d/%m/%Y %H:%M}",
            run.source,
            run.file_name,
            counts,
            run.who,
            state,
        )
        click.echo("  ".join(filter(None, (word.replace("_", " ") for word in words))))


def _vacuum(report: "Report | None") -> None:
    """Leave the search index quick, where anything changed."""
    if report is not None and not (report.new or report.changed or report.retired):
        return
    from asset_map.store.connection import engine
    from asset_map.store.imports import vacuum

    owner = engine(Settings.from_environment(), "owner")
    try:
        vacuum(owner)
    finally:
        owner.dispose()


def _source_name(source: str) -> str:
    name = " ".join(source.split())
    if not name or not name.isprintable():
        raise click.UsageError("--source needs a name, such as --source libraries.")
    return name


def _errors_path(path: Path, named: Path | None) -> Path:
    chosen = named or Path(f"{path.stem}-errors.csv")
    if chosen.exists() and path.exists() and chosen.samefile(path):
        raise PlainError(str(chosen), "is the list itself.", "another --errors PATH.")
    return chosen


def _tell(name: str, report: "Report", dry_run: bool = False) -> int:
    """Say what was done; the exit code."""
    counts = ", ".join(
        f"{count:,} {word.replace('_', ' ')}"
        for word, count in report.counts.items()
        if count or word in ("new", "changed", "unchanged")
    )
    click.echo(f"{name}: {counts}.{' A dry run: nothing was changed.' if dry_run else ''}")
    for note in report.notes:
        click.echo(note)
    tell_kept(report.kept, dry_run)
    tell_problems("Warnings", report.warnings)
    tell_problems("Errors", report.errors)
    if report.errors_path:
        click.echo(f"Rows left out are in {report.errors_path}: mend them and import that file.")
    if not report.left_out:
        return 0
    return SOME_LEFT_OUT if report.taken else NOTHING_DONE


def tell_kept(kept: "Kept", dry_run: bool) -> None:
    """Which edits made here meet a row that says something else by now."""
    if not kept.total:
        return
    from asset_map.cli._told import shown

    click.echo(
        f"Edited here, and the list says something new: {kept.total:,}. "
        "What was written here stays."
    )
    for one in kept.first[:KEPT_SHOWN]:
        click.echo(f"  {shown(one.name)}: {', '.join(one.fields)}")
    if kept.total > KEPT_SHOWN:
        click.echo(f"  and {kept.total - KEPT_SHOWN:,} more")
    would = "would wait" if dry_run else "waits"
    click.echo(
        f"What the list says {would} among the suggestions: asset-map review list, or /review."
    )
