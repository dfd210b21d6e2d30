"""Plain answers become rules in iCalendar words, and the dates that people mean."""

from datetime import UTC, date, datetime, time

import pytest

from asset_map.model.plainly import answers
from asset_map.model.repeating import Often, Plainly
from asset_map.model.schedule import Schedule

# A Wednesday.
START = date(2027, 6, 2)


def dates(plainly: Plainly, most: int = 6) -> list[str]:
    found = plainly.schedule().sessions(
        datetime(2027, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    )
    return [f"{one.starts_at:%d %b}" for _, one in zip(range(most), found, strict=False)]


def test_every_second_tuesday_except_august():
    # Counted from the first Tuesday there is, which is in the week after the one that was named.
    plainly = Plainly(
        Often.EVERY_2_WEEKS, time(14), time(16), ("TU",), START, without_months=frozenset({8})
    )
    assert dates(plainly) == ["08 Jun", "22 Jun", "06 Jul", "20 Jul", "14 Sep", "28 Sep"]
    made = plainly.schedule()
    assert made.rrule == "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12"
    assert (made.dtstart, made.minutes) == (datetime(2027, 6, 8, 14), 120)


def test_a_first_date_within_the_months_without_keeps_the_count():
    august = date(2027, 8, 3)
    plainly = Plainly(
        Often.EVERY_2_WEEKS, time(14), None, ("TU",), august, without_months=frozenset({8})
    )
    assert dates(plainly, 2) == ["14 Sep", "28 Sep"]
    assert plainly.schedule().dtstart == datetime(2027, 9, 14, 14)


@pytest.mark.parametrize(
    ("often", "days", "expected"),
    [
        (Often.FIRST, ("TU",), ["06 Jul", "03 Aug"]),
        (Often.LAST, ("FR",), ["25 Jun", "30 Jul"]),
        (Often.WEEKLY, ("MO", "TH"), ["03 Jun", "07 Jun"]),
        (Often.ONCE, (), ["02 Jun"]),
    ],
)
def test_each_way_to_repeat(often, days, expected):
    assert dates(Plainly(often, time(10), None, days, START), 2)[: len(expected)] == expected


def test_the_last_day_counts_and_dates_are_left_out():
    plainly = Plainly(
        Often.WEEKLY,
        time(23),
        time(1),
        ("WE",),
        START,
        date(2027, 6, 30),
        without=(date(2027, 6, 9),),
    )
    assert dates(plainly) == ["02 Jun", "16 Jun", "23 Jun", "30 Jun"]
    assert plainly.schedule().minutes == 120


def test_what_is_never_on_says_so():
    with pytest.raises(ValueError, match="no date is left"):
        Plainly(Often.WEEKLY, time(10), None, ("WE",), START, date(2027, 6, 1)).schedule()


NOW = datetime(2027, 5, 1, tzinfo=UTC)
AUGUST = frozenset({8})


@pytest.mark.parametrize(
    "said",
    [
        Plainly(Often.WEEKLY, time(10), None, ("MO", "TH")),
        Plainly(
            Often.WEEKLY, time(22), time(1), ("SU",), date(2027, 6, 6), date(2027, 9, 5), AUGUST
        ),
        Plainly(Often.EVERY_2_WEEKS, time(14), time(16), ("TU",), date(2027, 6, 8), None, AUGUST),
        Plainly(Often.LAST, time(9, 30), time(11), ("FR",), without=(date(2027, 5, 28),)),
        Plainly(Often.ONCE, time(18), time(21), first=date(2027, 12, 24)),
    ],
)
def test_plain_answers_are_told_again_from_what_they_made(said):
    assert answers(said.schedule(), NOW) == said


@pytest.mark.parametrize(
    "schedule",
    [
        Schedule(datetime(2027, 6, 1, 10), 60, "FREQ=DAILY"),
        Schedule(datetime(2027, 6, 1, 10), 60, "FREQ=WEEKLY;BYDAY=TU;COUNT=9"),
        Schedule(datetime(2027, 6, 1, 10), 60, "FREQ=MONTHLY;BYMONTHDAY=13"),
        Schedule(datetime(2027, 6, 1, 10), 60, "FREQ=MONTHLY;BYDAY=1TU,3TU"),
        Schedule(datetime(2027, 6, 1, 10), 60, rdates=(datetime(2027, 6, 9, 11),)),
        Schedule(datetime(2027, 6, 1, 10), 60, "FREQ=WEEKLY;BYDAY=TU", timezone="Europe/Paris"),
        # The day of the first date alone is on another day than the rule's.
        Schedule(datetime(2027, 6, 2, 10), 60, "FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,TU"),
    ],
)
def test_what_no_plain_answers_make_is_left_as_it_is(schedule):
    assert answers(schedule, NOW) is None
