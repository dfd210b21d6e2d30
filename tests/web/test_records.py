"""Those who keep listings change any field of one, see what changed, and put it back."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from asset_map.model.account import Role
from asset_map.model.listing import GivenBy, Interest
from asset_map.model.service_area import ServiceArea
from asset_map.store import edits, history
from asset_map.store.activities import activities, page_of
from asset_map.store.postcodes import save_postcodes
from asset_map.web import create_app
from asset_map.web.store import close_store
from tests.towns import draw_town
from tests.upkeep.test_history import ID, KNIT, bring_in, edit
from tests.upkeep.test_review import near
from tests.web.hostile import hostile_listings
from tests.web.members import Member, join, let_in
from tests.web.visitor import inspected

TOWN = draw_town("A . B")
READ = Interest("choirs", 0.6, "choir", GivenBy.CLASSIFIER)


@pytest.fixture
def app(own_settings, fresh_store):
    save_postcodes(fresh_store, [("WN7 1BB", TOWN["B"].longitude, TOWN["B"].latitude)])
    bring_in(
        fresh_store,
        replace(KNIT, interests=(Interest("knitting", 1.0, "knit", GivenBy.CLASSIFIER), READ)),
    )
    made = create_app(own_settings)
    yield made
    close_store(made)


@pytest.fixture
def officer(app):
    return Member(app, let_in(app, join(app, Role.OFFICER, "Mo Officer")))


def boxes(page):
    """The form as it stands on the page, to be sent again."""
    form = page.soup.select_one("form[action$='/edit']")
    sent = {}
    for one in form.select("input[name], textarea[name]"):
        if one.get("type") in ("checkbox", "radio") and not one.has_attr("checked"):
            continue
        value = one.get("value", "") if one.name == "input" else one.get_text().removeprefix("\n")
        sent.setdefault(one["name"], []).append(value)
    return sent


def send(member, path, sent, status=303):
    answer = member.client.post(path, data=sent, headers={"Origin": "http://localhost"})
    assert answer.status_code == status, answer.text[:2000]
    return answer if status == 303 else inspected(answer, status)


def test_an_officer_changes_fields_and_the_map_follows(officer, fresh_store):
    path = officer.see(f"/listing/{ID}").link("Change it")
    sent = boxes(officer.see(path))
    before = page_of(fresh_store, ID)
    fresh_store.rollback()
    sent |= {"name": ["Knit & natter"], "postcode": ["wn7 1bb"], "cost": ["£2"], "min_age": ["18"]}
    sent |= {"capacity": ["24"]}
    sent |= {"step_free": ["yes"], "interest": ["knitting"], "more": ["birdwatching"]}
    page = officer.see(send(officer, path, {**sent, "confirm": ["yes"]}).location)
    assert "Saved" in page.words
    after = page_of(fresh_store, ID)
    now = after.activity
    assert (now.name, now.postcode, now.cost.pence_per_visit, now.min_age) == (
        "Knit & natter",
        "WN7 1BB",
        200,
        18,
    )
    assert now.point.longitude == pytest.approx(TOWN["B"].longitude)
    assert {one.code for one in after.because} == {"knitting", "birdwatching"}
    assert {one.given_by for one in after.because} == {GivenBy.SOURCE}
    assert after.schedules == before.schedules
    assert (now.assured_date is not None, now.capacity) == (True, 24)
    assert near(fresh_store) == {ID}
    (change,) = history.changes(fresh_store, ID)
    assert (change.who, change.what) == ("Mo Officer", "edited")
    # What somebody chose outlives another's new words.
    sent = boxes(officer.see(path))
    send(officer, path, {**sent, "description": ["We sing in a choir and play chess."]})
    fresh_store.rollback()
    assert {one.code for one in page_of(fresh_store, ID).because} == {"knitting", "birdwatching"}


def test_the_second_of_two_is_shown_the_firsts_change_and_loses_nothing(officer, fresh_store):
    path = f"/listing/{ID}/edit"
    sent = boxes(officer.see(path))
    edit(fresh_store, who="Jo", phone="01632 960001", venue="The Old Bank")
    mine = {**sent, "phone": ["01632 960002"], "description": ["Tea & <b>wool</b>"]}
    page = send(officer, path, mine, 409)
    told = page.soup.select_one("[role=alert]").get_text()
    assert "Jo: edited" in told
    assert "The Old Bank" in told
    assert "Meanwhile someone wrote: “01632 960001”" in page.words
    again = boxes(page)
    assert (again["phone"], again["description"]) == (["01632 960002"], ["Tea & <b>wool</b>"])
    assert again["venue"] == ["The Old Bank"]
    assert activities(fresh_store, [ID])[0].phone == "01632 960001"
    fresh_store.rollback()
    send(officer, path, again)
    (now,) = activities(fresh_store, [ID])
    assert (now.phone, now.venue, now.description) == (
        "01632 960002",
        "The Old Bank",
        "Tea & <b>wool</b>",
    )


def test_what_cannot_be_read_is_told_beside_its_box_and_nothing_is_saved(officer, fresh_store):
    path = f"/listing/{ID}/edit"
    sent = boxes(officer.see(path))
    for box, words in (
        ("postcode", "nowhere"), ("email", "not one"), ("min_age", "x"), ("more", "zzzz"),
        ("name", ""), ("point", "north"), ("kind", "castle"),
    ):  # fmt: skip
        page = send(officer, path, {**sent, box: [words]}, 400)
        assert page.soup.select_one(f".govuk-error-summary a[href='#{box}']"), box
    assert history.changes(fresh_store, ID) == []


def test_a_version_is_put_back_unless_somebody_changed_it_meanwhile(officer, fresh_store):
    edit(fresh_store, who="Jo", phone="01632 960001")
    page = officer.see(f"/listing/{ID}/history")
    assert "Jo: edited" in page.soup.main.get_text()
    back = {one["name"]: one["value"] for one in page.soup.select("form[action$='/history'] input")}
    edit(fresh_store, who="Jo", venue="The Old Bank")
    page = inspected(officer.send(f"/listing/{ID}/history", **back), 409)
    assert "The Old Bank" in page.words
    back["version"] = page.soup.find("input", {"name": "version"})["value"]
    assert officer.send(f"/listing/{ID}/history", **back).status_code == 303
    (now,) = activities(fresh_store, [ID])
    assert (now.phone, now.venue) == ("", KNIT.venue)
    assert "put back as it was" in officer.see(f"/listing/{ID}/history").words


def test_an_officer_who_knows_that_it_has_closed_says_so_on_its_history(officer, fresh_store):
    path = f"/listing/{ID}/history"
    form = officer.see(path).soup.select_one("form:has(button[value=close])")
    sent = {one["name"]: one["value"] for one in form.select("input")}
    page = officer.see(officer.send(path, **sent, act="close").location)
    assert "If that was a mistake, put it back here" in page.words
    assert activities(fresh_store, [ID]) == []
    fresh_store.rollback()
    # Whoever runs it says the same later: that is true already, and only to be noted.
    hidden = {"act": "close", "version": page.soup.find("input", {"name": "version"})["value"]}
    assert officer.send(path, **hidden).status_code == 303
    assert officer.client.get(f"/listing/{ID}/edit").status_code == 404
    assert len(history.changes(fresh_store, ID)) == 1


def test_a_worker_who_was_there_confirms_and_edits_nothing(app, fresh_store):
    worker = Member(app, let_in(app, join(app, Role.WORKER, "Wyn Worker")))
    page = worker.see(f"/listing/{ID}")
    assert "Change it" not in page.words
    assert "I was there" in page.words
    assert page.response.headers["Cache-Control"] == "no-store"
    assert worker.send(f"/listing/{ID}/confirm").status_code == 303
    assert "Last confirmed on" in worker.see(f"/listing/{ID}").words
    assert history.changes(fresh_store, ID)[0].who == "Wyn Worker"
    assert worker.client.get(f"/listing/{ID}/edit").status_code == 403
    # Nobody else is shown that there is anything to keep.
    public = app.test_client().get(f"/listing/{ID}")
    assert "I was there" not in public.text
    assert "no-store" not in public.headers.get("Cache-Control", "")


def test_hostile_words_are_words_in_the_form_and_the_history(officer, fresh_store):
    for one in hostile_listings():
        bring_in(fresh_store, one)
        bring_in(fresh_store, replace(one, phone=f"{one.phone} 2"))
        for path in ("edit", "history"):
            page = officer.see(f"/listing/{one.id('town')}/{path}")
            assert page.soup.select("main script, main img, main b") == []


def next_june() -> date:
    """A Tuesday that is in sight, and not long before August."""
    first = date(datetime.now(UTC).year + 1, 6, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7)


def test_a_session_is_added_in_plain_words_after_its_dates_were_shown(officer, fresh_store):
    path = officer.see(f"/listing/{ID}/edit").link("Change the times")
    page = officer.see(path)
    assert "Every Monday, 10am to midday" in page.words
    first = next_june()
    all_of_them = [first + timedelta(days=14 * number) for number in range(12)]
    expected = [day for day in all_of_them if day.month != 8 and day != all_of_them[1]]
    said = {"often": "2-weeks", "day": "TU", "starts": "2pm", "ends": "16:00", "month": "8"}
    said |= {"first": f"{first - timedelta(days=3)}", "without": f"{all_of_them[1]:%d/%m/%Y}"}
    page = inspected(officer.send(path, act="show", **said))
    shown = page.soup.select_one(".app-preview")
    assert "Every two weeks on Tuesday, 2pm to 4pm" in shown.h3.get_text()
    assert "not in August" in shown.h3.get_text()
    days = [one.get_text() for one in shown.select("ol li")]
    assert [one.split(",")[0] for one in days] == [
        f"Tuesday {day.day} {day:%B}" for day in expected[:5]
    ]
    assert f"/listing/{ID}" in [one["href"] for one in shown.select("a")]
    assert len(page_of(fresh_store, ID).schedules) == 1
    fresh_store.rollback()
    assert officer.send(path, act="add", **said).status_code == 303
    new, old = sorted(page_of(fresh_store, ID).schedules, key=lambda one: one.minutes or 0)[::-1]
    fresh_store.rollback()
    gone = str(next(one.id for one in (new, old) if "INTERVAL" not in one.rrule))
    assert officer.send(path, act="stop", schedule=gone).status_code == 303
    (left,) = page_of(fresh_store, ID).schedules
    assert left.dtstart == datetime.combine(first, time(14))
    assert "Every Monday" not in officer.see(path).words
    assert "Every two weeks on Tuesday" in officer.see(f"/listing/{ID}/history").words
    fresh_store.rollback()
    change_it(officer, fresh_store, path, all_of_them[1])


def change_it(officer, store, path, left_out):
    """The form has what is held; what is changed there takes its place, and nothing else does."""
    (held,) = page_of(store, ID).schedules
    store.rollback()
    page = officer.see(officer.see(path).link("Change this time"))
    form = page.soup.select_one("form:has(#starts)")
    sent = {one["name"]: one["value"] for one in form.select("input[value]:not([type=checkbox])")}
    assert (sent["starts"], sent["ends"], sent["first"]) == ("14:00", "16:00", f"{next_june()}")
    assert sent["without"] == f"{left_out:%d/%m/%Y}"
    ticked = {one["name"]: one["value"] for one in form.select("[checked]")}
    assert ticked == {"day": "TU", "month": "8"}
    sent |= {**ticked, "often": form.select_one("[selected]")["value"], "starts": "15:00"}
    page = inspected(officer.send(path, **{**sent, "act": "show"}))
    assert "Every two weeks on Tuesday, 3pm to 4pm" in page.soup.select_one(".app-preview").h3.text
    assert "Save this time" in page.words
    assert "done=change" in officer.send(path, **{**sent, "act": "add"}).location
    (now,) = page_of(store, ID).schedules
    assert (now.rrule, now.exdates[0].date()) == (held.rrule, left_out)
    assert (now.dtstart.time(), now.minutes) == (time(15), 60)
    # It is another one by now: nothing is added beside it.
    assert officer.send(path, **{**sent, "act": "add"}).status_code == 409
    store.rollback()


def test_times_that_make_no_date_are_told_beside_their_box(officer, fresh_store):
    path = f"/listing/{ID}/times"
    weekly = {"often": "weekly", "day": "TU", "starts": "10:00", "act": "add"}
    for box, changed in (
        ("starts", {"starts": "soon"}), ("day", {"day": ""}), ("often", {"often": "x"}),
        ("first", {"often": "2-weeks"}), ("first", {"first": "soon"}),
        ("last", {"first": "2027-06-05", "last": "2027-06-01"}), ("first", {"last": "2020-01-01"}),
    ):  # fmt: skip
        page = inspected(officer.send(path, **{**weekly, **changed}), 400)
        assert page.soup.select_one(f".govuk-error-summary a[href='#{box}']"), (box, changed)
    assert history.changes(fresh_store, ID) == []


def test_whom_they_come_to_and_a_first_visit_are_changed_like_all_else(officer, fresh_store):
    sent = boxes(officer.see(f"/listing/{ID}/edit"))
    said = {"serves": ["WN7; 5 miles"], "toilets": ["Yes"], "greeted_by": ["Sheila, at the door"]}
    send(officer, f"/listing/{ID}/edit", {**sent, **said})
    found = activities(fresh_store, [ID])[0]
    assert found.serves == ServiceArea(("WN7",), 8_047)
    told = officer.see(f"/listing/{ID}/history").words
    assert "Comes to you in WN7, and within 5 miles" in told
    assert "Who greets you: Sheila, at the door; Toilets: Yes" in told
    # Nobody touched these again, so they stay; what is emptied goes; what cannot be read is told.
    sent = boxes(officer.see(f"/listing/{ID}/edit"))
    send(officer, f"/listing/{ID}/edit", {**sent, "phone": ["01632 960001"], "toilets": [""]})
    fresh_store.rollback()
    visit = edits.held(fresh_store, ID).listing.first_visit
    assert (visit.greeted_by, visit.toilets) == ("Sheila, at the door", "")
    sent = boxes(officer.see(f"/listing/{ID}/edit"))
    page = send(officer, f"/listing/{ID}/edit", {**sent, "serves": ["all of Wigan"]}, 400)
    assert "write postcode districts" in page.words
