"""Officers decide on pages of their own; from a resident's phone to the map."""

import os
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from asset_map.model.account import Role
from asset_map.model.listing import GivenBy, Interest
from asset_map.store import history, suggestions
from asset_map.store.activities import activities, page_of
from asset_map.store.postcodes import save_postcodes
from asset_map.upkeep import review
from asset_map.web import create_app, suggestion_form
from asset_map.web.store import close_store
from tests.towns import draw_town, listing
from tests.upkeep.test_history import ID, KNIT, bring_in, edit
from tests.upkeep.test_review import near
from tests.web.members import Member, join, let_in
from tests.web.visitor import inspected
from tests.web.watched import NARROW, PHONE, served, violations, watching

TOWN = draw_town("A")


@pytest.fixture
def app(own_settings, fresh_store, monkeypatch):
    """A site on a store of the test's own; nobody waits before they send a form."""
    monkeypatch.setattr(suggestion_form, "SHORTEST_SECONDS", 0)
    save_postcodes(fresh_store, [("WN7 1AA", TOWN["A"].longitude, TOWN["A"].latitude)])
    fresh_store.commit()
    made = create_app(own_settings)
    yield made
    close_store(made)


@pytest.fixture
def own_site(app):
    """The address where that site is served."""
    with served(app) as address:
        yield address


@pytest.fixture
def officer(app):
    return Member(app, let_in(app, join(app, Role.OFFICER, "Mo Officer")))


def give_in(store, said, about=None) -> int:
    assert suggestions.suggest(store, b"x", about, said) == 0
    store.commit()
    number = suggestions.waiting(store)[-1].id
    store.rollback()
    return number


def test_an_officer_sees_what_would_change_and_approves_it(officer, fresh_store):
    bring_in(fresh_store, KNIT)
    number = give_in(fresh_store, {"phone": "01632 960009", "note": "<b>New</b> number"}, ID)
    page = officer.see(officer.see("/review").link("Look at it"))
    (was,), (will,) = page.soup.select(".app-was"), page.soup.select(".app-will")
    assert (was.get_text(), will.get_text()) == ("–", "01632 960009")
    assert "<b>New</b> number" in page.words
    version = page.soup.find("input", {"name": "version"})["value"]
    assert officer.send(f"/review/{number}", act="approve", version=version).status_code == 303
    assert activities(fresh_store, [ID])[0].phone == "01632 960009"
    assert history.changes(fresh_store, ID)[0].who == "Mo Officer"
    done = officer.see(f"/review?done=approve&about={number}")
    assert done.link("See its page") == f"/listing/{ID}"
    assert "Nothing waits" in done.words
    again = officer.see(f"/review/{number}")
    assert "Approved by Mo Officer" in again.words
    assert again.soup.find("button", {"name": "act"}) is None


def test_what_has_closed_is_taken_off_the_map_by_a_resident_and_an_officer(officer, fresh_store):
    bring_in(fresh_store, KNIT)
    number = give_in(fresh_store, {"note": "The hall is boarded up."}, ID)
    assert "The hall is boarded up." in officer.see("/review").words
    page = officer.see(f"/review/{number}")
    assert "by itself this changes nothing" in page.words
    version = page.soup.find("input", {"name": "version"})["value"]
    assert officer.send(f"/review/{number}", act="close", version=version).status_code == 303
    assert activities(fresh_store, [ID]) == []
    assert history.changes(fresh_store, ID)[0].what == "closed"
    done = officer.see(f"/review?done=close&about={number}")
    assert "taken off the map" in done.words
    _put_back(officer, fresh_store, done.link("Was that a mistake?"))


