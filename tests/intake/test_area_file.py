"""Areas and figures read from files: headings told, codes joined, and nothing guessed."""

import csv
import json
import re
import socket
from pathlib import Path

import pytest

from asset_map import intake
from asset_map.intake.area_file import read_areas
from asset_map.intake.centroid_file import read_centroids
from asset_map.intake.figures import figure_name, join_figures, some
from asset_map.intake.misread import UnreadableList

SQUARE = [[[-2.5, 53.5], [-2.4, 53.5], [-2.4, 53.6], [-2.5, 53.6], [-2.5, 53.5]]]
BOW_TIE = [[[-2.5, 53.5], [-2.4, 53.6], [-2.4, 53.5], [-2.5, 53.6], [-2.5, 53.5]]]


def write_areas(path, *properties, coordinates=SQUARE):
    features = [
        {
            "type": "Feature",
            "properties": said,
            "geometry": {"type": "Polygon", "coordinates": coordinates},
        }
        for said in properties
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    return path


def write_table(path, *lines):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(lines)
    return path


def areas_of(tmp_path, *codes):
    path = write_areas(tmp_path / "areas.geojson", *({"area_code": code} for code in codes))
    return read_areas(path, None, None, None).areas


@pytest.mark.parametrize(
    ("properties", "level"),
    [
        ({"area_code": "E01006212", "area_name": "Here"}, "lsoa"),
        ({"LSOA21CD": "E01006212", "LSOA21NM": "Here"}, "lsoa"),
        ({"FID": 1, "WD13CD": "E05000840", "WD13CDO": "00BW", "WD13NM": "Here"}, "ward"),
        ({"ward24_code": "E05015004", "ward24_name": "Here"}, "ward"),
        ({"gss_code": "E08000010", "name": "Here"}, "local-authority"),
        ({"code": "GRID-1", "name": "Here", "level": "grid"}, "grid"),
        ({"what": "E02001287", "name": "Here"}, "msoa"),
    ],
)
def test_code_name_and_level_are_told_from_the_headings_and_codes(tmp_path, properties, level):
    path = write_areas(tmp_path / "areas.geojson", properties)
    (area,) = read_areas(path, None, None, None).areas
    assert (area.name, area.level) == ("Here", level)
    assert area.gss_code in properties.values()


def test_headings_can_be_named(tmp_path):
    path = write_areas(tmp_path / "areas.geojson", {"area_code": "x", "mine": "A1", "its": "Here"})
    (area,) = read_areas(path, "patch", "mine", "its").areas
    assert (area.gss_code, area.name, area.level) == ("A1", "Here", "patch")


def test_a_file_without_codes_is_refused_with_its_columns(tmp_path):
    path = write_areas(tmp_path / "areas.geojson", {"shape": "square"})
    with pytest.raises(UnreadableList, match=r"(?s)shape.*--code-column"):
        read_areas(path, None, None, None)


def test_a_boundary_that_crosses_itself_is_mended_and_told(tmp_path):
    path = write_areas(tmp_path / "a.geojson", {"code": "E01006312"}, coordinates=BOW_TIE)
    found = read_areas(path, None, None, None)
    assert found.made_valid == ["E01006312"]
    assert found.areas[0].boundary.is_valid


def test_an_area_without_a_code_or_with_anothers_is_left_out(tmp_path):
    path = write_areas(tmp_path / "a.geojson", {"code": "A"}, {"code": None}, {"code": "A"})
    found = read_areas(path, None, None, None)
    assert len(found.areas) == 1
    assert found.left_out == ["area 2 has no code", "A comes twice"]


def test_figures_that_come_as_properties_are_taken(tmp_path):
    said = {"code": "GRID-1", "population": 186, "age_65_plus": 40, "size": 3}
    (area,) = read_areas(write_areas(tmp_path / "a.geojson", said), "grid", None, None).areas
    assert area.figures == {"population": 186.0, "age_65_plus": 40.0}


def test_what_is_no_map_file_is_refused(tmp_path):
    path = tmp_path / "areas.geojson"
    path.write_text("nonsense", "utf-8")
    with pytest.raises(UnreadableList):
        read_areas(path, None, None, None)
    with pytest.raises(UnreadableList, match="no such file"):
        read_areas(tmp_path / "none.gpkg", None, None, None)


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("total_population", "population"),
        ("All Ages", "population"),
        ("age_65_plus", "age_65_plus"),
        ("90+", "age_90_plus"),
        ("7", "age_7"),
        ("Total households", "total_households"),
    ],
)
def test_figures_are_named_after_their_headings(heading, name):
    assert figure_name(heading) == name


def test_figures_join_by_codes_whatever_the_headings_year(tmp_path):
    table = write_table(
        tmp_path / "figures.csv",
        ("lsoa11_name", "lsoa11_code", "total_population", "share"),
        ("There", "E01000009", "900", "0.1"),
        ("Here", "E01000001", "1,449", "0.2"),
    )
    joined = join_figures(areas_of(tmp_path, "E01000001", "E01000002"), table, None)
    assert joined.areas[0].figures == {"population": 1449.0, "share": 0.2}
    assert joined.without_area == ["E01000009"]
    assert joined.without_figures == ["E01000002"]


