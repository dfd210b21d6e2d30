"""No word of ours escapes the translators: each page, in a language made for this, is bracketed."""

import os
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from babel import Locale
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.account import Role
from asset_map.settings import Settings
from asset_map.store.connection import engine
from asset_map.web.app import create_app
from asset_map.web.store import close_store
from tests.web.bracketed import CODE, bracketed_catalogues, escaped, pieces
from tests.web.every_page import NO_PAGES, URLS
from tests.web.hostile import NEAR as HOSTILE
from tests.web.members import Member, join, let_in
from tests.web.teller import SAID
from tests.web.watched import served, watching

PAGES = (
    *("/", "/about", "/accessibility", "/languages", "/names", "/interests", "/nothing-here"),
    *("/activities?near=Leigh", "/activities?interest=knitting", "/activities?near=Atlantis"),
    "/activities?near=Leigh&day=friday&age=x&free=maybe&limit=3&offset=3&sort=soonest",
    "/activities?near=Leigh&interest=choirs&interest=knitting&day=sunday&reach_metres=500",
    *("/activities?near=WN7+9ZZ", "/activities?near=WN7+1A1", f"/activities?near={HOSTILE}"),
    *("/week?near=Leigh", "/week?near=M1", "/map", "/shortlist", "/conversation", "/handout"),
    *("/sign-in", "/password/no-such-link", "/suggest", "/freshness", "/claim"),
    *("/embed/make", "/embed?near=Leigh", "/embed?near=Atlantis", "/embed"),
    *("/gaps", "/gaps?interest=choirs&compare=yes", "/gaps/access.csv"),
)
MEMBERS_PAGES = (
    *(
        "LISTING",
        "LISTING/edit",
        "LISTING/times",
        "/import",
        "/import/sources/1",
        "/review",
        "/mine",
        "/off-the-map",
    ),
    "/gaps/figures",
)
ACCOUNT_PAGES = ("/account", "/account/second-step", "/accounts")


