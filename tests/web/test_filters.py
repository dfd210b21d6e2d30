"""Filters that say how many they leave and mean it, and ways on that always lead somewhere."""

import re

import pytest

FILTERS = ("day", "part_of_day", "pence_at_most", "kind", "age", "interest")


def total(page) -> int:
    """How many the page says there are."""
    found = re.search(r"Showing [\d to]+ of ([\d,]+)", page.words)
    return int(found[1].replace(",", "")) if found else 0


def options(page, name):
    """Each option's value and its count."""
    for option in page.soup.select(f"#filter-{name} option"):
        counted = re.search(r"\((\d+)\)", option.get_text())
        if counted:
            yield option["value"], int(counted[1]), option.has_attr("disabled")


@pytest.mark.parametrize("name", [name for name in FILTERS if name != "interest"])
@pytest.mark.parametrize("asked", ["", "&interest=music&day=tuesday"])
def test_a_filter_leaves_as_many_as_it_says(visitor, name, asked):
    page = visitor.see(f"/activities?near=Leigh{asked}")
    other = re.sub(f"&{name}=[a-z]+", "", asked)
    for value, count, disabled in options(page, name):
        found = visitor.see(f"/activities?near=Leigh{other}&{name}={value}")
        assert total(found) == count
        assert disabled == (count == 0)


def test_an_interest_says_how_many_there_are(visitor):
    page = visitor.see("/activities?near=Leigh&step_free=true")
    counted = {value: count for value, count, _ in options(page, "interest")}
    assert counted["music"] > 0
    for code in ("music", "knitting", "nature"):
        found = visitor.see(f"/activities?near=Leigh&step_free=true&interest={code}")
        assert total(found) == counted.get(code, 0)


@pytest.mark.parametrize("name", ["step_free", "confirmed"])
def test_a_tick_leaves_as_many_as_it_says(visitor, name):
    page = visitor.see("/activities?near=Leigh")
    box = page.soup.find("input", attrs={"name": name})
    label = page.soup.find("label", attrs={"for": box["id"]}).get_text()
    count = int(re.search(r"\((\d+)\)", label)[1])
    assert 0 < count == total(visitor.see(f"/activities?near=Leigh&{name}=true"))


@pytest.mark.parametrize("sort", ["nearest", "soonest"])
def test_an_answer_can_be_sorted_and_says_how_it_is(visitor, sort):
    page = visitor.see("/activities?near=Leigh&interest=music")
    sorted_page = visitor.see(page.link(sort.capitalize()))
    assert sorted_page.soup.select_one(".app-sort a[aria-current]").get_text() == sort.capitalize()
    assert sorted(sorted_page.listings) != sorted_page.listings
    assert total(sorted_page) == total(page)


def test_the_nearest_first_in_the_api_too(visitor):
    asked = {"near": "Leigh", "interest": "music", "sort": "nearest"}
    found = visitor.client.get("/api/activities", query_string=asked).json["features"]
    away = [one["properties"]["metres_away"] for one in found]
    assert away == sorted(away)


@pytest.mark.parametrize(
    ("yes", "no"), [("true", "false"), ("yes", "no"), ("1", "0"), ("on", "OFF")]
)
def test_yes_can_be_said_in_several_ways(visitor, yes, no):
    def found(**asked):
        answer = visitor.client.get("/api/activities", query_string={"near": "Leigh", **asked})
        return answer.json["total"]

    assert found(free=yes) == found(free="true") < found()
    assert found(free=no) == found()


EMPTY = [
    "/activities?near=Leigh&interest=knitting&day=friday",
    "/activities?near=Leigh&interest=knitting&reach_metres=9",
    "/activities?near=Leigh&interest=knitting&day=friday&free=true&kind=hub&age=3",
    "/activities?near=Leigh&interest=street-dance&part_of_day=night&confirmed=true",
    "/activities?near=Leigh&reach_metres=1&day=sunday&part_of_day=night",
]


@pytest.mark.parametrize("path", EMPTY)
def test_every_way_on_from_nothing_leads_to_something(visitor, path):
    page = visitor.see(path)
    assert "Nothing found here yet" in page.words
    ways = [a["href"] for a in page.soup.select(".app-ways__list a")]
    assert ways
    for way in ways:
        if way.startswith("/activities"):
            assert visitor.see(way).listings, way
    assert page.soup.select(".app-ways .app-card")


def test_another_day_is_offered_where_the_day_was_the_trouble(visitor):
    page = visitor.see("/activities?near=Leigh&interest=knitting&day=friday")
    found = visitor.see(page.link("On Tuesday instead"))
    assert found.names == ["Knit One Natter Two"]


def test_looking_further_is_offered_just_far_enough(visitor):
    page = visitor.see("/activities?near=Leigh&interest=knitting&day=friday")
    assert "The nearest that we know of" in page.words
    further = visitor.see(page.link("Look further"))
    assert further.listings[0] == page.listings[0]


def test_the_filters_need_no_script_and_hold_terms_and_places_alone(visitor):
    page = visitor.see("/activities?near=Leigh&interest=knitting&sort=nearest")
    form = page.soup.select_one(".app-filters__form")
    assert (form["method"], form["action"]) == ("get", "/activities")
    assert form.select("input[type=text], textarea") == []
    assert form.select_one("input[name=sort]")["value"] == "nearest"
