"""The benchmark's listings: invented, well formed, and something near for every topic."""

import json
import re
from collections import Counter, defaultdict
from math import cos, hypot, radians
from pathlib import Path
from typing import Any

import pytest

from asset_map.intake.costs import read_cost
from asset_map.model.listing import Kind, StepFree

DATA = Path(__file__).parents[2] / "data"
LISTINGS = DATA / "benchmark" / "listings.jsonl"
TOPICS = DATA / "benchmark" / "topics.json"
TOWNSHIPS = DATA / "places" / "townships.csv"

TEXTS = {
    "id", "kind", "name", "description", "topic", "township",
    "days", "start_time", "end_time", "cost", "step_free", "looking_for",
}  # fmt: skip
FIELDS = TEXTS | {"also", "longitude", "latitude", "min_age", "max_age"}
PROMISED = 400
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
OLDEST = 120
BOROUGH = ((-2.76, -2.40), (53.44, 53.62))  # longitudes, latitudes: a box around the borough
FARTHEST_METRES = 800  # from the centre of its township
METRES_IN_A_DEGREE = 111_320  # of latitude; of longitude, times the cosine of the latitude

Listing = dict[str, Any]


@pytest.fixture(scope="module")
def listings() -> list[Listing]:
    lines = LISTINGS.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def topics() -> set[str]:
    return set(json.loads(TOPICS.read_text(encoding="utf-8")))


def centres() -> dict[str, tuple[float, float]]:
    """Each township's centre: longitude, latitude."""
    rows = TOWNSHIPS.read_text(encoding="utf-8").splitlines()[1:]
    return {
        name: (float(longitude), float(latitude))
        for name, latitude, longitude in (row.split(",") for row in rows)
    }


def metres_from(centre: tuple[float, float], listing: Listing) -> float:
    """How far a listing is from a centre, on flat ground."""
    east = (listing["longitude"] - centre[0]) * cos(radians(centre[1]))
    return hypot(east, listing["latitude"] - centre[1]) * METRES_IN_A_DEGREE


def test_there_are_as_many_as_promised_and_each_has_its_own_id(listings: list[Listing]) -> None:
    ids = [one["id"] for one in listings]
    assert ids == [f"L{number:03d}" for number in range(1, PROMISED + 1)]
    names = Counter(one["name"] for one in listings)
    assert names.most_common(1)[0][1] == 1


def test_every_listing_has_the_same_fields_and_the_right_sort_of_value(
    listings: list[Listing],
) -> None:
    for one in listings:
        assert set(one) == FIELDS, one["id"]
        assert all(isinstance(one[field], str) for field in TEXTS), one["id"]
        assert all(one[field] == one[field].strip() for field in TEXTS), one["id"]
        assert one["name"], one["id"]
        assert one["kind"] in set(Kind), one["id"]
        assert one["step_free"] in set(StepFree), one["id"]


def test_days_times_and_ages_can_be_kept_by_a_person(listings: list[Listing]) -> None:
    for one in listings:
        days = one["days"].split(";") if one["days"] else []
        assert len(set(days)) == len(days), one["id"]
        assert set(days) <= set(WEEKDAYS), one["id"]
        start, end = one["start_time"], one["end_time"]
        assert all(CLOCK.fullmatch(time) for time in (start, end) if time), one["id"]
        assert start or not end, one["id"]
        assert not end or start < end, one["id"]
        youngest, oldest = one["min_age"] or 0, one["max_age"] or OLDEST
        assert 0 <= youngest <= oldest <= OLDEST, one["id"]


def test_a_cost_that_is_plainly_nothing_or_an_amount_is_read_so(listings: list[Listing]) -> None:
    for one in listings:
        if one["cost"] == "Free":
            assert read_cost(one["cost"]).pence_per_visit == 0, one["id"]
        elif amount := re.fullmatch(r"£(\d+)(?:\.(\d\d))?", one["cost"]):
            pence = int(amount[1]) * 100 + int(amount[2] or 0)
            assert read_cost(one["cost"]).pence_per_visit == pence, one["id"]


def test_only_known_topics_are_named_and_none_twice(
    listings: list[Listing], topics: set[str]
) -> None:
    for one in listings:
        named = [one["topic"], *one["also"]]
        assert set(named) <= topics, one["id"]
        assert len(set(named)) == len(named), one["id"]


def test_every_topic_is_what_at_least_two_places_are_mainly_for(
    listings: list[Listing], topics: set[str]
) -> None:
    places: dict[str, set[str]] = defaultdict(set)
    for one in listings:
        places[one["topic"]].add(one["township"])
    assert {topic for topic in topics if len(places[topic]) < 2} == set()


def test_every_point_is_in_the_borough_near_its_township_and_nobody_elses(
    listings: list[Listing],
) -> None:
    (west, east), (south, north) = BOROUGH
    known = centres()
    for one in listings:
        assert west < one["longitude"] < east, one["id"]
        assert south < one["latitude"] < north, one["id"]
        assert metres_from(known[one["township"]], one) <= FARTHEST_METRES, one["id"]
    assert len({(one["longitude"], one["latitude"]) for one in listings}) == PROMISED


def test_the_voices_differ_and_about_a_third_look_for_someone(listings: list[Listing]) -> None:
    lengths = [len(one["description"].split()) for one in listings]
    assert sum(length == 0 for length in lengths) >= 10
    assert sum(0 < length <= 8 for length in lengths) >= 25
    assert sum(length >= 60 for length in lengths) >= 12
    assert 120 <= sum(bool(one["looking_for"]) for one in listings) <= 150


def test_no_way_to_reach_a_private_person_is_written_down(listings: list[Listing]) -> None:
    for one in listings:
        words = " ".join(one[field] for field in TEXTS)
        assert not re.search(r"@|https?:|www\.|\b0\d{9,10}\b|\b0\d{3,4} \d{3}", words), one["id"]
