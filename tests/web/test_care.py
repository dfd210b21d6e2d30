"""Whoever runs a listing confirms or closes it by a link; looking at the link does nothing."""

import os
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from asset_map.model.schedule import TIMEZONE
from asset_map.store import care_links, history
from asset_map.store.freshness import count_freshness
from asset_map.upkeep.care import make_link
from asset_map.web import create_app
from asset_map.web.store import close_store
from tests.cli.command import asset_map
from tests.upkeep.test_history import ID, KNIT, bring_in
from tests.web.visitor import Visitor, inspected
from tests.web.watched import PHONE, served, violations, watching


@pytest.fixture
def own_site(own_settings):
    app = create_app(own_settings)
    yield Visitor(app.test_client())
    close_store(app)


@pytest.fixture
def key(fresh_store):
    bring_in(fresh_store, KNIT)
    made = make_link(fresh_store, ID)
    fresh_store.commit()
    return made


def confirmed(store):
    found = store.scalar(text("SELECT assured_date FROM public_listing"))
    store.rollback()
    return found


def test_looking_changes_nothing_and_pressing_confirms(own_site, key, fresh_store):
    page = own_site.see(f"/keep/{key}")
    assert "Knit and natter" in page.words
    assert page.response.headers["Cache-Control"] == "no-store"
    own_site.client.head(f"/keep/{key}")
    assert confirmed(fresh_store) is None

    page = inspected(own_site.client.post(f"/keep/{key}", data={"act": "confirm"}))
    assert "right today" in page.words
    assert confirmed(fresh_store) is not None
    change = history.changes(fresh_store, ID)[0]
    assert (change.who, change.what) == ("a link sent to them", "confirmed")


def test_what_is_closed_by_its_link_is_gone_and_can_be_opened_again(own_site, key, fresh_store):
    inspected(own_site.client.post(f"/keep/{key}", data={"act": "close"}))
    own_site.see(f"/listing/{ID}", 404)
    waiting = text("SELECT kind, listing, by_link, status FROM suggestion")
    assert fresh_store.execute(waiting).one() == ("closed", ID, True, "waiting")
    fresh_store.rollback()
    inspected(own_site.client.post(f"/keep/{key}", data={"act": "confirm"}))
    own_site.see(f"/listing/{ID}")
    assert fresh_store.execute(waiting).one().status == "declined"


def test_a_link_ends_and_a_made_up_one_never_served(own_site, key, fresh_store):
    fresh_store.execute(text("UPDATE care_link SET ends_on = current_date - 1"))
    fresh_store.commit()
    for one in (key, "made-up", "x" * 5_000):
        own_site.see(f"/keep/{one}", 404)
        inspected(own_site.client.post(f"/keep/{one}", data={"act": "confirm"}), 404)
    assert confirmed(fresh_store) is None
    assert care_links.forget_old_links(fresh_store) == 1


def test_the_store_holds_no_key(key, fresh_store):
    row = str(fresh_store.execute(text("SELECT * FROM care_link")).one())
    assert key not in row
    assert len(key) >= 22


def test_an_act_that_there_is_not_is_refused(own_site, key):
    assert own_site.client.post(f"/keep/{key}", data={"act": "approve"}).status_code == 400
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    answer = own_site.client.post(f"/keep/{key}", data={"act": "close"}, headers=elsewhere)
    assert answer.status_code == 403


def test_the_freshness_page_tells_how_much_was_confirmed_by_list_and_area(
    own_site, key, fresh_store, own_settings
):
    assert "Nothing has been counted yet" in own_site.see("/freshness").words
    inspected(own_site.client.post(f"/keep/{key}", data={"act": "confirm"}))
    count_freshness(fresh_store)
    fresh_store.commit()
    page = own_site.see("/freshness")
    assert "100% of all 1 listings were checked" in page.words
    home, url = str(own_settings.home), own_settings.database_url
    told = asset_map("freshness", ASSET_MAP_HOME=home, ASSET_MAP_DATABASE_URL=url).stdout
    assert told.splitlines()[1].split() == ["1", *["100%"] * 3, "0%", "all"]
    rows = [[one.get_text() for one in row] for row in page.soup.select("tbody tr")]
    assert rows[0] == ["All of the map", "1", "100%", "100%", "100%", "0%", "0%"]
    assert rows[1][0] == "town"


@pytest.mark.browser
@pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set")
def test_one_tap_on_a_phone_changes_the_date_on_the_page(own_site, key, browser, picture):
    with served(own_site.client.application) as site, watching(browser, site, PHONE) as watched:
        page = watched.open(f"/listing/{ID}")
        assert page.get_by_text("Nobody has confirmed this yet").count() == 1
        page = watched.open(f"/keep/{key}")
        picture(page, "keep-phone")
        assert violations(page) == []
        page.get_by_role("button", name="Yes, all of this is right").click()
        page.wait_for_selector("text=We have noted that this is right today")
        picture(page, "kept-phone")
        assert violations(page) == []
        page = watched.open(f"/listing/{ID}")
        today = datetime.now(ZoneInfo(TIMEZONE))
        assert f"Last confirmed on {today.day} {today:%B}" in page.inner_text(".app-trust")
