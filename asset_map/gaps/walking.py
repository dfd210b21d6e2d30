"""Walking along streets, from where people stand to the nearest place, or to all in reach.

To the nearest by scipy's Dijkstra from all places at once: one pass over the network.
(pandana, made for this, first contracts the network: 11 s for 12,000 points where this takes 2 ms.)
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import KDTree

from asset_map.gaps.catchment import WALKING_METRES_A_MINUTE
from asset_map.gaps.inputs import Counts, Numbers, WrongInput, metres, points
from asset_map.gaps.pairs import Pairs
from asset_map.model.streets import Streets

# Whoever stands further from any street than this is off the map of streets.
FURTHEST_FROM_A_STREET_METRES = 1_000.0
# Streets that hang together in a part smaller than this, beside the largest, are a station's
# platforms or a garden's paths: nobody is set down there.
SMALLEST_PART = 0.02
# scipy takes a way of length 0 for none.
SHORTEST_METRES = 1e-9
# So many distances, from some places to all points of streets, are reckoned at a time: 32 MB.
AT_A_TIME = 4_000_000


def minutes_along(streets: Streets, people_xy: ArrayLike, supply_xy: ArrayLike) -> Numbers:
    """Minutes' walk to the nearest place, for each of the people's points; inf where no way leads.

    `streets`, `people_xy` (n, 2) and `supply_xy` (m, 2) in metres of one projection. A walk begins
    and ends straight across to the nearest point of a street. Raises `WrongInput`.
    """
    return metres_along(streets, people_xy, supply_xy) / WALKING_METRES_A_MINUTE


def metres_along(streets: Streets, people_xy: ArrayLike, supply_xy: ArrayLike) -> Numbers:
    """The same in metres."""
    people, places = points("people", people_xy), points("supply", supply_xy)
    doors = _doors(streets, people, places)
    if doors is None:
        return np.full(len(people), np.inf)
    known, there = len(streets.xy), np.isfinite(doors.place_across)
    # One more point, from which a way leads to each place: the way from it is the nearest's.
    graph = _graph(
        np.concatenate([streets.starts, np.full(there.sum(), known)]),
        np.concatenate([streets.ends, doors.place_at[there]]),
        np.concatenate([streets.metres, doors.place_across[there]]),
        known + 1,
    )
    walks = dijkstra(graph, directed=False, indices=known)
    return np.asarray(walks[doors.home_at] + doors.home_across, dtype=np.float64)


def walks_in_reach(
    streets: Streets, people_xy: ArrayLike, supply_xy: ArrayLike, reach_metres: float
) -> Pairs:
    """All walks of at most `reach_metres`, from people to places: for counts and catchments.

    Points as in `minutes_along`. Memory grows with the number of such walks. Raises `WrongInput`.
    """
    people, places = points("people", people_xy), points("supply", supply_xy)
    reach, doors = metres("reach", reach_metres), _doors(streets, people, places)
    found: list[tuple[Counts, Counts, Numbers]] = []
    if doors is not None:
        graph = _graph(streets.starts, streets.ends, streets.metres, len(streets.xy))
        some = max(1, AT_A_TIME // len(streets.xy))
        for first in range(0, len(places), some):
            at, across = (
                ends[first : first + some] for ends in (doors.place_at, doors.place_across)
            )
            walks = dijkstra(graph, directed=False, indices=at, limit=reach)[:, doors.home_at]
            walks += across[:, None] + doors.home_across
            place, person = np.nonzero(walks <= reach)
            found.append((person, place + first, walks[place, person]))
    columns = [np.concatenate(parts) for parts in zip(*found, strict=True)] or [np.empty(0)] * 3
    who, where, length = columns
    return Pairs(who.astype(np.int64), where.astype(np.int64), length, len(people), len(places))


@dataclass(frozen=True, slots=True, eq=False)
class _Doors:
    """Where people and places step onto the streets: rows of points, and metres across to them."""

    home_at: Counts
    home_across: Numbers
    place_at: Counts
    place_across: Numbers


def _doors(streets: Streets, people: Numbers, places: Numbers) -> _Doors | None:
    """None where there is nobody or nothing."""
    if not len(streets.metres):
        raise WrongInput("streets", "there are none.", "asset-map import network FILE.osm.pbf")
    if not len(places) or not len(people):
        return None
    rows = np.flatnonzero(_hangs_together(streets))
    nearest = KDTree(streets.xy[rows])
    return _Doors(*_step_onto(nearest, rows, people), *_step_onto(nearest, rows, places))


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
