"""The nearest or the soonest first, for those who would rather have that than the best."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from shapely.geometry import box

from asset_map.match.find import find
from asset_map.model.area import Area
from asset_map.model.ask import Ask, Sort, Wanted
from asset_map.model.place import Near
from asset_map.model.schedule import TIMEZONE, WEEKDAYS, Schedule
from asset_map.store.areas import save_areas
from tests.towns import draw_town, listing

TOWN = draw_town("""
    P A B C D
    """)
TODAY = datetime.now(ZoneInfo(TIMEZONE)).date()


def names(store, sort: Sort, **said) -> list[str]:
    asked = Ask(Near("here", TOWN["P"]), (Wanted("knitting"),), sort=sort, **said)
    return [match.activity.name for match in find(store, asked).matches]


def in_days(days: int) -> tuple[Schedule, ...]:
    """Every week, on the weekday that is so many days away."""
    day = WEEKDAYS[(TODAY + timedelta(days=days)).weekday()]
    return (Schedule.weekly([day], time(10), time(11)),)


def test_the_nearest_first_whatever_fits_better(store, add):
    add(listing("A little knitting", TOWN["A"], "sewing", "knitting"))
    add(listing("All knitting", TOWN["B"], "knitting"))
    assert names(store, Sort.NEAREST) == ["A little knitting", "All knitting"]


def test_the_soonest_first_and_what_has_no_date_last(store, add):
    add(listing("Some day", TOWN["A"], "knitting"))
    add(listing("In five days", TOWN["B"], "knitting", schedules=in_days(5)))
    add(listing("In two days", TOWN["D"], "knitting", schedules=in_days(2)))
    assert names(store, Sort.SOONEST) == ["In two days", "In five days", "Some day"]


def test_the_soonest_is_found_though_many_are_nearer(store, add):
    later = in_days(5)
    add(*(listing(f"Near {n}", TOWN["A"], "knitting", schedules=later) for n in range(70)))
    add(listing("Far and soon", TOWN["D"], "knitting", schedules=in_days(1)))
    assert names(store, Sort.SOONEST, limit=5)[0] == "Far and soon"


def test_with_a_weekday_the_soonest_is_counted_from_that_day(store, add):
    days = [WEEKDAYS[(TODAY + timedelta(days=n)).weekday()] for n in (1, 3)]
    both = (Schedule.weekly(days, time(15), time(16)),)
    add(listing("Tomorrow too", TOWN["A"], "knitting", schedules=both))
    add(listing("That morning", TOWN["B"], "knitting", schedules=in_days(3)))
    weekday = (TODAY + timedelta(days=3)).weekday()
    found = names(store, Sort.SOONEST, weekday=weekday)
    assert found == ["That morning", "Tomorrow too"]


def test_a_border_hides_nothing_the_nearest_may_be_beyond_it(store, add):
    town = draw_town("I . . . P A")
    east = (town["P"].longitude + town["A"].longitude) / 2
    borough = box(east - 0.1, 53.4, east, 53.6)
    save_areas(store, [Area("E05000001", "The borough", "ward", borough)])
    add(listing("In the borough", town["I"], "knitting"))
    add(listing("Beyond the border", town["A"], "knitting"))
    asked = Ask(Near("here", town["P"]), (Wanted("knitting"),), sort=Sort.NEAREST)
    found = [match.activity.name for match in find(store, asked).matches]
    assert found == ["Beyond the border", "In the borough"]
