"""The map by itself, and what a view of it is told: the same listings as the list."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

BOROUGH = "bbox=-2.9,53.4,-2.3,53.65&zoom=10"
LEIGH = "near=Leigh&reach_metres=3000"
# Whoever comes to Leigh is based anywhere in it.
ALL_ROUND = BOROUGH.partition("&")[0]
ROUND_LEIGH = "bbox=-2.58,53.45,-2.45,53.54"


def told(visitor, path: str, status: int = 200) -> dict:
    """What a route answers, read."""
    answer = visitor.client.get(path)
    assert answer.status_code == status, answer.text
    return json.loads(answer.data)


def shown(answer: dict) -> int:
    """How many listings an answer shows, one by one and in clusters."""
    gathered = [one["properties"]["count"] for one in answer["clusters"]["features"]]
    return len(answer["places"]["features"]) + sum(gathered)


def total(visitor, query: str) -> int:
    """How many the list says it holds."""
    return json.loads(visitor.client.get(f"/api/activities?{query}&limit=100").data)["total"]


def test_the_page_of_the_whole_map_is_the_same_size_whatever_it_holds(visitor):
    page = visitor.see("/map")
    assert page.heading == "Map of everything"
    answer = visitor.client.get("/map", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert len(answer.data) <= 10_000
    data = json.loads(page.soup.find(id="map-data").string)
    assert data["places"]["features"] == data["ground"]["features"] == []


def test_without_a_script_every_township_leads_to_its_list_as_it_was_narrowed(visitor):
    page = visitor.see("/map?interest=knitting&day=friday&free=true")
    href = page.link("Leigh")
    asked = parse_qs(urlsplit(href).query)
    assert asked == {
        "near": ["Leigh"],
        "interest": ["knitting"],
        "day": ["friday"],
        "free": ["true"],
    }
    assert visitor.see(href).heading.startswith("Knitting")
    chosen = [one.get_text() for one in page.soup.select("option[selected]")]
    assert chosen == ["Knitting", "Any kind", "Friday"]


def test_a_view_of_everything_counts_every_listing_once(visitor):
    answer = told(visitor, f"/map/places?{BOROUGH}")
    assert shown(answer) >= 440
    labels = [one["properties"]["label"] for one in answer["clusters"]["features"]]
    assert all("place" in label for label in labels)
    assert answer["say"] == ""


@pytest.mark.parametrize(
    "narrowed", ["", "&interest=music", "&free=true", "&kind=hub", "&day=friday&step_free=true"]
)
def test_the_map_of_an_answer_holds_what_its_list_holds(visitor, narrowed):
    query = LEIGH + narrowed
    found = json.loads(visitor.client.get(f"/api/activities?{query}&limit=100").data)
    if found["total"] <= 100 and not found["more_than_total"]:
        answer = told(visitor, f"/map/places?{query}&{ALL_ROUND}&zoom=16")
        listed = {one["properties"]["id"] for one in found["features"]}
        drawn = {one["properties"]["href"].split("/")[-1] for one in answer["places"]["features"]}
        assert (drawn, answer["clusters"]["features"]) == (listed, [])
    for zoom in (9, 12, 14, 16):
        answer = told(visitor, f"/map/places?{query}&{ALL_ROUND}&zoom={zoom}")
        page = visitor.see(f"/activities?{query}")
        assert shown(answer) == page_total(page)


def page_total(page) -> int:
    """How many the page says there are."""
    return int(page.soup.select_one(".app-answer__count").get_text().split()[-1])


def test_few_enough_places_are_drawn_from_the_page_though_the_list_has_several(visitor):
    page = visitor.see("/activities?near=Leigh&reach_metres=2000&limit=5")
    data = json.loads(page.soup.find(id="map-data").string)
    assert data["feed"]["places"] == ""
    assert len(page.listings) == 5
    assert 5 < len(data["places"]["features"]) == page_total(page) <= 100


def test_of_more_the_map_asks_for_its_view_with_the_same_choices(visitor):
    page = visitor.see("/activities?near=Leigh&free=true&reach_metres=16000")
    feed = json.loads(page.soup.find(id="map-data").string)["feed"]
    assert parse_qs(urlsplit(feed["places"]).query) == {
        "near": ["Leigh"],
        "free": ["true"],
        "reach_metres": ["16000"],
    }
    assert parse_qs(urlsplit(feed["area"]).query) == {"free": ["true"]}
    answer = told(visitor, f"{feed['places']}&{BOROUGH}")
    assert shown(answer) == page_total(page)


def test_the_conversations_map_asks_for_nothing(visitor):
    said = {"words": "Loves knitting", "near": "Leigh"}
    page = visitor.client.post("/conversation", data=said).text
    assert "map-feed.js" not in page
    assert "/map/" not in page.replace('href="/map"', "")


def test_the_ground_of_a_view_is_areas_and_names(visitor):
    answer = told(visitor, f"/map/ground?{ROUND_LEIGH}&zoom=12")
    roles = {one["properties"]["role"] for one in answer["features"]}
    assert "name" in roles
    names = {one["properties"].get("name") for one in answer["features"]}
    assert "Leigh" in names


@pytest.mark.parametrize(
    "query",
    [
        "",
        "bbox=1,2,3&zoom=4",
        "bbox=nan,1,2,3&zoom=4",
        "bbox=5,1,2,3&zoom=4",
        "bbox=1,1,2,2&zoom=-1",
        "bbox=1,1,2,2&zoom=x",
        "bbox=-2.9,53.4,-2.3,53.65&zoom=10&near=Atlantis",
    ],
)
def test_a_view_that_makes_no_sense_is_refused_with_words(visitor, query):
    answer = told(visitor, f"/map/places?{query}", 400)
    assert answer["problems"][0]["say"]


def test_a_view_from_the_other_side_of_the_earth_shows_nothing(visitor):
    assert shown(told(visitor, "/map/places?bbox=100,-40,120,-20&zoom=5")) == 0
    assert shown(told(visitor, "/map/places?bbox=-1000,-90,1000,90&zoom=0")) >= 440


def test_names_reach_the_map_as_the_text_they_are(visitor):
    from tests.web.hostile import NEAR

    answer = told(visitor, f"/map/places?near={NEAR}&bbox=-9,49,3,61&zoom=16")
    names = [one["properties"]["name"] for one in answer["places"]["features"]]
    assert any("<" in name for name in names)


def test_a_search_of_an_area_is_headed_by_the_township_it_is_by(visitor):
    page = visitor.see("/activities?near=-2.5170,53.4970&reach_metres=900&interest=music")
    assert page.heading == "Music and singing near a spot by Leigh"
    assert visitor.see("/activities?near=-4.2,57.4").heading == "Near a spot on the map"


def test_a_place_that_we_do_not_know_still_gets_the_whole_map(visitor):
    assert "kind=hub" in visitor.see("/map?near=nowhere-at-all&kind=hub").response.text
