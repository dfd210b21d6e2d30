"""Somebody leaves: their account is erased, and what they did is under no name."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import text

from asset_map.accounts import keeping
from asset_map.accounts.keeping import Person
from asset_map.model.account import Role
from asset_map.store import history, merging, stewards, suggestions
from asset_map.store.accounts import account, account_of
from asset_map.store.departures import NOBODY
from tests.cli.command import asset_map
from tests.towns import draw_town, listing
from tests.upkeep.test_erasing import EVERYTHING
from tests.upkeep.test_history import ID, KNIT, bring_in, edit

CHOIR = listing("Choir", draw_town("A . B")["B"], "choirs")
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture
def add(fresh_store):
    def add(email, name, role=Role.OFFICER):
        return account(fresh_store, keeping.add(fresh_store, Person(email, name, role), NOW))

    return add


def test_the_account_goes_and_what_they_did_stays_under_no_name(fresh_store, add):
    history.here_is(fresh_store, "Ada Example")
    bring_in(fresh_store, KNIT, CHOIR)
    history.here_is(fresh_store, "")
    ada, bob = add("ada@example.org", "Ada Example"), add("bob@example.org", "Bob Example")
    keeping.new_link(fresh_store, ada.id, NOW)
    stewards.take_on(fresh_store, ada.id, [ID, CHOIR.id("town")])
    stewards.take_on(fresh_store, bob.id, [ID])
    edit(fresh_store, "Ada Example", phone="01632 960001")
    edit(fresh_store, "Ada Example (steward)", phone="01632 960002")
    edit(fresh_store, "Bob Example", phone="01632 960003")
    suggestions.suggest(fresh_store, b"x", ID, {"phone": "01632 960004"})
    suggestions.decide(fresh_store, suggestions.waiting(fresh_store)[0].id, "declined", ada.name)
    merging.merge(fresh_store, ID, CHOIR.id("town"), ada.name)

    left = keeping.erase(fresh_store, ada)
    assert (left.unnamed, left.listings, left.namesake) == (5, 1, False)
    everything = fresh_store.scalar(text(EVERYTHING)).lower()
    assert "ada@" not in everything
    assert "ada example" not in everything
    whos = [one.who for one in history.changes(fresh_store, ID)]
    assert whos == ["Bob Example", f"{NOBODY} (steward)", NOBODY]


def test_what_a_namesake_did_is_not_taken_from_them(fresh_store, add):
    bring_in(fresh_store, KNIT)
    gone = add("ada@example.org", "Ada Example")
    add("other@example.org", "Ada Example")
    edit(fresh_store, "Ada Example", phone="01632 960001")
    assert keeping.erase(fresh_store, gone).namesake
    assert history.changes(fresh_store, ID)[0].who == "Ada Example"
    assert account_of(fresh_store, "ada@example.org") is None


def test_every_table_that_says_who_is_known(fresh_store):
    from asset_map.store.departures import NAMED_IN

    said = fresh_store.execute(
        text(
            "SELECT table_name, column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND (column_name = 'who' OR column_name LIKE '%\\_by') "
            "AND data_type = 'text' AND (table_name, column_name) <> ('attribute', 'given_by')"
        )
    )
    tables = {(table, column) for table, column in said if not table.startswith("public_")}
    at_the_door = {("first_visit", "greeted_by"), ("told", "greeted_by")}
    assert tables - at_the_door == set(NAMED_IN)


def test_the_last_administrator_stays_and_nothing_goes_without_yes(fresh_store, own_settings, add):
    add("ada@example.org", "Ada Example", Role.ADMINISTRATOR)
    add("bob@example.org", "Bob Example")
    fresh_store.commit()
    home, url = str(own_settings.home), own_settings.database_url

    def remove(*said):
        told = asset_map(
            "accounts", "remove", *said, ASSET_MAP_HOME=home, ASSET_MAP_DATABASE_URL=url
        )
        return told.returncode, told.stdout + told.stderr

    code, told = remove("ada@example.org", "--yes")
    assert (code, "last administrator" in told) == (2, True)
    assert "Nothing was changed" in remove("bob@example.org")[1]
    assert account_of(fresh_store, "bob@example.org") is not None
    fresh_store.rollback()
    assert "Removed" in remove("bob@example.org", "--yes")[1]
    assert account_of(fresh_store, "bob@example.org") is None
    assert remove("bob@example.org", "--yes")[0] == 2
