"""Hostile listings in everything that leaves us: each output is whole, and holds them as text."""

import json
import re
from io import BytesIO
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from pypdf import PdfReader

from tests.web.hostile import NEAR, TEXTS
from tests.web.visitor import inspected

BOX = "bbox=-2.95,54.05,-2.85,54.15&zoom=16"
# What HTML would make of it, were it not text.
TAGS = re.compile(r"<script>window|<img src=x|<b>bold", re.I)


@pytest.fixture
def ids(visitor):
    return visitor.see(f"/activities?near={NEAR}").listings


PAGES = (
    *(f"/activities?near={NEAR}", f"/activities?near={NEAR}&sort=soonest", f"/week?near={NEAR}"),
    *(f"/embed?near={NEAR}", f"/map?near={NEAR}", "/interests"),
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_an_answer_holds_them_as_text(visitor, path):
    answer = visitor.client.get(path)

    assert answer.status_code == 200
    assert not TAGS.search(answer.text)
    if not path.startswith("/embed"):
        inspected(answer)


def test_each_ones_own_page_and_what_search_engines_read_are_whole(visitor, ids):
    assert len(ids) == len(TEXTS)
    for id in ids:
        page = visitor.see(f"/listing/{id}")
        assert not TAGS.search(page.response.text)
        linked = json.loads(page.soup.find("script", type="application/ld+json").string)
        assert any(linked["name"].startswith(text) for text in TEXTS)
        assert not linked.get("sameAs", "").startswith("javascript")


def test_a_name_looked_up_is_text(visitor):
    for text in ("right to left name", "Llanfairpwllgwyngyll" * 12, "bold"):
        page = inspected(visitor.client.post("/names", data={"name": text}))
        assert not TAGS.search(page.response.text)


def test_the_map_is_told_data_alone(visitor):
    answer = visitor.client.get(f"/map/places?{BOX}")

    names = {one["properties"]["name"] for one in answer.json["places"]["features"]}
    assert names == {f"{text} name" for text in TEXTS}
    assert answer.mimetype == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_calendars_and_feeds_can_be_read_by_other_programs(visitor, ids):
    for path in (f"/activities.ics?near={NEAR}", *(f"/listing/{id}.ics" for id in ids)):
        made = visitor.client.get(path).data
        assert Calendar.from_ical(made).events
        # No line of theirs becomes a line of the calendar's.
        assert b"\nharmed" not in made
    feed = visitor.client.get(f"/new.atom?near={NEAR}").data
    titles = ElementTree.fromstring(feed).findall(".//{*}entry/{*}title")
    assert {title.text for title in titles} >= {f"{TEXTS[0]} name", f"{TEXTS[4]} name"}


def test_paper_holds_them_as_text(visitor, ids):
    form = {"listing": ids[:8], **{f"note-{id}": text for id, text in zip(ids, TEXTS, strict=True)}}

    page = inspected(visitor.client.post("/handout", data=form))
    paper = visitor.client.post("/handout/pdf", data=form)

    assert not TAGS.search(page.response.text)
    assert paper.status_code == 200
    pdf = PdfReader(BytesIO(paper.data))
    words = "".join(sheet.extract_text() for sheet in pdf.pages).replace("\0", "")
    assert "<script>" in words
    assert "/JavaScript" not in str(pdf.trailer["/Root"])
    links = [
        str(note.get_object().get("/A", {}).get("/URI", ""))
        for sheet in pdf.pages
        for note in sheet.get("/Annots", ())
    ]
    assert not [link for link in links if link.startswith("javascript")]


def test_a_browsers_list_is_told_data_alone(visitor, ids):
    answer = visitor.client.post("/shortlist/facts", data={"listing": ids})

    assert answer.mimetype == "application/json"
    assert len(answer.json["listings"]) == len(TEXTS)
