"""Numbers that cannot be reckoned with are refused, and the words say what to give instead."""

import numpy as np
import pytest

from asset_map.gaps.access import count_in_reach, two_step
from asset_map.gaps.catchment import flat, gaussian, stepped
from asset_map.gaps.nearest import nearest_metres
from asset_map.settings import PlainError

HERE, THERE = [(0.0, 0.0)], [(10.0, 0.0)]


@pytest.mark.parametrize(
    ("catchment", "steps", "weights", "words"),
    [
        (3_200, (800, 1_600, 3_000), (1, 0.68, 0.22), "last step is 3000 m, the catchment 3200 m"),
        (3_200, (800, 3_200), (1, 0.68, 0.22), "3 weights for 2 steps"),
        (3_200, (), (), "0 weights for 0 steps"),
        (800, (1_600, 800), (1, 0.5), "do not rise"),
        (800, (-5, 800), (1, 0.5), "-5 is no reach"),
        (800, (400, 800), (1, -0.5), "below 0"),
        (800, (400, 800), (0, 0), "all are 0"),
        (800, (400, 800), (1, np.nan), "missing"),
    ],
)
def test_steps_that_make_no_sense(catchment, steps, weights, words):
    with pytest.raises(ValueError, match=words):
        stepped(catchment, steps, weights)


@pytest.mark.parametrize("reach", [0, -1, np.nan, np.inf])
def test_a_reach_is_above_nothing(reach):
    for make in (flat, lambda metres: gaussian(1_000, metres), lambda m: gaussian(m, 1_000)):
        with pytest.raises(ValueError, match="no reach in metres"):
            make(reach)


def test_a_decay_so_steep_that_nothing_counts():
    with pytest.raises(ValueError, match="10 m is too short for a catchment of 5000 m"):
        gaussian(5_000, 10)


@pytest.mark.parametrize(
    ("people", "demand", "places", "capacity", "words"),
    [
        (HERE, [1, 2], THERE, [1], "demand: 2 numbers for 1 points"),
        (HERE, [1], THERE, [], "capacity: 0 numbers for 1 points"),
        (HERE, [-1], THERE, [1], "demand: a number is missing, below 0"),
        (HERE, [1], THERE, [np.nan], "capacity: a number is missing"),
        (HERE, [np.inf], THERE, [1], "beyond belief"),
        (HERE, ["many"], THERE, [1], "not all numbers"),
        ([(0, np.nan)], [1], THERE, [1], "people: a point is missing"),
        (HERE, [1], [(0, 0, 0)], [1], r"supply: its points have the shape \(1, 3\)"),
        ([0, 0], [1], THERE, [1], "people: its points have the shape"),
    ],
)
def test_people_and_places_that_make_no_sense(people, demand, places, capacity, words):
    with pytest.raises(ValueError, match=words):
        two_step(people, demand, places, capacity, 500)


def test_points_alone_are_looked_at_too():
    with pytest.raises(PlainError, match="further away than anything on Earth"):
        nearest_metres(HERE, [(1e12, 0)])
    with pytest.raises(PlainError, match="no reach"):
        count_in_reach(HERE, THERE, 0)
