"""Where to start: against trying every choice, and against putting it in the middle."""

import csv
import json
from importlib.resources import files
from itertools import combinations

import numpy as np
import pytest
from pyproj import Transformer
from shapely.geometry import shape

from asset_map.gaps.access import count_in_reach
from asset_map.gaps.inputs import Numbers
from asset_map.gaps.start import best_places, what_if
from tests.gaps.towns_of_numbers import a_town, distances

METRES = Transformer.from_crs(4326, 27700, always_xy=True)


def best_of_all_choices(wanting: Numbers, near: Numbers, how_many: int) -> float:
    """The most newly reached by any so many columns."""
    choices = combinations(range(near.shape[1]), how_many)
    return max(float(wanting @ near[:, list(choice)].any(axis=1)) for choice in choices)


@pytest.mark.parametrize("how_many", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_no_other_choice_reaches_more(seed, how_many):
    people, demand, sites, _ = a_town(seed, people=120, places=14)
    has = count_in_reach(people, sites[:2], 700) > 0

    starts = best_places(people, demand, sites, 900, how_many, has)

    near = distances(people, sites) <= 900
    best = best_of_all_choices(np.where(has, 0, demand), near, how_many)
    assert sum(start.newly_reached for start in starts) == pytest.approx(best)
    for start in starts:
        assert near[start.who, start.site].all()
        assert not has[start.who].any()
        assert demand[start.who].sum() == pytest.approx(start.newly_reached)
        assert start.newly_reached <= start.alone
    gains = [start.newly_reached for start in starts]
    assert gains == sorted(gains, reverse=True)
    everyone = np.concatenate([start.who for start in starts])
    assert len(set(everyone)) == len(everyone)


def test_two_villages_are_better_served_each_than_halfway():
    people, demand = [(0, 0), (4_000, 0)], [500, 400]
    sites = [(2_000, 0), (4_000, 100), (0, 100)]

    starts = best_places(people, demand, sites, 1_000, 2)

    assert [(start.site, start.newly_reached) for start in starts] == [(2, 500), (1, 400)]


def test_who_has_something_already_is_nobody_new():
    people, demand = [(0, 0), (4_000, 0)], [500, 400]

    starts = best_places(people, demand, [(0, 0), (4_000, 0)], 1_000, 1, [True, False])

    assert [(start.site, list(start.who)) for start in starts] == [(1, [1])]


def test_no_more_places_are_named_than_are_of_use():
    people, demand, sites = [(0, 0)], [10], [(0, 100), (0, 200), (9_000, 0)]

    assert len(best_places(people, demand, sites, 1_000, 3)) == 1
    assert best_places(people, demand, sites, 50, 3) == []
    assert best_places(people, [0], sites, 1_000, 3) == []
    assert best_places(people, demand, [], 1_000, 3) == []


def test_what_a_pin_would_do():
    people, demand = [(0, 0), (300, 400), (900, 0)], [10, 20, 40]

    gained = what_if(people, demand, (0, 0), 500, [True, False, False])

    assert (gained.newly_reached, list(gained.who)) == (20, [1])
    assert what_if(people, demand, (0, 0), 900).newly_reached == 70


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"how_many": 0}, "0 places to start at"),
        ({"reach_metres": -3}, "no reach"),
        ({"has_already": [True, False]}, "2 truths for 1 points"),
        ({"sites_xy": [(np.nan, 0)]}, "sites: a point is missing"),
    ],
)
def test_a_question_that_makes_no_sense(change, words):
    asked = {"people_xy": [(0, 0)], "demand": [1], "sites_xy": [(0, 0)]}
    with pytest.raises(ValueError, match=words):
        best_places(**{**asked, "reach_metres": 500, "how_many": 1, **change})


def test_on_the_sample_the_best_hub_beats_the_one_in_the_middle():
    people, demand = sample_areas()
    with (files("asset_map") / "data/sample/listings.csv").open(encoding="utf-8") as file:
        hubs = [row for row in csv.DictReader(file) if row["kind"] == "hub" and row["latitude"]]
    sites = np.array([METRES.transform(row["longitude"], row["latitude"]) for row in hubs])
    middle = np.average(people, axis=0, weights=demand)
    central = sites[distances(sites, middle[None])[:, 0].argmin()]

    (best,) = best_places(people, demand, sites, 1_600, 1)

    assert best.newly_reached > what_if(people, demand, central, 1_600).newly_reached
    assert best.newly_reached > what_if(people, demand, middle, 1_600).newly_reached


def sample_areas() -> tuple[Numbers, Numbers]:
    """Where the sample's people stand, and how many there are."""
    text = (files("asset_map") / "data/sample/areas.geojson").read_text(encoding="utf-8")
    areas = json.loads(text)["features"]
    centres = [shape(area["geometry"]).centroid for area in areas]
    people = np.array([METRES.transform(centre.x, centre.y) for centre in centres])
    return people, np.array([area["properties"]["population"] for area in areas], float)
