"""What a view of the map shows: clusters from the grid, or places counted one by one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from math import floor, hypot, log2

from sqlalchemy import Connection

from asset_map.model.ask import Ask
from asset_map.model.view import Cluster, Seen, View
from asset_map.store.cluster_towns import towns_near
from asset_map.store.grid import NEAREST_ZOOM, NEAREST_ZOOM_OF_A_TERM, ZOOM_OF_A_METRE, ZOOMS
from asset_map.store.grid_reading import Cell, Looked
from asset_map.store.projection import Metres, in_degrees, in_metres, point_in_metres
from asset_map.store.served import spots as served_spots
from asset_map.store.wanted import hard, parameters

# So many places a map can show one by one; more are gathered into clusters.
MOST_SPOTS = 100
# So many listings may be looked at one by one for a view: more would take too long.
MOST_COUNTED = 20_000
# No screen is wider than this many cells: a view that says so is read from further out.
MOST_ACROSS = 40
FURTHEST_IN = 18
# Clusters nearer to each other than this part of a cell's width would be drawn over each other.
TOO_CLOSE = 0.75

_WITHIN_REACH = " AND point <@ circle(asker.here, %(reach)s) AND comes IS NULL"


def in_view(connection: Connection, view: View, ask: Ask, *, within_reach: bool) -> Seen:
    """What answers to the ask in the view: `within_reach` of its place, or anywhere.

    With the place, who comes to people there is shown too, wherever they are based: in view or not,
    so that the map holds as many as the list, up to a hundred of them.
    """
    seen = Seen() if within_reach and ask.comes else _in_view(connection, view, ask, within_reach)
    if not within_reach:
        return seen
    come = served_spots(connection, ask)
    shown = (*seen.spots, *come[:MOST_SPOTS])
    return replace(seen, spots=shown, left_out=max(0, len(come) - MOST_SPOTS))


def _in_view(connection: Connection, view: View, ask: Ask, within_reach: bool) -> Seen:
    box = in_metres(connection, view)
    here = point_in_metres(connection, ask.near.point) if within_reach else None
    if box is not None and here is not None:
        box = box.cut(_round(here, ask.reach_metres))
    if box is None or box.empty:
        return Seen()
    conditions = hard(ask) + (_WITHIN_REACH if within_reach else "")
    look = Looked(box, parameters(ask), conditions)
    zoom = _zoom(box, view.zoom)
    nearest = NEAREST_ZOOM_OF_A_TERM if ask.interests else NEAREST_ZOOM
    level = next((one for one in ZOOMS if zoom <= one), nearest)
    cells = look.cells(connection, zoom, min(level, nearest))
    if here is not None:
        cells = [cell for cell in cells if _apart(cell.mean, here) <= ask.reach_metres]
    exact = here is None and _plain(ask)
    return _shown(connection, look, zoom, cells, exact, zoom <= nearest)


def _shown(
    connection: Connection, look: Looked, zoom: int, cells: list[Cell], exact: bool, fine: bool
) -> Seen:
    """Clusters of the cells, or something better: counted one by one, or places by name."""
    few = sum(cell.listings for cell in cells) <= MOST_COUNTED
    if few and not (exact and fine):
        cells, exact = look.counted(connection, zoom), True
    if exact and sum(cell.listings for cell in cells) <= MOST_SPOTS:
        return Seen(spots=tuple(look.spots(connection, MOST_SPOTS)))
    cells = _apart_enough(cells, TOO_CLOSE * 2 ** (ZOOM_OF_A_METRE - zoom))
    lone = [cell.mean for cell in cells if cell.listings == 1] if exact else []
    spots = look.lone(connection, lone) if lone else []
    gathered = [cell for cell in cells if cell.listings > 1 or not exact]
    return Seen(_clusters(connection, gathered, zoom), tuple(spots), exact)


def _apart_enough(cells: Sequence[Cell], metres: float) -> list[Cell]:
    """The cells, those that would be drawn over a larger neighbour taken in by it."""
    there = {(cell.x, cell.y): cell for cell in cells}
    kept = []
    for cell in sorted(cells, key=lambda one: (-one.listings, one.x, one.y)):
        if there.pop((cell.x, cell.y), None) is None:
            continue
        mean = cell.mean
        for x, y in product((-1, 0, 1), repeat=2):
            near = there.get((cell.x + x, cell.y + y))
            if near is not None and _apart(near.mean, mean) < metres:
                cell.take_in(there.pop((near.x, near.y)))
        kept.append(cell)
    return kept


def _clusters(connection: Connection, cells: Sequence[Cell], zoom: int) -> tuple[Cluster, ...]:
    means = [cell.mean for cell in cells]
    points = in_degrees(connection, [east for east, _ in means], [north for _, north in means])
    towns = towns_near(connection, points, float(2 ** (ZOOM_OF_A_METRE - zoom)))
    return tuple(
        Cluster(point, tuple(sorted(cell.kinds.items())), town)
        for cell, point, town in zip(cells, points, towns, strict=True)
    )


def _plain(ask: Ask) -> bool:
    """Whether the grid itself knows the answer: of one interest or none, whatever the kind."""
    return len(ask.interests) <= 1 and not hard(replace(ask, kind=None))


def _zoom(box: Metres, asked: int) -> int:
    """The zoom that was asked for, or a further one where the box is too wide for it."""
    widest = max(box.east - box.west, box.north - box.south)
    return max(0, min(asked, FURTHEST_IN, floor(ZOOM_OF_A_METRE - log2(widest / MOST_ACROSS))))


def _round(here: tuple[float, float], metres: float) -> Metres:
    east, north = here
    return Metres(east - metres, north - metres, east + metres, north + metres)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])
