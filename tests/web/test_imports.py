"""Officers send lists in: seen before they count, taken on, and undone."""

import io
import os
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from asset_map.intake import desk
from asset_map.intake.sheet import ENDINGS, FORMATS
from asset_map.intake.waiting import FOLDER, KEPT, forget_old
from asset_map.model.account import Role
from asset_map.model.listing import listing_id
from asset_map.store import edits
from asset_map.store.connection import engine
from asset_map.upkeep import review
from asset_map.web.by_name import EXTENSION
from asset_map.web.imports import LARGEST_SENT
from asset_map.web.store import write
from tests.intake.bombs import a_million_rows
from tests.web.members import HERE, Member, join, let_in
from tests.web.visitor import Page, inspected

PATIENCE_SECONDS = 60
HEADINGS = "Group name,Lat,Long,Street,Town,Telephone,Colour\n"
KNITTERS = "Knitters of Leigh,53.4985,-2.5192,1 High Street,Leigh,01632 960001,red\n"
CARVERS = "Carvers of Leigh,53.4986,-2.5193,2 High Street,Leigh,01632 960002,\n"
NOWHERE = "=HYPERLINK(1),north,-2.5,,,,\n"


@pytest.fixture
def officer(app, site_settings):
    """Somebody whose lists leave no trace."""
    yield Member(app, let_in(app, join(app, Role.OFFICER, "Mo Officer")))
    forget_source(site_settings)


def forget_source(settings):
    """The library never sent a list."""
    owner = engine(settings, "owner")
    with owner.begin() as connection:
        runs = "SELECT r.id FROM import_run AS r JOIN source AS s ON s.id = r.source_id"
        runs = f"{runs} WHERE s.name = 'Library list'"
        connection.exec_driver_sql(f"DELETE FROM import_change WHERE run_id IN ({runs})")
        connection.exec_driver_sql(f"DELETE FROM import_run WHERE id IN ({runs})")
        connection.exec_driver_sql("DELETE FROM source WHERE name = 'Library list'")
    owner.dispose()


def send(officer: Member, content: bytes | str, name: str = "groups.csv", **more: str) -> Page:
    """A list sent in, and the page that says what came of it."""
    body = content.encode() if isinstance(content, str) else content
    data = {
        "form_token": officer.session.form_token,
        "new-source": "Library list",
        "list": (io.BytesIO(body), name),
        **more,
    }
    return follow(officer, officer.client.post("/import", data=data, headers=HERE))


