"""Walking minutes along streets, from where people stand to the nearest place.

By scipy's Dijkstra from all places at once: one pass over the network, however many there are.
(pandana, made for this, first contracts the network: 11 s for 12,000 points where this takes 2 ms.)
"""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree

from asset_map.gaps.catchment import WALKING_METRES_A_MINUTE
from asset_map.gaps.inputs import Counts, Numbers, WrongInput, points
from asset_map.model.streets import Streets

# Whoever stands further from any street than this is off the map of streets.
FURTHEST_FROM_A_STREET_METRES = 1_000.0
# Streets that hang together in a part smaller than this, beside the largest, are a station's
# platforms or a garden's paths: nobody is set down there.
SMALLEST_PART = 0.02
# scipy takes a way of length 0 for none.
SHORTEST_METRES = 1e-9


def minutes_along(streets: Streets, people_xy: ArrayLike, supply_xy: ArrayLike) -> Numbers:
    """Minutes' walk to the nearest place, for each of the people's points; inf where no way leads.

    `streets`, `people_xy` (n, 2) and `supply_xy` (m, 2) in metres of one projection. A walk begins
    and ends straight across to the nearest point of a street. Raises `WrongInput`.
    """
    return metres_along(streets, people_xy, supply_xy) / WALKING_METRES_A_MINUTE


def metres_along(streets: Streets, people_xy: ArrayLike, supply_xy: ArrayLike) -> Numbers:
    """The same in metres."""
    people, places = points("people", people_xy), points("supply", supply_xy)
    known = len(streets.xy)
    if not known or not len(streets.metres):
        raise WrongInput("streets", "there are none.", "asset-map import network FILE.osm.pbf")
    if not len(places) or not len(people):
        return np.full(len(people), np.inf)
    open_ends = np.flatnonzero(_hangs_together(streets))
    nearest = KDTree(streets.xy[open_ends])
    place_at, place_across = _step_onto(nearest, open_ends, places)
    home_at, home_across = _step_onto(nearest, open_ends, people)
    there = np.isfinite(place_across)
    # One more point, from which a way leads to each place: the way from it is the nearest's.
    starts = np.concatenate([streets.starts, np.full(there.sum(), known)])
    ends = np.concatenate([streets.ends, place_at[there]])
    metres = np.concatenate([streets.metres, place_across[there]])
    walks = dijkstra(_graph(starts, ends, metres, known + 1), directed=False, indices=known)
    return np.asarray(walks[home_at] + home_across, dtype=np.float64)


def _hangs_together(streets: Streets) -> NDArray[np.bool_]:
    """Which points are on a part of the network that leads somewhere."""
    graph = _graph(streets.starts, streets.ends, streets.metres, len(streets.xy))
    _, part = connected_components(graph, directed=False)
    sizes = np.bincount(part)
    return np.asarray(sizes[part] >= SMALLEST_PART * sizes.max())


def _step_onto(nearest: KDTree, rows: Counts, xy: Numbers) -> tuple[Counts, Numbers]:
    """The row of the nearest point of a street, and metres to it; inf where it is too far."""
    across, at = nearest.query(xy)
    return rows[at], np.where(across <= FURTHEST_FROM_A_STREET_METRES, across, np.inf)


def _graph(starts: Counts, ends: Counts, metres: Numbers, size: int) -> coo_array:
    """Each pair of points once, by the shortest of the pieces between them."""
    low, high = np.minimum(starts, ends), np.maximum(starts, ends)
    order = np.lexsort((metres, high, low))
    low, high = low[order], high[order]
    first = np.append(True, (np.diff(low) != 0) | (np.diff(high) != 0))[: len(low)]
    lengths = np.maximum(metres[order][first], SHORTEST_METRES)
    return coo_array((lengths, (low[first], high[first])), shape=(size, size)).tocsr()
