"""What a row tells of a first visit, and of whom its people come to."""

import pytest

from asset_map.intake.first_visits import read_first_visit, read_service_area
from asset_map.intake.problems import Remarks
from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.service_area import ServiceArea


def area(words: str) -> tuple[ServiceArea, list[str]]:
    """What is read of the cell, and what was wrong with it."""
    remarks = Remarks(1)
    return read_service_area(words, remarks), [problem.value for problem in remarks.problems]


@pytest.mark.parametrize(
    ("words", "districts", "metres"),
    [
        ("WN7; M46 9", ("M46 9", "WN7"), None),
        ("wn7, wn2 and m46", ("M46", "WN2", "WN7"), None),
        ("WN7 1AA", ("WN7 1",), None),
        ("M11", ("M11",), None),
        ("M1 1", ("M1 1",), None),
        ("5 miles", (), 8_047),
        ("within 800 m", (), 800),
        ("up to 2.5km", (), 2_500),
        ("WN7; 1 mile", ("WN7",), 1_609),
        ("", (), None),
    ],
)
def test_an_area_is_districts_sectors_or_a_distance(words, districts, metres):
    assert area(words) == (ServiceArea(districts, metres), [])


def test_what_is_no_area_is_left_aside_with_a_warning_and_the_rest_counts():
    assert area("WN7; all of Wigan") == (ServiceArea(("WN7",)), ["all of Wigan"])
    assert area("5000 miles") == (ServiceArea(), ["5000 miles"])


def test_a_first_visit_is_told_in_words_or_by_a_yes_or_no():
    cells = [" Sheila,  at the door ", "Y", "Yes, a Changing Places toilet", "none", "unknown", ""]
    assert read_first_visit(cells, Remarks(1)) == FirstVisit(
        "Sheila, at the door", "yes", "Yes, a Changing Places toilet", "no", "", ""
    )


def test_nothing_told_is_the_same_nothing_for_every_row():
    assert read_first_visit([""] * 6, Remarks(1)) is NOTHING_TOLD


def test_a_bare_yes_greets_nobody():
    assert read_first_visit(["yes", *[""] * 5], Remarks(1)).greeted_by == ""


def test_a_long_text_is_cut_with_a_warning():
    remarks = Remarks(1)
    told = read_first_visit(["", "", "x" * 500, "", "", ""], remarks)
    assert len(told.toilets) == 200
    assert [problem.field for problem in remarks.problems] == ["toilets"]
