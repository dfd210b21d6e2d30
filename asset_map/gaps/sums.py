"""Weighted sums of what is within reach of each point: the innermost loop of all catchments.

Never a matrix of pairs: the memory needed is that of the points alone.
"""

import os
from concurrent.futures import ThreadPoolExecutor
from math import floor, inf, sqrt

import numpy as np

from asset_map.gaps.catchment import Catchment
from asset_map.gaps.compiled import compiled
from asset_map.gaps.inputs import Counts, Numbers
from asset_map.gaps.strips import Strips, strips
from asset_map.gaps.weighing import weigh

# How many points a thread takes at a time.
BLOCK = 2_048
# How many of a strip's points are weighed at a time: they stay in the processor's nearest memory.
AT_A_TIME = 512
# Rounding may put a point this much beside its strip; each distance is looked at again anyway.
SLACK_METRES = 1e-3


def sums_in_reach(at: Strips, of: Strips, amounts: Numbers, catchment: Catchment) -> Numbers:
    """For each point of `at`, the sum of amount × weight over the points of `of` in its catchment.

    `amounts` (one for each point of `of`) and the answer (one for each of `at`) are in the order
    in which the points were given, before they were laid out. The same to the last bit however
    many threads there are.
    """
    sums = np.zeros(len(at.order))
    squared = _squared(catchment)
    laid = np.ascontiguousarray(amounts[of.order], dtype=np.float64)

    def block(first: int) -> None:
        _sum_block(
            *(at.x, at.y, of.x, of.y, laid, of.numbers, of.starts, of.height),
            *(catchment.reach_metres, *squared),
            *(sums, first, min(first + BLOCK, len(sums))),
        )

    with ThreadPoolExecutor(_processors()) as threads:
        for _ in threads.map(block, range(0, len(sums), BLOCK)):
            pass
    in_order = np.empty_like(sums)
    in_order[at.order] = sums
    return in_order


def lay_out(xy: Numbers, catchment: Catchment) -> Strips:
    """Points laid out for this catchment."""
    return strips(xy, catchment.reach_metres)


def weights_at(distances: Numbers, catchment: Catchment) -> Numbers:
    """The weight at each distance, in metres; 0 beyond the catchment."""
    factors = np.empty(len(distances))
    weigh(distances * distances, factors, len(distances), *_squared(catchment))
    return factors


@compiled
def _sum_block(
    at_x: Numbers,
    at_y: Numbers,
    x: Numbers,
    y: Numbers,
    amounts: Numbers,
    numbers: Counts,
    starts: Counts,
    height: float,
    reach: float,
    edges: Numbers,
    weights: Numbers,
    steepness: float,
    sums: Numbers,
    first: int,
    last: int,
) -> None:
    squares, factors = np.empty(AT_A_TIME), np.empty(AT_A_TIME)
    for i in range(first, last):
        total = 0.0
        east, north = at_x[i], at_y[i]
        uppermost = floor((north + reach + SLACK_METRES) / height)
        k = np.searchsorted(numbers, floor((north - reach - SLACK_METRES) / height))
        while k < len(numbers) and numbers[k] <= uppermost:
            half = _half_chord(numbers[k] * height - north, height, reach)
            strip = x[starts[k] : starts[k + 1]]
            begin = starts[k] + np.searchsorted(strip, east - half)
            end = starts[k] + np.searchsorted(strip, east + half, side="right")
            for start in range(begin, end, AT_A_TIME):
                many = min(AT_A_TIME, end - start)
                for j in range(many):
                    dx, dy = x[start + j] - east, y[start + j] - north
                    squares[j] = dx * dx + dy * dy
                weigh(squares, factors, many, edges, weights, steepness)
                for j in range(many):
                    total += amounts[start + j] * factors[j]
            k += 1
        sums[i] = total


@compiled
def _half_chord(bottom: float, height: float, reach: float) -> float:
    """How far to look east and west in a strip that begins at `bottom`, seen from the middle."""
    away = max(0.0, bottom, -bottom - height) - SLACK_METRES
    if away <= 0.0:
        return reach + SLACK_METRES
    return sqrt(max(0.0, reach * reach - away * away)) + SLACK_METRES


def _squared(catchment: Catchment) -> tuple[Numbers, Numbers, float]:
    """A catchment for squared distances: edges, weights, and how steeply its Gaussian falls."""
    edges = np.array([_square(edge) for edge in catchment.edges_metres])
    scale = catchment.scale_metres
    steepness = 0.0 if scale == inf else -1 / (2 * scale * scale)
    return edges, np.array(catchment.weights), steepness


def _square(edge: float) -> float:
    """The largest number whose root is not above the edge, so that no root need be drawn."""
    square = edge * edge
    while sqrt(square) > edge:
        square = float(np.nextafter(square, 0))
    while sqrt(up := float(np.nextafter(square, inf))) <= edge:
        square = up
    return square


def _processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
