"""Walking along streets: round by the bridge, over the nearer of two ways, or not at all."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from asset_map.gaps.inputs import WrongInput
from asset_map.gaps.walking import metres_along, minutes_along
from asset_map.model.streets import Streets


def streets(points: list[tuple[float, float]], *pieces: tuple[int, int]) -> Streets:
    """Straight pieces of street between points."""
    xy = np.array(points, dtype=float).reshape(-1, 2)
    starts, ends = np.array(pieces, dtype=np.int64).reshape(-1, 2).T
    return Streets(xy, starts, ends, np.hypot(*(xy[ends] - xy[starts]).T))


# A river runs between two streets; the bridge is 800 metres to the east.
TOWN = streets(
    [(0, 0), (800, 0), (800, 100), (0, 100), (5_000, 0), (5_000, 80)],
    *[(0, 1), (1, 2), (2, 3), (4, 5)],
)


def test_over_the_river_one_walks_round_by_the_bridge():
    assert_allclose(minutes_along(TOWN, [(0, 0)], [(0, 100)]), [1_700 / 80])


def test_the_way_from_the_door_and_to_the_door_counts_too():
    assert_allclose(metres_along(TOWN, [(0, -30)], [(800, 140)]), [30 + 900 + 40])


def test_the_nearest_is_the_nearest_on_foot_not_in_a_straight_line():
    over_the_river, down_the_street = (0, 100), (700, 0)

    on_foot = metres_along(TOWN, [(0, 0)], [over_the_river, down_the_street])

    assert_allclose(on_foot, [800 + 100])


def test_of_two_ways_between_the_same_crossings_the_shorter_is_walked():
    twice = Streets(
        TOWN.xy, np.append(TOWN.starts, 1), np.append(TOWN.ends, 0), np.append(TOWN.metres, 650.0)
    )

    assert_allclose(metres_along(twice, [(0, 0)], [(800, 0)]), [650])


def test_where_no_way_leads_or_no_street_is_near_nobody_arrives():
    people = [(0, 0), (5_000, 0), (0, 9_000)]

    assert_allclose(metres_along(TOWN, people, [(5_000, 80)]), [np.inf, 80, np.inf])
    assert_allclose(metres_along(TOWN, [(0, 0)], [(0, -7_000)]), [np.inf])
    assert_allclose(metres_along(TOWN, [(0, 0)], []), [np.inf])


def test_a_path_in_a_walled_garden_takes_nobody_in():
    street = [(x * 50.0, 0.0) for x in range(200)]
    pieces = [(i, i + 1) for i in range(199)]
    town = streets([*street, (0, 40), (20, 40)], *pieces, (200, 201))

    assert_allclose(metres_along(town, [(0, 40)], [(100, 0)]), [140])


def test_without_streets_the_words_say_how_to_get_them():
    with pytest.raises(WrongInput, match="asset-map import network"):
        minutes_along(streets([]), [(0, 0)], [(0, 0)])
