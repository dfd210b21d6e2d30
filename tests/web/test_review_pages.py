"""Officers decide on pages of their own; from a resident's phone to the map."""

import os
from datetime import UTC, datetime

import pytest

from asset_map.model.account import Role
from asset_map.store import history, suggestions
from asset_map.store.activities import activities, page_of
from asset_map.store.postcodes import save_postcodes
from asset_map.web import create_app, suggestion_form
from asset_map.web.store import close_store
from tests.towns import draw_town, listing
from tests.upkeep.test_history import ID, KNIT, bring_in, edit
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
    assert "Nothing waits" in officer.see("/review").words


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
    assert f"{bad}: " in page.soup.select_one(".govuk-error-summary").get_text()
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


def _keep_it(watched, screenshots):
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
    page.screenshot(path=screenshots / "kept-dates.png", full_page=True)
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
    app, fresh_store, browser, own_site, screenshots
):
    site = own_site
    # Under another spelling it is on the map already.
    bring_in(fresh_store, listing("Whitlers at Leigh", TOWN["A"], phone="01632 960004"))
    with watching(browser, site, PHONE, java_script_enabled=False) as watched:
        page = watched.open("/suggest")
        page.screenshot(path=screenshots / "suggest-phone.png", full_page=True)
        page.get_by_label("Group", exact=True).check()
        page.get_by_label("Name").fill("Whittlers of Leigh")
        page.get_by_label("What happens there").fill("We carve wood & chat <b>")
        page.get_by_label("Postcode").fill("WN7 1AA")
        page.get_by_label("Which days").fill("Tuesday")
        page.get_by_label("From").fill("10:00")
        page.get_by_role("button", name="Send it to the council").click()
        page.wait_for_selector(".govuk-panel")
        page.screenshot(path=screenshots / "thanks-phone.png", full_page=True)
        assert "Whittlers" not in watched.open("/activities?near=WN7+1AA").content()
    for name in ("Cheap pills", "Cheaper pills"):
        give_in(fresh_store, {"name": name})
    session = let_in(app, join(app, Role.OFFICER, "Mo Officer"))
    with watching(browser, site, NARROW) as watched:
        cookie = {"name": "asset-map", "value": session.token, "url": site}
        watched.page.context.add_cookies([cookie])
        page = watched.open("/review")
        page.screenshot(path=screenshots / "queue-320.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROW[0]
        assert violations(page) == []
        _decline_by_keyboard(page, ("Cheap pills", "Cheaper pills"))
        page = watched.open("/review/1")
        page.screenshot(path=screenshots / "review-320.png", full_page=True)
        page.get_by_role("button", name="Approve").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("text=Nothing waits")
        _keep_it(watched, screenshots)
    with watching(browser, site, PHONE) as watched:
        page = watched.open("/activities?near=WN7+1AA")
        assert page.locator(".app-card__name", has_text="Whittlers of Leigh").count() == 1
        page.screenshot(path=screenshots / "suggested-on-the-map-phone.png", full_page=True)
