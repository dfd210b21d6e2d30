"""Each route is for somebody, and for nobody else: every route, every role, every method."""

from pathlib import Path
from uuid import UUID

import pytest
from flask import Flask

from asset_map.model.account import SIGNED_IN, Role
from asset_map.web.access import guard, require, who_may
from asset_map.web.who_may import document, may
from tests.web.members import Member, join, let_in

PAGE = Path(__file__).parents[2] / "docs" / "who-may-do-what.md"
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
# What stands for a part of an address: nobody has these.
PARTS = {"id": UUID(int=0), "other": UUID(int=0), "token": "none", "name": "none", "code": "none"}


def test_every_route_says_whom_it_is_for(app):
    silent = [rule.rule for rule in app.url_map.iter_rules() if not who_may(app, rule.endpoint)]
    assert not silent, f"say in app.py or with @require for whom it is: {silent}"


def test_the_docs_say_who_may_do_what(app):
    assert PAGE.read_text(encoding="utf-8") == document(app), (
        "run python -m scripts.who_may_do_what"
    )


def address(app: Flask, rule) -> str:
    with app.test_request_context():
        return rule.build({part: PARTS.get(part, 1) for part in rule.arguments})[1]


def turned_away(answer) -> bool:
    to_sign_in = answer.status_code == 303 and "/sign-in?next=" in answer.location
    return answer.status_code == 403 or to_sign_in


@pytest.mark.parametrize("role", Role)
def test_each_role_reaches_what_is_for_it_and_nothing_else(app, role):
    someone = None if role is Role.PUBLIC else join(app, role)

    for rule in app.url_map.iter_rules():
        for method in METHODS:
            # One page may sign them out.
            member = Member(app, someone and let_in(app, someone))
            answer = member.send(address(app, rule), method)
            told = f"{role}: {method} {rule.rule} gave {answer.status_code}"
            if method not in rule.methods:
                others = [one for one in app.url_map.iter_rules() if one.rule == rule.rule]
                assert answer.status_code == 405 or any(method in one.methods for one in others)
            else:
                assert turned_away(answer) is not may(app, rule.endpoint, role), told
            assert answer.status_code < 500 or rule.rule == "/readyz", told


@pytest.mark.parametrize("role", SIGNED_IN)
def test_no_form_of_theirs_is_taken_from_another_site_or_without_its_proof(app, role):
    someone = join(app, role)
    theirs = [
        rule
        for rule in app.url_map.iter_rules()
        if "POST" in rule.methods
        and may(app, rule.endpoint, role)
        and not may(app, rule.endpoint, Role.PUBLIC)
    ]
    assert theirs
    for rule in theirs:
        path = address(app, rule)
        session = let_in(app, someone)
        client = Member(app, session).client
        proof = {"form_token": session.form_token}
        for sent in (
            {"data": proof},
            {"data": proof, "headers": {"Origin": "https://elsewhere.example"}},
            {"data": proof, "headers": {"Sec-Fetch-Site": "cross-site"}},
            {"data": {}, "headers": {"Origin": "http://localhost"}},
            {"data": {"form_token": "a" * 64}, "headers": {"Origin": "http://localhost"}},
            {"json": proof, "headers": {"Origin": "http://localhost"}},
        ):
            assert client.post(path, **sent).status_code == 403, (path, sent)


def test_the_api_takes_json_alone_and_looks_at_no_cookie(app):
    member = Member(app, let_in(app, join(app)))

    for form in ({"data": {"text": "hello"}}, {"data": "{}", "content_type": "text/plain"}):
        assert member.client.post("/api/conversation", **form).status_code in (400, 415)
    answer = member.client.get("/api/activities?near=Leigh")
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_what_nobody_declared_is_for_nobody():
    app = Flask("undeclared")
    app.add_url_rule("/said", "said", require("officer")(lambda: "said"))
    app.add_url_rule("/unsaid", "unsaid", lambda: "unsaid")
    guard(app, {})

    assert who_may(app, "said") == (Role.OFFICER,)
    assert not any(may(app, "unsaid", role) for role in Role)
