"""All that is told of a listing in one row: the same as the view says, and gone with any change."""

from uuid import UUID

import pytest
from sqlalchemy import Connection, text
from sqlalchemy.exc import OperationalError

from asset_map.store import told
from asset_map.store.activities import activities
from asset_map.store.connection import engine as open_engine
from tests.store.test_imports import bring_in, rich
from tests.towns import draw_town, listing

TOWN = draw_town("P")
ONE, TWO = (listing(name, TOWN["P"]).id("town") for name in ("Knit and natter", "Chess"))
CHANGES = {
    "its name": "UPDATE service SET name = 'Sew and natter'",
    "the place": "UPDATE location SET address = '2 Bank Street'",
    "the place's name": "UPDATE location SET name = 'The New Bank'",
    "who runs it": "UPDATE organization SET name = 'Woollier Folk'",
    "its list": "UPDATE source SET name = 'village' WHERE name = 'town'",
    "steps": "UPDATE service_at_location SET step_free = 'no'",
    "what it is about": "DELETE FROM attribute",
    "when it meets": "DELETE FROM schedule",
    "a first visit": "UPDATE first_visit SET parking = ''",
    "how many it holds": "DELETE FROM service_capacity",
    "whom they come to": "DELETE FROM service_area",
    "that it stands": "SELECT listing_confirm(id, '2999-01-01') FROM service_at_location",
    "that it closed": "SELECT listing_hide(array_agg(id), 'closed') FROM service_at_location",
    "that it went": "DELETE FROM service",
}


def rows(connection: Connection) -> set[UUID]:
    return set(connection.scalars(text("SELECT listing FROM told")))


def stale(connection: Connection) -> int:
    """How many rows say something else than what is."""
    differing = "SELECT * FROM told EXCEPT SELECT * FROM public_telling"
    return int(connection.scalar(text(f"SELECT count(*) FROM ({differing}) AS d")) or 0)


def test_a_listing_is_told_alike_from_its_row_and_without_one(store, add):
    add(rich(), listing("Chess", TOWN["P"]))
    before = activities(store, [TWO, ONE])
    assert told.fill(store) == 2
    assert activities(store, [TWO, ONE]) == before
    assert [one.name for one in before] == ["Chess", "Knit and natter"]
    assert (before[1].capacity, bool(before[1].serves)) == (24, True)
    assert before[1].next_session


def test_what_has_a_row_and_what_has_none_come_in_the_order_asked(store, add):
    add(listing("Chess", TOWN["P"]))
    told.fill(store)
    add(rich())
    assert rows(store) == {TWO}
    for asked in ([ONE, TWO], [TWO, ONE]):
        assert [one.id for one in activities(store, asked)] == asked


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_changes_a_listing_takes_its_row_away(store, add, change):
    add(rich())
    told.fill(store)
    assert rows(store) == {ONE}
    store.execute(text(CHANGES[change]))
    assert rows(store) == set()


def test_what_a_list_says_anew_is_told_at_once(store, add):
    add(listing("Knit and natter", TOWN["P"]), listing("Chess", TOWN["P"]))
    told.fill(store)
    add(rich())
    assert (rows(store), stale(store)) == ({TWO}, 0)
    assert activities(store, [ONE])[0].first_visit.greeted_by == "Sheila"
    assert (told.fill(store), told.fill(store), stale(store)) == (1, 0, 0)


def test_rows_are_put_together_a_few_at_a_time_until_none_is_left(fresh_store, monkeypatch):
    bring_in(fresh_store, rich(), listing("Chess", TOWN["P"]))
    monkeypatch.setattr(told, "AT_A_TIME", 1)
    told.fill_all(fresh_store.engine)
    assert rows(fresh_store) == {ONE, TWO}


def test_rows_are_put_together_only_when_no_change_is_under_way(own_settings, fresh_store):
    bring_in(fresh_store, rich())
    other = open_engine(own_settings, "app")
    with other.connect() as changing, other.connect() as filling:
        changing.execute(text("UPDATE service SET name = 'Sew and natter'"))
        filling.execute(text("SET LOCAL lock_timeout = '10ms'"))
        with pytest.raises(OperationalError, match="lock timeout"):
            told.fill(filling)
    other.dispose()
