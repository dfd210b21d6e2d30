"""The sample and the places: as many as promised, invented where they must be, and sound."""

import csv
import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlparse

import pytest
from dateutil.rrule import rrulestr

DATA = Path(__file__).parents[2] / "data"
LISTINGS = DATA / "sample" / "listings.csv"

COLUMNS = (
    "id,kind,name,description,organization,venue,latitude,longitude,postcode,address,days,start_time,"
    "end_time,rrule,cost,min_age,max_age,step_free,interests,looking_for,website,email,phone,"
    "assured_date,serves,greeted_by,bring_someone,toilets,quiet_space,parking,what_to_expect"
)
PROMISED = {"hub": 42, "group": 185, "activity": 60, "micro-enterprise": 82}
DRAMA_NUMBER = re.compile(r"(01632 960|07700 900)\d{3}")  # Ofcom keeps these for drama: none rings
RESERVED = ("example.org", "example.com", "example.net")  # RFC 2606: these belong to nobody
POSTCODE = re.compile(r"[A-Z]{1,2}\d{1,2} \d[A-Z]{2}")
WEEKDAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
INVENTED_POPULATION = 330_000

Row = dict[str, str]


def rows_of(path: Path) -> list[Row]:
    """The rows of a CSV file by heading."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_reserved(host: str) -> bool:
    """Whether a host is a reserved example domain or lies under one."""
    return any(host == domain or host.endswith("." + domain) for domain in RESERVED)


@pytest.fixture(scope="module")
def listings() -> list[Row]:
    """The sample listings."""
    return rows_of(LISTINGS)


@pytest.fixture(scope="module")
def areas() -> dict[str, object]:
    """The grid of areas."""
    found: dict[str, object] = json.loads((DATA / "sample" / "areas.geojson").read_text("utf-8"))
    return found


def points_of(areas: dict[str, object]) -> list[tuple[float, float]]:
    """Every corner of every cell, longitude first."""
    cells: list[dict[str, dict[str, list[list[tuple[float, float]]]]]] = areas["features"]  # type: ignore[assignment]
    return [point for cell in cells for point in cell["geometry"]["coordinates"][0]]


def test_the_columns_are_the_documented_ones() -> None:
    with LISTINGS.open(encoding="utf-8", newline="") as file:
        assert file.readline().strip() == COLUMNS


def test_there_are_as_many_of_each_kind_as_promised(listings: list[Row]) -> None:
    counts = Counter(row["kind"] for row in listings)
    assert counts.keys() == PROMISED.keys()
    assert {kind: number for kind, number in PROMISED.items() if counts[kind] < number} == {}


def test_the_words_about_the_sample_give_its_true_numbers(
    listings: list[Row], areas: dict[str, list[object]]
) -> None:
    words = (DATA / "sample" / "README.md").read_text("utf-8")
    counts = Counter(row["kind"] for row in listings)
    assert f"{len(listings)} listings: {counts['hub']} hubs, {counts['group']} groups" in words
    assert f"{counts['micro-enterprise']} micro-enterprises and {counts['activity']} act" in words
    assert f"{len(areas['features'])} square cells" in words


def test_no_line_is_blank() -> None:
    assert all(line.strip() for line in LISTINGS.read_text("utf-8").splitlines())


@pytest.mark.parametrize("column", ["id", "name"])
def test_no_two_listings_share_an_id_or_a_name(listings: list[Row], column: str) -> None:
    assert [value for value, n in Counter(row[column] for row in listings).items() if n > 1] == []


def test_no_telephone_can_ring(listings: list[Row]) -> None:
    phones = [row["phone"] for row in listings if row["phone"]]
    assert [phone for phone in phones if not DRAMA_NUMBER.fullmatch(phone)] == []
    assert len(set(phones)) == len(phones)


def test_no_email_or_website_belongs_to_anyone(listings: list[Row]) -> None:
    emails = [row["email"] for row in listings if row["email"]]
    sites = [row["website"] for row in listings if row["website"]]
    assert [email for email in emails if not is_reserved(email.partition("@")[2])] == []
    assert [site for site in sites if not is_reserved(urlparse(site).hostname or "")] == []


def test_no_contact_hides_in_the_words(listings: list[Row]) -> None:
    words = [
        row[column]
        for row in listings
        for column in ("description", "looking_for", "address", "greeted_by", "what_to_expect")
    ]
    assert [text for text in words if re.search(r"\d{5}|@|https?:|www\.", text)] == []


def test_every_listing_lies_on_the_grid(listings: list[Row], areas: dict[str, object]) -> None:
    corners = points_of(areas)
    west, south = (min(values) for values in zip(*corners, strict=True))
    east, north = (max(values) for values in zip(*corners, strict=True))
    outside = [
        row["name"]
        for row in listings
        if not (west < float(row["longitude"]) < east and south < float(row["latitude"]) < north)
    ]
    assert outside == []


def test_every_postcode_is_whole_and_its_sector_is_known(listings: list[Row]) -> None:
    sectors = {row["sector"] for row in rows_of(DATA / "places" / "sectors.csv")}
    assert [row["postcode"] for row in listings if not POSTCODE.fullmatch(row["postcode"])] == []
    assert {row["postcode"][:-2] for row in listings} <= sectors


def test_an_activity_belongs_to_a_hub_or_group_and_happens_there(listings: list[Row]) -> None:
    hubs = {row["name"]: row for row in listings if row["kind"] == "hub"}
    owners = hubs | {row["name"]: row for row in listings if row["kind"] == "group"}
    for activity in (row for row in listings if row["kind"] == "activity"):
        home = owners.get(activity["organization"]) or hubs.get(activity["venue"])
        assert home, f"{activity['name']} belongs to nobody"
        place = ("latitude", "longitude", "postcode")
        assert [activity[part] for part in place] == [home[part] for part in place], activity[
            "name"
        ]


def test_every_named_organization_and_venue_is_in_the_file(listings: list[Row]) -> None:
    names = {row["name"] for row in listings}
    hubs = {row["name"] for row in listings if row["kind"] == "hub"}
    assert {row["organization"] for row in listings if row["organization"]} <= names
    assert {row["venue"] for row in listings if row["venue"]} <= hubs


def test_every_session_can_be_read(listings: list[Row]) -> None:
    for row in listings:
        if row["days"]:
            assert set(row["days"].split(";")) <= WEEKDAYS, row["name"]
        if row["days"] or row["rrule"]:
            assert not (row["days"] and row["rrule"]), row["name"]
            assert re.fullmatch(r"\d\d:\d\d", row["start_time"]), row["name"]
        if row["end_time"]:
            assert row["start_time"] < row["end_time"], row["name"]
        if row["rrule"]:
            rule = rrulestr(row["rrule"], dtstart=datetime(2026, 1, 1))
            assert next(iter(rule), None), row["name"]


def test_ages_steps_and_dates_can_be_read(listings: list[Row]) -> None:
    for row in listings:
        assert row["step_free"] in {"yes", "no", "unknown", ""}
        assert int(row["min_age"] or 0) <= int(row["max_age"] or 120), row["name"]
        if row["assured_date"]:
            assured = date.fromisoformat(row["assured_date"])
            assert date(2025, 3, 1) <= assured <= date(2026, 11, 15)


def test_most_listings_leave_their_interests_to_be_read_from_their_words(
    listings: list[Row],
) -> None:
    tagged = sum(bool(row["interests"]) for row in listings)
    assert 0.15 < tagged / len(listings) < 0.3


def test_the_grid_says_that_its_population_is_invented(areas: dict[str, object]) -> None:
    cells: list[dict[str, dict[str, int]]] = areas["features"]  # type: ignore[assignment]
    people = sum(cell["properties"]["population"] for cell in cells)
    codes = {cell["properties"]["code"] for cell in cells}
    assert areas["description"] == "Invented population on a grid; not census data"
    assert abs(people - INVENTED_POPULATION) < 1_000
    assert 120 <= len(cells) == len(codes) <= 200


@pytest.mark.parametrize(
    ("file", "heading"), [("townships.csv", "name"), ("sectors.csv", "sector")]
)
def test_every_place_is_named_once_and_has_a_point(file: str, heading: str) -> None:
    places = rows_of(DATA / "places" / file)
    assert len(places) >= 45
    assert len({place[heading] for place in places}) == len(places)
    for place in places:
        assert 53.3 < float(place["latitude"]) < 53.8
        assert -3.0 < float(place["longitude"]) < -2.2
