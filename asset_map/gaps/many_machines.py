"""The same scores on many machines: tiles of the ground, sent to the workers of a Dask cluster."""

from collections.abc import Callable
from itertools import islice
from typing import TypeAlias

import numpy as np
from distributed import Client, as_completed
from numpy.typing import ArrayLike

from asset_map.gaps.access import enhanced_two_step, three_step
from asset_map.gaps.catchment import Catchment
from asset_map.gaps.inputs import Counts, Numbers, people_at, places_at
from asset_map.gaps.tiles import Tile, tiles
from asset_map.settings import PlainError

Score: TypeAlias = Callable[[ArrayLike, ArrayLike, ArrayLike, ArrayLike, Catchment], Numbers]

# Whoever shares a place with someone in the tile is at most two reaches away from it.
PEOPLE_REACHES = 2
# With a choice among places, so is what those people choose from: one reach more.
SUPPLY_REACHES: dict[Score, int] = {enhanced_two_step: 1, three_step: 3}
# A tile of so many points, with its margin, is some megabytes to send.
POINTS_A_TILE = 20_000
# Tiles on their way to each thread of a worker, so that none waits and few are in memory.
TILES_AHEAD = 2
PATIENCE_SECONDS = 30


class NoWorkers(PlainError):
    """Nobody is there to do the work."""


def score_in_tiles(
    score: Score,
    people_xy: ArrayLike,
    demand: ArrayLike,
    supply_xy: ArrayLike,
    capacity: ArrayLike,
    catchment: Catchment,
    scheduler: str,
    points_a_tile: int = POINTS_A_TILE,
) -> Numbers:
    """What `score` (`enhanced_two_step` or `three_step`) gives, to the last bit.

    `scheduler` is a Dask scheduler's address, such as tcp://10.0.0.5:8786; its workers need
    asset-map installed. 2SFCA is `enhanced_two_step` with a flat catchment. Raises `WrongInput`,
    and `NoWorkers` where no worker answers.
    """
    people, places = people_at(people_xy, demand), places_at(supply_xy, capacity)
    reach = catchment.reach_metres
    margins = PEOPLE_REACHES * reach, SUPPLY_REACHES[score] * reach
    waiting = tiles(people, places, *margins, points_a_tile)
    scores = np.zeros(len(people.xy))
    with _client(scheduler) as client:
        ahead = TILES_AHEAD * sum(client.nthreads().values())

        def send(tile: Tile) -> object:
            return client.submit(_tile_scores, client.scatter(tile), score, catchment, pure=False)

        first = [send(tile) for tile in islice(waiting, ahead)]
        working = as_completed(first, loop=client.loop, with_results=True)
        for _, (rows, found) in working:
            scores[rows] = found
            for tile in islice(waiting, 1):
                working.add(send(tile))
    return scores


def _tile_scores(tile: Tile, score: Score, catchment: Catchment) -> tuple[Counts, Numbers]:
    """On a worker: the rows of the tile's core, and their scores."""
    people, places = tile.people, tile.places
    scores = score(people.xy, people.amount, places.xy, places.amount, catchment)
    return tile.rows, scores[tile.core]


def _client(scheduler: str) -> Client:
    try:
        client = Client(scheduler, timeout=PATIENCE_SECONDS, set_as_default=False)
    except (OSError, ValueError):
        raise NoWorkers(
            scheduler,
            "no Dask scheduler answers there.",
            "start one with `dask scheduler`, and give the address that it prints.",
        ) from None
    try:
        client.wait_for_workers(1, timeout=PATIENCE_SECONDS)
    except TimeoutError:
        client.close()
        raise NoWorkers(
            scheduler, "the scheduler has no workers.", f"`dask worker {scheduler}`."
        ) from None
    return client
