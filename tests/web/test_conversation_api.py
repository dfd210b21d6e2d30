"""The same conversation for machines: JSON in, JSON out, strict about what it is sent."""

import jsonschema
import pytest

from asset_map.web import conversation_json
from asset_map.web.conversation import LARGEST_POST
from asset_map.web.spoken import LONGEST_TEXT
from tests.web.teller import SAID, Teller

LEIGH = {"place": "Leigh"}


def ask(visitor, body, status: int = 200, **said):
    answer = visitor.client.post("/api/conversation", json=body, **said)
    assert answer.status_code == status, answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers
    return answer


def test_the_api_and_the_page_give_the_same_listings_in_the_same_order(visitor):
    page = Teller(visitor).tell(SAID, near="WN7 1AA")
    answer = ask(visitor, {"text": SAID, "near": {"postcode": "WN7 1AA"}}).json
    assert [one["id"] for one in answer["activities"]] == page.listings
    assert answer["near"]["label"] == "WN7 1"


def test_what_was_heard_comes_with_the_words_that_gave_it_away(visitor):
    heard = ask(visitor, {"text": SAID + " She is 76.", "near": LEIGH}).json["heard"]
    knitting = next(one for one in heard["interests"] if one["term"] == "knitting")
    assert knitting["label"] == "Knitting"
    assert knitting["because"] == "knitting"
    assert knitting["guessed"] is False
    assert "maths-and-english" in {one["term"] for one in heard["gifts"]}
    assert "bingo" in {one["term"] for one in heard["avoid"]}
    assert ("age", "76") in {(one["kind"], one["value"]) for one in heard["constraints"]}


def test_the_answer_and_the_question_keep_to_their_description(visitor):
    body = {"text": SAID, "near": LEIGH, "reach_metres": 3_000, "limit": 5}
    jsonschema.validate(body, conversation_json.ASKED)
    answer = ask(visitor, body).json
    jsonschema.validate(answer, conversation_json.ANSWER)
    assert len(answer["activities"]) == 5
    first = answer["activities"][0]
    assert -3 < first["longitude"] < -2
    assert 53 < first["latitude"] < 54
    assert any("you said" in reason for reason in first["reasons"])


def test_a_place_may_be_a_point(visitor):
    near = {"longitude": -2.518, "latitude": 53}
    answer = ask(visitor, {"text": SAID, "near": near, "reach_metres": 50_000}).json
    assert answer["near"]["precision"] == "exact"
    assert (answer["near"]["longitude"], answer["near"]["latitude"]) == (-2.518, 53)


def test_limit_and_offset_walk_through_the_list(visitor):
    def ids(**more):
        found = ask(visitor, {"text": SAID, "near": LEIGH, **more}).json["activities"]
        return [one["id"] for one in found]

    assert ids(limit=4) + ids(limit=4, offset=4) == ids(limit=8)


@pytest.mark.parametrize(
    ("body", "parameter", "say"),
    [
        ({"near": LEIGH}, "text", "Give what was said"),
        ({"text": " ", "near": LEIGH}, "text", "Give what was said"),
        ({"text": ["a"], "near": LEIGH}, "text", "Give what was said"),
        ({"text": "x" * (LONGEST_TEXT + 1), "near": LEIGH}, "text", "That is 20,001 letters"),
        ({"text": SAID}, "near", "Say where"),
        ({"text": SAID, "near": "Leigh"}, "near", "Say where"),
        ({"text": SAID, "near": {"place": ""}}, "near", "Say where"),
        ({"text": SAID, "near": {"place": "Leigh", "x": 1}}, "near", "Say where"),
        ({"text": SAID, "near": {"place": "Le\x00igh"}}, "near", "Say where"),
        ({"text": SAID, "near": {"longitude": "-2.5", "latitude": 53}}, "near", "Say where"),
        ({"text": SAID, "near": {"longitude": True, "latitude": 53}}, "near", "Say where"),
        ({"text": SAID, "near": {"longitude": 53, "latitude": -200}}, "near", "not on the Earth"),
        ({"text": SAID, "near": {"longitude": 53, "latitude": 2}}, "near", "outside our map"),
        ({"text": SAID, "near": {"place": "Atlantis"}}, "near", "We do not know that place"),
        ({"text": SAID, "near": {"postcode": "ZZ99 9ZZ"}}, "near", "We do not hold"),
        ({"text": SAID, "near": LEIGH, "limit": 101}, "limit", "from 1 to 100"),
        ({"text": SAID, "near": LEIGH, "limit": True}, "limit", "from 1 to 100"),
        ({"text": SAID, "near": LEIGH, "reach_metres": "5000"}, "reach_metres", "whole number"),
        ({"text": SAID, "near": LEIGH, "ofset": 5}, "ofset", "Did you mean offset?"),
        ([SAID], "body", "Send one JSON object"),
    ],
)
def test_what_cannot_be_used_is_refused_with_what_to_change(visitor, body, parameter, say):
    answer = ask(visitor, body, 400)
    assert answer.mimetype == "application/problem+json"
    problem = next(one for one in answer.json["problems"] if one["parameter"] == parameter)
    assert say in problem["say"]
    assert SAID not in answer.text


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'"\\ud800"', b"[" * 5_000])
def test_what_is_no_json_is_refused(visitor, body):
    answer = visitor.client.post("/api/conversation", data=body, content_type="application/json")
    assert answer.status_code == 400
    assert "Send one JSON object" in answer.json["problems"][0]["say"]


def test_only_json_is_read(visitor):
    answer = visitor.client.post("/api/conversation", data={"text": SAID})
    assert answer.status_code == 415
    assert "Content-Type: application/json" in answer.json["problems"][0]["say"]


def test_far_too_much_is_refused(visitor):
    answer = ask(visitor, {"text": "x" * LARGEST_POST, "near": LEIGH}, 413)
    assert "Send at most 256 kB." in answer.json["problems"][0]["say"]


def test_it_is_posted_and_never_got(visitor):
    answer = visitor.client.get("/api/conversation?text=knitting")
    assert (answer.status_code, answer.mimetype) == (405, "application/problem+json")


def test_the_description_tells_of_it(visitor):
    described = visitor.client.get("/api/openapi.json").json["paths"]["/api/conversation"]["post"]
    assert set(described["responses"]) == {"200", "400", "413", "415", "429", "503"}
