"""Walking along streets: round by the bridge, over the nearer of two ways, or not at all."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from asset_map.gaps import walking
from asset_map.gaps.catchment import flat, stepped
from asset_map.gaps.inputs import Numbers, WrongInput
from asset_map.gaps.pairs import (
    count_of_pairs,
    enhanced_two_step_of_pairs,
    three_step_of_pairs,
)
from asset_map.gaps.walking import metres_along, minutes_along, walks_in_reach
from asset_map.model.streets import Streets
from tests.gaps.towns_of_numbers import distances


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


def test_all_walks_in_reach_are_found_and_the_shortest_of_them_is_the_nearest(monkeypatch):
    monkeypatch.setattr(walking, "AT_A_TIME", 3 * 12**2)  # a few places at a time
    town, people, places = a_grid_of_streets(12)

    pairs = walks_in_reach(town, people, places, 700)

    nearest = np.full(len(people), np.inf)
    np.minimum.at(nearest, pairs.person, pairs.metres)
    along = metres_along(town, people, places)
    assert_allclose(nearest, np.where(along <= 700, along, np.inf))
    straight = distances(people, places)[pairs.person, pairs.place]
    assert (pairs.metres >= straight - 1e-6).all()
    assert len(set(zip(pairs.person, pairs.place, strict=True))) == len(pairs.metres) > len(people)


def test_supply_is_conserved_along_streets_too():
    town, people, places = a_grid_of_streets(12)
    demand, capacity = np.arange(len(people)) % 3 * 100.0, np.arange(len(places)) + 1.0
    steps = stepped(600, (200, 600), (1, 0.4))

    pairs = walks_in_reach(town, people, places, 600)

    someone = np.bincount(pairs.place, demand[pairs.person], len(places)) > 0
    for score in (enhanced_two_step_of_pairs, three_step_of_pairs):
        scores = score(pairs, demand, capacity, steps)
        assert_allclose(demand @ scores, capacity[someone].sum())


def test_with_nothing_to_walk_to_there_are_no_walks():
    pairs = walks_in_reach(TOWN, [(0, 0)], [], 500)

    assert_allclose(enhanced_two_step_of_pairs(pairs, [9], [], flat(500)), [0])
    assert_allclose(count_of_pairs(pairs, 500), [0])


def a_grid_of_streets(size: int) -> tuple[Streets, Numbers, Numbers]:
    """Streets every 100 metres, and people and places here and there between them."""
    number = np.arange(size * size).reshape(size, size)
    across = np.stack([number[:, :-1].ravel(), number[:, 1:].ravel()], axis=1)
    along = np.stack([number[:-1].ravel(), number[1:].ravel()], axis=1)
    corners = [(100.0 * east, 100.0 * north) for north in range(size) for east in range(size)]
    chance = np.random.default_rng(3)
    people, places = (chance.uniform(0, 100 * size, (many, 2)) for many in (60, 20))
    return streets(corners, *across.tolist(), *along.tolist()), people, places
