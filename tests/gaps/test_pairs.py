"""Access from pairs: over straight lines, the same as without them."""

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from asset_map.gaps.access import count_in_reach, enhanced_two_step, three_step
from asset_map.gaps.catchment import flat, gaussian, stepped
from asset_map.gaps.inputs import Numbers
from asset_map.gaps.pairs import (
    Pairs,
    count_of_pairs,
    enhanced_two_step_of_pairs,
    three_step_of_pairs,
)
from tests.gaps.towns_of_numbers import a_town, distances


def straight_lines(people: Numbers, places: Numbers) -> Pairs:
    """Every pair, in a straight line."""
    person, place = np.indices((len(people), len(places))).reshape(2, -1)
    return Pairs(person, place, distances(people, places).ravel(), len(people), len(places))


@pytest.mark.parametrize(
    "catchment", [flat(900), stepped(2_000, (500, 2_000), (1, 0.3)), gaussian(2_000, 700)]
)
def test_in_a_straight_line_pairs_give_the_same_scores(catchment):
    people, demand, places, capacity = a_town(31)
    pairs = straight_lines(people, places)

    assert_allclose(
        enhanced_two_step_of_pairs(pairs, demand, capacity, catchment),
        enhanced_two_step(people, demand, places, capacity, catchment),
        rtol=1e-12,
    )
    assert_allclose(
        three_step_of_pairs(pairs, demand, capacity, catchment),
        three_step(people, demand, places, capacity, catchment),
        rtol=1e-12,
    )
    reach = catchment.reach_metres
    assert_array_equal(count_of_pairs(pairs, reach), count_in_reach(people, places, reach))


def test_what_is_exactly_at_an_edge_is_within_it():
    pairs = Pairs(np.array([0, 1]), np.array([0, 0]), np.array([0.1 + 0.2, 0.3]), 2, 1)

    assert_array_equal(count_of_pairs(pairs, 0.3), [0, 1])
    assert_allclose(enhanced_two_step_of_pairs(pairs, [2, 4], [8], flat(0.3)), [0, 2])


def test_numbers_that_do_not_fit_the_pairs_are_refused():
    pairs = straight_lines(np.zeros((2, 2)), np.zeros((1, 2)))

    with pytest.raises(ValueError, match="demand: 3 numbers for 2 points"):
        enhanced_two_step_of_pairs(pairs, [1, 2, 3], [1], flat(5))