def _put_back(officer, store, path):
    """Where it was, in what is off the map, and from the page that says that it was closed."""
    public = officer.client.application.test_client()
    assert public.get(f"/listing/{ID}").status_code == 404
    assert public.get("/off-the-map").status_code == 303
    assert officer.client.get(f"/listing/{ID}").location == path
    assert officer.see("/off-the-map").link("Knit and natter") == path
    found = [inspected(officer.send("/off-the-map", name=name)) for name in ("NATTER", "choir")]
    assert ["Taken off by Mo Officer" in page.words for page in found] == [True, False]
    page = officer.see(path)
    assert "Put it back as it was before" not in page.words
    form = page.soup.select_one("form:has(button[value=open])")
    sent = {one["name"]: one["value"] for one in form.select("input")}
    # Its list names it meanwhile: that does not open what an officer closed.
    bring_in(store, replace(KNIT, phone="01632 960001"))
    assert officer.send(path, **sent, act="open").status_code == 409
    page = officer.see(path)
    sent["version"] = page.soup.find("input", {"name": "version"})["value"]
    page = officer.see(officer.send(path, **sent, act="open").location)
    assert "It is on the map again" in page.words
    assert "put back on the map" in page.words
    assert activities(store, [ID])[0].phone == "01632 960001"
    assert "Knit and natter" not in officer.see("/off-the-map").words
    assert officer.send(path, act="open", version=sent["version"]).status_code == 409


def test_new_words_that_speak_for_less_leave_the_interests_to_be_ticked_again(officer, fresh_store):
    read = Interest("knitting", 1.0, "knit", GivenBy.CLASSIFIER)
    bring_in(fresh_store, replace(KNIT, interests=(read,)))
    number = give_in(fresh_store, {"name": "Monday club", "description": "We meet."}, ID)
    page = officer.see(f"/review/{number}")
    box = page.soup.find("input", {"name": "interest", "value": "knitting"})
    assert not box.has_attr("checked")
    version = page.soup.find("input", {"name": "version"})["value"]
    sent = {"act": "approve", "version": version, "more": "", "interest": "knitting"}
    assert officer.send(f"/review/{number}", **sent).status_code == 303
    (about,) = page_of(fresh_store, ID).because
    assert about.code == "knitting"


def test_a_place_without_a_postcode_that_we_hold_is_put_where_the_officer_says(
    officer, fresh_store
):
    bring_in(fresh_store, KNIT)
    number = give_in(fresh_store, {"kind": "group", "name": "Whittlers", "postcode": "WN7 9ZZ"})
    page = officer.see(f"/review/{number}")
    assert "fill in latitude and longitude" in page.words
    at = {"latitude": f"{TOWN['A'].latitude}", "longitude": f"{TOWN['A'].longitude}"}
    sent = {"act": "approve", "version": "", **at}
    assert officer.send(f"/review/{number}", **sent).status_code == 303
    (made,) = near(fresh_store) - {ID}
    assert activities(fresh_store, [made])[0].point.latitude == TOWN["A"].latitude


def test_what_is_said_of_a_listing_that_went_meanwhile_is_told_and_can_be_declined(
    officer, fresh_store
):
    bring_in(fresh_store, KNIT)
    number = give_in(fresh_store, {"phone": "01632 960009"}, ID)
    review.take_off(fresh_store, ID, "Mo")
    fresh_store.commit()
    version = officer.see(f"/review/{number}").soup.find("input", {"name": "version"})["value"]
    page = inspected(officer.send(f"/review/{number}", act="approve", version=version), 400)
    assert "it is off the map" in page.words
    assert officer.send(f"/review/{number}", act="decline").status_code == 303


def test_what_a_list_settled_is_told_and_why(officer, fresh_store):
    bring_in(fresh_store, KNIT)
    run = fresh_store.scalar(text("SELECT max(id) FROM import_run"))
    suggestions.suggest_by_list(fresh_store, run, ID, '{"phone": "01632 960002"}', ["phone"])
    suggestions.suggest_by_list(fresh_store, run, ID, "{}", [])
    fresh_store.commit()
    page = officer.see("/review")
    assert "Nothing waits" in page.words
    page = officer.see(page.link("Knit and natter"))
    assert f"Declined by import {run}. Their list says the same as we do by now." in page.words


