"""Real open data as published: libraries, OpenStreetMap, postcodes, areas and populations."""

from importlib.resources import files
from pathlib import Path

import pytest

from asset_map.intake.area_file import read_areas
from asset_map.intake.columns import COLUMNS
from asset_map.intake.figures import join_figures
from asset_map.intake.mapping import read_mapping
from asset_map.intake.misread import UnreadableList
from asset_map.intake.placing import metres_apart
from asset_map.intake.postcode_file import Headings, import_postcodes
from asset_map.intake.sheet import open_sheet
from asset_map.model.listing import Kind
from asset_map.model.place import Point
from asset_map.store import areas, places
from asset_map.store.postcodes import held


def postcodes_of(connection, path):
    return import_postcodes(connection, path, open_sheet(path), Headings())


def test_all_postcodes_of_the_borough_import_and_again(connection, open_data):
    path = open_data / "wigan_postcodes" / "wigan_postcodes_may2025.csv"
    report = postcodes_of(connection, path)
    assert report.saved.new == report.rows == 10_402
    assert report.unreadable == report.without_coordinates == 0
    assert postcodes_of(connection, path).saved.unchanged == 10_402


def test_postcodes_without_coordinates_are_skipped_and_those_without_a_space_get_one(
    connection, open_data
):
    report = postcodes_of(connection, open_data / "wigan_postcodes" / "WN_all_may2025.csv")
    assert report.without_coordinates == 24
    assert report.saved.new == 9_389 - 24
    assert not report.unreadable


def test_every_library_is_found_near_its_own_postcode(store, take_on, listed, open_data):
    postcodes_of(store, open_data / "wigan_postcodes" / "wigan_postcodes_may2025.csv")
    store.commit()
    path = open_data / "wigan_pois" / "wigan_libraries_2018.geojson"
    report = take_on(path=path, kind=Kind.HUB)
    assert report.new == 15
    assert not report.errors.total
    for library in listed().values():
        assert library["kind"] == "hub"
        near = places.find_near(store, library["postcode"])
        there = Point(library["longitude"], library["latitude"])
        assert metres_apart(near.point, there) < 1_000
    assert take_on(path=path, kind=Kind.HUB).unchanged == 15


@pytest.mark.parametrize(
    ("name", "named", "nameless"),
    [("charities", 36, 0), ("tourism", 396, 128), ("places-of-worship", 94, 3)],
)
def test_openstreetmap_imports_through_its_mapping_and_the_nameless_are_reported(
    take_on, listed, open_data, name, named, nameless
):
    mapping = Path(str(files("asset_map") / "data" / "mappings" / "openstreetmap.toml"))
    path = open_data / "isle_of_man_osm" / f"{name}.geojson"
    report = take_on(path=path, mapping=read_mapping(mapping, COLUMNS))
    assert (report.new, report.left_out) == (named, nameless)
    assert set(report.errors.by_field) <= {"name"}
    assert len(listed()) == named


def test_small_areas_import_with_their_population_and_the_invalid_one_is_mended(
    connection, open_data
):
    found = read_areas(
        open_data / "wigan_boundaries" / "wigan_lsoa21_generalised.geojson", None, None, None
    )
    assert found.made_valid == ["E01006312"]
    population = open_data / "wigan_population" / "wigan_population_mid2020_lsoa11_single_year.csv"
    joined = join_figures(found.areas, population, None)
    assert not joined.without_area
    assert not joined.without_figures
    assert areas.save_areas(connection, joined.areas).new == 200
    assert areas.figure_total(connection, "lsoa", "population") == 330_712
    assert areas.figure_total(connection, "lsoa", "age_65_plus") == 63_420


def test_wards_get_their_population_through_the_lookup(connection, open_data):
    boundaries = open_data / "wigan_boundaries"
    found = read_areas(boundaries / "wigan_ward23_generalised.geojson", None, None, None)
    joined = join_figures(
        found.areas,
        open_data / "wigan_population" / "wigan_population_mid2020_lsoa11_single_year.csv",
        boundaries / "wigan_lookup_lsoa21_ward24_lad24.csv",
    )
    assert not joined.without_area
    assert not joined.without_figures
    assert areas.save_areas(connection, joined.areas).new == 25
    assert areas.figure_total(connection, "ward", "population") == 330_712


def test_the_wards_of_2013_do_not_join_what_is_known_of_todays(open_data):
    boundaries = open_data / "wigan_boundaries"
    found = read_areas(boundaries / "wigan_ward13_ukgeojson.geojson", None, None, None)
    with pytest.raises(UnreadableList, match="E0500084"):
        join_figures(
            found.areas,
            open_data / "wigan_population" / "wigan_population_mid2020_lsoa11_single_year.csv",
            boundaries / "wigan_lookup_lsoa21_ward24_lad24.csv",
        )


def test_postcodes_are_held_where_they_are(connection, open_data):
    postcodes_of(connection, open_data / "wigan_postcodes" / "WN_all_may2025.csv")
    point = held(connection, ["WN1 1AA"])["WN1 1AA"]
    assert (point.longitude, point.latitude) == (-2.63508, 53.54698)
