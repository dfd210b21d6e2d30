"""Signing in through a real OpenID Connect provider, run beside us, and what can go wrong."""

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from flask import Flask

from asset_map.accounts import keeping
from asset_map.model.account import Role
from asset_map.settings import OpenId, Settings, SettingsError
from asset_map.web.store import write
from tests.cli.test_serve import _wait_for
from tests.ports import free_port
from tests.web.conftest import serving
from tests.web.members import Member, again, join
from tests.web.watched import served, watching


@pytest.fixture(scope="module")
def provider(tmp_path_factory) -> Iterator[str]:
    """A provider that lets anybody be whom they say they are; what it says of each is put in."""
    port = free_port()
    log = tmp_path_factory.mktemp("provider") / "log"
    with log.open("wb") as file:
        server = subprocess.Popen(
            [sys.executable, "-m", "oidc_provider_mock", "--port", str(port), "--require-nonce"],
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(port, server, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


@pytest.fixture(scope="module")
def openid_app(site_settings: Settings, provider: str) -> Iterator[Flask]:
    with serving(replace(site_settings, openid=OpenId(provider, "our-map", "a secret"))) as app:
        yield app


@pytest.fixture
def vouch(provider):
    """Tells the provider what to say of somebody."""

    def vouch(sub: str, **claims: object) -> str:
        answer = requests.put(f"{provider}/users/{sub}", json=claims, timeout=10)
        assert answer.ok, answer.text
        return sub

    return vouch


def come_back(member: Member, sub: str, path: str = "/sign-in/openid"):
    """Go to the provider, say who one is, and come back."""
    away = member.client.get(path)
    assert away.status_code == 302, away.text
    said = requests.post(away.location, data={"sub": sub}, allow_redirects=False, timeout=10)
    back = urlsplit(said.headers["Location"])
    return away, back, member.client.get(f"{back.path}?{back.query}")


def test_somebody_with_an_account_is_let_in_and_led_on(openid_app, vouch):
    ada = join(openid_app, Role.OFFICER)
    member = Member(openid_app)
    page = member.see("/sign-in?next=/account/second-step")
    link = page.link("Sign in with your work account")
    sub = vouch("ada", email=ada.email.upper(), email_verified=True)

    away, _, answer = come_back(member, sub, link)

    asked = parse_qs(urlsplit(away.location).query)
    assert asked["scope"] == ["openid email"]
    assert asked["code_challenge_method"] == ["S256"]
    assert asked["redirect_uri"] == ["http://localhost/sign-in/openid/back"]
    assert asked["state"][0] != asked["nonce"][0]
    assert "a+secret" not in away.location
    assert (answer.status_code, answer.location) == (303, "/account/second-step")
    assert member.client.get_cookie("asset-map-journey") is None
    assert ada.email in member.see("/account").words
    assert again(openid_app, ada).last_signed_in_at is not None


@pytest.mark.parametrize("vouched", [{"email_verified": False}, {}, {"email_verified": "true"}])
def test_an_address_that_the_provider_does_not_vouch_for_lets_nobody_in(openid_app, vouch, vouched):
    ada = join(openid_app)
    sub = vouch("mallory", email=ada.email, **vouched)

    _, _, answer = come_back(Member(openid_app), sub)

    assert answer.status_code == 403
    assert "You have no account here" in answer.text


def test_nobody_gets_in_without_an_account_or_once_shut_out(openid_app, vouch):
    ada = join(openid_app)
    with openid_app.app_context(), write() as connection:
        keeping.shut_out(connection, ada, ada.made_at)
    pages = []
    for sub, email in (("stranger", "stranger@example.org"), ("ada", ada.email)):
        _, _, answer = come_back(Member(openid_app), vouch(sub, email=email, email_verified=True))
        assert (answer.status_code, "asset-map=" in str(answer.headers)) == (403, False)
        pages.append(answer.text.count("You have no account here"))
    assert pages[0] == pages[1] > 0


def test_a_way_back_serves_once_and_in_the_browser_that_set_out_alone(openid_app, vouch):
    ada = join(openid_app)
    sub = vouch("ada", email=ada.email, email_verified=True)
    member = Member(openid_app)
    _, back, _ = come_back(member, sub)

    for client in (member.client, Member(openid_app).client):
        answer = client.get(f"{back.path}?{back.query}")
        assert answer.status_code == 400
        assert "That did not work" in answer.text
        assert "asset-map=" not in str(answer.headers)


def test_a_second_step_of_ours_is_asked_for_all_the_same(openid_app, vouch):
    ada = join(openid_app)
    with openid_app.app_context(), write() as connection:
        connection.exec_driver_sql(
            "UPDATE account SET totp_secret = 'A', totp_on = true WHERE id = %s", (ada.id,)
        )

    _, _, answer = come_back(Member(openid_app), vouch("ada", email=ada.email, email_verified=True))

    assert answer.location == "/sign-in/code"


def test_a_provider_that_does_not_answer_is_told_in_plain_words(site_settings, caplog):
    nowhere = OpenId(f"http://127.0.0.1:{free_port()}", "our-map", "a secret")
    with serving(replace(site_settings, openid=nowhere)) as app:
        answer = app.test_client().get("/sign-in/openid")
    assert answer.status_code == 400
    assert "sign in with a password" in answer.text
    assert "OpenID Connect: ConnectionError" in caplog.text


def test_without_a_provider_there_is_no_such_way(visitor):
    assert "work account" not in visitor.see("/sign-in").words
    assert visitor.client.get("/sign-in/openid").status_code == 404


def test_the_settings_come_together_and_name_a_place_that_can_be_trusted():
    env = {
        "ASSET_MAP_OIDC_ISSUER": "https://login.example.org/",
        "ASSET_MAP_OIDC_CLIENT_ID": "our-map",
        "ASSET_MAP_OIDC_CLIENT_SECRET": "a secret",
    }
    settings = Settings.from_environment(env)
    assert settings.openid == OpenId("https://login.example.org", "our-map", "a secret")
    assert "a secret" not in repr(settings)
    with pytest.raises(SettingsError, match="missing"):
        Settings.from_environment({"ASSET_MAP_OIDC_CLIENT_ID": "our-map"})
    with pytest.raises(SettingsError, match="https"):
        Settings.from_environment({**env, "ASSET_MAP_OIDC_ISSUER": "http://login.example.org"})


@pytest.mark.browser
@pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set")
def test_a_browser_goes_there_and_back_under_our_policy(openid_app, browser, provider, vouch):
    ada = join(openid_app)
    vouch("ada", email=ada.email, email_verified=True)
    with served(openid_app) as site, watching(browser, site) as watched:
        page = watched.open("/sign-in")
        page.get_by_role("button", name="Sign in with your work account").click()
        page.wait_for_url(f"{provider}/**")
        page.locator("input[name=sub]").first.fill("ada")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{site}/account")
        # What else the provider's own page does is not ours to watch.
        watched.complaints[:] = [one for one in watched.complaints if "form-action" in one]
        assert [one["name"] for one in page.context.cookies(site)] == ["asset-map"]
