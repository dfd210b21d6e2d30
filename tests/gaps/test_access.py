"""Access: against every pair worked out plainly, and what must hold whatever the numbers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from asset_map.gaps.access import (
    count_in_reach,
    enhanced_two_step,
    share_in_reach,
    three_step,
    two_step,
)
from asset_map.gaps.catchment import flat, gaussian, stepped, walking_minutes
from asset_map.gaps.nearest import nearest_metres
from tests.gaps.towns_of_numbers import a_town, distances, every_pair, weights

STEPS = stepped(3_000, (1_000, 2_000, 3_000), (1, 0.68, 0.22))
CATCHMENTS = [flat(1_500), STEPS, stepped(900, (300, 900), (0, 2)), gaussian(3_000, 1_200)]


@pytest.mark.parametrize("catchment", CATCHMENTS, ids=["flat", "steps", "a hole", "gaussian"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_scores_are_those_of_every_pair(seed, catchment):
    town = a_town(seed)

    two = every_pair(*town, catchment, choosing=False)
    three = every_pair(*town, catchment, choosing=True)

    assert two.any()
    assert_allclose(enhanced_two_step(*town, catchment), two, rtol=1e-12)
    assert_allclose(three_step(*town, catchment), three, rtol=1e-12)


def test_the_plain_two_steps_are_the_enhanced_ones_without_decay():
    town = a_town(4)

    assert_array_equal(two_step(*town, 2_000), enhanced_two_step(*town, flat(2_000)))


def test_the_nearest_is_told_beyond_the_catchment_too_and_the_count_is_not():
    people, _, places, _ = a_town(5)
    away = distances(people, places)

    assert_allclose(nearest_metres(people, places), away.min(axis=1), rtol=1e-15)
    assert_array_equal(count_in_reach(people, places, 800), (away <= 800).sum(axis=1))
    assert not count_in_reach(people, places, 800).all()


def test_what_is_exactly_at_an_edge_is_within_it():
    home, cafe = [(365_000, 400_000)], [(365_300, 400_400)]  # 500 metres away

    assert count_in_reach(home, cafe, 500) == 1
    assert count_in_reach(home, cafe, 499.999999) == 0
    steps = stepped(800, (500, 800), (1, 0.5))
    assert three_step(home, [10], cafe, [1], steps) == pytest.approx(0.1)
    nearly = stepped(800, (499.999999, 800), (1, 0.5))
    a_neighbour = [*home, (365_300, 400_400)]
    scores = enhanced_two_step(a_neighbour, [10, 10], cafe, [1], nearly)
    assert_allclose(scores, [0.5 / 15, 1 / 15])


def test_two_villages_and_one_hall_worked_out_by_hand():
    people, demand = [(0, 0), (900, 0), (5_000, 0)], [100, 300, 50]
    places, seats = [(0, 0), (1_000, 0)], [20, 40]

    scores = two_step(people, demand, places, seats, 950)

    hall, club = 20 / 400, 40 / 300
    assert_allclose(scores, [hall, hall + club, 0])


def test_who_has_nothing_in_reach_scores_nothing_and_is_still_there():
    scores = two_step([(0, 0), (9_000, 0)], [10, 10], [(0, 100)], [5], 1_000)

    assert_array_equal(scores, [0.5, 0])


def test_where_nobody_lives_a_place_gives_nothing_and_breaks_nothing():
    for score in (enhanced_two_step, three_step):
        scores = score([(0, 0), (50_000, 0)], [0, 7], [(0, 10), (50_000, 9)], [3, 1], STEPS)
        assert_allclose(scores, [0, 1 / 7])


def test_without_any_place_the_nearest_is_infinitely_far():
    people, demand = [(0, 0), (1, 1)], [1, 2]

    assert_array_equal(nearest_metres(people, []), [np.inf, np.inf])
    assert_array_equal(count_in_reach(people, [], 500), [0, 0])
    assert_array_equal(two_step(people, demand, [], [], 500), [0, 0])
    assert_array_equal(three_step(people, demand, [], [], STEPS), [0, 0])


def test_without_people_there_is_no_answer_and_no_trouble():
    assert nearest_metres([], [(0, 0)]).shape == (0,)
    assert two_step([], [], [(0, 0)], [1], 500).shape == (0,)


def test_the_share_in_reach_is_of_people_not_of_areas():
    assert share_in_reach([90, 10, 0], [0, 3, 9]) == pytest.approx(0.1)
    assert np.isnan(share_in_reach([0, 0], [1, 1]))


def test_a_straight_mile_is_about_26_minutes_on_foot():
    assert walking_minutes(1_609) == pytest.approx(26.1, abs=0.1)


@given(
    st.integers(0, 10_000),
    st.sampled_from([*CATCHMENTS, flat(20_000), flat(5), gaussian(1_500, 100)]),
)
def test_supply_is_conserved(seed, catchment):
    """What people get adds up to what there is, where there is anybody for it."""
    people, demand, places, capacity = a_town(seed, people=30, places=12)
    weight = weights(distances(people, places), catchment)
    someone = (weight * demand[:, None]).any(axis=0)

    for score in (enhanced_two_step, three_step):
        scores = score(people, demand, places, capacity, catchment)
        assert np.isfinite(scores).all()
        assert (scores >= 0).all()
        assert_allclose(demand @ scores, capacity[someone].sum(), rtol=1e-9)


@given(
    st.lists(st.tuples(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7)), min_size=1, max_size=8),
    st.floats(1e-3, 1e7),
)
def test_wherever_the_points_are_none_in_reach_is_missed(points, reach):
    """Coordinates to the last bit, on the edges of strips and across the grid's zero."""
    xy = np.array(points)

    assert_array_equal(count_in_reach(xy, xy, reach), (distances(xy, xy) <= reach).sum(axis=1))
    edge = float(distances(xy, xy).max())
    if edge > 0:
        assert count_in_reach(xy, xy, edge).min() == len(xy)
