"""The way in: one question, a place that a device may tell, and everything there is to browse."""

import re

import pytest

from tests.web.conftest import serving
from tests.web.visitor import Visitor


def counted(words: str) -> int:
    return int(re.search(r"\(([\d,]+)\)", words)[1].replace(",", ""))


def test_the_first_page_asks_one_question(visitor):
    page = visitor.see("/")
    assert page.heading == "What do you enjoy, and where are you?"
    boxes = page.soup.select("form.app-boxes input[type=text]")
    assert [box["name"] for box in boxes] == ["enjoy", "near"]


def test_every_branch_and_interest_says_how_many_there_are(site_settings):
    # Numbers may be minutes old, and other tests add listings: this site has just begun.
    with serving(site_settings) as app:
        counts_agree(Visitor(app.test_client()))


def counts_agree(visitor):
    branches = {
        a["href"]: counted(a.get_text()) for a in visitor.see("/").soup.select(".app-tile__name a")
    }
    assert branches["/activities?interest=music"] > 0
    page = visitor.see("/interests")
    music = page.soup.find("a", href="/activities?interest=music").find_parent("h2")
    assert counted(music.get_text()) == branches["/activities?interest=music"]
    # Within the furthest reach of the sample's middle lies all of it.
    asked = {"near": "Leigh", "interest": "choirs", "reach_metres": 50_000, "limit": 1}
    found = visitor.client.get("/activities", query_string=asked).text
    choirs = page.soup.find("a", href="/activities?interest=choirs").find_parent("li")
    assert f"of {counted(choirs.get_text())}<" in found


@pytest.mark.parametrize("path", ["/", "/interests"])
def test_an_interest_to_browse_asks_where_and_then_answers(visitor, path):
    page = visitor.see(path)
    (link,) = (a for a in page.soup.select("main a") if a["href"] == "/activities?interest=nature")
    where = visitor.see(link["href"])
    assert where.heading == "Nature and outdoors near where?"
    assert visitor.see(where.link("Leigh")).listings


def test_a_device_may_tell_its_place_to_this_site_alone(visitor):
    policy = visitor.see("/").response.headers["Permissions-Policy"]
    assert "geolocation=(self)" in policy
