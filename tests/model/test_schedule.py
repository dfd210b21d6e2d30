"""Sessions follow RFC 5545, on the wall clock of the place."""

from datetime import UTC, date, datetime, time

import pytest

from asset_map.model.schedule import (
    PartOfDay,
    Schedule,
    Session,
    asked_bits,
    part_of_day,
    weekly_bits,
)


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


def dates(schedule: Schedule, after: str, before: str) -> list[str]:
    sessions = schedule.sessions(at(after), at(before))
    return [session.starts_at.strftime("%Y-%m-%d %H:%M") for session in sessions]


def test_ten_o_clock_stays_ten_o_clock_when_the_clocks_go_back():
    mondays = Schedule.weekly(["MO"], time(10), time(12))
    assert dates(mondays, "2026-10-19", "2026-11-03") == [
        "2026-10-19 09:00",
        "2026-10-26 10:00",
        "2026-11-02 10:00",
    ]


def test_a_time_the_clock_change_skips_is_read_with_the_offset_before_it():
    once = Schedule(datetime(2026, 3, 29, 1, 30))
    assert dates(once, "2026-03-28", "2026-03-30") == ["2026-03-29 01:30"]


def test_every_second_tuesday_except_in_august():
    schedule = Schedule(
        datetime(2026, 7, 14, 14),
        rrule="FREQ=MONTHLY;BYDAY=2TU",
        exdates=(datetime(2026, 8, 11, 14),),
    )
    assert dates(schedule, "2026-07-01", "2026-10-01") == ["2026-07-14 13:00", "2026-09-08 13:00"]


def test_an_extra_date_joins_the_rule():
    schedule = Schedule(
        datetime(2026, 1, 5, 10), rrule="FREQ=WEEKLY;COUNT=2", rdates=(datetime(2026, 1, 7, 10),)
    )
    assert dates(schedule, "2026-01-01", "2026-02-01") == [
        "2026-01-05 10:00",
        "2026-01-07 10:00",
        "2026-01-12 10:00",
    ]


def test_an_end_in_universal_time_is_read_on_the_wall_clock():
    rule = "FREQ=DAILY;UNTIL=20260602T083000Z"
    schedule = Schedule(datetime(2026, 6, 1, 9, 30), rrule=rule)
    assert dates(schedule, "2026-05-01", "2026-07-01") == ["2026-06-01 08:30", "2026-06-02 08:30"]


def test_several_days_of_a_week_in_any_order_make_one_rule():
    assert Schedule.weekly(["TH", "MO"], time(10)) == Schedule.weekly(["MO", "TH", "MO"], time(10))
    assert Schedule.weekly(["TH"], time(10)).dtstart.date() == date(2024, 1, 4)


def test_an_evening_that_ends_after_midnight_lasts_into_the_next_day():
    (session,) = Schedule.weekly(["SA"], time(20), time(1)).sessions(
        at("2026-01-03"), at("2026-01-05")
    )
    assert session.ends_at == at("2026-01-04T01:00")


def test_schedules_that_say_the_same_share_an_id():
    assert Schedule.weekly(["MO"], time(10)).id == Schedule.weekly(["MO"], time(10)).id
    assert Schedule.weekly(["MO"], time(10)).id != Schedule.weekly(["MO"], time(11)).id


def test_a_rule_that_is_none_is_refused():
    with pytest.raises(ValueError, match="SOMETIMES"):
        Schedule(datetime(2026, 1, 1), rrule="FREQ=SOMETIMES").check()


@pytest.mark.parametrize(
    ("clock", "part"),
    [
        (time(4, 59), PartOfDay.NIGHT),
        (time(5), PartOfDay.MORNING),
        (time(12), PartOfDay.AFTERNOON),
        (time(17), PartOfDay.EVENING),
        (time(22), PartOfDay.NIGHT),
    ],
)
def test_the_day_has_four_parts(clock, part):
    assert part_of_day(clock) is part


def test_a_drop_in_from_ten_to_three_counts_for_morning_and_afternoon():
    drop_in = Session(at("2026-01-06T10:00"), at("2026-01-06T15:00"))  # a Tuesday
    bits = weekly_bits([drop_in])
    assert bits & asked_bits(1, PartOfDay.MORNING)
    assert bits & asked_bits(1, PartOfDay.AFTERNOON)
    assert not bits & asked_bits(1, PartOfDay.EVENING)
    assert not bits & asked_bits(2, None)


def test_a_class_that_ends_at_noon_is_a_morning_class():
    bits = weekly_bits([Session(at("2026-01-06T10:00"), at("2026-01-06T12:00"))])
    assert bits == asked_bits(1, PartOfDay.MORNING)
