"""Made-up people and places, and the plainest way to reckon with them: every pair."""

import numpy as np

from asset_map.gaps.catchment import Catchment
from asset_map.gaps.inputs import Numbers


def a_town(seed: int, people: int = 300, places: int = 40) -> tuple[Numbers, ...]:
    """People's points, demand (a third of them none), places' points and capacity (some none)."""
    chance = np.random.default_rng(seed)
    people_xy = 365_000 + chance.normal(0, 2_000, (people, 2)).round()
    supply_xy = 365_000 + chance.normal(0, 3_000, (places, 2)).round()
    demand = chance.integers(0, 3, people) * chance.uniform(1, 1_500, people)
    return people_xy, demand, supply_xy, chance.integers(0, 4, places).astype(float)


def distances(people_xy: Numbers, supply_xy: Numbers) -> Numbers:
    """Metres from each to each, a row a person."""
    return np.sqrt(((people_xy[:, None] - supply_xy[None]) ** 2).sum(axis=2))


def weights(metres: Numbers, catchment: Catchment) -> Numbers:
    """The weight of each pair."""
    steps = np.searchsorted(catchment.edges_metres, metres, side="left")
    weight = np.append(catchment.weights, 0.0)[steps]
    return weight * np.exp(-(metres**2) / (2 * catchment.scale_metres**2))


def every_pair(
    people_xy: Numbers,
    demand: Numbers,
    supply_xy: Numbers,
    capacity: Numbers,
    catchment: Catchment,
    choosing: bool,
) -> Numbers:
    """E2SFCA, or where people choose, 3SFCA, as the papers write them."""
    weight = weights(distances(people_xy, supply_xy), catchment)
    if choosing:
        choices = weight.sum(axis=1, keepdims=True)
        weight = weight * np.divide(weight, choices, out=np.zeros_like(weight), where=choices > 0)
    drawn = demand @ weight
    ratio = np.divide(capacity, drawn, out=np.zeros_like(capacity), where=drawn > 0)
    return weight @ ratio
