"""How well people reach what there is: nearest, how many, and floating catchment scores.

In all of these, `people_xy` is (n, 2) and `supply_xy` (m, 2), in metres of one projection;
`demand` has n numbers (people) and `capacity` m (places, sessions a week or seats), from 0 up.
What is exactly at an edge is within it. Scores are supply per person of demand: n numbers, finite,
0 where nothing is in reach. Supply is conserved: the sum of demand × score is the capacity that
has demand in reach. Anything else than such numbers raises `WrongInput`, a `ValueError`.
"""

import numpy as np
from numpy.typing import ArrayLike

from asset_map.gaps.catchment import Catchment, flat
from asset_map.gaps.inputs import (
    Counts,
    Numbers,
    Stand,
    amounts,
    people_at,
    places_at,
    points,
)
from asset_map.gaps.sums import lay_out, sums_in_reach

# Less demand than this is none: a number divided by it would be beyond all numbers.
NEXT_TO_NOTHING = 1e-100


def count_in_reach(people_xy: ArrayLike, supply_xy: ArrayLike, reach_metres: float) -> Counts:
    """How many places are within `reach_metres`, for each of the people's points."""
    people, places = points("people", people_xy), points("supply", supply_xy)
    catchment = flat(reach_metres)
    sums = sums_in_reach(
        lay_out(people, catchment), lay_out(places, catchment), np.ones(len(places)), catchment
    )
    return sums.astype(np.int64)


def share_in_reach(demand: ArrayLike, counts: ArrayLike) -> float:
    """The share, from 0 to 1, of demand with at least one place in reach; nan without demand.

    `counts` are those of `count_in_reach`, one for each number of `demand`.
    """
    people = amounts("demand", demand, np.size(demand))
    counted = amounts("counts", counts, len(people))
    total = float(people.sum())
    return float(people[counted > 0].sum()) / total if total else float("nan")


def two_step(
    people_xy: ArrayLike,
    demand: ArrayLike,
    supply_xy: ArrayLike,
    capacity: ArrayLike,
    catchment_metres: float,
) -> Numbers:
    """2SFCA: each place shared among all in its catchment, then what each can reach added up.

    Luo, W. and Wang, F. (2003), Measures of spatial accessibility to health care in a GIS
    environment. Environment and Planning B 30, 865-884.
    """
    people, places = people_at(people_xy, demand), places_at(supply_xy, capacity)
    return _two_step(people, places, flat(catchment_metres))


def enhanced_two_step(
    people_xy: ArrayLike,
    demand: ArrayLike,
    supply_xy: ArrayLike,
    capacity: ArrayLike,
    catchment: Catchment,
) -> Numbers:
    """E2SFCA: the nearer counts more, in both steps, as the catchment says.

    With `catchment.stepped`: Luo, W. and Qi, Y. (2009), An enhanced two-step floating catchment
    area (E2SFCA) method for measuring spatial accessibility to primary care physicians. Health &
    Place 15, 1100-1107. With `catchment.gaussian`: Dai, D. (2010), Black residential segregation,
    disparities in spatial access to health care facilities, and late-stage breast cancer
    diagnosis in metropolitan Detroit. Health & Place 16, 1038-1052, in the form of PySAL's access.
    """
    people, places = people_at(people_xy, demand), places_at(supply_xy, capacity)
    return _two_step(people, places, catchment)


def three_step(
    people_xy: ArrayLike,
    demand: ArrayLike,
    supply_xy: ArrayLike,
    capacity: ArrayLike,
    catchment: Catchment,
) -> Numbers:
    """3SFCA: first, people choose among what is in reach, the nearer the likelier.

    Demand is not counted once for each place in reach, as in E2SFCA: each place in reach has a
    share of it, weight / sum of weights. A place of capacity 0 has its share too: leave out what
    is not there. Wan, N., Zou, B. and Sternberg, T. (2012), A three-step floating catchment area
    method for analyzing spatial access to health services. International Journal of Geographical
    Information Science 26, 1073-1089.
    """
    people, places = people_at(people_xy, demand), places_at(supply_xy, capacity)
    homes, spots = lay_out(people.xy, catchment), lay_out(places.xy, catchment)
    choices = sums_in_reach(homes, spots, np.ones(len(spots.x)), catchment)
    squared = catchment.squared()
    drawn = sums_in_reach(spots, homes, shared_among(people.amount, choices), squared)
    offered = sums_in_reach(homes, spots, shared_among(places.amount, drawn), squared)
    return shared_among(offered, choices)


def _two_step(people: Stand, places: Stand, catchment: Catchment) -> Numbers:
    homes, spots = lay_out(people.xy, catchment), lay_out(places.xy, catchment)
    drawn = sums_in_reach(spots, homes, people.amount, catchment)
    return sums_in_reach(homes, spots, shared_among(places.amount, drawn), catchment)


def shared_among(of: Numbers, to: Numbers) -> Numbers:
    """The one by the other, both of one length; 0 where there is nothing to share it among."""
    return np.divide(of, to, out=np.zeros_like(of), where=to > NEXT_TO_NOTHING)
