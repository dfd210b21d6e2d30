"""A figure that an officer brings: joined by codes, refused with examples where it cannot be."""

import csv

import pytest
from shapely.geometry import Point as Spot

from asset_map.intake.figure_file import read_figure
from asset_map.intake.misread import UnreadableList
from asset_map.model.area import Area
from asset_map.store.areas import codes, save_areas, save_figure
from asset_map.store.demand import areas_without, figure_values

CODES = {"E01000001", "E01000002"}


@pytest.fixture
def table(tmp_path):
    def table(*rows, headings=("lsoa21_code", "IMD_decile", "IMD_score")):
        path = tmp_path / "imd.csv"
        with path.open("w", newline="") as opened:
            csv.writer(opened).writerows((headings, *rows))
        return path

    return table


def test_a_column_is_joined_by_codes_and_strangers_are_counted(table):
    path = table(("E01000002", "2", "31.5"), ("E01000001", "9", ""), ("E01000077", "1", "60"))
    found = read_figure(path, "Deprivation", CODES, "imd score")
    assert (found.name, found.heading, found.values) == (
        "deprivation",
        "IMD_score",
        {"E01000002": 31.5},
    )
    assert (found.strangers, found.empty) == (["E01000077"], ["E01000001"])
    assert read_figure(path, "imd_decile", CODES).values == {"E01000002": 2, "E01000001": 9}


def test_the_only_column_of_numbers_needs_no_name(table):
    path = table(("E01000001", "Here", "1,204"), headings=("code", "name", "Disabled people"))
    assert read_figure(path, "disabled", CODES).values == {"E01000001": 1204}


def test_among_several_rows_for_an_area_one_sort_is_chosen(table):
    headings = ("code", "sort", "n")
    path = table(("E01000001", "Disabled", "257"), ("E01000001", "Not", "1100"), headings=headings)
    assert read_figure(path, "n", CODES, where="sort=disabled").values == {"E01000001": 257}
    with pytest.raises(UnreadableList, match="no row has Blind as its sort"):
        read_figure(path, "n", CODES, where="sort=Blind")
    with pytest.raises(UnreadableList, match="comes twice"):
        read_figure(path, "n", CODES)


@pytest.mark.parametrize(
    ("row", "asked", "says"),
    [
        (("E01000001", "2", "31.5"), {"name": "deprivation"}, "2 columns hold numbers"),
        (("E01000001", "2", "31.5"), {"name": "poor", "heading": "score"}, "no column is called"),
        (("E01000001", "2", "x"), {"name": "imd_score"}, "row 2, IMD_score 'x': no number"),
        (("E01000001", "2", "-1"), {"name": "imd_score"}, "row 2, IMD_score '-1': below 0"),
        (("E01000001", "2", ""), {"name": "imd_score"}, "is empty for all"),
        (("E01000009", "2", "3"), {"name": "imd_score"}, "none of its 1 codes is an area's"),
        (("E01000001", "2", "3"), {"name": "poor", "heading": "IMD_decile"}, "from the worst"),
        (("E01000001", "2", "3"), {"name": "£"}, "no name for a figure"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_is_there(table, row, asked, says):
    with pytest.raises(UnreadableList, match=says):
        read_figure(table(row), areas=CODES, **asked)


def test_cells_that_are_no_numbers_are_named_with_their_row_and_how_many_there_are(table):
    codes = [f"E0100000{number}" for number in range(1, 10)]
    odd = {3: "n/a", 5: "-", 6: "few", 8: "*"}
    rows = [(code, "Here", odd.get(row, "7")) for row, code in enumerate(codes, 2)]
    headings = ("code", "area", "Disabled people")
    with pytest.raises(UnreadableList) as told:
        read_figure(table(*rows, headings=headings), "disabled", codes)
    assert told.value.what == (
        "row 3, Disabled people 'n/a': no number; row 5, Disabled people '-': no number; "
        "row 6, Disabled people 'few': no number; and 1 more like these"
    )
    assert told.value.remedy == "leave a cell empty where its number is not known."
    # One that stands with an area that is none of ours is no matter.
    rows = [row for number, row in enumerate(rows, 2) if number not in (5, 6, 8)]
    ours = set(codes) - {codes[1]}
    found = read_figure(table(*rows, headings=headings), "disabled", ours)
    assert set(found.values.values()) == {7}


def test_a_code_that_comes_twice_is_refused(table):
    with pytest.raises(UnreadableList, match="E01000001 comes twice"):
        read_figure(table(("E01000001", "1", "1"), ("E01000001", "1", "2")), "imd_score", CODES)


def test_bringing_it_again_takes_the_place_of_what_those_levels_had(connection):
    square = Spot(-2.5, 53.5).buffer(0.01)
    wards = [Area("E05000001", "Ward", "ward", square, {"poor": 7.0, "population": 5.0})]
    save_areas(connection, [Area(code, code, "lsoa", square) for code in CODES] + wards)
    assert codes(connection) >= CODES
    save_figure(connection, "poor", {"E01000001": 3.0})
    (reached,) = save_figure(connection, "poor", {"E01000002": 4.0})
    assert (reached.level, reached.known) == ("lsoa", 1)
    assert figure_values(connection, "ward", ["poor"]) == {"poor": (7.0,)}
    first, second = figure_values(connection, "lsoa", ["poor"])["poor"]
    assert (str(first), second) == ("nan", 4.0)
    assert areas_without(connection, "lsoa", "poor") == 1
