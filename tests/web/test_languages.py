"""Pages in other languages: each at its address, leading to its own kind, and losing nothing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from asset_map.settings import Settings, SettingsError
from asset_map.web.app import create_app
from asset_map.web.catalogues import Catalogues
from asset_map.web.store import close_store

PO = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\nPlural-Forms: {plurals}\\n"

msgid "About this map"
msgstr "{about}"

msgid "%(num)d mile"
msgid_plural "%(num)d miles"
{miles}
"""
WELSH = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n==3 ? 3 : n==6 ? 4 : 5);"


@pytest.fixture(scope="module")
def catalogues(tmp_path_factory: pytest.TempPathFactory) -> Catalogues:
    """A little Welsh, and a little Arabic."""
    folder = tmp_path_factory.mktemp("catalogues")
    for code, about in (("cy", "Am y map hwn"), ("ar", "عن هذه الخريطة")):
        miles = "\n".join(f'msgstr[{form}] "%(num)d ({form})"' for form in range(6))
        path = folder / code / "LC_MESSAGES" / "messages.po"
        path.parent.mkdir(parents=True)
        path.write_text(PO.format(about=about, plurals=WELSH, miles=miles), encoding="utf-8")
    return Catalogues(folder)


@pytest.fixture(scope="module")
def speaking(site_settings: Settings, catalogues: Catalogues) -> Iterator[Flask]:
    app = create_app(site_settings, catalogues)
    yield app
    close_store(app)


def test_visitors_who_come_first_at_once_find_the_same_words(catalogues):
    with ThreadPoolExecutor(8) as visitors:
        for _ in range(60):
            unread = Catalogues(catalogues.folder)
            words = list(visitors.map(unread.of, ["en"] * 8 + ["cy"] * 2))
            assert {one.gettext("About this map") for one in words[:8]} == {"About this map"}
            assert {one.gettext("About this map") for one in words[8:]} == {"Am y map hwn"}


@pytest.fixture
def client(speaking: Flask) -> FlaskClient:
    return speaking.test_client()


def soup(response) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def test_a_page_in_another_language_says_which_and_which_way_it_is_read(client):
    welsh, arabic = client.get("/cy/about"), client.get("/ar/about")
    assert soup(welsh).h1.get_text() == "Am y map hwn"
    assert (soup(welsh).html["lang"], soup(welsh).html["dir"]) == ("cy", "ltr")
    assert (soup(arabic).html["lang"], soup(arabic).html["dir"]) == ("ar", "rtl")
    assert welsh.headers["Content-Language"] == "cy"
    assert client.get("/about").headers["Content-Language"] == "en-GB"


def test_an_address_shows_everyone_the_same_and_sets_no_cookie(client):
    for path, language in (("/about", "en-GB"), ("/cy/about", "cy")):
        answer = client.get(path, headers={"Accept-Language": "ar"})
        assert soup(answer).html["lang"] == language
        assert "Set-Cookie" not in answer.headers
        assert "Accept-Language" not in answer.headers.get("Vary", "")


def test_every_link_of_ours_stays_in_the_language(client):
    page = soup(client.get("/cy/activities?near=Leigh"))
    links = [one["href"] for one in page.find_all("a", href=True) if not one.get("hreflang")]
    ours = [one for one in links if one.startswith("/")]
    assert len(ours) > 40
    assert [one for one in ours if not one.startswith(("/cy/", "/api/"))] == []
    assert {one["action"].split("/")[1] for one in page.find_all("form")} == {"cy"}
    assert not any("/cy/cy" in one for one in links)
    assert page.find("link", rel="stylesheet")["href"].startswith("/static/")


def test_what_is_typed_leads_to_an_answer_in_the_same_language(client):
    sent = client.post("/cy/", data={"near": "Leigh", "enjoy": "Knitting"})
    assert sent.headers["Location"] == "/cy/activities?near=Leigh&interest=knitting"


