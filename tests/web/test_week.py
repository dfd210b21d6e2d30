"""This week near you: the sessions that are really on, day by day."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from asset_map.model.schedule import TIMEZONE


def test_a_week_lists_sessions_by_day_with_the_soonest_first(visitor):
    page = visitor.see(visitor.see("/activities?near=Leigh").link("What is on this week"))
    assert page.heading == "This week near Leigh"
    days = [h2.get_text() for h2 in page.soup.select("main h2")]
    assert 5 <= len(days) <= 8
    ahead = datetime.now(ZoneInfo(TIMEZONE)) + timedelta(days=2)
    assert f"{ahead:%A} {ahead.day} {ahead:%B}" in days
    links = page.soup.select(".app-days a")
    # A weekday's own name is enough to lead to its date.
    assert [link.get_text() for link in links] == [day.split()[0] for day in days]
    assert [page.soup.select_one(link["href"]).get_text() for link in links] == days


def test_a_session_stands_under_its_own_weekday(visitor):
    page = visitor.see("/week?near=WN7+4GQ&interest=knitting")
    assert page.heading == "This week: Knitting near WN7 4GQ"
    row = page.soup.find("a", string="Knit One Natter Two").find_parent("li")
    assert "1:30pm to 3:30pm" in row.get_text()
    day = row.find_parent("ul").find_previous("h2").get_text()
    assert "Tuesday" in day or day in ("Today", "Tomorrow")


def test_a_day_that_was_asked_for_is_the_only_one(visitor):
    page = visitor.see("/week?near=Leigh&day=tuesday")
    assert len(page.soup.select("main h2")) == 1


def test_a_week_with_nothing_on_leads_back_to_what_there_is(visitor):
    page = visitor.see("/week?near=Leigh&interest=knitting&day=friday&reach_metres=500")
    assert "We know of nothing on" in page.words
    assert visitor.see(page.link("See all that is near"))


def test_a_week_without_a_place_asks_for_one(visitor):
    assert visitor.see("/week").heading == "Near where?"


def test_a_hub_says_what_is_on_there_day_by_day(visitor):
    hub = visitor.see(visitor.see("/activities?near=WN7+4GQ&kind=hub").link("The Lamp Room"))
    assert "This week, day by day" in hub.words
    assert "1:30pm to 3:30pm Knit One Natter Two" in hub.words
