"""The ground in tiles, each with a margin: what a tile's scores depend on, and no more."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from asset_map.gaps.inputs import Counts, Numbers, Stand

# Rounding must not leave out what is exactly at the margin's edge.
SLACK_METRES = 1.0


@dataclass(frozen=True, slots=True)
class Tile:
    """Some of the people, `core`, and all that their scores depend on.

    `rows` are the core's rows among all people, `core` its rows among `people`, which has those of
    the margin too.
    """

    rows: Counts
    core: Counts
    people: Stand
    places: Stand


def tiles(
    people: Stand, places: Stand, people_margin: float, supply_margin: float, most: int
) -> Iterator[Tile]:
    """Tiles of at most so many of the people's points each, made as they are asked for.

    The margins are metres around a tile: from how far off people, and places, bear on its scores.
    """
    for rows in _halves(people.xy, np.arange(len(people.xy)), most):
        low, high = people.xy[rows].min(axis=0), people.xy[rows].max(axis=0)
        near = _within(people.xy, low, high, people_margin)
        supply = _within(places.xy, low, high, supply_margin)
        yield Tile(
            rows,
            np.searchsorted(near, rows),
            Stand(people.xy[near], people.amount[near]),
            Stand(places.xy[supply], places.amount[supply]),
        )


def _halves(xy: Numbers, rows: Counts, most: int) -> Iterator[Counts]:
    """Halve the longer side, with as many points on either, until no part has too many."""
    if len(rows) <= most:
        if len(rows):
            yield rows
        return
    side = int(np.ptp(xy[rows], axis=0).argmax())
    middle = len(rows) // 2
    order = rows[np.argpartition(xy[rows, side], middle)]
    yield from _halves(xy, np.sort(order[:middle]), most)
    yield from _halves(xy, np.sort(order[middle:]), most)


def _within(xy: Numbers, low: Numbers, high: Numbers, margin: float) -> Counts:
    room = margin + SLACK_METRES
    return np.flatnonzero(((xy >= low - room) & (xy <= high + room)).all(axis=1))