def test_lines_of_a_description_stay_lines_and_nothing_ticked_is_told(officer, fresh_store):
    said = {"kind": "group", "name": "Whittlers", "postcode": "WN7 1AA", "days": "every other Mon"}
    number = give_in(fresh_store, {**said, "description": "We carve.\nThen we eat."})
    page = officer.see(f"/review/{number}")
    assert page.soup.find("textarea", {"name": "description"}).get_text() == (
        "We carve.\nThen we eat."
    )
    assert "Which days: we cannot tell which week. Write the days alone" in page.words
    answer = inspected(officer.send("/review", act="approve"), 400)
    assert "Tick what you want to decide." in answer.words


def test_a_reason_that_no_database_can_hold_is_kept_without_it(officer, fresh_store):
    bring_in(fresh_store, KNIT)
    number = give_in(fresh_store, {"phone": "01632 960009"}, ID)
    sent = {"act": "decline", "reason": "Not\x00 so"}
    assert officer.send(f"/review/{number}", **sent).status_code == 303
    assert suggestions.suggestion(fresh_store, number).reason == "Not so"


def test_the_second_is_shown_the_firsts_change_and_nothing_is_done(officer, fresh_store):
    bring_in(fresh_store, KNIT)
    number = give_in(fresh_store, {"phone": "01632 960009"}, ID)
    page = officer.see(f"/review/{number}")
    version = page.soup.find("input", {"name": "version"})["value"]
    edit(fresh_store, who="Jo", phone="01632 960001")
    answer = inspected(officer.send(f"/review/{number}", act="approve", version=version), 409)
    assert "Jo: edited" in answer.words
    assert "01632 960001" in answer.words
    assert activities(fresh_store, [ID])[0].phone == "01632 960001"


def test_many_are_decided_at_once_and_what_cannot_be_is_told(officer, fresh_store):
    good = give_in(fresh_store, {"kind": "group", "name": "Whittlers", "postcode": "WN7 1AA"})
    bad = give_in(fresh_store, {"kind": "group", "name": "Nowhere club", "postcode": "?"})
    proof = {"form_token": officer.session.form_token}
    data = {"act": "approve", "suggestion": [str(good), str(bad)], **proof}
    headers = {"Origin": "http://localhost"}
    page = inspected(officer.client.post("/review", data=data, headers=headers))
    assert "Nowhere club. Postcode: " in page.soup.select_one(".govuk-error-summary").get_text()
    left = [one.id for one in suggestions.waiting(fresh_store)]
    assert left == [bad]


def test_what_is_held_already_becomes_a_correction_and_its_interests_are_corrected(
    officer, fresh_store
):
    bring_in(fresh_store, KNIT)
    said = {"kind": "group", "name": "Knit & natter", "postcode": "WN7 1AA"}
    number = give_in(
        fresh_store, {**said, "description": "We sing in a choir.", "phone": "01632 960009"}
    )
    assert "Phone: 01632 960009" in officer.see("/review").words
    path = f"/review/{number}"
    assert officer.see(path).soup.select_one("input[name=interest][value=choirs]")
    officer.send(path, act="same", listing=str(ID))
    page = officer.see(path)
    assert "A correction" in page.heading
    version = page.soup.find("input", {"name": "version"})["value"]
    decide = {"act": "approve", "version": version, "phone": "01632 960010"}
    page = inspected(officer.send(path, **decide, more="zzzz"), 400)
    assert page.value_of("phone") == "01632 960010"
    assert "zzzz" in page.value_of("more")
    assert officer.send(path, **decide, more="knitting, chess").status_code == 303
    found = page_of(fresh_store, ID)
    assert (found.activity.name, found.activity.phone) == ("Knit & natter", "01632 960010")
    assert {one.code for one in found.because} >= {"knitting"}
    assert "choirs" not in {one.code for one in found.because}


