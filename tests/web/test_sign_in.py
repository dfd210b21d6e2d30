"""Signing in on the page: words for everyone, a cookie for few, and an end to it."""

import re
from datetime import timedelta

import pyotp
import pytest

from asset_map.accounts.limits import TRIES_AN_ACCOUNT
from asset_map.model.account import Role
from asset_map.web.store import write
from tests.web.members import HERE, PASSWORD, Member, again, join, let_in

NEW = "lantern gravel otter"


@pytest.fixture
def ada(app):
    return join(app)


@pytest.fixture
def stranger(app):
    return Member(app)


def cookies(answer) -> list[str]:
    return answer.headers.getlist("Set-Cookie")


def test_who_signs_in_is_led_to_where_they_were_going(stranger, ada):
    turned = stranger.client.get("/account/second-step")
    assert (turned.status_code, turned.location) == (303, "/sign-in?next=/account/second-step")
    page = stranger.see(turned.location)
    assert page.soup.find("input", attrs={"name": "next"})["value"] == "/account/second-step"

    answer = stranger.sign_in(ada.email, next="/account/second-step")

    assert (answer.status_code, answer.location) == (303, "/account/second-step")
    assert stranger.see("/account").heading == "Your account"
    assert ada.email in stranger.see("/account").words


def test_the_cookie_tells_scripts_and_other_sites_nothing(stranger, ada):
    (plain,) = cookies(stranger.sign_in(ada.email))
    assert re.fullmatch(r"asset-map=[\w-]{43}; HttpOnly; Path=/; SameSite=Lax", plain)

    https = {"base_url": "https://map.example.org", "headers": {"Sec-Fetch-Site": "same-origin"}}
    said = {"email": ada.email, "password": PASSWORD}
    (sure,) = cookies(stranger.client.post("/sign-in", data=said, **https))
    assert re.fullmatch(r"__Host-asset-map=[\w-]{43}; Secure; HttpOnly; Path=/; SameSite=Lax", sure)


def test_nobody_types_a_password_where_others_can_read_along(stranger, ada):
    there = {"base_url": "http://map.example.org"}
    page = stranger.client.get("/sign-in", **there)
    assert "begins with https" in page.text
    assert 'type="password"' not in page.text

    said = {"email": ada.email, "password": PASSWORD}
    answer = stranger.client.post(
        "/sign-in", data=said, headers={"Sec-Fetch-Site": "same-origin"}, **there
    )
    assert answer.status_code == 403
    assert cookies(answer) == []


@pytest.mark.parametrize("headers", [{}, {"Origin": "https://elsewhere.example"}])
def test_nobody_is_signed_in_by_another_sites_form(stranger, ada, headers):
    said = {"email": ada.email, "password": PASSWORD}

    answer = stranger.client.post("/sign-in", data=said, headers=headers)

    assert answer.status_code == 403
    assert cookies(answer) == []


def test_an_unknown_address_and_a_wrong_password_look_alike(stranger, ada):
    pages = []
    for email in (ada.email, "nobody@example.org", f"{ada.email}\x00"):
        answer = stranger.sign_in(email, "not the password")
        assert answer.status_code == 400
        assert cookies(answer) == []
        assert "not the password" not in answer.text
        headers = sorted(name for name, _ in answer.headers)
        nonce = re.search(r"nonce-([\w-]+)", answer.headers["Content-Security-Policy"])[1]
        pages.append((answer.text.replace(email, "").replace(nonce, ""), headers))

    assert pages[0] == pages[1]
    assert "The e-mail address or the password is not right." in pages[0][0]


def test_who_tries_too_often_is_told_when_to_come_back(stranger):
    for _ in range(TRIES_AN_ACCOUNT):
        stranger.sign_in("guessed@example.org", "not the password")

    answer = stranger.sign_in("guessed@example.org", "not the password")

    assert answer.status_code == 429
    assert 890 <= int(answer.headers["Retry-After"]) <= 901
    assert "Wait 15 minutes, then try again." in answer.text


