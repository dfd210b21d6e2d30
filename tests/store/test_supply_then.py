"""What was published on an earlier day, told from what changed since."""

from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from sqlalchemy import text

from asset_map.model.gap import Capacities, Choice, Supply
from asset_map.model.listing import Cost, StepFree
from asset_map.model.schedule import PartOfDay, Schedule
from asset_map.store import edits, hiding, history, imports
from asset_map.store.imports import Imported
from asset_map.store.supply import supply
from asset_map.store.supply_then import known_since, supply_then
from tests.towns import draw_town, listing

TOWN = draw_town("A . B . C . D")
# A course of ten Tuesdays that is long over.
COURSE = Schedule(datetime(2026, 1, 13, 10), 60, "FREQ=WEEKLY;COUNT=10")
MONDAYS = Schedule.weekly(["MO"], time(19), time(21))
CHOIR = listing("Choir", TOWN["A"], "choirs", schedules=(COURSE,), capacity=20)
BAND = listing("Band", TOWN["B"], "brass-bands", schedules=(MONDAYS,), cost=Cost("£2", 200))
CLUB = listing("Club", TOWN["C"], "chess", step_free=StepFree.YES)


def on(connection, day: date) -> None:
    """Let what was just done have been done on that day."""
    then = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    for statement in (
        "UPDATE history SET at = :then WHERE at > now() - interval '1 hour'",
        "UPDATE import_run SET started_at = :then WHERE started_at > now() - interval '1 hour'",
    ):
        connection.execute(text(statement), {"then": then})
    connection.commit()


def bring_in(connection, *listings):
    run = imports.open_run(connection, "town", "town.csv")
    imports.save(connection, run, [Imported(one, repr(one).encode()) for one in listings])
    imports.close_run(connection, run, {"changed": 1})


@pytest.fixture
def past(fresh_store):
    """A choir that closed, a band that moved and became dearer, a club that came later."""
    bring_in(fresh_store, CHOIR, BAND)
    on(fresh_store, date(2026, 1, 10))
    with history.telling(fresh_store, "Mo", "closed"):
        hiding.hide(fresh_store, [CHOIR.id("town")], hiding.CLOSED)
    on(fresh_store, date(2026, 2, 5))
    seen = edits.held(fresh_store, BAND.id("town"))
    moved = replace(seen.listing, point=TOWN["D"], cost=Cost("£9", 900), capacity=40)
    with history.telling(fresh_store, "Mo", "edited"):
        edits.write(fresh_store, seen, Imported(moved, seen.imported.fingerprint))
    on(fresh_store, date(2026, 3, 1))
    bring_in(fresh_store, CLUB, replace(BAND, description="Louder"))
    on(fresh_store, date(2026, 4, 1))
    return fresh_store


def places(connection, day: date, counted=Supply.PLACES, **choice) -> list[str]:
    """The letters of the town where there was something."""
    names = {
        tuple(
            round(metre)
            for metre in connection.execute(
                text("SELECT ST_X(p), ST_Y(p) FROM to_metres(:x, :y) AS p"),
                {"x": point.longitude, "y": point.latitude},
            ).one()
        ): letter
        for letter, point in TOWN.items()
    }
    found = supply_then(connection, Choice(**choice), counted, day).places
    return sorted(names[round(one.x), round(one.y)] for one in found)


def test_each_day_has_what_was_published_on_it(past):
    assert known_since(past) == date(2026, 1, 10)
    assert places(past, date(2026, 1, 9)) == []
    assert places(past, date(2026, 1, 10)) == ["A", "B"]
    assert places(past, date(2026, 2, 5)) == ["B"]
    assert places(past, date(2026, 3, 1)) == ["D"]
    assert places(past, date(2026, 4, 1)) == ["B", "C"]


def test_what_nothing_has_changed_since_is_what_there_is_now(past):
    for counted in (Supply.PLACES, Supply.CAPACITY):
        then = supply_then(past, Choice(), counted, date(2026, 4, 2)).places
        assert then == supply(past, Choice(), counted)


def test_choices_hold_for_what_was_then(past):
    first = date(2026, 1, 20)
    assert places(past, first, interests=("choirs",)) == ["A"]
    assert places(past, first, interests=("music",)) == ["A", "B"]
    assert places(past, first, pence_at_most=300) == ["B"]
    assert places(past, date(2026, 3, 5), pence_at_most=300) == []
    assert places(past, first, step_free=True) == []
    assert places(past, date(2026, 4, 5), step_free=True) == ["C"]
    assert places(past, first, sources=("elsewhere",)) == []


def test_days_and_sessions_are_those_that_were_to_come(past):
    first = date(2026, 1, 20)
    assert places(past, first, weekdays=(1,)) == ["A"]
    assert places(past, first, part_of_day=PartOfDay.EVENING) == ["B"]
    found = supply_then(past, Choice(), Supply.SESSIONS, first).places
    assert [one.amount for one in found] == [1, 1]


def test_the_room_there_was_is_told_with_what_was_not_known(past):
    then = supply_then(past, Choice(), Supply.CAPACITY, date(2026, 1, 20))
    assert then.capacities == Capacities(1, 1, 20)
    assert [one.amount for one in then.places] == [20, 20]
