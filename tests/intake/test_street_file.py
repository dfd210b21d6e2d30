"""Reading streets: what may be walked, where ways cross, and files that are none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from osmium import SimpleWriter
from osmium.osm.mutable import Node, Way

from asset_map.intake.misread import UnreadableList
from asset_map.intake.street_file import LONGEST_PIECE_METRES, read_streets
from asset_map.intake.walkable import walkable

# About 66 metres apart in Leigh, west to east; the fourth is north of the second.
PLACES = {1: (-2.520, 53.5), 2: (-2.519, 53.5), 3: (-2.518, 53.5), 4: (-2.519, 53.5006)}


@pytest.fixture
def town(tmp_path: Path) -> Callable[..., Path]:
    """Writes an extract with these ways, each its nodes and its tags."""

    def town(*ways: tuple[list[int], dict[str, str]], places=PLACES) -> Path:
        path = tmp_path / "town.osm.pbf"
        with SimpleWriter(str(path)) as writer:
            for number, place in places.items():
                writer.add_node(Node(id=number, location=place))
            for number, (nodes, tags) in enumerate(ways, start=1):
                writer.add_way(Way(id=number, nodes=nodes, tags=tags))
        return path

    return town


def test_streets_are_cut_where_they_cross(town):
    street = ([1, 2, 3], {"highway": "residential"})
    path = ([2, 4], {"highway": "footway"})

    streets = read_streets(town(street, path))

    assert len(streets.xy) == 4
    assert streets.metres == pytest.approx([66.4, 66.4, 66.8], abs=0.5)
    crossing = streets.ends[0]
    assert tuple(streets.xy[crossing]) == PLACES[2]
    assert {streets.starts[1], streets.starts[2]} == {crossing}


def test_a_bend_is_walked_but_is_no_crossing(town):
    streets = read_streets(town(([1, 2, 4], {"highway": "path"}), places=near(0.4)))

    assert len(streets.xy) == 2
    assert streets.metres.sum() == pytest.approx(0.4 * (66.4 + 66.8), abs=0.5)


def test_a_long_street_has_points_on_its_way(town):
    places = {number: (-2.52 + number / 1_000, 53.5) for number in range(20)}

    streets = read_streets(town((list(places), {"highway": "track"}), places=places))

    assert streets.metres.sum() == pytest.approx(19 * 66.4, abs=5)
    assert streets.metres.max() < 2 * LONGEST_PIECE_METRES
    assert len(streets.xy) < 20


def test_what_the_extract_cuts_off_is_not_bridged(town):
    streets = read_streets(town(([1, 2, 99, 3, 4], {"highway": "service"})))

    assert streets.metres == pytest.approx([66.4, 94], abs=1)


def test_round_a_green_one_walks_and_a_loop_without_points_leads_nowhere(town):
    loop, street = ([1, 2, 4, 1], {"highway": "path"}), ([1, 3], {"highway": "path"})

    streets = read_streets(town(loop, street))

    assert (streets.starts != streets.ends).all()
    assert len(streets.metres) >= 2


@pytest.mark.parametrize(
    ("tags", "may"),
    [
        ({"highway": "footway"}, True),
        ({"highway": "cycleway"}, True),
        ({"highway": "motorway", "foot": "yes"}, False),
        ({"highway": "trunk"}, False),
        ({"highway": "trunk", "sidewalk": "left"}, True),
        ({"highway": "primary", "foot": "no"}, False),
        ({"highway": "track", "access": "private"}, False),
        ({"highway": "track", "access": "private", "foot": "permissive"}, True),
        ({"highway": "proposed"}, False),
        ({"highway": "bus_stop"}, False),
    ],
)
def test_what_may_be_walked(tags, may):
    assert walkable(tags) is may


def test_an_extract_without_a_street_is_refused(town):
    with pytest.raises(UnreadableList, match="no street in it can be walked"):
        read_streets(town(([1, 2], {"highway": "motorway"}), ([2, 3], {"waterway": "river"})))


@pytest.mark.parametrize("name", ["town.osm.pbf", "town.osm", "town.txt"])
def test_a_file_that_is_no_extract_is_refused(tmp_path, name):
    (tmp_path / name).write_text("name,postcode\nChoir,WN7 1AA\n", "utf-8")

    with pytest.raises(UnreadableList, match="no extract of OpenStreetMap"):
        read_streets(tmp_path / name)
    with pytest.raises(UnreadableList, match="no such file"):
        read_streets(tmp_path / "none.osm.pbf")


def near(share: float) -> dict[int, tuple[float, float]]:
    """The places, nearer to the first."""
    x0, y0 = PLACES[1]
    return {n: (x0 + share * (x - x0), y0 + share * (y - y0)) for n, (x, y) in PLACES.items()}