def test_sign_out_ends_the_session_in_the_store_too(app, ada):
    session = let_in(app, ada)
    member, thief = Member(app, session), Member(app, session)
    thief.see("/account")

    answer = member.send("/sign-out")

    assert (answer.status_code, answer.location) == (303, "/sign-in?done=out")
    assert "You are signed out." in member.see(answer.location).words
    assert "asset-map=;" in cookies(answer)[0]
    assert thief.client.get("/account").status_code == 303


def test_another_site_cannot_sign_anybody_out(app, ada):
    member = Member(app, let_in(app, ada))

    assert member.client.post("/sign-out", headers=HERE).status_code == 403
    member.see("/account")


def test_signing_in_again_ends_the_session_that_was(app, ada):
    first = let_in(app, ada)
    member = Member(app, first)

    member.sign_in(ada.email)

    assert member.client.get_cookie("asset-map").value != first.token
    assert Member(app, first).client.get("/account").status_code == 303


def test_a_session_ends_after_twelve_hours(app, ada):
    session = let_in(app, ada)
    with app.app_context(), write() as connection:
        connection.exec_driver_sql(
            "UPDATE account_session SET made_at = made_at - %s WHERE account_id = %s",
            (timedelta(hours=12), ada.id),
        )

    assert Member(app, session).client.get("/account").status_code == 303
    answer = Member(app, session).send("/account", act="password", current=PASSWORD)
    assert answer.status_code == 403
    assert "after 12 hours" in answer.text


@pytest.mark.parametrize(
    "elsewhere",
    [
        *(
            "https://elsewhere.example/",
            "//elsewhere.example",
            "/\\elsewhere.example",
            "javascript:1",
        ),
        *(
            "http:///elsewhere.example",
            "/nothing-here",
            "account",
            "/sign-out",
            "/\n/elsewhere.example",
        ),
    ],
)
def test_signing_in_never_leads_elsewhere(stranger, ada, elsewhere):
    assert stranger.sign_in(ada.email, next=elsewhere).location == "/account"


@pytest.mark.parametrize(
    ("role", "page"),
    [(Role.STEWARD, "/mine"), (Role.OFFICER, "/review"), (Role.WORKER, "/account")],
)
def test_who_was_going_nowhere_is_led_to_their_work(app, stranger, role, page):
    assert stranger.sign_in(join(app, role).email).location == page


def test_only_who_signs_in_gets_a_cookie(stranger):
    for path in ("/", "/about", "/sign-in", "/activities?near=Leigh", "/account", "/sign-in/code"):
        assert cookies(stranger.client.get(path)) == []
    assert "No cookies, no tracking." in stranger.see("/").soup.get_text()
    assert "No cookies, no tracking." not in stranger.see("/sign-in").soup.get_text()
    assert "Only then do we set a cookie" in stranger.see("/about").words


def test_no_page_of_theirs_is_kept_by_a_browser_or_found_by_a_search(app, ada):
    member = Member(app, let_in(app, ada))
    for path in ("/account", "/account/second-step", "/sign-in", "/accounts"):
        headers = member.client.get(path).headers
        assert headers["Cache-Control"] == "no-store"
        assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_new_password_needs_the_old_one_and_ends_the_other_sessions(app, ada):
    member, other = Member(app, let_in(app, ada)), Member(app, let_in(app, ada))
    wrong = member.send("/account", act="password", current="not it", new=NEW, again=NEW)
    assert "Your password is not right." in wrong.text
    differing = member.send("/account", act="password", current=PASSWORD, new=NEW, again="another")
    assert "are not the same" in differing.text
    weak = member.send("/account", act="password", current=PASSWORD, new="kettle", again="kettle")
    assert "easy to guess" in weak.text

    done = member.send("/account", act="password", current=PASSWORD, new=NEW, again=NEW)

    assert done.status_code == 303
    assert "signed out everywhere else" in member.see(done.location).words
    assert other.client.get("/account").status_code == 303
    assert Member(app).sign_in(ada.email).status_code == 400
    assert Member(app).sign_in(ada.email, NEW).status_code == 303