@pytest.fixture(scope="module")
def bracketed(site_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application, speaking the made language beside English."""
    app = create_app(site_settings, bracketed_catalogues(tmp_path_factory.mktemp("words")))
    yield app
    close_store(app)


@pytest.fixture(scope="module")
def client(bracketed: Flask) -> FlaskClient:
    return bracketed.test_client()


@pytest.fixture(scope="module")
def theirs(site_settings: Settings) -> set[str]:
    """Words that are not ours to translate: of listings and places, of interests, of calendars."""
    words = {term.label for term in vocabulary().terms.values()} | {"Esperanto", "English"}
    locale = Locale.parse(CODE)
    for names in (locale.days["stand-alone"]["wide"], locale.months["format"]["wide"]):
        words |= set(names.values())
    opened = engine(site_settings, "owner")
    with opened.connect() as connection:
        columns = connection.exec_driver_sql(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type = 'text' AND table_name NOT IN "
            "(SELECT table_name FROM information_schema.views)"
        ).all()
        for table, column in columns:
            held = connection.exec_driver_sql(f'SELECT DISTINCT "{column}" FROM "{table}"')
            words |= {one for one in held.scalars() if one}
    opened.dispose()
    return {piece for one in words for piece in pieces(one)}


def ours(html: str, theirs: set[str]) -> list[str]:
    return escaped(BeautifulSoup(html, "html.parser"), theirs)


@pytest.mark.parametrize("path", PAGES)
def test_every_word_of_a_page_can_be_translated(client, theirs, path):
    page = client.get(f"/{CODE}{path}")
    assert "⟦" in page.text
    escaped_words = ours(page.text, theirs)
    assert not escaped_words, f"put into _() in the template, or gettext: {escaped_words}"


def test_no_page_is_left_out():
    """A page whose address names one thing (a listing, a link) has a story of its own below."""
    asked = {urlsplit(path).path for path in (*PAGES, *MEMBERS_PAGES, *ACCOUNT_PAGES)}
    lines = (line.split() for line in URLS.read_text(encoding="utf-8").splitlines())
    pages = {rule for rule, *methods in lines if "GET" in methods and "<" not in rule}
    left_out = pages - NO_PAGES.keys() - asked
    assert not left_out, (
        f"add to PAGES here, or to MEMBERS_PAGES, or where it is no page to NO_PAGES of "
        f"tests/web/every_page.py: {left_out}"
    )


@pytest.mark.parametrize("path", MEMBERS_PAGES)
def test_so_can_those_of_a_page_for_members(bracketed, theirs, path):
    who = join(bracketed, list(Role)[-1])
    member = Member(bracketed, let_in(bracketed, who))
    found = member.client.get("/api/activities?near=Leigh&limit=1").json["features"]
    path = path.replace("LISTING", f"/listing/{found[0]['properties']['id']}")
    page = member.client.get(f"/{CODE}{path}")
    assert "⟦" in page.text
    members = re.findall(r"member[0-9]+@example\.org", page.text)
    # Days in figures, as the language writes them: 2026-Novembro-22.
    days = re.findall(r"\d{4}-[^\W\d]+-\d\d", page.text)
    told = {piece for one in (who.name, *members, *days) for piece in pieces(one)}
    assert ours(page.text, theirs | told) == []


@pytest.mark.parametrize("near", ["Leigh", "WN7 4GQ", HOSTILE])
def test_so_can_those_of_the_pages_of_listings(client, theirs, near):
    found = client.get("/api/activities", query_string={"near": near, "limit": 8}).json["features"]
    for one in found:
        page = client.get(f"/{CODE}/listing/{one['properties']['id']}")
        assert ours(page.text, theirs) == []


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("/", {"near": "", "enjoy": "knittin"}),
        ("/", {"near": "WN7 1A", "enjoy": "something odd"}),
        ("/names", {"name": "nitting"}),
        ("/names", {"name": "zzzzzz"}),
        ("/conversation", {"text": "", "near": ""}),
        ("/conversation", {"text": SAID, "near": "Leigh", "must_hold": "cost_max 200"}),
        ("/conversation", {"text": SAID, "near": "WN7 1AA", "change": "remove interest knitting"}),
        ("/conversation", {"text": "x" * 20_001, "near": "Leigh", "add": "knittin"}),
    ],
)
def test_so_can_those_of_what_answers_a_form(client, theirs, path, sent):
    page = client.post(f"/{CODE}{path}", data=sent, follow_redirects=True)
    heard = {piece for one in (*SAID.split(), *sent.values()) for piece in pieces(one)}
    assert ours(page.text, theirs | heard | said_in_part()) == []


@pytest.mark.parametrize("path", ACCOUNT_PAGES)
def test_so_can_those_of_the_pages_of_who_is_signed_in(bracketed, theirs, path):
    someone = join(bracketed, Role.ADMINISTRATOR)
    member = Member(bracketed, let_in(bracketed, someone))
    page = member.client.get(f"/{CODE}{path}")
    assert "⟦" in page.text
    codes = BeautifulSoup(page.text, "html.parser").find_all("code")
    known = {someone.name, "none", *(code.get_text(" ") for code in codes)}
    known.update(re.findall(r"\w+@\w+", page.text))
    assert ours(page.text, theirs | {piece for one in known for piece in pieces(one)}) == []
    answer = member.send(f"/{CODE}{path}", code="000000", email="none")
    assert ours(answer.text, theirs | {piece for one in known for piece in pieces(one)}) == []


def said_in_part() -> set[str]:
    """Parts of what was said: a chip shows the words that gave it away."""
    words = SAID.split()
    spans = {" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)}
    return {piece for one in spans for piece in pieces(one)}


@pytest.mark.parametrize("print_size", ["normal", "large"])
def test_so_can_those_of_a_handout(client, theirs, print_size):
    found = client.get("/api/activities?near=Leigh&limit=3").json["features"]
    ids = [one["properties"]["id"] for one in found]
    sent = {"listing": [*ids, "no-id"], "print": print_size, "words": "plain", "link": "new"}
    page = client.post(f"/{CODE}/handout", data=sent)
    assert "⟦" in page.text
    told = [one["properties"]["description"] for one in found]
    begun = {piece for text in told for end in range(90) for piece in pieces(text[:end])}
    address = {
        piece for one in re.findall(r"localhost/[a-z0-9/-]+", page.text) for piece in pieces(one)
    }
    assert ours(page.text, theirs | begun | address) == []


@pytest.mark.browser
@pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set")
@pytest.mark.parametrize("path", ["/", "/activities?near=Leigh&limit=100", "/map", "/shortlist"])
def test_so_can_those_that_scripts_write(browser, bracketed, theirs, path):
    with served(bracketed) as site, watching(browser, site) as watched:
        page = watched.open(f"/{CODE}{path}")
        for way in page.locator("[data-tick] button").all()[:2]:
            way.click()
        for marker in page.locator(".app-marker[role=button]").all()[:1]:
            marker.dispatch_event("click")
            page.wait_for_selector(".leaflet-popup")
        assert "⟦" in page.locator("main").inner_text()
        assert ours(page.content(), theirs) == []
