"""The public API: the same answers for machines, strict about what it is asked."""

from datetime import datetime

import jsonschema
import pytest
from openapi_spec_validator import validate

from asset_map.web import geojson
from asset_map.web.parameters import NAMES


def ask(visitor, status: int = 200, **asked):
    answer = visitor.client.get("/api/activities", query_string=asked)
    assert answer.status_code == status, answer.text
    return answer


def test_the_api_and_the_page_give_the_same_listings_in_the_same_order(visitor):
    page = visitor.see("/activities?near=WN7+1AA&interest=birdwatching")
    answer = ask(visitor, near="WN7 1AA", interest="birdwatching")
    assert [one["properties"]["id"] for one in answer.json["features"]] == page.listings


def test_the_answer_is_geojson_and_keeps_to_its_own_description(visitor):
    answer = ask(visitor, near="Leigh")
    assert answer.mimetype == "application/geo+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    jsonschema.validate(answer.json, geojson.COLLECTION)
    west, south = answer.json["features"][0]["geometry"]["coordinates"]
    assert -3 < west < -2
    assert 53 < south < 54


def test_times_are_local_and_say_so(visitor):
    features = ask(visitor, near="Leigh", day="tuesday").json["features"]
    moments = [datetime.fromisoformat(one["properties"]["next_session"]) for one in features]
    assert all(moment.utcoffset() is not None for moment in moments)
    assert {moment.weekday() for moment in moments} == {1}


def test_reasons_are_in_words(visitor):
    first = ask(visitor, near="WN7 1AA", interest="knitting").json["features"][0]["properties"]
    assert "Knitting" in first["reasons"]
    assert any("miles" in reason for reason in first["reasons"])


def test_whom_it_serves_and_what_a_first_visit_is_like_are_there_known_or_not(visitor):
    found = ask(visitor, near="WN7 4GQ", kind="hub").json["features"]
    lamp_room = next(one for one in found if one["properties"]["source_id"] == "S001")
    assert lamp_room["properties"]["first_visit"]["bring_someone"] == "yes"
    assert lamp_room["properties"]["area_served"] == {"districts": [], "metres": None}
    reedmace = next(one for one in found if one["properties"]["source_id"] == "S003")
    assert set(reedmace["properties"]["first_visit"].values()) == {""}


def test_limit_and_offset_walk_through_the_list(visitor):
    def ids(**asked):
        found = ask(visitor, near="Leigh", **asked).json["features"]
        return [one["properties"]["id"] for one in found]

    assert ids(limit=5) + ids(limit=5, offset=5) == ids(limit=10)


def test_no_interest_means_everything_and_two_mean_either(visitor):
    def total(*interests):
        return ask(visitor, near="Leigh", interest=list(interests)).json["total"]

    assert total() > total("knitting", "birdwatching") > total("knitting") > 0


@pytest.mark.parametrize(
    ("asked", "parameter", "say"),
    [
        ({}, "near", "Say where"),
        ({"near": ""}, "near", "postcode"),
        ({"near": "Atlantis"}, "near", "We do not know that place"),
        ({"near": "ZZ99 9ZZ"}, "near", "We do not hold this postcode"),
        ({"near": "Leigh", "interst": "knitting"}, "interst", "Did you mean interest?"),
        ({"near": "Leigh", "interest": "kniting"}, "interest", "Did you mean Knitting"),
        ({"near": "Leigh", "day": ["monday", "friday"]}, "day", "only once"),
        ({"near": "Leigh", "limit": "101"}, "limit", "from 1 to 100"),
        ({"near": "Leigh", "reach_metres": "50001"}, "reach_metres", "from 1 to 50000"),
        ({"near": "Leigh", "free": "perhaps"}, "free", "true, yes"),
        ({"near": "Leigh", "kind": ""}, "kind", "hub, group"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_change(visitor, asked, parameter, say):
    answer = ask(visitor, 400, **asked)
    assert answer.mimetype == "application/problem+json"
    problem = next(one for one in answer.json["problems"] if one["parameter"] == parameter)
    assert say in problem["say"]


def test_every_problem_is_named_at_once(visitor):
    problems = ask(visitor, 400, near="Leigh", day="x", age="y", colour="z").json["problems"]
    assert {one["parameter"] for one in problems} == {"day", "age", "colour"}


def test_the_description_is_valid_and_names_every_parameter(visitor):
    document = visitor.client.get("/api/openapi.json").json
    validate(document)
    described = document["paths"]["/api/activities"]["get"]["parameters"]
    assert [one["name"] for one in described] == list(NAMES)


def test_what_the_api_does_not_have_is_said_in_json(visitor):
    answer = visitor.client.get("/api/nothing")
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
