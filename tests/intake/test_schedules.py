"""When it happens: days, times and rules in the forms that lists have them."""

from datetime import UTC, datetime, time

import pytest

from asset_map.intake.clock import read_times
from asset_map.intake.days import read_days
from asset_map.intake.misread import Misread
from asset_map.intake.schedules import read_when


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("Mon;Thu", "MO,TH"),
        ("Monday", "MO"),
        ("Mondays", "MO"),
        ("mo", "MO"),
        ("Tues & Weds", "TU,WE"),
        ("Thur, Fri and Sat", "TH,FR,SA"),
        ("Mon/Wed/Fri", "MO,WE,FR"),
        ("Mon-Fri", "MO,TU,WE,TH,FR"),
        ("Monday to Friday", "MO,TU,WE,TH,FR"),
        ("Mon – Wed; Sun", "MO,TU,WE,SU"),
        ("Fri-Mon", "MO,FR,SA,SU"),
        ("weekdays", "MO,TU,WE,TH,FR"),
        ("Weekends", "SA,SU"),
        ("daily", "MO,TU,WE,TH,FR,SA,SU"),
        ("Every day", "MO,TU,WE,TH,FR,SA,SU"),
        ("7 days a week", "MO,TU,WE,TH,FR,SA,SU"),
        ("Every Tuesday evening", "TU"),
        ("Monday mornings only", "MO"),
    ],
)
def test_days_are_read_in_any_usual_form(words, days):
    assert read_days(words) == (f"FREQ=WEEKLY;BYDAY={days}", "")


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("1st Tuesday", "1TU"),
        ("First Tuesday of the month", "1TU"),
        ("1st and 3rd Monday", "1MO,3MO"),
        ("Last Friday of each month", "-1FR"),
        ("2nd Wed; 4th Thu", "2WE,4TH"),
    ],
)
def test_a_day_of_the_month_becomes_a_monthly_rule(words, days):
    assert read_days(words) == (f"FREQ=MONTHLY;BYDAY={days}", "")


@pytest.mark.parametrize("words", ["varies", "By appointment", "TBC", "n/a", "Ring for details"])
def test_words_for_no_fixed_day_are_not_an_error(words):
    assert read_days(words) == ("", "")


def test_term_time_is_read_as_all_year_and_said_so():
    rule, warning = read_days("Mondays (term time only)")
    assert rule == "FREQ=WEEKLY;BYDAY=MO"
    assert "all year" in warning


@pytest.mark.parametrize(
    "words", ["Blursday", "every other Monday", "Mon 10-12", "Mon-", "1st Tue, weekdays"]
)
def test_days_that_cannot_be_told_are_an_error_with_a_remedy(words):
    with pytest.raises(Misread, match=r"Mon;Thu|rrule"):
        read_days(words)


@pytest.mark.parametrize(
    ("start", "end", "starts", "ends"),
    [
        ("10:00", "12:30", time(10), time(12, 30)),
        ("10:00:00", "", time(10), None),
        ("10am", "12 noon", time(10), time(12)),
        ("10.30am", "1pm", time(10, 30), time(13)),
        ("1930", "2100", time(19, 30), time(21)),
        ("7 p.m.", "midnight", time(19), time(0)),
        ("7-9pm", "", time(19), time(21)),
        ("10-12pm", "", time(10), time(12)),
        ("11 to 1pm", "", time(11), time(13)),
        ("10:00 - 15:30", "", time(10), time(15, 30)),
        ("1899-12-30 10:15", "", time(10, 15), None),
        ("10", "", time(10), None),
        ("12am", "", time(0), None),
        ("", "", None, None),
    ],
)
def test_times_are_read_as_people_write_them(start, end, starts, ends):
    assert read_times(start, end) == (starts, ends)


@pytest.mark.parametrize("words", ["25:00", "half ten", "10:75", "7", "13pm", "afternoon"])
def test_a_time_that_cannot_be_told_is_an_error_with_a_remedy(words):
    with pytest.raises(Misread, match="Write"):
        read_times(words, "")


def test_days_and_times_make_a_weekly_schedule():
    (schedule,) = read_when("Mon;Thu", "10:00", "12:00", "").schedules
    assert schedule.rrule == "FREQ=WEEKLY;BYDAY=MO,TH"
    assert schedule.minutes == 120


def test_days_without_a_time_let_the_row_in_with_a_warning():
    when = read_when("Mon", "", "", "")
    assert not when.schedules
    assert when.warning[0] == "days"
    assert when.error is None


def test_a_slip_of_am_and_pm_is_noticed():
    when = read_when("Mon", "2pm", "4am", "")
    assert when.warning[0] == "end_time"


def test_a_monthly_rule_without_a_first_date_counts_from_the_past():
    (schedule,) = read_when("", "10:00", "11:00", "FREQ=MONTHLY;BYDAY=2TU").schedules
    year = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 3, 1, tzinfo=UTC)
    assert [s.starts_at.date().isoformat() for s in schedule.sessions(*year)] == [
        "2026-01-13",
        "2026-02-10",
    ]


def test_icalendar_lines_bring_their_own_dates_and_exceptions():
    lines = (
        "DTSTART;TZID=Europe/London:20260106T190000\n"
        "DURATION:PT1H30M\n"
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=TU\n"
        "EXDATE:20260120T190000\n"
        "RDATE:20260121T190000"
    )
    (schedule,) = read_when("", "", "", lines).schedules
    january = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    days = [s.starts_at.day for s in schedule.sessions(*january)]
    assert days == [6, 21]
    assert schedule.minutes == 90


def test_lines_run_together_are_still_lines():
    apart = read_when("", "", "", "DTSTART:20260106T190000\nRRULE:FREQ=DAILY")
    assert read_when("", "", "", "DTSTART:20260106T190000 RRULE:FREQ=DAILY") == apart
    assert read_when("", "", "", "DTSTART:20260106T190000\\nRRULE:FREQ=DAILY") == apart


def test_a_first_date_in_utc_is_turned_to_the_clock_on_the_wall():
    (schedule,) = read_when("", "", "", "DTSTART:20260706T180000Z\nRRULE:FREQ=DAILY").schedules
    assert schedule.dtstart == datetime(2026, 7, 6, 19)


@pytest.mark.parametrize(
    "rule",
    [
        "every second blue moon",
        "FREQ=SOMETIMES",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;COUNT=6;BYDAY=MO",
        "FREQ=WEEKLY",
        "FREQ=HOURLY",
        "FREQ=MONTHLY;BYDAY=2TU;UNTIL=tomorrow",
        "RRULE:FREQ=DAILY\nRRULE:FREQ=DAILY",
        "DTSTART:20261306T190000\nRRULE:FREQ=DAILY",
        "DTSTART;TZID=Moon/Base:20260106T190000\nRRULE:FREQ=DAILY",
        "BYDAY=MO",
        "=;",
    ],
)
def test_a_bad_rule_is_an_error_in_the_column_rrule(rule):
    assert read_when("", "10:00", "", rule).error[0] == "rrule"


def test_a_rule_without_a_time_says_where_to_put_it():
    field, say = read_when("", "", "", "FREQ=DAILY").error
    assert field == "rrule"
    assert "start_time" in say
