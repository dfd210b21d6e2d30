"""A source's list, taken on, changed, interrupted, retired and undone."""

from datetime import date, datetime, time
from threading import Timer

import pytest

from asset_map.model.ask import Ask, Wanted
from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.listing import Cost, GivenBy, Interest, Kind, StepFree
from asset_map.model.place import Near
from asset_map.model.schedule import Schedule
from asset_map.model.service_area import NO_AREA, ServiceArea
from asset_map.store import candidates, imports
from asset_map.store.activities import activities, page_of
from asset_map.store.imports import Imported
from tests.towns import draw_town, listing

TOWN = draw_town("A . B")
MONDAYS = Schedule.weekly(["MO"], time(10), time(12))
TWO_DAYS = Schedule(datetime(2027, 5, 1, 9), rdates=(datetime(2027, 5, 2, 9),))
TABLES = (
    "organization",
    "location",
    "service",
    "service_at_location",
    "attribute",
    "gift_wanted",
    "schedule",
    "timetable",
    "occurrence",
    "posting",
    "service_area",
    "first_visit",
    "service_capacity",
)


def rich(name: str = "Knit and natter", **said):
    """A listing with something in every field."""
    facts = {
        "description": "Wool and gossip",
        "organization": "Woolly Folk",
        "venue": "The Old Bank",
        "address": "1 Bank Street",
        "postcode": "WN7 1AA",
        "schedules": (MONDAYS, TWO_DAYS),
        "cost": Cost("£2", 200),
        "min_age": 18,
        "max_age": 99,
        "step_free": StepFree.YES,
        "interests": (Interest("knitting", 0.8, "knit", GivenBy.CLASSIFIER),),
        "looking_for": "someone who can sew",
        "gifts_wanted": (Interest("sewing", 1.0, "sew"),),
        "website": "https://example.org",
        "email": "knit@example.org",
        "phone": "01632 960001",
        "assured_date": date(2026, 10, 1),
        "serves": ServiceArea(("M46 9", "WN7"), 8_000),
        "first_visit": FirstVisit("Sheila", "yes", "", "no", "Behind the bank", "A brew first"),
        "capacity": 24,
    }
    return listing(name, TOWN["A"], **{**facts, **said})


def bring_in(connection, *listings, complete=False):
    """One run of an import, as the importer does it."""
    run = imports.open_run(connection, "town", "town.csv")
    saved = imports.save(connection, run, [Imported(one, one.name.encode()) for one in listings])
    connection.commit()
    retired = 0
    if complete:
        retired = imports.retire_missing(connection, run, {one.source_id for one in listings})
    counts = {"new": saved.new, "changed": saved.changed, "retired": retired}
    imports.close_run(connection, run, counts)
    return counts


def found(connection) -> set[str]:
    ids = {c.id for c in candidates.nearest(connection, Ask(Near("here", TOWN["A"])))[0]}
    return {one.name for one in activities(connection, list(ids))}


def rows(connection) -> dict[str, int]:
    count = "SELECT count(*) FROM {}"
    return {t: connection.exec_driver_sql(count.format(t)).scalar_one() for t in TABLES}


def test_a_listing_comes_back_as_it_went_in(fresh_store):
    bring_in(fresh_store, rich())
    page = page_of(fresh_store, rich().id("town"))
    activity = page.activity
    assert (activity.name, activity.organization, activity.venue) == (
        "Knit and natter",
        "Woolly Folk",
        "The Old Bank",
    )
    assert (activity.cost, activity.min_age, activity.max_age) == (Cost("£2", 200), 18, 99)
    assert activity.point == TOWN["A"]
    assert activity.next_session == page.coming[0]
    assert set(page.schedules) == set(rich().schedules)
    assert [i.because for i in page.because] == ["knit"]
    assert activity.serves == rich().serves
    assert activity.first_visit == rich().first_visit
    assert activity.capacity == 24


def test_the_same_list_again_leaves_the_same_rows(fresh_store):
    bring_in(fresh_store, rich())
    before = rows(fresh_store)
    assert bring_in(fresh_store, rich()) == {"new": 0, "changed": 1, "retired": 0}
    assert rows(fresh_store) == before


def test_a_change_leaves_nothing_of_the_old_behind(fresh_store):
    bring_in(fresh_store, rich())
    before = rows(fresh_store)
    moved = {"venue": "The New Bank", "organization": "Woollier Folk", "name": "Knit and natter"}
    bring_in(fresh_store, rich(**moved, schedules=(MONDAYS,)))
    assert activities(fresh_store, [rich().id("town")])[0].venue == "The New Bank"
    after = rows(fresh_store)
    same = ("organization", "location", "service", "service_at_location", "attribute", "posting")
    assert {t: after[t] for t in same} == {t: before[t] for t in same}
    assert after["timetable"] == 1


def test_a_complete_list_retires_what_is_gone_and_brings_it_back(fresh_store):
    bring_in(fresh_store, rich("A"), rich("B"))
    assert bring_in(fresh_store, rich("A"), complete=True)["retired"] == 1
    assert found(fresh_store) == {"A"}
    assert page_of(fresh_store, rich("B").id("town")) is None
    bring_in(fresh_store, rich("A"), rich("B"))
    assert found(fresh_store) == {"A", "B"}