def test_a_lookup_adds_smaller_areas_up(tmp_path):
    table = write_table(
        tmp_path / "figures.csv",
        ("lsoa11_code", "total_population"),
        ("E01000001", "100"),
        ("E01000002", "20"),
        ("E01000003", "3"),
        ("E01000099", "7"),
    )
    lookup = write_table(
        tmp_path / "lookup.csv",
        ("lsoa21_code", "lsoa21_name", "ward24_code", "lad24_code"),
        ("E01000001", "a", "E05000001", "E08000001"),
        ("E01000002", "b", "E05000001", "E08000001"),
        ("E01000003", "c", "E05000002", "E08000001"),
    )
    joined = join_figures(areas_of(tmp_path, "E05000001", "E05000002"), table, lookup)
    assert [area.figures["population"] for area in joined.areas] == [120.0, 3.0]
    assert joined.without_area == ["E01000099"]


def test_codes_without_any_area_are_refused_with_count_and_examples(tmp_path):
    rows = [(f"E0500080{n}", n) for n in range(5)]
    table = write_table(tmp_path / "figures.csv", ("WD13CD", "population"), *rows)
    with pytest.raises(UnreadableList, match=r"none of its 5 codes .*E05000800.*and 2 more"):
        join_figures(areas_of(tmp_path, "E05015004"), table, None)


def test_a_code_that_comes_twice_is_refused_rather_than_added_up(tmp_path):
    table = write_table(tmp_path / "f.csv", ("code", "n"), ("E01000001", "1"), ("E01000001", "2"))
    with pytest.raises(UnreadableList, match="E01000001 comes twice"):
        join_figures(areas_of(tmp_path, "E01000001"), table, None)


def test_a_population_with_a_cell_that_is_no_number_is_refused_and_not_left_aside(tmp_path):
    rows = (("E01000001", "100", "40"), ("E01000002", "n/a" * 50, "30"))
    table = write_table(tmp_path / "f.csv", ("code", "population", "households"), *rows)
    with pytest.raises(UnreadableList, match=r"row 3, population '(n/a){13}n': no number"):
        join_figures(areas_of(tmp_path, "E01000001"), table, None)


def test_a_few_examples_stand_for_many():
    assert some(["a", "b", "c", "d"]) == "a, b, c and 1 more"
    assert some(["a"]) == "a"


@pytest.mark.parametrize(
    "rows",
    [
        (("LSOA21CD", "x", "y"), ("E01000001", "365800", "399900"), ("E01000009", "1", "2")),
        (("code", "Latitude", "Longitude"), ("E01000001", "53.4949", "-2.5170")),
    ],
    ids=["metres of the national grid", "degrees"],
)
def test_a_centroid_is_read_in_metres_or_degrees(tmp_path, rows):
    table = write_table(tmp_path / "centroids.csv", *rows)
    found = read_centroids(table, {"E01000001"})
    assert list(found) == ["E01000001"]
    assert found["E01000001"].longitude == pytest.approx(-2.517, abs=0.002)
    assert found["E01000001"].latitude == pytest.approx(53.495, abs=0.002)


def test_centroids_come_as_geojson_too(tmp_path):
    path = tmp_path / "points.geojson"
    point = {"type": "Point", "coordinates": [-2.5, 53.5]}
    feature = {"type": "Feature", "properties": {"LSOA21CD": "E01000001"}, "geometry": point}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    assert read_centroids(path, {"E01000001"})["E01000001"].latitude == 53.5


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        ((("code", "x", "y"), ("E01000002", "1", "2")), "none of its codes is an area's"),
        ((("code", "where"), ("E01000001", "here")), "no columns hold points"),
        ((("code", "x", "y"), ("E01000001", "here", "2")), "its point cannot be read"),
    ],
)
def test_centroids_that_cannot_be_used_are_refused(tmp_path, rows, says):
    table = write_table(tmp_path / "centroids.csv", *rows)
    with pytest.raises(UnreadableList, match=says):
        read_centroids(table, {"E01000001"})


@pytest.mark.parametrize("way", ["http://{}/a.geojson", "/vsicurl/http://{}/a.gpkg"])
def test_no_address_on_a_network_is_asked_for_a_file(way):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        host, port = listening.getsockname()
        with pytest.raises(UnreadableList, match="no such file"):
            read_areas(Path(way.format(f"{host}:{port}")), None, None, None)
        listening.setblocking(False)
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_nothing_that_reads_lists_can_fetch():
    fetches = re.compile(
        r"^\s*(?:import|from) (?:urllib\.request|http|requests|httpx|ftplib|socket)\b", re.MULTILINE
    )
    readers = [*Path(intake.__file__).parent.glob("*.py")]
    assert readers
    assert [one.name for one in readers if fetches.search(one.read_text(encoding="utf-8"))] == []
