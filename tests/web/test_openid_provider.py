"""The long form of signing in elsewhere: through a certified provider, as councils run them."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from flask import Flask

from asset_map.model.account import Role
from asset_map.settings import OpenId, Settings
from asset_map.web.store import write
from tests.cli.test_serve import _wait_for
from tests.ports import free_port
from tests.web.conftest import serving
from tests.web.members import Member, join

pytestmark = pytest.mark.endure

HERE = Path(__file__).with_name("openid_provider")
SITE = "http://localhost"
BACK = f"{SITE}/sign-in/openid/back"
# To the form, to the question whether we may know the address, and back.
MOST_STEPS = 12


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The provider from the registry, as locked, in a folder of its own."""
    if shutil.which("npm") is None:
        pytest.skip("there is no npm here")
    folder = tmp_path_factory.mktemp("provider")
    for path in HERE.iterdir():
        shutil.copy(path, folder)
    got = subprocess.run(["npm", "ci"], cwd=folder, capture_output=True, text=True, check=False)
    if got.returncode:
        pytest.skip("the registry does not give the provider")
    port, log = free_port(), folder / "log"
    with log.open("wb") as file:
        command = ["node", "provider.mjs", str(port), BACK]
        server = subprocess.Popen(command, cwd=folder, stdout=file, stderr=subprocess.STDOUT)
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


def sign_in_there(start: str, email: str) -> str:
    """Go where we are led, and say who one is, or turn round; the address that leads back to us."""
    with requests.Session() as browser:
        answer = browser.get(start, allow_redirects=False, timeout=10)
        for _ in range(MOST_STEPS):
            if answer.is_redirect:
                address = urljoin(answer.url, answer.headers["Location"])
                if address.startswith(SITE):
                    return address
                answer = browser.get(address, allow_redirects=False, timeout=10)
                continue
            page = BeautifulSoup(answer.text, "html.parser")
            if not email:
                address = urljoin(answer.url, str(page.select_one("a[href$='/abort']")["href"]))
                answer = browser.get(address, allow_redirects=False, timeout=10)
                continue
            form = page.select_one("form")
            assert form is not None, answer.text
            filled = {one["name"]: one.get("value", "") for one in form.select("input[name]")}
            filled |= {name: email for name in ("login", "password") if name in filled}
            address = urljoin(answer.url, str(form["action"]))
            answer = browser.post(address, data=filled, allow_redirects=False, timeout=10)
    raise AssertionError("the provider never led back")


def there_and_back(member: Member, email: str):
    away = member.client.get("/sign-in/openid?next=/account")
    assert away.status_code == 302, away.text
    back = urlsplit(sign_in_there(away.location, email))
    return back, member.client.get(f"{back.path}?{back.query}")


def test_a_certified_provider_lets_in_who_has_an_account_and_no_way_back_serves_twice(openid_app):
    ada = join(openid_app, Role.OFFICER)
    member = Member(openid_app)

    back, answer = there_and_back(member, ada.email)

    assert (answer.status_code, answer.location) == (303, "/review"), answer.text
    assert ada.email in member.see("/account").words
    assert member.client.get(f"{back.path}?{back.query}").status_code == 400


def test_who_has_no_account_and_whom_it_does_not_vouch_for_stay_outside(openid_app):
    unsure = join(openid_app, Role.OFFICER)
    with openid_app.app_context(), write() as connection:
        connection.exec_driver_sql(
            "UPDATE account SET email = 'unsure@example.org' WHERE id = %s", (unsure.id,)
        )
    for email in ("unsure@example.org", "stranger@example.org"):
        _, answer = there_and_back(Member(openid_app), email)
        assert answer.status_code == 403
        assert "You have no account here" in answer.text


def test_whoever_turns_round_there_is_told_how_to_go_on_here(openid_app):
    _, answer = there_and_back(Member(openid_app), "")

    assert answer.status_code == 400
    assert "That did not work" in answer.text
