"""Coming sessions are rows, made once for all who share a rule, and kept true."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import text

from asset_map.model.ask import Ask
from asset_map.model.place import Near
from asset_map.model.schedule import Schedule
from asset_map.store import candidates, timetables
from tests.towns import draw_town, listing

TOWN = draw_town("A")
MONDAYS = Schedule.weekly(["MO"], time(10), time(12))


def count(connection, table: str) -> int:
    return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


def test_a_weekly_session_is_in_sight_for_four_hundred_days(store):
    timetables.save_timetables(store, [MONDAYS])
    assert count(store, "occurrence") in (57, 58)


def test_two_listings_with_the_same_times_share_one_timetable(store, add):
    for name in ("A", "B"):
        add(listing(name, TOWN["A"], schedules=(MONDAYS,)))
    assert (count(store, "schedule"), count(store, "timetable")) == (2, 1)


def test_tending_drops_what_is_past_and_looks_further_ahead(store):
    timetables.save_timetables(store, [MONDAYS])
    later = datetime.now(UTC) + timedelta(days=60)
    assert timetables.refresh(store, later) == 1
    first, last = store.execute(text("SELECT min(starts_at), max(starts_at) FROM occurrence")).one()
    assert first > later - timedelta(days=2)
    assert last > later + timedelta(days=390)


def test_tending_twice_does_nothing_the_second_time(store):
    timetables.save_timetables(store, [MONDAYS])
    later = datetime.now(UTC) + timedelta(days=60)
    timetables.refresh(store, later)
    before = count(store, "occurrence")
    assert timetables.refresh(store, later) == 0
    assert count(store, "occurrence") == before


def test_a_course_that_has_ended_is_no_longer_found_by_its_day(store, add):
    soon = datetime.now(UTC).replace(microsecond=0, tzinfo=None) + timedelta(days=20)
    course = Schedule(soon, rrule="FREQ=WEEKLY;COUNT=2")
    add(listing("Six weeks of Spanish", TOWN["A"], schedules=(course,)))
    ask = Ask(Near("here", TOWN["A"]), weekday=soon.weekday())
    assert len(candidates.nearest(store, ask)[0]) == 1
    timetables.refresh(store, datetime.now(UTC) + timedelta(days=90))
    assert candidates.nearest(store, ask)[0] == []
