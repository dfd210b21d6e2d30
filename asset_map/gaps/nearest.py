"""How far the nearest place is."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import KDTree

from asset_map.gaps.inputs import Numbers, points


def nearest_metres(people_xy: ArrayLike, supply_xy: ArrayLike) -> Numbers:
    """Metres in a straight line to the nearest place, however far; inf where there is none."""
    people, places = points("people", people_xy), points("supply", supply_xy)
    if not len(places):
        return np.full(len(people), np.inf)
    return np.asarray(KDTree(places).query(people)[0], dtype=np.float64)
