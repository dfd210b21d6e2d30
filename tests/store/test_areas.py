"""Areas and their figures, taken on once and again."""

from dataclasses import replace

import pytest
from shapely.geometry import MultiPolygon, box

from asset_map.model.area import Area
from asset_map.model.place import Point
from asset_map.store import areas
from asset_map.store.areas import SavedAreas
from asset_map.store.demand import people
from asset_map.store.projection import in_degrees

NORTH = Area(
    "E01000001", "North", "lsoa", MultiPolygon([box(-2.5, 53.5, -2.4, 53.6)]), {"population": 1449}
)
SOUTH = Area("E01000002", "South", "lsoa", box(-2.5, 53.4, -2.4, 53.5), {"population": 1600})


def test_areas_are_taken_on_once(connection):
    assert areas.save_areas(connection, [NORTH, SOUTH]) == SavedAreas(2, 0, 0)
    assert areas.save_areas(connection, [NORTH, SOUTH]) == SavedAreas(0, 0, 2)
    assert areas.figure_total(connection, "lsoa", "population") == 3049


def test_an_area_whose_name_boundary_or_figures_change_has_changed(connection):
    areas.save_areas(connection, [NORTH, SOUTH])
    renamed = replace(NORTH, name="Far North")
    counted = replace(SOUTH, figures={"population": 1700, "age_65_plus": 300})
    assert areas.save_areas(connection, [renamed, counted]) == SavedAreas(0, 2, 0)
    moved = replace(renamed, boundary=box(-2.5, 53.5, -2.4, 53.7))
    assert areas.save_areas(connection, [moved, counted]) == SavedAreas(0, 1, 1)


def test_people_stand_at_the_centroid_that_was_loaded(connection):
    areas.save_areas(connection, [NORTH, SOUTH])
    there = Point(-2.41, 53.51)
    assert areas.save_centroids(connection, {"E01000001": there, "E01000009": there}) == 1
    north, south = people(connection, "lsoa")
    middle = in_degrees(connection, [north.x], [north.y])[0]
    assert (middle.longitude, middle.latitude) == pytest.approx((-2.41, 53.51), abs=1e-6)
    middle = in_degrees(connection, [south.x], [south.y])[0]
    assert middle.latitude == pytest.approx(53.45, abs=1e-3)


def test_figures_that_an_import_does_not_bring_stay(connection):
    areas.save_areas(connection, [NORTH])
    areas.save_areas(connection, [replace(NORTH, figures={"total_households": 600})])
    assert areas.figure_total(connection, "lsoa", "population") == 1449
    assert areas.figure_total(connection, "lsoa", "total_households") == 600


def test_boundaries_are_kept_in_metres(connection):
    areas.save_areas(connection, [NORTH])
    square_km = connection.exec_driver_sql("SELECT ST_Area(boundary) / 1e6 FROM area").scalar()
    assert square_km == pytest.approx(73.6, rel=0.01)