def test_undoing_a_first_import_leaves_an_empty_map(fresh_store):
    bring_in(fresh_store, rich("A"), rich("B"))
    assert imports.undo(fresh_store, "town") == {"removed": 2, "restored": 0}
    assert found(fresh_store) == set()
    assert set(rows(fresh_store).values()) == {0}


def test_undoing_brings_back_what_was_changed_and_what_was_retired(fresh_store):
    bring_in(fresh_store, rich("A"), rich("B"))
    before = page_of(fresh_store, rich("A").id("town"))
    bring_in(fresh_store, rich("A", description="Gone digital", schedules=()), complete=True)
    imports.undo(fresh_store, "town")
    after = page_of(fresh_store, rich("A").id("town"))
    assert found(fresh_store) == {"A", "B"}
    assert after.activity.description == before.activity.description
    assert (after.schedules, after.because) == (before.schedules, before.because)


def test_undoing_brings_back_what_only_some_listings_tell(fresh_store):
    bring_in(fresh_store, rich("A"))
    bring_in(fresh_store, rich("A", serves=NO_AREA, first_visit=NOTHING_TOLD, capacity=9))
    changed = page_of(fresh_store, rich("A").id("town")).activity
    assert (changed.serves, changed.first_visit, changed.capacity) == (NO_AREA, NOTHING_TOLD, 9)
    imports.undo(fresh_store, "town")
    after = page_of(fresh_store, rich("A").id("town")).activity
    assert (after.serves, after.first_visit) == (rich().serves, rich().first_visit)
    assert after.capacity == 24


def test_undoing_brings_back_what_was_only_guessed(fresh_store):
    guess = Interest("chess", 0.5, given_by=GivenBy.GUESS)
    bring_in(fresh_store, rich("A", interests=(guess,)))
    bring_in(fresh_store, rich("A", interests=()))
    ask = Ask(Near("here", TOWN["A"]), interests=(Wanted("chess"),), guesses_too=True)
    assert candidates.nearest(fresh_store, ask)[0] == []
    imports.undo(fresh_store, "town")
    (there,) = candidates.nearest(fresh_store, ask)[0]
    assert (there.id, there.weight) == (rich("A").id("town"), 0.5)
    assert page_of(fresh_store, there.id).because == ()


def test_undoing_twice_goes_back_two_imports_and_then_there_is_nothing_left(fresh_store):
    bring_in(fresh_store, rich("A"))
    bring_in(fresh_store, rich("A", description="Second"))
    imports.undo(fresh_store, "town")
    imports.undo(fresh_store, "town")
    assert found(fresh_store) == set()
    with pytest.raises(imports.NothingToUndo):
        imports.undo(fresh_store, "town")


def test_an_interrupted_run_is_taken_up_again_and_undone_as_one(fresh_store):
    run = imports.open_run(fresh_store, "town", "town.csv")
    imports.save(fresh_store, run, [Imported(rich("A"), b"A")])
    fresh_store.commit()
    fresh_store.invalidate()  # as if killed: the lock goes with the connection
    again = imports.open_run(fresh_store, "town", "town.csv")
    assert again.id == run.id
    assert imports.known_fingerprints(fresh_store, again.source_number) == {"A": b"A"}
    imports.save(fresh_store, again, [Imported(rich("B"), b"B")])
    imports.close_run(fresh_store, again, {"new": 2})
    imports.undo(fresh_store, "town")
    assert found(fresh_store) == set()


def test_new_rows_changed_rows_and_rows_that_come_back_can_be_in_one_batch(fresh_store):
    bring_in(fresh_store, rich("A"), rich("B"))
    bring_in(fresh_store, rich("B"), complete=True)
    changed = rich("B", description="Second", organization="", schedules=(MONDAYS,))
    counts = bring_in(fresh_store, rich("A"), changed, rich("C"))
    assert counts == {"new": 1, "changed": 2, "retired": 0}
    assert found(fresh_store) == {"A", "B", "C"}
    imports.undo(fresh_store, "town")
    assert found(fresh_store) == {"B"}
    assert page_of(fresh_store, rich("B").id("town")).activity.description == "Wool and gossip"


def test_two_imports_of_one_source_do_not_mix(fresh_store, monkeypatch):
    monkeypatch.setattr(imports, "PATIENCE_SECONDS", 0.1)
    imports.open_run(fresh_store, "town", "town.csv")
    with fresh_store.engine.connect() as other, pytest.raises(imports.ImportInTheWay):
        imports.open_run(other, "town", "town.csv")


def test_an_import_waits_for_the_lock_of_one_that_was_just_killed(fresh_store):
    with fresh_store.engine.connect() as killed:
        imports.open_run(killed, "town", "town.csv")
        noticed = Timer(0.5, killed.invalidate)
        noticed.start()
        run = imports.open_run(fresh_store, "town", "town.csv")
        noticed.join()
    assert run.source == "town"


def test_an_activity_belongs_to_the_asset_it_names(fresh_store):
    hub = listing("The Old Bank", TOWN["A"], kind=Kind.HUB)
    group = listing("Woolly Folk", TOWN["B"])
    knit = rich("Knitting night", kind=Kind.ACTIVITY)
    bring_in(fresh_store, hub, group, knit)
    assert page_of(fresh_store, knit.id("town")).belongs_to.name == "Woolly Folk"
    for asset in (hub, group):
        here = page_of(fresh_store, asset.id("town")).happens_here
        assert [one.name for one in here] == ["Knitting night"]
