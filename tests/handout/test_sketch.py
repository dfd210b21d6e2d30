"""The map sketch: numbers on their places, the ground beneath, and nothing that could be run."""

from itertools import combinations
from xml.etree import ElementTree

import pytest

from asset_map.handout.frame import frame
from asset_map.handout.marks import marks
from asset_map.handout.sketch import sketch
from asset_map.model.place import Point
from tests.towns import draw_town

TOWN = draw_town("""
    A . . . . . . . . . . . . . . . . . . B
    . . . . . . . . . . . . . . . . . . . .
    . . . . . . . . . . . . . . . . . . . .
    . . . . . . . . . . . . . . . . . . . .
    . . . . . . . . . C . . . . . . . . . .
    """)
A, B, C = TOWN["A"], TOWN["B"], TOWN["C"]


def drawn(places: list[Point], names=(), outlines=()) -> ElementTree.Element:
    shown = frame(places, 600, 200)
    return ElementTree.fromstring(
        sketch(shown, outlines, names, places, "Where they are", "1 mile")
    )


def words(picture: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in picture.iter("text")]


def test_the_places_are_numbered_where_they_are():
    shown = frame([A, B, C], 600, 200)
    a, b, c = marks(shown, [A, B, C])

    assert a.x < c.x < b.x
    assert a.y == pytest.approx(b.y, abs=2)
    assert c.y > a.y
    assert not any(one.moved for one in (a, b, c))
    assert words(drawn([A, B, C]))[-3:] == ["1", "2", "3"]


def test_a_mile_is_as_long_on_the_sheet_as_across_the_land():
    shown = frame([A, B], 600, 200)
    west, _ = shown.at(A.longitude, A.latitude)
    east, _ = shown.at(B.longitude, B.latitude)

    assert (east - west) / shown.mile == pytest.approx(1900 / 1609.344, rel=0.01)


def test_two_things_at_one_place_share_a_number_and_neighbours_stand_apart():
    beside = Point(C.longitude + 0.0006, C.latitude)
    made = marks(frame([A, B], 600, 200), [A, C, C, beside, B])

    assert [one.numbers for one in made] == [(1,), (2, 3), (4,), (5,)]
    assert made[2].moved
    for one, other in combinations(made, 2):
        left, up, right, down = one.box()
        assert (
            left >= other.box()[2]
            or right <= other.box()[0]
            or (up >= other.box()[3] or down <= other.box()[1])
        )


def test_eight_things_on_one_street_all_find_room_on_the_sheet():
    street = [Point(A.longitude + 0.0001 * house, A.latitude) for house in range(8)]
    made = marks(frame(street, 350, 95), street)

    assert sorted(number for one in made for number in one.numbers) == list(range(1, 9))
    for one in made:
        left, up, right, down = one.box()
        assert min(left, up) >= 0
        assert right <= 350
        assert down <= 95


def test_one_place_alone_has_the_land_around_it():
    shown = frame([A], 600, 200)

    assert shown.at(A.longitude, A.latitude) == pytest.approx((300, 100), abs=0.1)


def test_names_and_outlines_lie_beneath_and_names_that_mean_harm_are_letters():
    square = {"type": "Polygon", "coordinates": [[[-3, 53], [-2, 53], [-2, 54], [-3, 53]]]}
    picture = drawn(
        [A, B, C],
        [("</svg><script>", Point(C.longitude, A.latitude))],
        [("x", square)],
    )

    assert list(picture.iter("script")) == []
    assert "</svg><script>" in words(picture)
    assert len(list(picture.iter("path"))) == 2
    assert picture.find("title").text == "Where they are"


def test_a_name_gives_way_to_a_number():
    assert words(drawn([A, B], [("Leigh", A)])) == ["1 mile", "1", "2"]
    between = Point((A.longitude + B.longitude) / 2, A.latitude)
    assert "Leigh" in words(drawn([A, B], [("Leigh", between)]))
