"""Access from pairs of people and places with a way between them, such as a walk along streets.

The same scores as in `access`, where distances are not straight lines. What they mean, and the
papers, are told there.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from asset_map.gaps.access import shared_among
from asset_map.gaps.catchment import Catchment
from asset_map.gaps.inputs import Counts, Numbers, amounts
from asset_map.gaps.sums import weights_at


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Who can get where: pair `i` is row `person[i]` to row `place[i]`, `metres[i]` apart.

    Each pair is there once; `people` and `places` say how many rows there are of either.
    """

    person: Counts
    place: Counts
    metres: Numbers
    people: int
    places: int


def who_reaches(pairs: Pairs) -> NDArray[np.bool_]:
    """Who has a way to which place: a truth for each of the people's rows and each place's."""
    reached = np.zeros((pairs.people, pairs.places), dtype=bool)
    reached[pairs.person, pairs.place] = True
    return reached


def count_of_pairs(pairs: Pairs, reach_metres: float) -> Counts:
    """How many places are within `reach_metres`, for each of the people's rows."""
    return np.bincount(pairs.person[pairs.metres <= reach_metres], minlength=pairs.people)


def enhanced_two_step_of_pairs(
    pairs: Pairs, demand: ArrayLike, capacity: ArrayLike, catchment: Catchment
) -> Numbers:
    """E2SFCA; with a flat catchment, 2SFCA. Raises `WrongInput`."""
    return _two_step(pairs, weights_at(pairs.metres, catchment), demand, capacity)


def three_step_of_pairs(
    pairs: Pairs, demand: ArrayLike, capacity: ArrayLike, catchment: Catchment
) -> Numbers:
    """3SFCA. Raises `WrongInput`."""
    weight = weights_at(pairs.metres, catchment)
    choices = _added_up(pairs.person, weight, pairs.people)
    return _two_step(pairs, shared_among(weight * weight, choices[pairs.person]), demand, capacity)


def _two_step(pairs: Pairs, weight: Numbers, demand: ArrayLike, capacity: ArrayLike) -> Numbers:
    people = amounts("demand", demand, pairs.people)
    supply = amounts("capacity", capacity, pairs.places)
    drawn = _added_up(pairs.place, people[pairs.person] * weight, pairs.places)
    offered = shared_among(supply, drawn)[pairs.place]
    return _added_up(pairs.person, offered * weight, pairs.people)


def _added_up(rows: Counts, values: Numbers, many: int) -> Numbers:
    return np.bincount(rows, values, many).astype(np.float64)
