"""What proves somebody is nowhere afterwards: no password, no token, and no address in a log."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import psycopg
import pytest

from asset_map.settings import Settings
from asset_map.store.address import DATABASE, superuser_parameters
from tests.cli.command import asset_map
from tests.cli.test_serve import serving
from tests.homes import ready_store
from tests.test_privacy import dump

MARK = "zwartbles"
UNKNOWN = f"unknown-{MARK}@example.org"
PASSWORD = f"{MARK} kettle plinth"
WRONG = f"wrong {MARK} kettle"
EMAIL = "ada-karakul@example.org"
# It breaks where the new session would be kept, after all has been compared.
BREAK = "ALTER TABLE account_session RENAME COLUMN used_at TO broken"
MEND = "ALTER TABLE account_session RENAME COLUMN broken TO used_at"


class Browser:
    """Sends forms, and keeps the one cookie."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.cookie = ""

    def ask(self, method: str, path: str, **form: str) -> tuple[int, str, str]:
        """Status, headers and text of an answer."""
        connection = HTTPConnection(self.host, timeout=30)
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Origin": f"http://{self.host}",
            "Cookie": self.cookie,
        }
        connection.request(method, path, urlencode(form), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        if found := re.match("asset-map=[^;]*", answer.headers.get("Set-Cookie", "")):
            self.cookie = found[0]
        connection.close()
        return answer.status, str(answer.headers), text


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Settings, Browser, Path]]:
    """A served instance, a browser at it, and its log."""
    log = tmp_path_factory.mktemp("served") / "log"
    with ready_store() as settings, serving(settings, log) as (_, address):
        yield settings, Browser(address), log


def test_what_proves_somebody_is_written_nowhere(instance):
    settings, browser, log = instance
    made = asset_map("accounts", "add", EMAIL, "Ada", "officer", ASSET_MAP_HOME=str(settings.home))
    path = re.search(r"/password/([\w-]{43})", made.stdout)
    secrets = [path[1]]
    assert browser.ask("GET", path[0])[0] == 200
    assert browser.ask("POST", path[0], new=PASSWORD, again=PASSWORD)[0] == 303
    for email, password in ((UNKNOWN, WRONG), (EMAIL, WRONG), (UNKNOWN, PASSWORD)):
        status, headers, text = browser.ask("POST", "/sign-in", email=email, password=password)
        assert (status, "Set-Cookie" in headers) == (400, False)
        assert MARK not in text.replace(UNKNOWN, "") + headers
    assert browser.ask("POST", "/sign-in", email=EMAIL, password=PASSWORD)[0] == 303
    secrets.append(browser.cookie.partition("=")[2])
    assert browser.ask("GET", "/account")[0] == 200
    _run(settings, BREAK)
    status, headers, text = browser.ask("POST", "/sign-in", email=EMAIL, password=PASSWORD)
    _run(settings, MEND)
    assert status == 500
    assert MARK not in text + headers
    assert "karakul" not in text + headers

    written = log.read_text("utf-8")
    for server_log in (settings.home / "log").iterdir():
        written += server_log.read_text("utf-8", "replace")
    assert "POST /password/… 303" in written
    assert "ProgrammingError at " in written
    for word in (*secrets, MARK, EMAIL, "karakul"):
        assert word not in written
    kept = dump(settings)
    assert kept.count("karakul") == 1
    for word in (*secrets, MARK):
        assert word not in kept


def _run(settings: Settings, statement: str) -> None:
    login = superuser_parameters(settings, DATABASE)
    with psycopg.connect(**login, autocommit=True) as server:  # type: ignore[arg-type]
        server.execute(statement.encode())