def test_a_second_step_is_set_up_asked_for_and_given_up(app, ada):
    member = Member(app, let_in(app, ada))
    key = member.see("/account/second-step").soup.find("code").get_text()
    codes = pyotp.TOTP("".join(key.split()))
    assert member.send("/account/second-step", code="000000").status_code == 400
    shown = member.send("/account/second-step", code=codes.now())
    recovery = re.findall(r"<code class=\"app-code\">(.*?)</code>", shown.text)
    assert len(recovery) == 10

    half = Member(app)
    answer = half.sign_in(ada.email, next="/account/second-step")
    assert answer.location == "/sign-in/code?next=/account/second-step"
    assert half.client.get("/account").status_code == 303
    page = half.see(answer.location)
    proof = page.soup.find("input", attrs={"name": "form_token"})["value"]
    before = half.client.get_cookie("asset-map").value
    assert half.send("/sign-in/code", code=recovery[0]).status_code == 403
    wrong = half.send("/sign-in/code", code="000000", form_token=proof)
    assert "The code is not right" in wrong.text
    done = half.send("/sign-in/code", code=recovery[0], form_token=proof)
    assert done.status_code == 303
    assert half.client.get_cookie("asset-map").value != before
    assert "9 recovery codes left" in half.see("/account").words

    assert member.send("/account", act="second-step-off", current="not it").status_code == 400
    assert member.send("/account", act="second-step-off", current=PASSWORD).status_code == 303
    assert not again(app, ada).second_step


def test_an_administrator_makes_an_account_and_its_owner_chooses_a_password(app):
    member = Member(app, let_in(app, join(app, Role.ADMINISTRATOR, "Root")))
    empty = member.send("/accounts", name="", email="bob", role="king")
    assert empty.status_code == 400
    assert empty.text.count("govuk-error-message") == 3

    made = member.send("/accounts", name="<b>Bob</b>", email="bob@example.org", role="officer")
    link = re.search(r"http://localhost(/password/[\w-]{43})", made.text)[1]
    assert "<b>Bob" not in made.text
    assert "bob@example.org" in member.see("/accounts").words
    twice = member.send("/accounts", name="Bob", email="BOB@example.org", role="worker")
    assert "already" in twice.text

    bob = Member(app)
    bob.see(link)
    assert bob.send(link, new="short", again="short").status_code == 400
    assert bob.client.post(link, data={"new": NEW, "again": NEW}).status_code == 403
    kept = bob.send(link, new=NEW, again=NEW).location
    assert "Your password is kept." in bob.see(kept).words
    bob.see(link, status=404)
    assert bob.sign_in("bob@example.org", NEW).status_code == 303
    assert bob.see("/accounts", status=403).heading == "Your account may not do that"


def test_an_administrator_gives_roles_and_shuts_people_out(app, ada):
    member = Member(app, let_in(app, join(app, Role.ADMINISTRATOR)))
    theirs = Member(app, let_in(app, ada))
    path = f"/accounts/{ada.id}"
    assert member.see(path).heading == ada.name

    assert member.send(path, act="role", role="officer").status_code == 200
    assert again(app, ada).role is Role.OFFICER
    theirs.see("/account")
    assert member.send(path, act="shut-out").status_code == 200
    assert theirs.client.get("/account").status_code == 303
    assert Member(app).sign_in(ada.email).status_code == 400
    assert "Shut out" in member.see("/accounts").words
    assert member.send(path, act="let-in").status_code == 200
    assert Member(app).sign_in(ada.email).status_code == 303
    assert "/password/" in member.send(path, act="link").text
    for act in ({}, {"act": "role", "role": "king"}, {"act": "role", "role": "public"}):
        assert member.send(path, **act).status_code == 400