def follow(officer: Member, answer) -> Page:
    """Where it leads, once nobody works on it any more."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    until = time.monotonic() + PATIENCE_SECONDS
    while not officer.client.get(f"{answer.location}/progress").json["over"]:
        assert time.monotonic() < until
        time.sleep(0.1)
    return officer.see(answer.location)


def press(officer: Member, page: Page, act: str, **more: str) -> Page:
    return follow(officer, officer.send(page.response.request.path, act=act, **more))


def counts(page: Page) -> list[str]:
    return [one.get_text(" ", strip=True) for one in page.soup.select(".app-tally__one")]


def match(officer: Member, page: Page) -> Page:
    """What the headings mean is what was guessed."""
    said = {one.find_parent("select")["name"]: one["value"] for one in chosen(page)}
    return press(officer, page, "check", kind="hub", **said)


def chosen(page: Page):
    return page.soup.select("select option[selected]")


def kept(page: Page) -> list[str]:
    return [one.get_text() for one in page.soup.select("#kept ~ .app-names li")][:1]


def move_by_hand(app, id):
    with app.app_context(), write() as connection:
        seen = edits.held(connection, id)
        review.change(connection, seen, "Jo", replace(seen.listing, address="5 High Street, Leigh"))


def test_a_list_goes_from_a_file_to_the_map_and_back(app, officer, visitor, site_settings):
    page = send(officer, HEADINGS + KNITTERS + CARVERS + NOWHERE)
    assert page.heading == "What do the headings mean?"
    guessed = [one["value"] for one in chosen(page)]
    assert guessed == ["name", "latitude", "longitude", "address", "address", "phone", ""]
    page = match(officer, page)
    assert counts(page) == ["2 new", "0 changed", "0 the same", "1 left out"]
    cells = page.soup.select(".app-problems tbody tr > *")
    wrong = [one.get_text(" ", strip=True) for one in cells]
    assert wrong[0:3] == ["Row 4", "Latitude", "north, -2.5"]
    assert "degrees" in wrong[3]
    assert "Knitters of Leigh" in page.words
    left_out = officer.client.get(page.link("Take these rows"))
    assert b"'=HYPERLINK(1)" in left_out.data
    left_out.close()
    page = press(officer, page, "take-on")
    assert page.heading == "The list is on the map"
    # What was read of names a moment ago may be older than the list.
    officer.client.application.extensions.pop(EXTENSION, None)
    found = visitor.client.post("/names", data={"name": "Knitters of Leigh"}).text
    assert "1 High Street, Leigh" in found

    # Their next list is read as their last was, without being asked again. What somebody edited
    # here meanwhile is not written over, and not unsaid.
    move_by_hand(app, listing_id("Library list", "knitters of leigh @ -2.51920,53.49850"))
    next_list = KNITTERS.replace("960001", "960009").replace("1 High", "9 High")
    again = send(officer, HEADINGS + next_list, complete="complete")
    assert counts(again) == ["0 new", "1 changed", "0 the same", "0 left out", "1 would go"]
    (was,), (will,) = again.soup.select(".app-was"), again.soup.select(".app-will")
    assert (was.get_text(), will.get_text()) == ("01632 960001", "01632 960009")
    assert "Carvers of Leigh" in again.words
    assert kept(again) == ["Knitters of Leigh: Street"]
    taken = press(officer, again, "take-on")
    assert kept(taken) == ["Knitters of Leigh: Street"]
    assert (
        "Street: 9 High Street, Leigh" in officer.see(taken.link("Look at the suggestions")).words
    )
    source = officer.see(page.link("All imports of"))
    assert source.words.count("groups.csv · Mo Officer") == 2
    assert "1 kept as edited here" in source.words
    assert len(source.soup.find_all("input", {"name": "run"})) == 1
    run = source.soup.find("input", {"name": "run"})["value"]
    address = source.response.request.path
    undone = follow(officer, officer.send(address, run=run))
    assert "9 High Street" not in officer.see("/review").words
    assert "Taken off the map: 0. Put back as they were: 2." in undone.words
    # Whoever presses twice undoes one, not two.
    twice = follow(officer, officer.send(address, run=run))
    assert "another import" in twice.words
    run = officer.see(address).soup.find("input", {"name": "run"})["value"]
    assert "Taken off the map: 2." in follow(officer, officer.send(address, run=run)).words
    assert "Knitters of Leigh" not in visitor.client.post("/names", data={"name": "Knitters"}).text
    assert not list((site_settings.home / FOLDER).rglob("list.*"))


def test_it_is_private_and_forgotten(officer, site_settings):
    page = send(officer, HEADINGS + KNITTERS)
    folder = site_settings.home / FOLDER / page.response.request.path.rpartition("/")[2]
    for one in (folder, folder.parent):
        assert stat.S_IMODE(one.stat().st_mode) == 0o700
    assert forget_old(site_settings.home) == 0
    long_ago = time.time() - KEPT.total_seconds() - 1
    os.utime(folder, (long_ago, long_ago))
    forget_old(site_settings.home)
    assert not folder.exists()
    page = send(officer, HEADINGS + KNITTERS)
    assert officer.send(page.response.request.path, act="forget").location == "/import"
    officer.see(page.response.request.path, 404)


def test_a_browser_offers_the_files_that_we_open_and_no_others(officer):
    page = officer.see("/import")
    assert page.soup.find("input", {"name": "list"})["accept"].split(",") == list(ENDINGS)
    assert all(one.name in page.words for one in FORMATS)


@pytest.mark.parametrize(
    ("content", "name", "say"),
    [
        ("", "groups.csv", "no line of headings"),
        ("name\n", "groups.pdf", f"these: {', '.join(one.name for one in FORMATS)}."),
        ("not a workbook", "groups.xlsx", "not an Excel workbook"),
        (f"{','.join(map(str, range(101)))}\n", "wide.csv", "more than 100 headings"),
    ],
)
def test_what_cannot_be_read_is_refused_in_plain_words(officer, content, name, say):
    data = {"new-source": "Library list", "list": (io.BytesIO(content.encode()), name)}
    data["form_token"] = officer.session.form_token
    answer = officer.client.post("/import", data=data, headers=HERE)
    page = inspected(answer, 400) if answer.status_code == 400 else follow(officer, answer)
    assert say in page.words
    if answer.status_code == 303:
        officer.send(answer.location, act="forget")


def test_a_killed_one_is_begun_again_and_nothing_is_done_by_halves(
    officer, visitor, monkeypatch, site_settings
):
    page = match(officer, send(officer, HEADINGS + KNITTERS))
    address = page.response.request.path
    monkeypatch.setattr(desk, "COMMAND", (sys.executable, "-c", "import time; time.sleep(60)"))
    monkeypatch.setattr(desk, "SOON_SECONDS", 0.01)
    killed = []
    begun = subprocess.Popen
    monkeypatch.setattr(
        subprocess, "Popen", lambda *said, **more: killed.append(begun(*said, **more)) or killed[-1]
    )
    officer.send(address, act="take-on")
    page = officer.see(address)
    assert page.heading == "We are taking the list on"
    assert page.soup.select_one("noscript meta")["http-equiv"] == "refresh"
    assert officer.client.get(f"{address}/progress").json["over"] is False
    # Nobody else may work on it meanwhile.
    assert officer.send(address, act="take-on").status_code == 303
    killed[0].kill()
    killed[0].wait()
    page = officer.see(address)
    assert page.heading == "It was stopped"
    monkeypatch.undo()
    page = press(officer, page, "again")
    assert page.heading == "The list is on the map"
    source = officer.see(page.link("All imports of"))
    run = source.soup.find("input", {"name": "run"})["value"]
    follow(officer, officer.send(source.response.request.path, run=run))


def test_a_million_rows_are_refused_soon_and_in_little_room(officer, tmp_path):
    content = a_million_rows(tmp_path).read_bytes()
    began = os.times()
    page = send(officer, content, "million.xlsx")
    assert "more than 200,000 rows" in page.words
    used = os.times()
    assert used.children_user - began.children_user < 2
    officer.send(page.response.request.path, act="forget")


def test_a_list_that_takes_too_long_is_ended(tmp_path):
    # The process, with a second to its name and a list that never ends.
    endless = (
        "import time; from asset_map.intake import desk; desk.PATIENCE_SECONDS['look'] = 1; "
        "desk._outcome = lambda *_: time.sleep(60); desk.main()"
    )
    ended = subprocess.run([sys.executable, "-c", endless, str(tmp_path), "look"])
    assert ended.returncode == -signal.SIGALRM


def test_a_list_that_takes_too_much_memory_is_ended(tmp_path):
    greedy = (
        "from asset_map.intake import desk; "
        "desk._outcome = lambda *_: bytearray(desk.MOST_MEMORY_BYTES); desk.main()"
    )
    command = [sys.executable, "-c", greedy, str(tmp_path), "look"]
    ended = subprocess.run(command, capture_output=True, text=True)
    assert (ended.returncode, ended.stderr) == (
        1,
        "import: MemoryError while a list was worked on\n",
    )


def test_what_is_too_large_is_refused_and_nobody_else_sends_much(app, officer):
    def sent(member: Member, path: str, size: int):
        says = {"CONTENT_LENGTH": str(size), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
        return member.client.post(path, headers=HERE, environ_overrides=says)

    assert "up to 20 MB" in inspected(sent(officer, "/import", LARGEST_SENT + 1), 413).words
    assert sent(officer, "/review", 1_000_000).status_code == 413
    worker = Member(app, let_in(app, join(app, Role.WORKER)))
    for one in (Member(app), worker):
        assert sent(one, "/import", 1_000_000).status_code == 403
