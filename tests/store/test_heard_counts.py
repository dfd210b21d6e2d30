"""Counts of what people ask for: by interest, area and month, and never a small number."""

from datetime import date

import psycopg
import pytest
from shapely import MultiPolygon, box
from sqlalchemy import text

from asset_map.model.area import Area
from asset_map.model.place import Point
from asset_map.settings import Settings
from asset_map.store.areas import save_areas
from asset_map.store.connection import conninfo
from asset_map.store.heard_counts import (
    KEPT_MONTHS,
    asked_for,
    count_ask,
    forget_old_counts,
    unmet,
)

HERE = Point(-2.52, 53.5)
SEEN = text("SELECT term, area, asked_at_least FROM public_ask_count ORDER BY term, area")
HELD = text(
    "SELECT code, area, asked FROM ask_count JOIN taxonomy_term ON number = term ORDER BY 1, 2"
)


def square(code: str, level: str, half: float) -> Area:
    x, y = HERE.longitude, HERE.latitude
    shape = MultiPolygon([box(x - half, y - half, x + half, y + half)])
    return Area(code, level, code, shape, {})


def turn_back(store, months: int) -> None:
    """Make every count as many months older."""
    back = text("UPDATE ask_count SET month = month - make_interval(months => :months)")
    store.execute(back, {"months": months})


def test_an_ask_is_counted_in_the_smallest_area_that_holds_it(store):
    save_areas(store, [square("WARD", "ward", 0.1), square("LSOA", "lsoa", 0.01)])

    count_ask(store, ["knitting", "bingo", "no-such-interest"], HERE)
    count_ask(store, ["knitting"], HERE)
    count_ask(store, ["knitting"], Point(-2.52, 53.58))
    count_ask(store, ["knitting"], Point(-3, 54))

    held = [tuple(row) for row in store.execute(HELD)]
    assert held == [
        ("bingo", "LSOA", 1),
        ("knitting", "", 1),
        ("knitting", "LSOA", 2),
        ("knitting", "WARD", 1),
    ]


@pytest.mark.parametrize(("asks", "seen"), [(4, None), (5, 5), (9, 5), (10, 10)])
def test_a_month_that_is_over_shows_fives_and_nothing_smaller(store, asks, seen):
    for _ in range(asks):
        count_ask(store, ["knitting"], HERE)
    turn_back(store, 1)

    shown = [row.asked_at_least for row in store.execute(SEEN)]
    assert shown == ([] if seen is None else [seen])


def test_the_running_month_shows_nothing_so_that_no_two_days_can_be_subtracted(store):
    for _ in range(20):
        count_ask(store, ["knitting"], HERE)

    assert store.execute(SEEN).all() == []
    months = set(store.scalars(text("SELECT month FROM ask_count")))
    assert {month.day for month in months} == {1}
    assert all(isinstance(month, date) for month in months)


def test_one_more_ask_changes_nothing_that_can_be_seen(store):
    save_areas(store, [square("LSOA", "lsoa", 0.01)])
    for _ in range(14):
        count_ask(store, ["knitting"], HERE)
    turn_back(store, 1)
    before = store.execute(SEEN).all(), asked_for(store, ["knitting"], "LSOA")
    assert before == ([("knitting", "LSOA", 10)], {"LSOA": 10})

    count_ask(store, ["knitting"], HERE)

    assert (store.execute(SEEN).all(), asked_for(store, ["knitting"], "LSOA")) == before


def test_what_was_asked_for_in_a_small_area_counts_for_the_larger_one_around_it(store):
    save_areas(store, [square("WARD", "ward", 0.1), square("LSOA", "lsoa", 0.01)])
    for _ in range(7):
        count_ask(store, ["knitting"], HERE)
        count_ask(store, ["knitting"], Point(-2.52, 53.58))
    turn_back(store, 1)

    assert asked_for(store, ["knitting"], "WARD") == {"WARD": 10}
    assert asked_for(store, ["knitting"], "LSOA") == {"LSOA": 5}
    (one,) = unmet(store, 1_000, 10)
    assert (one.term, one.times, one.areas, one.nearest_metres) == ("knitting", 10, 2, None)


def test_what_is_too_old_is_forgotten(store):
    count_ask(store, ["knitting"], HERE)
    turn_back(store, KEPT_MONTHS)
    assert forget_old_counts(store) == 0
    turn_back(store, 1)
    assert forget_old_counts(store) == 1
    assert store.execute(HELD).all() == []


def test_the_public_may_add_to_a_count_and_never_see_or_change_one(settings: Settings):
    with psycopg.connect(conninfo(settings, "public")) as public:
        public.execute("SELECT public_count_ask(ARRAY['knitting'], -2.5, 53.5)")
        assert public.execute("SELECT * FROM public_ask_count").fetchall() == []
        for statement in (b"SELECT * FROM ask_count", b"UPDATE ask_count SET asked = 50"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), public.transaction():
                public.execute(statement)
        public.rollback()