def test_a_page_leads_to_itself_in_every_language(client):
    page = soup(client.get("/cy/activities?near=Leigh&day=monday"))
    others = page.select(".app-languages a")
    assert [(one["hreflang"], one["href"]) for one in others] == [
        ("en-GB", "/activities?near=Leigh&day=monday"),
        ("ar", "/ar/activities?near=Leigh&day=monday"),
    ]
    assert [one["lang"] for one in others] == ["en-GB", "ar"]
    assert page.select_one(".app-languages [aria-current]").get_text() == "Cymraeg"
    alternates = page.find_all("link", rel="alternate", hreflang=True)
    assert [one["hreflang"] for one in alternates] == ["en-GB", "ar", "cy"]


def test_a_conversation_goes_on_in_another_language_and_loses_no_word(client):
    said = {"text": "She loves knitting.", "near": "Leigh", "reach_metres": "5000"}
    page = soup(client.post("/conversation", data=said))
    button = page.find("button", lang="cy")
    assert (button["form"], button["formaction"]) == ("conversation", "/cy/conversation")
    again = soup(client.post(button["formaction"], data=said))
    assert again.find("textarea", id="text").get_text().strip() == said["text"]
    assert again.html["lang"] == "cy"


@pytest.mark.parametrize(
    "path", ["//evil.example/x", "/%2f%2fevil.example", '/"><b>', "/cy/nowhere"]
)
def test_a_hostile_address_makes_no_hostile_link(client, path):
    page = BeautifulSoup(client.get(path).text, "html.parser")
    for one in page.select(".app-languages a"):
        assert one["href"].startswith(("/cy", "/ar", "/"))
        assert not one["href"].startswith("//")
        assert page.find("b") is None


def test_what_has_no_words_yet_is_english_and_says_so(client):
    page = soup(client.get("/cy/about"))
    lede = page.select_one(".govuk-body-l bdi")
    assert lede["lang"] == "en-GB"
    assert lede.get_text().startswith("This map shows")
    assert not any(mark in page.decode() for mark in "\ue000\ue001")
    assert page.title.get_text() == "Am y map hwn – Community asset map"


@pytest.mark.parametrize(
    "path", ["/api/activities?near=Leigh", "/activities.ics?near=Leigh", "/new.atom?near=Leigh"]
)
def test_what_is_no_page_holds_no_marks(client, path):
    answer = client.get(f"/cy{path}")
    assert answer.status_code == 200
    assert not any(mark in answer.text for mark in ("\ue000", "\ue001", "\\ue000", "%EE%80"))


def test_the_names_of_interests_are_english_and_say_so(client):
    page = soup(client.get("/cy/activities?near=Leigh&interest=knitting"))
    assert page.select_one("h1 bdi bdi[lang=en-GB]").get_text() == "Knitting"
    option = page.select_one("#filter-interest option[value=choirs]")
    assert option["lang"] == "en"
    assert "Knitting" in page.title.get_text()
    assert not any(mark in page.decode() for mark in "\ue000\ue001")


def test_numbers_take_the_form_that_goes_with_them(client):
    page = soup(client.get("/cy/activities?near=Leigh"))
    words = {one.get_text() for one in page.select("#filter-reach_metres option")}
    assert {"1 (1)", "10 (5)"} <= words


def test_only_the_languages_that_the_settings_name_are_offered(site_settings, catalogues):
    app = create_app(Settings(site_settings.home, languages=("cy",)), catalogues)
    client = app.test_client()
    assert client.get("/cy/about").status_code == 200
    assert client.get("/ar/about").status_code == 404
    close_store(app)
    with pytest.raises(SettingsError, match="no catalogue of 'fr'"):
        create_app(Settings(site_settings.home, languages=("fr",)), catalogues)


def test_a_site_in_english_alone_offers_no_choice(site_settings, catalogues):
    app = create_app(Settings(site_settings.home, languages=()), catalogues)
    page = soup(app.test_client().get("/about"))
    assert page.select(".app-languages") == []
    close_store(app)
