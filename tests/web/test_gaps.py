"""The page of gaps: its sentence, map and table say the same, and it can do without the desk."""

import csv
import json
import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import ExitStack
from io import BytesIO
from multiprocessing import get_context
from pathlib import Path

import pytest
from flask import Flask
from pypdf import PdfReader
from shapely.geometry import shape
from sqlalchemy import text

from asset_map.cli import _gap_desk
from asset_map.cli._gap_desk import gap_desk
from asset_map.gaps import catchment
from asset_map.model.account import Role
from asset_map.store.connection import engine
from asset_map.web import create_app, gap_form
from asset_map.web.gap_desk import EXTENSION
from asset_map.web.store import close_store
from tests.web.members import Member, join, let_in
from tests.web.visitor import Page, Visitor

CHOIRS = "/gaps?interest=choirs"
FAR_FROM_CHOIRS = """
SELECT gss_code FROM area ORDER BY (
  SELECT min(point <-> point(ST_Centroid(boundary))) FROM posting
  JOIN taxonomy_term ON number = term WHERE code = 'choirs') DESC LIMIT 1
"""
ASKED_LAST_MONTH = """
INSERT INTO ask_count (term, area, month, asked)
SELECT number, :area, date_trunc('month', now() - interval '1 month'),
       CASE code WHEN 'choirs' THEN 12 ELSE 4 END
FROM taxonomy_term WHERE code IN ('choirs', 'chess')
"""
# In seconds: loading takes a few, and more on a busy machine.
PATIENCE = 60


@pytest.fixture(scope="module")
def reckoning(site_settings) -> Iterator[Flask]:
    """The application with its desk."""
    with gap_desk(site_settings) as desk:
        app = create_app(site_settings, desk)
        _until_it_answers(Visitor(app.test_client()))
        yield app
        close_store(app)


@pytest.fixture
def officer(reckoning) -> Visitor:
    return Visitor(reckoning.test_client())


def _until_it_answers(visitor: Visitor) -> None:
    until = time.monotonic() + PATIENCE
    while "app-gap__sentence" not in visitor.client.get("/gaps").text:
        assert time.monotonic() < until
        time.sleep(0.2)


@pytest.fixture
def asked(site_settings) -> Iterator[str]:
    """Choirs were asked for twelve times last month, furthest from any; chess nowhere near it."""
    opened = engine(site_settings, "owner")
    with opened.begin() as connection:
        area = connection.scalar(text(FAR_FROM_CHOIRS))
        connection.execute(text(ASKED_LAST_MONTH), {"area": area})
    yield area
    with opened.begin() as connection:
        connection.execute(text("DELETE FROM ask_count"))
    opened.dispose()


def rows(page: Page) -> dict[str, list[str]]:
    """The table's cells, by area."""
    return {
        row["data-area"]: [" ".join(cell.get_text().split()) for cell in row.find_all(["th", "td"])]
        for row in page.soup.select("[data-area]")
    }


def test_the_table_says_what_the_map_shows(officer):
    page = officer.see(CHOIRS)
    drawn = json.loads(page.soup.select_one("#map-data").string)["areas"]["features"]
    shades = {one["properties"]["code"]: one["properties"]["shade"] for one in drawn}
    listed = {row["data-area"]: int(row["data-shade"]) for row in page.soup.select("[data-area]")}
    assert listed == shades
    assert len(listed) == 166
    assert 0 in listed.values()
    bare = sum(shade == 0 for shade in listed.values())
    assert f"None in reach: {bare} areas" in page.words


def test_a_sentence_sums_it_up(officer):
    page = officer.see(f"{CHOIRS}&within=walk-20")
    assert "Choirs and singing: about " in page.words
    assert "residents have one within 20 minutes' walk." in page.words
    assert "areas have none within 2 miles." in page.words


def test_a_heading_sorts_the_table_and_turns_it_round(officer):
    page = officer.see(CHOIRS)
    fewest_last = officer.see(page.link("All residents"))
    people = [int(cells[1].replace(",", "")) for cells in rows(fewest_last).values()]
    assert people == sorted(people, reverse=True)
    turned = officer.see(fewest_last.link("All residents"))
    assert [int(c[1].replace(",", "")) for c in rows(turned).values()] == people[::-1]


