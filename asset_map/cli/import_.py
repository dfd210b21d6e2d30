"""Take on other people's lists: listings, postcodes, areas, figures, streets, and the sample."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.settings import PlainError, Settings

if TYPE_CHECKING:
    from asset_map.intake.import_listings import Report
    from asset_map.intake.problems import Tally
    from asset_map.model.area import Area
    from asset_map.store.connection import Connection

SOME_LEFT_OUT = 1
NOTHING_DONE = 2
RUNS_SHOWN = 20
# Python looks for circular rubbish after so many new objects; at its usual 700 that took a fifth
# of the time of reading a list, and found none.
NEW_OBJECTS = 200_000

_PATH = click.Path(path_type=Path, dir_okay=False)
_KINDS = ("hub", "group", "micro-enterprise", "activity")


@click.group("import")
def import_() -> None:
    """Take on other people's lists.

    Exit code 0: all rows are in, warnings or not; 1: some were left out; 2: nothing was done.
    """
    gc.set_threshold(NEW_OBJECTS)


@import_.command()
def sample() -> None:
    """The invented sample: listings in real townships, and a grid of areas."""
    from asset_map.intake.sample import import_sample

    with _store() as connection:
        report = import_sample(connection, Path("sample-errors.csv"))
    _vacuum(report)
    _end(_tell("sample", report))


@import_.command()
@click.argument("path", type=_PATH)
@click.option("--source", required=True, help="What to call whoever the list comes from.")
@click.option(
    "--kind",
    type=click.Choice(_KINDS),
    default="group",
    show_default=True,
    help="The kind of a row that names none.",
)
@click.option("--mapping", type=_PATH, help="A TOML file: what the list calls our columns.")
@click.option("--errors", type=_PATH, help="Where to put the rows that are left out.")
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
    """A list of hubs, groups, micro-enterprises or activities: CSV, XLSX or GeoJSON.

    docs/import.md names the columns.
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
    with _store() as connection, _progress(path.name, sheet.size) as progress:
        report = import_listings(connection, sheet, chosen, progress)
    if not dry_run:
        _vacuum(report)
    _end(_tell(path.name, report, dry_run))


@import_.command()
@click.argument("path", type=_PATH)
@click.option("--postcode-column", help="The heading of the postcodes.")
@click.option("--latitude-column", help="The heading of the latitudes.")
@click.option("--longitude-column", help="The heading of the longitudes.")
def postcodes(
    path: Path,
    postcode_column: str | None,
    latitude_column: str | None,
    longitude_column: str | None,
) -> None:
    """Postcodes with latitude and longitude, as ONS and others publish them."""
    from asset_map.intake.postcode_file import Headings, import_postcodes
    from asset_map.intake.sheet import open_sheet

    sheet = open_sheet(path)
    named = Headings(postcode_column, latitude_column, longitude_column)
    with _store() as connection, _progress(path.name, sheet.size) as progress:
        report = import_postcodes(connection, path, sheet, named, progress)
        connection.commit()
    saved = report.saved
    assert saved is not None
    click.echo(
        f"{path.name}: {report.rows:,} rows. {saved.new:,} new, {saved.changed:,} changed, "
        f"{saved.unchanged:,} unchanged."
    )
    if report.without_coordinates:
        click.echo(f"{report.without_coordinates:,} without coordinates were skipped.")
    if report.unreadable:
        click.echo(
            f"{report.unreadable:,} are not postcodes and were left out, for example "
            f"{', '.join(report.examples)}."
        )
    taken = saved.new + saved.changed + saved.unchanged
    _end((SOME_LEFT_OUT if taken else NOTHING_DONE) if report.unreadable else 0)


@import_.command()
@click.argument("path", type=_PATH)
@click.option("--population", type=_PATH, help="A table of figures, by the areas' codes.")
@click.option("--lookup", type=_PATH, help="A table from smaller areas' codes to these areas'.")
@click.option("--centroids", type=_PATH, help="Where people live: weighted centroids, by codes.")
@click.option("--level", help="What sort of areas: lsoa, ward, … (else told from their codes).")
@click.option("--code-column", help="The heading of the codes.")
@click.option("--name-column", help="The heading of the names.")
def areas(
    path: Path,
    population: Path | None,
    lookup: Path | None,
    centroids: Path | None,
    level: str | None,
    code_column: str | None,
    name_column: str | None,
) -> None:
    """Areas with their boundaries, and figures such as their population.

    GeoJSON, GeoPackage or Shapefile. The figures join by codes. With --lookup, figures of smaller
    areas are added up. --centroids: CSV or GeoJSON of population-weighted centroids.
    """
    from asset_map.intake.area_file import read_areas
    from asset_map.intake.centroid_file import read_centroids
    from asset_map.intake.figures import join_figures, some
    from asset_map.store.areas import save_areas, save_centroids

    if lookup and not population:
        raise click.UsageError("--lookup says how to add up the figures of --population.")
    found = read_areas(path, level, code_column, name_column)
    joined = join_figures(found.areas, population, lookup) if population else None
    codes = {area.gss_code for area in found.areas}
    middles = read_centroids(centroids, codes) if centroids else {}
    with _store() as connection:
        saved = save_areas(connection, joined.areas if joined else found.areas)
        placed = save_centroids(connection, middles)
        connection.commit()
    click.echo(
        f"{path.name}: {len(found.areas):,} areas ({_levels(found.areas)}). {saved.new:,} new, "
        f"{saved.changed:,} changed, {saved.unchanged:,} unchanged."
    )
    if found.made_valid:
        click.echo(f"Boundaries that crossed themselves were mended: {some(found.made_valid)}.")
    if found.left_out:
        click.echo(f"Left out, {len(found.left_out):,}: {some(found.left_out)}.")
    if centroids:
        click.echo(f"People stand at their centroid in {placed:,} areas.")
    if joined:
        _tell_figures(joined.figures, joined.without_area, joined.without_figures)
    _end(SOME_LEFT_OUT if found.left_out or (joined and joined.without_area) else 0)