@pytest.mark.parametrize("role", [None, Role.WORKER, Role.STEWARD])
def test_nobody_else_sees_or_decides(app, fresh_store, role):
    number = give_in(fresh_store, {"kind": "group", "name": "Whittlers", "postcode": "WN7 1AA"})
    member = Member(app, role and let_in(app, join(app, role)))
    for path in ("/review", f"/review/{number}"):
        assert member.client.get(path).status_code in (303, 403)
        assert member.send(path, act="approve", suggestion=str(number)).status_code == 403
    assert len(suggestions.waiting(fresh_store)) == 1


def _keep_it(watched, picture):
    """The officer's own pages of the new listing, on a narrow screen and by keyboard."""
    page = watched.open("/activities?near=WN7+1AA")
    kept = page.locator(".app-card__name a").first.get_attribute("href")
    page = watched.open(f"{kept}/edit")
    assert page.locator(".app-notice a", has_text="Whitlers at Leigh").count() == 1
    page.get_by_label("Phone").fill("01632 960001")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=This is how the listing stands now")
    page = watched.open(f"{kept}/times")
    page.get_by_label("How often?").select_option("2-weeks")
    page.get_by_label("Friday").check()
    page.get_by_label("Starts at").fill("2pm")
    page.get_by_label("From which date?").fill(f"{datetime.now(UTC).date()}")
    page.get_by_label("August").check()
    page.get_by_label("Starts at").press("Enter")
    page.wait_for_selector(".app-preview")
    picture(page, "kept-dates")
    assert page.locator(".app-preview ol li").count() == 5
    assert violations(page) == []


def _decline_by_keyboard(page, names):
    """Tick what is rubbish and send it away, with the keys alone."""
    for name in names:
        _tab_to(page, page.get_by_role("checkbox", name=name))
        page.keyboard.press("Space")
    _tab_to(page, page.get_by_role("button", name="Decline all ticked"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_role("checkbox").count() == 1
    assert "Whittlers" in page.locator("main").inner_text()


def _tab_to(page, control):
    for _ in range(60):
        page.keyboard.press("Tab")
        if control.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"no way to {control} by the keyboard")


@pytest.mark.browser
@pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set")
def test_a_suggestion_goes_from_a_residents_phone_to_the_map(
    app, fresh_store, browser, own_site, picture
):
    site = own_site
    # Under another spelling it is on the map already.
    bring_in(fresh_store, listing("Whitlers at Leigh", TOWN["A"], phone="01632 960004"))
    with watching(browser, site, PHONE, java_script_enabled=False) as watched:
        page = watched.open("/suggest")
        picture(page, "suggest-phone")
        page.get_by_label("Group", exact=True).check()
        page.get_by_label("Name").fill("Whittlers of Leigh")
        page.get_by_label("What happens there").fill("We carve wood & chat <b>")
        page.get_by_label("Postcode").fill("WN7 1AA")
        page.get_by_label("Which days").fill("Tuesday")
        page.get_by_label("From").fill("10:00")
        page.get_by_role("button", name="Send it to the council").click()
        page.wait_for_selector(".govuk-panel")
        picture(page, "thanks-phone")
        assert "Whittlers" not in watched.open("/activities?near=WN7+1AA").content()
    for name in ("Cheap pills", "Cheaper pills"):
        give_in(fresh_store, {"name": name})
    session = let_in(app, join(app, Role.OFFICER, "Mo Officer"))
    with watching(browser, site, NARROW) as watched:
        cookie = {"name": "asset-map", "value": session.token, "url": site}
        watched.page.context.add_cookies([cookie])
        page = watched.open("/review")
        picture(page, "queue-320")
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
        assert violations(page) == []
        _decline_by_keyboard(page, ("Cheap pills", "Cheaper pills"))
        page = watched.open("/review/1")
        picture(page, "review-320")
        page.get_by_role("button", name="Approve").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Nothing waits")
        _keep_it(watched, picture)
    with watching(browser, site, PHONE) as watched:
        page = watched.open("/activities?near=WN7+1AA")
        assert page.locator(".app-card__name", has_text="Whittlers of Leigh").count() == 1
        picture(page, "suggested-on-the-map-phone")