def test_two_choices_stand_side_by_side(officer):
    page = officer.see(f"{CHOIRS}&compare=yes&other_interest=choirs&other_day=sunday")
    assert len(page.soup.select(".app-gap__sentence")) == 2
    assert all(len(cells) == 7 for cells in rows(page).values())
    assert "Choirs and singing, on Sunday" in page.words
    # A picture beside the map, in the same classes.
    drawn = page.soup.select(".app-gap__beside path[fill]")
    assert len(drawn) == 166


@pytest.fixture
def three_months_old(site_settings) -> Iterator[None]:
    """A store whose lists were imported 90 days ago."""
    opened = engine(site_settings, "owner")
    aged = text("UPDATE import_run SET started_at = started_at + make_interval(days => :days)")
    with opened.begin() as connection:
        connection.execute(aged, {"days": -90})
    yield
    with opened.begin() as connection:
        connection.execute(aged, {"days": 90})
    opened.dispose()


def test_today_stands_beside_an_earlier_day(officer, three_months_old):
    page = officer.see(f"{CHOIRS}&weighted_by=age_65_plus&supply=sessions")
    assert "weighted by people aged 65 and over," in page.words
    page = officer.see(page.link("Compare with an earlier day"))
    today, then = (one.get_text() for one in page.soup.select(".app-gap__sentence"))
    assert ", as of " in then
    assert ", as of " not in today
    assert today.partition(":")[2] == then.partition(":")[2]
    too_early = officer.see(
        f"{CHOIRS}&compare=yes&other_interest=choirs&other_day_before=2020-01-01", 400
    )
    assert "the directory begins on" in too_early.words


def test_it_says_whom_it_touches_by_age(officer):
    page = officer.see(CHOIRS)
    assert "Children up to 15" in page.words
    assert "Without one in reach: " in page.soup.select_one(".app-gap__sentence").get_text()
    assert "People aged 65 and over" in page.words


def test_an_officer_is_told_what_was_asked_for_in_vain_and_nobody_else_is(
    reckoning, officer, asked
):
    ada = Member(reckoning, let_in(reckoning, join(reckoning, Role.OFFICER)))
    first = ada.see("/gaps")
    assert "Choirs and singing at least 10 times" in first.words
    assert "Chess" not in first.soup.select_one(".app-gap__asked").get_text()
    page = ada.see(first.link("Choirs and singing"))
    assert "Asked for at least 10 times in" in page.words
    assert rows(page)[asked][5] == "at least 10 times"
    drawn = json.loads(page.soup.select_one("#map-data").string)["areas"]["features"]
    assert [one["properties"]["code"] for one in drawn if one["properties"]["asked"]] == [asked]
    worker = Member(reckoning, let_in(reckoning, join(reckoning, Role.WORKER)))
    for other in (officer, worker):
        for path in ("/gaps", CHOIRS):
            assert "asked for" not in other.see(path).words.lower()


def test_the_best_places_to_start_beat_the_middle_of_the_map(officer):
    page = officer.see(f"{CHOIRS}&within=walk-20&start=hubs&at=Leigh")
    said = page.soup.select_one("#start").get_text(" ")
    numbers = [int(n.replace(",", "")) for n in _after("newly reach", said)]
    middle = int(_after("it would reach", said)[0].replace(",", ""))
    pin, best, second, *_ = numbers
    assert best > middle
    assert best >= second
    assert best >= pin


def test_a_pin_shows_who_would_newly_have_one_on_the_map_and_in_the_table(officer):
    before = officer.see(f"{CHOIRS}&within=walk-20")
    areas = json.loads(before.soup.select_one("#map-data").string)["areas"]["features"]
    bare = next(one for one in areas if one["properties"]["shade"] == 0)
    middle = shape(bare["geometry"]).centroid
    pin = f"{middle.x:.4f}, {middle.y:.4f}"
    page = officer.see(f"{CHOIRS}&within=walk-20&start=hubs&at={pin}")
    drawn = json.loads(page.soup.select_one("#map-data").string)
    newly = {
        one["properties"]["code"]
        for one in drawn["areas"]["features"]
        if one["properties"]["shade"] == 5
    }
    listed = {row["data-area"] for row in page.soup.select('[data-shade="5"]')}
    assert newly == listed
    assert bare["properties"]["code"] in newly
    assert "Newly in reach, from the place you asked about" in page.words
    assert "With one more there, " in page.words
    assert "The place you asked about (the pin on the map) would newly reach" in page.words
    assert drawn["spots"]["features"][-1]["properties"]["role"] == "pin"


