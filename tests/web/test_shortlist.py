"""The shortlist's page is the same for everyone; it asks us for ids, and we tell it facts."""

import re

from asset_map.web.shortlist import MOST_ITEMS, OFFLINE
from tests.web.visitor import Visitor

NOBODY = "00000000-0000-0000-0000-000000000000"


def fetched(visitor: Visitor, path: str) -> str:
    """What a file of ours holds."""
    with visitor.client.get(path) as answer:
        assert answer.status_code == 200
        return answer.text


def test_the_page_is_empty_and_the_same_for_everyone(visitor):
    page = visitor.see("/shortlist?list=anything")

    assert page.heading == "Shortlist"
    assert page.listings == []
    assert page.soup.select_one("#shortlist-page").has_attr("hidden")
    assert "tick things in a list of results" in page.words


def test_every_card_of_an_answer_can_be_taken_along_with_how_far_it_is(visitor):
    page = visitor.see("/activities?near=WN7+1AA")

    boxes = page.soup.select("[data-tick]")
    assert [one["data-tick"] for one in boxes] == page.listings
    assert all("mile" in one["data-distance"] for one in boxes)
    assert {one["form"] for one in page.soup.select("[data-tick] input")} == {"handout"}


def test_so_can_the_listing_of_a_page_of_its_own(visitor):
    href = visitor.see("/activities?near=WN7+1AA").soup.select_one(".app-card__name a")["href"]
    page = visitor.see(href)

    assert page.soup.select_one("[data-tick]")["data-name"] == page.heading
    assert visitor.see(page.link("Print this as a handout")).status == 200


def test_facts_are_told_for_ids_and_for_nothing_else(visitor):
    ids = visitor.see("/activities?near=WN7+1AA").listings[:3]
    answer = visitor.client.post("/shortlist/facts", data={"listing": [*ids, NOBODY, "x"]})

    told = answer.json["listings"]
    assert sorted(told) == sorted(ids)
    assert set(told[ids[0]]) == {"phone", "phone_href", "when", "where", "cost", "access"}
    assert answer.headers["Cache-Control"] == "no-store"
    assert visitor.client.post("/shortlist/facts", data={}).json == {"listings": {}}


def test_an_e_mail_address_is_one_to_write_to_where_there_is_no_number(visitor):
    ids = visitor.see("/activities?near=Hindley&limit=50&interest=coffee-mornings").listings
    answer = visitor.client.post("/shortlist/facts", data={"listing": ids[:MOST_ITEMS]})

    addresses = [one for one in answer.json["listings"].values() if "@" in one["phone"]]
    assert addresses
    assert all(one["phone_href"] == f"mailto:{one['phone']}" for one in addresses)


def test_no_more_facts_are_told_than_a_list_holds(visitor):
    ids = visitor.see("/activities?near=Leigh&limit=50").listings
    told = visitor.client.post("/shortlist/facts", data={"listing": ids}).json["listings"]

    assert len(told) == MOST_ITEMS < len(ids)


def test_the_browser_keeps_as_many_as_we_tell_of(visitor):
    page = visitor.see("/shortlist")
    script = page.soup.select_one("script[src$='/shortlist-page.js']")["src"]
    lists = fetched(visitor, script.replace("shortlist-page", "lists"))

    assert f"MOST_ITEMS = {MOST_ITEMS};" in lists


def test_the_service_worker_keeps_files_that_are_there_and_asks_nobody_else(visitor):
    answer = visitor.client.get("/service-worker.js")

    assert answer.mimetype == "text/javascript"
    assert answer.headers["Cache-Control"] == "no-cache"
    assert "connect-src 'self'" in answer.headers["Content-Security-Policy"]
    files = re.findall(r'"(/static/[^"]+)"', answer.text)
    assert len(files) == len(OFFLINE)
    assert all(fetched(visitor, file) for file in files)


def test_the_service_worker_keeps_every_script_that_the_shortlist_is_made_of(visitor):
    script = visitor.see("/shortlist").soup.select_one("script[src$='/page.js']")["src"]
    folder = script.removesuffix("page.js")

    for name in OFFLINE:
        for imported in re.findall(r'^import .*"\./(.+)";', fetched(visitor, folder + name), re.M):
            assert imported in OFFLINE


def test_the_manifest_names_us_and_our_mark(visitor):
    answer = visitor.client.get("/manifest.webmanifest")

    assert answer.mimetype == "application/manifest+json"
    assert answer.json["name"] == "Community asset map"
    assert "<svg" in fetched(visitor, answer.json["icons"][0]["src"])
    assert visitor.see("/").soup.select_one("link[rel=manifest]")["href"] == "/manifest.webmanifest"
