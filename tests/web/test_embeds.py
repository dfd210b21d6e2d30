"""A map for other sites: it may be framed where all other pages may not, and does no harm there."""

import re

import pytest
from bs4 import BeautifulSoup

from asset_map.settings import Settings
from tests.web.conftest import serving
from tests.web.hostile import NEAR as HOSTILE
from tests.web.visitor import inspected

OURS = ("/", "/activities?near=Leigh", "/conversation", "/map", "/embed/make", "/embed/nothing")
CHOSEN = {"near": "Leigh", "enjoy": "Knitting", "kind": "group", "reach_metres": "8000"}


def ancestors(response) -> str:
    return re.search(r"frame-ancestors ([^;]*)", response.headers["Content-Security-Policy"])[1]


def test_any_site_may_frame_an_embed_and_none_any_other_page(visitor):
    assert ancestors(visitor.client.get("/embed?near=Leigh")) == "*"
    for path in OURS:
        assert ancestors(visitor.client.get(path)) == "'none'"


def test_a_council_may_name_the_sites_that_frame_it(site_settings):
    named = "https://www.example.org https://*.nhs.uk"
    with serving(Settings(site_settings.home, embed_ancestors=named)) as app:
        client = app.test_client()
        assert ancestors(client.get("/embed?near=Leigh")) == f"'self' {named}"
        assert ancestors(client.get("/activities?near=Leigh")) == "'none'"


def test_a_council_may_turn_it_off_and_the_page_says_so(site_settings):
    with serving(Settings(site_settings.home, embed_ancestors="'none'")) as app:
        client = app.test_client()
        assert ancestors(client.get("/embed?near=Leigh")) == "'none'"
        page = inspected(client.post("/embed/make", data=CHOSEN))
        assert "has turned this off" in page.words
        assert page.soup.iframe is None


def test_an_embed_is_the_same_answer_without_what_stands_around_it(visitor):
    whole = visitor.see("/activities?near=Leigh&interest=knitting")
    embed = visitor.see("/embed?near=Leigh&interest=knitting")
    assert embed.names == whole.names != []
    assert embed.soup.header is None
    assert embed.soup.find("footer") is None
    assert embed.soup.base["target"] == "_blank"
    out = embed.soup.select_one(".app-embed__more a")
    assert out["href"] == "/activities?near=Leigh&interest=knitting"
    assert out["rel"] == ["noopener"]
    assert "Set-Cookie" not in embed.response.headers


@pytest.mark.parametrize(("show", "maps"), [("both", 1), ("map", 1), ("list", 0), ("<b>", 1)])
def test_it_shows_a_list_a_map_or_both_and_the_list_is_always_there(visitor, show, maps):
    page = visitor.see(f"/embed?near=Leigh&show={show}")
    assert len(page.soup.select("#map")) == maps
    assert page.names
    assert "<b>" not in page.response.text


@pytest.mark.parametrize("near", ["", "Atlantis", "<script>alert(1)</script>", "x" * 5_000, "%00"])
def test_a_place_that_cannot_be_used_is_an_embed_that_leads_to_the_map(visitor, near):
    response = visitor.client.get("/embed", query_string={"near": near})
    page = inspected(response, 400 if near else 200)
    assert page.heading == "Near where?"
    assert ancestors(response) == "*"
    assert "<script>alert" not in response.text


@pytest.mark.parametrize("name", ["interest", "kind", "reach_metres", "limit", "day", "offset"])
@pytest.mark.parametrize("value", ["'\"><img src=x>", "-1", "9" * 400, "\u0000", "a\nb"])
def test_hostile_filters_are_passed_over(visitor, name, value):
    asked = {"near": "Leigh", name: value}
    page = inspected(visitor.client.get("/embed", query_string=asked))
    assert page.names
    assert page.soup.find("img") is None


def test_the_page_that_makes_one_gives_the_html_to_copy_and_shows_it(visitor):
    response = visitor.client.post("/embed/make", data={**CHOSEN, "show": "list"})
    page = inspected(response)
    snippet = BeautifulSoup(page.soup.textarea.get_text(), "html.parser").iframe
    query = "near=Leigh&interest=knitting&reach_metres=8000&kind=group&show=list"
    assert snippet["src"] == f"http://localhost/embed?{query}"
    assert snippet["title"] == "Knitting near Leigh – Community asset map"
    assert page.soup.iframe["src"] == f"/embed?{query}"
    assert "frame-src 'self';" in response.headers["Content-Security-Policy"]
    assert visitor.see(page.soup.iframe["src"]).heading == "Knitting near Leigh"


def test_what_cannot_be_shown_is_asked_for_again_and_nothing_typed_is_lost(visitor):
    page = inspected(visitor.client.post("/embed/make", data={"near": "", "enjoy": "knittin"}))
    assert page.value_of("enjoy") == "knittin"
    assert "Enter a postcode or a township." in page.words
    assert page.soup.textarea is None


def test_hostile_listings_are_text_in_an_embed_too(visitor):
    page = visitor.see(f"/embed?near={HOSTILE}")
    assert page.names
    assert page.soup.find("img") is None
