"""Calendars that other programs read: real times, the clock change kept, hostile text as text."""

from datetime import UTC, datetime, time
from uuid import UUID

import pytest
from icalendar import Calendar

from asset_map.model.schedule import Schedule
from asset_map.store import activities
from asset_map.store.connection import engine
from asset_map.web.calendars import calendar
from tests.web.hostile import NEAR, TEXTS

NOVEMBER = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def somebody(site_settings, visitor):
    """A listing to give schedules to."""
    opened = engine(site_settings, "public")
    with opened.connect() as connection:
        first = UUID(visitor.see("/activities?near=Leigh").listings[0])
        (found,) = activities.activities(connection, [first])
    opened.dispose()
    return found


def events(made: bytes) -> list:
    return Calendar.from_ical(made).events


def test_a_weekly_session_repeats_from_the_next_one_on_in_local_time(somebody):
    schedule = Schedule.weekly(["TU"], time(13, 30), time(15, 30))
    (event,) = events(calendar("A", [(somebody, (schedule,))], "https://here.example", NOVEMBER))
    assert event["RRULE"].to_ical() == b"FREQ=WEEKLY;BYDAY=TU"
    assert event.start.isoformat() == "2026-11-24T13:30:00+00:00"
    assert event["DTSTART"].params["TZID"] == "Europe/London"
    assert event["DURATION"].dt.total_seconds() == 2 * 3600
    assert event["URL"] == f"https://here.example/listing/{somebody.id}"


def test_a_session_that_is_left_out_stays_out_and_an_added_one_comes(somebody):
    left_out, added = datetime(2026, 12, 22, 10), datetime(2026, 12, 23, 10)
    rule = Schedule(datetime(2024, 1, 2, 10), 60, "FREQ=WEEKLY;BYDAY=TU", (left_out,), (added,))
    (event,) = events(calendar("A", [(somebody, (rule,))], "", NOVEMBER))
    assert event["EXDATE"].dts[0].dt.replace(tzinfo=None) == left_out
    assert event["RDATE"].dts[0].dt.replace(tzinfo=None) == added


def test_a_rule_that_counts_keeps_its_own_beginning(somebody):
    rule = Schedule(datetime(2026, 11, 3, 10), 60, "FREQ=WEEKLY;COUNT=6")
    (event,) = events(calendar("A", [(somebody, (rule,))], "", NOVEMBER))
    assert event.start.replace(tzinfo=None) == rule.dtstart


def test_what_is_over_is_in_no_calendar(somebody):
    over = Schedule(datetime(2026, 11, 3, 10), 60)
    assert events(calendar("A", [(somebody, (over,))], "", NOVEMBER)) == []


def test_the_page_of_a_listing_leads_to_its_calendar(visitor):
    found = visitor.see("/activities?near=WN7+4GQ&interest=knitting")
    page = visitor.see(found.link("Knit One Natter Two"))
    answer = visitor.client.get(page.link("Add to your calendar"))
    assert answer.mimetype == "text/calendar"
    (event,) = events(answer.data)
    assert str(event["SUMMARY"]) == page.heading
    assert event["RRULE"]["BYDAY"] == ["TU"]


def test_a_hubs_calendar_holds_what_happens_there(visitor):
    hub = visitor.see(visitor.see("/activities?near=WN7+4GQ&kind=hub").link("The Lamp Room"))
    summaries = {
        str(event["SUMMARY"])
        for event in events(visitor.client.get(hub.link("to your calendar")).data)
    }
    assert "Knit One Natter Two" in summaries
    assert "The Lamp Room" not in summaries


def test_an_answer_is_a_calendar_too(visitor):
    page = visitor.see("/activities?near=Leigh&interest=music")
    made = visitor.client.get(page.link("Add these to your calendar"))
    summaries = {str(event["SUMMARY"]) for event in events(made.data)}
    assert summaries
    assert summaries <= set(page.names)


def test_hostile_text_cannot_add_a_line_to_a_calendar(visitor):
    made = visitor.client.get("/activities.ics", query_string={"near": NEAR}).data
    assert {str(event["SUMMARY"]) for event in events(made)} == {f"{text} name" for text in TEXTS}
    lines = [line for line in made.split(b"\r\n") if not line.startswith(b" ")]
    assert all(b":" in line for line in lines if line)


@pytest.mark.parametrize("path", ["/activities.ics", "/new.atom", "/activities.ics?near=Atlantis"])
def test_a_feed_without_a_place_is_refused(visitor, path):
    visitor.see(path, status=400)