@import_.command()
@click.argument("path", type=_PATH)
@click.option("--name", required=True, help="What to call the figure: deprivation, disabled, …")
@click.option("--column", help="The heading of its numbers.")
@click.option("--code-column", help="The heading of the codes.")
@click.option("--where", help="Only rows that have a value in a column: HEADING=VALUE.")
def figures(
    path: Path, name: str, column: str | None, code_column: str | None, where: str | None
) -> None:
    """One more figure of the areas, such as deprivation, from a table with a row for each.

    \b
    asset-map import figures imd2025.csv --name deprivation --column IMD_score
    asset-map gaps --interest choirs --weighted-by deprivation

    It joins by the areas' codes, and takes the place of what had that name.
    """
    from asset_map.intake.figure_file import read_figure
    from asset_map.intake.figures import some
    from asset_map.store.areas import codes, save_figure

    with _store() as connection:
        found = read_figure(path, name, codes(connection), column, code_column, where)
        reached = save_figure(connection, found.name, found.values)
        connection.commit()
    low, high = min(found.values.values()), max(found.values.values())
    there = ", ".join(f"{one.known:,} of {one.areas:,} areas ({one.level})" for one in reached)
    click.echo(f"{found.name}, from the column {found.heading}: {there}, {low:g} to {high:g}.")
    if found.empty:
        click.echo(f"No number for {len(found.empty):,}: {some(found.empty)}.")
    if found.strangers:
        click.echo(f"{len(found.strangers):,} codes have no area: {some(found.strangers)}.")
    _end(SOME_LEFT_OUT if found.strangers else 0)


@import_.command()
@click.argument("path", type=_PATH)
def network(path: Path) -> None:
    """Streets to walk, from an extract of OpenStreetMap: FILE.osm.pbf.

    They replace the streets that are held. Walking minutes are reckoned along them.
    """
    from asset_map.intake.street_file import read_streets
    from asset_map.store.streets import save_streets

    streets = read_streets(path)
    with _store() as connection:
        save_streets(connection, streets)
        connection.commit()
    click.echo(
        f"{path.name}: {streets.metres.sum() / 1_000:,.0f} km of streets to walk, in "
        f"{len(streets.metres):,} pieces between {len(streets.xy):,} points."
    )


@import_.command()
@click.option("--source", required=True, help="Whose newest import to undo.")
def undo(source: str) -> None:
    """Put a source's listings back as they were before its newest import."""
    from asset_map.store import imports

    with _store() as connection:
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

    with _store() as connection:
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


@contextmanager
def _store() -> Iterator["Connection"]:
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


@contextmanager
def _progress(label: str, size: int) -> Iterator[Callable[[int], None]]:
    """A bar on a terminal, nothing elsewhere."""
    if not size or not sys.stderr.isatty():
        yield lambda position: None
        return
    with click.progressbar(length=size, label=label, file=sys.stderr) as bar:

        def move(position: int) -> None:
            bar.update(max(0, min(position, size) - bar.pos))

        yield move


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
    _tell_problems("Warnings", report.warnings)
    _tell_problems("Errors", report.errors)
    if report.errors_path:
        click.echo(f"Rows left out are in {report.errors_path}: mend them and import that file.")
    if not report.left_out:
        return 0
    return SOME_LEFT_OUT if report.taken else NOTHING_DONE


def _tell_problems(title: str, tally: "Tally") -> None:
    if not tally.total:
        return
    fields = ", ".join(f"{field} {count:,}" for field, count in tally.by_field.most_common())
    click.echo(f"{title}: {tally.total:,} ({fields})")
    for problem in tally.first:
        click.echo(f"  {problem}")
    if tally.total > len(tally.first):
        click.echo(f"  and {tally.total - len(tally.first):,} more")


def _levels(areas: list["Area"]) -> str:
    levels = sorted({area.level for area in areas})
    return ", ".join(levels)


def _tell_figures(names: list[str], without_area: list[str], without_figures: list[str]) -> None:
    from asset_map.intake.figures import some

    click.echo(f"Figures: {some(names)}.")
    if without_area:
        click.echo(f"{len(without_area):,} codes have no area: {some(without_area)}.")
    if without_figures:
        click.echo(f"{len(without_figures):,} areas have no figures: {some(without_figures)}.")


def _end(code: int) -> None:
    if code:
        sys.exit(code)