def _after(words: str, text: str) -> list[str]:
    return [part.split()[0].rstrip(".") for part in " ".join(text.split()).split(words)[1:]]


def test_a_file_holds_the_areas_of_the_table(officer):
    page = officer.see(CHOIRS)
    sheet = officer.client.get(page.link("CSV"))
    assert sheet.mimetype == "text/csv"
    lines = list(csv.DictReader(sheet.text.splitlines()))
    assert {line["area_code"] for line in lines} == set(rows(page))
    assert officer.client.get(page.link("GeoPackage")).data.startswith(b"SQLite format 3")


def test_what_is_not_known_is_left_out_and_said(officer):
    page = officer.see("/gaps?interest=chiors&kind=castle&within=far")
    assert "Did you mean Choirs" in page.words
    assert "We left something out" in page.words


@pytest.mark.parametrize(
    ("ask", "says"),
    [
        ("areas=parish", "no such areas are loaded"),
        ("demand=cats", "have no such figure"),
        ("source=nobody", "nothing was imported under that name"),
        ("along=streets", "no streets are loaded"),
        ("start=hubs&at=Atlantis", "We do not know the place you named"),
    ],
)
def test_what_cannot_be_answered_is_told_with_what_to_try(officer, ask, says):
    assert says in officer.see(f"/gaps?{ask}", 400).words


def test_without_the_desk_the_page_says_so_and_the_rest_works(visitor):
    page = visitor.see(CHOIRS)
    assert "is not running just now" in page.words
    assert page.soup.select_one("#gap-interest")
    visitor.see("/gaps/access.csv", 404)
    visitor.see("/")


def test_a_desk_that_falls_over_is_started_again(reckoning, officer):
    desk = reckoning.extensions[EXTENSION]
    (keeper,) = (one for one in _gap_desk.threads() if one.desk == desk)
    killed = keeper.process_id
    os.kill(killed, signal.SIGKILL)
    said = officer.client.get(CHOIRS).text
    # On a busy machine the next may be there before the page is.
    assert "is not running just now" in said or keeper.process_id != killed
    _until_it_answers(officer)
    assert keeper.process_id != killed


def test_a_key_that_ends_serving_never_reaches_the_desk_itself(reckoning):
    desk = reckoning.extensions[EXTENSION]
    (keeper,) = (one for one in _gap_desk.threads() if one.desk == desk)
    status = Path(f"/proc/{keeper.process_id}/status").read_text("ascii")
    (blocked,) = re.findall(r"^SigBlk:\s*(\w+)$", status, re.MULTILINE)
    assert int(blocked, 16) & 1 << (signal.SIGINT - 1)


def test_a_worker_that_ends_leaves_the_desk_to_the_others(site_settings):
    with ExitStack() as served:
        desk = served.enter_context(gap_desk(site_settings))
        # A worker is a fork, and unwinds what it was forked with.
        worker = get_context("fork").Process(target=served.close)
        worker.start()
        worker.join()
        assert Path(desk.path).parent.is_dir()
    assert not Path(desk.path).parent.exists()


def test_a_walk_is_the_same_for_the_page_and_for_the_desk():
    assert gap_form.DETOUR_FACTOR == catchment.DETOUR_FACTOR
    assert gap_form.WALKING_METRES_A_MINUTE == catchment.WALKING_METRES_A_MINUTE


def test_a_report_for_a_committee_is_a_pdf_with_every_area(officer):
    page = officer.see(f"{CHOIRS}&start=hubs")
    paper = PdfReader(BytesIO(officer.client.get(page.link("A report to print")).data))
    words = " ".join(" ".join(sheet.extract_text().split()) for sheet in paper.pages)
    sentence = page.soup.select_one(".app-gap__sentence").get_text()
    assert sentence in words
    assert all(cells[0] in words for cells in rows(page).values())
    assert page.soup.select_one(".app-gap__after").get_text() in words
    assert "Worked out on" in words
