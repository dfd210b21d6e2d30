"""Coming sessions are rows, made once for all who share a rule, and kept true."""

from datetime import UTC, datetime, time, timedelta
from importlib import import_module

from sqlalchemy import text

from asset_map.model.ask import Ask
from asset_map.model.place import Near
from asset_map.model.schedule import PartOfDay, Schedule
from asset_map.store import candidates, timetables
from asset_map.store.activities import activities
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


def test_a_session_over_midday_is_the_next_for_whoever_asks_for_afternoons(store, add):
    over_midday = Schedule.weekly(["MO"], time(11, 30), time(13, 30))
    add(listing("Soup and song", TOWN["A"], schedules=(over_midday,)))
    ask = Ask(Near("here", TOWN["A"]), part_of_day=PartOfDay.AFTERNOON)
    (found,) = candidates.nearest(store, ask)[0]
    (shown,) = activities(store, [found.id], ask.weekly)
    assert shown.next_session is not None
    assert activities(store, [found.id], 1 << 2)[0].next_session is None


def test_the_step_up_reckons_a_sessions_times_as_the_writes_do(store):
    step = import_module("asset_map.store.migrations.versions.0004_when_each_session_is")
    evenings = Schedule.weekly(["MO", "SU"], time(21, 45), time(22, 45))
    timetables.save_timetables(store, [MONDAYS, evenings])
    written = store.execute(text("SELECT * FROM occurrence ORDER BY 1, 2")).all()
    store.execute(text("UPDATE occurrence SET weekly = 0"))
    store.execute(text(step.FILL))
    assert store.execute(text("SELECT * FROM occurrence ORDER BY 1, 2")).all() == written
