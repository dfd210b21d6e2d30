"""The page of a listing: what search engines read of it, and how to say that it is wrong."""

import json
from dataclasses import replace

import pytest

from asset_map.model.listing import listing_id
from tests.web.conftest import serving
from tests.web.hostile import NEAR
from tests.web.visitor import Visitor


def linked(page):
    (script,) = page.soup.select("script[type='application/ld+json']")
    return json.loads(script.string)


def first_of(visitor, kind):
    found = visitor.see(f"/activities?near=WN7+4GQ&kind={kind}")
    return visitor.see(found.soup.select_one(".app-card__name a")["href"])


@pytest.mark.parametrize(
    ("kind", "type_"),
    [
        ("hub", "Place"),
        ("group", "Organization"),
        ("micro-enterprise", "LocalBusiness"),
        ("activity", "Event"),
    ],
)
def test_each_kind_is_told_to_search_engines_in_their_words(visitor, kind, type_):
    page = first_of(visitor, kind)
    said = linked(page)
    assert (said["@context"], said["@type"]) == ("https://schema.org", type_)
    assert said["name"] == page.heading
    assert said["url"].endswith(page.response.request.path)


def test_an_event_has_a_date_with_its_offset(visitor):
    said = linked(first_of(visitor, "activity"))
    assert said["startDate"][-6:] in ("+00:00", "+01:00")
    assert said["location"]["@type"] == "Place"


def test_what_happens_at_a_hub_are_its_events_and_its_opening_hours_are_not(visitor):
    hub = visitor.see(visitor.see("/activities?near=WN7+4GQ&kind=hub").link("The Lamp Room"))
    names = {event["name"] for event in linked(hub)["event"]}
    assert "Knit One Natter Two" in names
    assert "The Lamp Room" not in names


def test_hostile_text_stays_inside_its_script(visitor):
    for link in visitor.see(f"/activities?near={NEAR}").soup.select(".app-card__name a"):
        page = visitor.see(link["href"])
        assert linked(page)["name"].split() == page.heading.split()
        assert "javascript:" not in linked(page).get("sameAs", "")


def test_a_small_business_has_prices_and_a_place_it_works_from(visitor):
    page = first_of(visitor, "micro-enterprise")
    labels = [dt.get_text() for dt in page.soup.select(".app-facts dt")]
    assert {"Based at", "Prices"} <= set(labels)


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("map@council.example", "mailto:map@council.example?subject=Something%20is%20wrong"),
        ("01632 960000", "tel:01632960000"),
        ("https://council.example/map", "https://council.example/map"),
    ],
)
def test_whoever_sees_that_it_is_wrong_can_tell_the_council(site_settings, contact, href):
    with serving(replace(site_settings, contact=contact)) as app:
        page = first_of(Visitor(app.test_client()), "group")
        assert page.link(contact).startswith(href)


def test_without_an_address_it_says_whom_to_tell(visitor):
    assert first_of(visitor, "group").link("Tell us what is wrong").startswith("/suggest?listing=")


def page_of_sample(visitor, source_id):
    return visitor.see(f"/listing/{listing_id('sample', source_id)}")


def told(page, heading):
    """The facts beneath a heading, by what they are called."""
    (facts,) = [
        h2.find_next_sibling("dl") for h2 in page.soup.find_all("h2") if h2.get_text() == heading
    ]
    return {dt.get_text(): dt.find_next("dd").get_text() for dt in facts.find_all("dt")}


def test_a_first_visit_is_told_where_it_is_known_and_only_what_is(visitor):
    visit = told(page_of_sample(visitor, "S001"), "Your first visit")
    assert visit["Who greets you"] == "Whoever is on the front desk"
    assert visit["Can I bring someone?"] == "Yes"
    less = told(page_of_sample(visitor, "S002"), "Your first visit")
    assert less == {
        "Toilets": "No",
        "Quiet space": "There is always the kitchen",
        "Parking": "No",
    }
    assert "Your first visit" not in page_of_sample(visitor, "S003").words


def test_what_a_place_has_is_told_to_search_engines(visitor):
    amenities = linked(page_of_sample(visitor, "S002"))["amenityFeature"]
    assert {one["name"]: one["value"] for one in amenities} == {
        "Toilets": False,
        "Quiet space": "There is always the kitchen",
        "Parking": False,
    }
    assert "amenityFeature" not in linked(page_of_sample(visitor, "S003"))


def test_whom_somebody_comes_to_is_told_to_people_and_to_search_engines(visitor):
    page = page_of_sample(visitor, "S361")
    assert "Comes to you in WN2 and WN7" in page.words
    assert linked(page)["areaServed"] == ["WN2", "WN7"]
    far = page_of_sample(visitor, "S364")
    assert "Comes to you within 5 miles" in far.words
    assert linked(far)["areaServed"][0]["geoRadius"] == 8_047
