"""Whatever a listing or an address holds, it is shown as text and nothing more."""

import json

import pytest

from tests.web.hostile import IMAGE, NEAR, SCRIPT, TEMPLATE, TEXTS
from tests.web.visitor import inspected


def test_hostile_listings_are_text_in_the_list(visitor):
    page = visitor.see(f"/activities?near={NEAR}")
    assert sorted(page.names) == sorted(f"{text} name" for text in TEXTS)
    assert page.soup.find_all("img") == []
    assert page.soup.find_all("b") == []


def test_hostile_listings_are_text_on_their_own_pages(visitor):
    for href in [
        a["href"] for a in visitor.see(f"/activities?near={NEAR}").soup.select(".app-card__name a")
    ]:
        page = visitor.see(href)
        assert page.heading.endswith("name")
        for field in ("description", "organization", "venue", "address", "cost", "looking for"):
            assert f" {field}" in page.words
        assert page.soup.find_all("img") == []
        schemes = {a["href"].split(":")[0] for a in page.soup.find_all("a") if ":" in a["href"]}
        assert schemes <= {"https", "http", "tel", "mailto"}


def test_hostile_listings_are_data_for_the_map_and_never_script(visitor):
    page = visitor.see(f"/activities?near={NEAR}")
    drawn = json.loads(page.soup.find("script", id="map-data").string)["places"]["features"]
    assert [one["properties"]["name"] for one in drawn] == page.names
    for script in page.soup.find_all("script", id=None):
        assert "harmed" not in (script.string or "")


@pytest.mark.parametrize("text", [SCRIPT, IMAGE, TEMPLATE, "\x00", "\ud83d", "é" * 3000])
def test_hostile_boxes_come_back_as_text(visitor, text):
    sent = text.encode("utf-8", "replace").decode()
    page = inspected(visitor.say(sent, sent))
    assert page.soup.find_all("img") == []
    assert "49" not in page.value_of("enjoy")


@pytest.mark.parametrize(
    "name",
    [
        "near",
        "interest",
        "reach_metres",
        "limit",
        "offset",
        "day",
        "part_of_day",
        "free",
        "kind",
        "age",
    ],
)
@pytest.mark.parametrize("text", [SCRIPT, IMAGE, TEMPLATE, "-1", "1e9", "9" * 400, "²", "\x00"])
def test_hostile_parameters_are_refused_in_words(app, visitor, name, text):
    asked = {"near": "Leigh", name: text}
    page = inspected(
        visitor.client.get("/activities", query_string=asked), 400 if name == "near" else 200
    )
    assert page.soup.select_one(".govuk-error-summary")
    assert page.soup.find_all("img") == []
    answer = visitor.client.get("/api/activities", query_string=asked)
    assert answer.status_code == 400
    assert answer.json["problems"][0]["parameter"] == name
