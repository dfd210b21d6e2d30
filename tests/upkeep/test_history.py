"""Who changed what: kept by the store itself, told in words, and put back."""

from dataclasses import replace
from datetime import time

import psycopg
import pytest
from sqlalchemy import text

from asset_map.model.differences import differences
from asset_map.model.listing import Cost, Interest
from asset_map.model.schedule import Schedule
from asset_map.settings import PlainError
from asset_map.store import edits, hiding, history, imports
from asset_map.store.activities import activities, page_of
from asset_map.store.connection import conninfo
from asset_map.store.imports import Imported
from asset_map.upkeep.put_back import put_back
from tests.towns import draw_town, listing

TOWN = draw_town("A . B")
KNIT = listing(
    "Knit and natter",
    TOWN["A"],
    "knitting",
    email="knit@example.org",
    schedules=(Schedule.weekly(["MO"], time(10), time(12)),),
)
ID = KNIT.id("town")


def bring_in(connection, *listings):
    run = imports.open_run(connection, "town", "town.csv")
    imports.save(connection, run, [Imported(one, repr(one).encode()) for one in listings])
    connection.commit()
    imports.close_run(connection, run, {"changed": 1})
    return run.id


def edit(connection, who="Mo", **said):
    seen = edits.held(connection, ID)
    with history.telling(connection, who, "edited"):
        changed = replace(seen.listing, **said)
        edits.write(connection, seen, Imported(changed, seen.imported.fingerprint))
    connection.commit()


def test_a_first_import_writes_no_history_and_a_second_one_row_a_changed_listing(fresh_store):
    bring_in(fresh_store, KNIT, listing("Choir", TOWN["B"], "choirs"))
    assert fresh_store.scalar(text("SELECT count(*) FROM history")) == 0

    run = bring_in(fresh_store, replace(KNIT, phone="01632 960001"))
    (change,) = history.changes(fresh_store, ID)
    assert (change.what, change.run) == ("import", run)
    assert [(d.field, d.before, d.after) for d in differences(change.before, change.after)] == [
        ("phone", "", "01632 960001")
    ]
    # What the import kept already is not kept twice.
    assert fresh_store.scalar(text("SELECT before FROM history")) is None


def test_an_edit_says_who_what_and_when_with_before_and_after(fresh_store):
    bring_in(fresh_store, KNIT)
    edit(fresh_store, description="Wool", interests=(Interest("sewing"),))
    (change,) = history.changes(fresh_store, ID)
    assert (change.who, change.what, change.run) == ("Mo", "edited", None)
    found = {d.field: (d.before, d.after) for d in differences(change.before, change.after)}
    assert found["description"] == ("", "Wool")
    assert [one["code"] for one in found["interests"][0]] == ["knitting"]
    assert [one["code"] for one in found["interests"][1]] == ["sewing"]
    assert set(found) == {"description", "interests"}
    assert page_of(fresh_store, ID).activity.description == "Wool"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE service SET phone = '0'",
        "UPDATE location SET name = 'x'",
        "DELETE FROM attribute",
        "DELETE FROM schedule",
        "UPDATE service_at_location SET step_free = 'yes'",
        "DELETE FROM service",
    ],
)
def test_whatever_changes_a_listing_is_noted_with_all_that_it_was(fresh_store, statement):
    bring_in(fresh_store, KNIT)
    was = history.as_it_is(fresh_store, ID)
    fresh_store.execute(text(statement))
    fresh_store.commit()
    (change,) = history.changes(fresh_store, ID)
    assert change.before == was
    assert change.after == history.as_it_is(fresh_store, ID) != was
    assert change.who == "asset_map_owner"


def test_what_comes_to_nothing_is_no_change(fresh_store):
    bring_in(fresh_store, KNIT)
    edit(fresh_store)
    assert history.changes(fresh_store, ID) == []


def test_any_version_can_be_put_back(fresh_store):
    bring_in(fresh_store, KNIT)
    bring_in(fresh_store, replace(KNIT, name="Knit!", cost=Cost("£2", 200)))
    edit(fresh_store, name="Knit?", schedules=())
    first = history.changes(fresh_store, ID)[-1]
    put_back(fresh_store, ID, first.id, "Mo")
    fresh_store.commit()
    (now,) = activities(fresh_store, [ID])
    assert (now.name, now.cost) == ("Knit and natter", Cost())
    assert page_of(fresh_store, ID).schedules == KNIT.schedules
    assert history.changes(fresh_store, ID)[0].what == f"put back as before change {first.id}"

    second = history.changes(fresh_store, ID)[-2]
    put_back(fresh_store, ID, second.id, "Mo")
    assert activities(fresh_store, [ID])[0].name == "Knit!"
    with pytest.raises(PlainError):
        put_back(fresh_store, ID, 0, "Mo")


def test_what_an_undone_import_had_made_can_still_be_put_back(fresh_store):
    bring_in(fresh_store, KNIT)
    bring_in(fresh_store, replace(KNIT, name="Knit!"))
    imports.undo(fresh_store, "town")
    undone = history.changes(fresh_store, ID)[0]
    assert undone.what.endswith("undone")
    assert undone.before["name"] == "Knit!"


def test_an_import_is_not_told_to_have_confirmed_what_people_had(fresh_store):
    bring_in(fresh_store, KNIT)
    hiding.confirm(fresh_store, ID)
    fresh_store.commit()
    bring_in(fresh_store, replace(KNIT, name="Knit!"))
    change = history.changes(fresh_store, ID)[0]
    assert [one.field for one in differences(change.before, change.after)] == ["name"]


def test_the_second_of_two_who_edit_one_listing_is_told(fresh_store):
    bring_in(fresh_store, KNIT)
    seen = edits.held(fresh_store, ID)
    edit(fresh_store, description="First")
    with pytest.raises(edits.ChangedMeanwhile):
        edits.write(fresh_store, seen, seen.imported)
    assert activities(fresh_store, [ID])[0].description == "First"


def test_a_retired_listing_comes_back_when_it_is_put_back(fresh_store):
    bring_in(fresh_store, KNIT)
    with history.telling(fresh_store, "Mo", "closed"):
        edits.retire(fresh_store, edits.held(fresh_store, ID))
    fresh_store.commit()
    assert activities(fresh_store, [ID]) == []
    (change,) = history.changes(fresh_store, ID)
    put_back(fresh_store, ID, change.id, "Mo")
    assert activities(fresh_store, [ID])[0].name == KNIT.name


def test_the_app_may_read_the_history_and_neither_write_nor_alter_it(settings):
    with psycopg.connect(conninfo(settings, "app")) as app:
        app.execute("SELECT before FROM history")
        for statement in (
            "INSERT INTO history (listing, transaction, login, who, what) "
            "VALUES (gen_random_uuid(), 1, 'a', 'b', 'c')",
            "UPDATE history SET who = 'nobody'",
            "DELETE FROM history",
            "TRUNCATE history",
            "ALTER TABLE history DISABLE TRIGGER ALL",
            "ALTER TABLE service DISABLE TRIGGER history_changed",
            "SELECT history_touch(ARRAY[gen_random_uuid()], false)",
            "UPDATE import_change SET before = '{}'",
            "DELETE FROM import_change",
            "SELECT erase_details('x', 'y')",
            "DELETE FROM erasure",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), app.transaction():
                app.execute(statement.encode())
        app.rollback()


def test_the_public_may_not_look_at_the_history(settings):
    with psycopg.connect(conninfo(settings, "public")) as public:
        for statement in (b"SELECT * FROM history", b"SELECT listing_words(gen_random_uuid())"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), public.transaction():
                public.execute(statement)
        public.rollback()
