"""Take on the ground that answers stand on: postcodes, named places, areas, figures, streets."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from asset_map.cli._importing import (
    A_FILE,
    NOTHING_DONE,
    SOME_LEFT_OUT,
    bar,
    end,
    store,
    tell_problems,
)

if TYPE_CHECKING:
    from asset_map.model.area import Area


@click.command()
@click.argument("path", type=A_FILE)
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
    with store() as connection, bar(path.name, sheet.size) as move:
        report = import_postcodes(connection, path, sheet, named, move)
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
    end((SOME_LEFT_OUT if taken else NOTHING_DONE) if report.unreadable else 0)


@click.command()
@click.argument("path", type=A_FILE)
@click.option("--name-column", help="The heading of the names.")
@click.option("--latitude-column", help="The heading of the latitudes.")
@click.option("--longitude-column", help="The heading of the longitudes.")
@click.option("--complete", is_flag=True, help="Forget places that the file does not have.")
def places(
    path: Path,
    name_column: str | None,
    latitude_column: str | None,
    longitude_column: str | None,
    complete: bool,
) -> None:
    """Places that people name: townships, villages, neighbourhoods. A name and a point each.

    \b
    asset-map import places townships.csv
    asset-map match --near Leigh --interest choirs
    """
    from asset_map.intake.place_file import Headings, import_places
    from asset_map.intake.sheet import open_sheet

    sheet = open_sheet(path)
    named = Headings(name_column, latitude_column, longitude_column)
    with store() as connection:
        report = import_places(connection, path, sheet, named, complete=complete)
        connection.commit()
    click.echo(
        f"{path.name}: {report.taken:,} places. {report.changed:,} new or moved, "
        f"{report.taken - report.changed:,} unchanged."
    )
    if report.forgotten:
        click.echo(f"{report.forgotten:,} that the file does not have were forgotten.")
    tell_problems("Left out", report.errors)
    if complete and report.errors.total:
        click.echo("Nothing was forgotten, for some of the file was left out.")
    end((SOME_LEFT_OUT if report.taken else NOTHING_DONE) if report.errors.total else 0)


@click.command()
@click.argument("path", type=A_FILE)
@click.option("--population", type=A_FILE, help="A table of figures, by the areas' codes.")
@click.option("--lookup", type=A_FILE, help="A table from smaller areas' codes to these areas'.")
@click.option("--centroids", type=A_FILE, help="Where people live: weighted centroids, by codes.")
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
    with store() as connection:
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
    end(SOME_LEFT_OUT if found.left_out or (joined and joined.without_area) else 0)


@click.command()
@click.argument("path", type=A_FILE)
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

    with store() as connection:
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
    end(SOME_LEFT_OUT if found.strangers else 0)


@click.command()
@click.argument("path", type=A_FILE)
def network(path: Path) -> None:
    """Streets to walk, from an extract of OpenStreetMap: FILE.osm.pbf.

    They replace the streets that are held. Walking minutes are reckoned along them.
    """
    from asset_map.intake.street_file import read_streets
    from asset_map.store.streets import save_streets

    streets = read_streets(path)
    with store() as connection:
        save_streets(connection, streets)
        connection.commit()
    click.echo(
        f"{path.name}: {streets.metres.sum() / 1_000:,.0f} km of streets to walk, in "
        f"{len(streets.metres):,} pieces between {len(streets.xy):,} points."
    )


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


GROUND = (postcodes, places, areas, figures, network)
