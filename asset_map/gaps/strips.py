"""Points laid out in strips of the ground, so that those near another are found without a search.

A strip's points stand from west to east, so what is within reach in it is one run of an array.
The strips begin at the grid's zero, not at the first point: a part of the points stands in the
same order as the whole, and its sums are the same to the last bit.
"""

from dataclasses import dataclass

import numpy as np

from asset_map.gaps.inputs import Counts, Numbers

# Thinner strips follow a circle's edge more closely, but there are more of them to look into.
STRIPS_A_REACH = 4
THINNEST_METRES = 1.0


@dataclass(frozen=True, slots=True)
class Strips:
    """Points by strip, then from west to east.

    `order` has their places among the points as given. Strip `numbers[k]` reaches from
    `numbers[k] * height` metres north, and has the points from `starts[k]` up to `starts[k + 1]`.
    """

    order: Counts
    x: Numbers
    y: Numbers
    numbers: Counts
    starts: Counts
    height: float


def strips(xy: Numbers, reach_metres: float) -> Strips:
    """Lay out points, (n, 2) in metres, to be looked up within `reach_metres`."""
    height = max(reach_metres / STRIPS_A_REACH, THINNEST_METRES)
    number = np.floor(xy[:, 1] / height).astype(np.int64)
    order = np.lexsort((xy[:, 0], number))
    numbers, starts = np.unique(number[order], return_index=True)
    x, y = np.ascontiguousarray(xy[order].T)
    return Strips(order, x, y, numbers, np.append(starts, len(xy)), height)
