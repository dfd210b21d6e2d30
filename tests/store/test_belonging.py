"""What goes on at a hub, what an organisation runs, and where an activity belongs."""

from uuid import UUID

import pytest
from sqlalchemy import Connection, text

from asset_map.model.listing import Kind
from asset_map.store import supply
from asset_map.store.activities import page_of
from tests.towns import draw_town, listing

TOWN = draw_town("P")


def named(store: Connection, name: str) -> UUID:
    return store.scalars(text("SELECT id FROM public_listing WHERE name = :n"), {"n": name}).one()


@pytest.fixture
def town(store, add) -> Connection:
    """A hall with a choir that meets there, and a club that runs something elsewhere."""
    add(listing("Lamp Hall", TOWN["P"], kind=Kind.HUB))
    add(listing("Wool Club", TOWN["P"]))
    add(listing("Choir", TOWN["P"], kind=Kind.ACTIVITY, venue="Lamp Hall"))
    add(
        listing(
            "Sheep walk",
            TOWN["P"],
            kind=Kind.ACTIVITY,
            organization="Wool Club",
            venue="Lamp Hall",
        )
    )
    add(listing("Far choir", TOWN["P"], kind=Kind.ACTIVITY, venue="Lamp Hall Annexe"))
    return store


def test_a_hub_tells_what_goes_on_there_and_a_group_what_it_runs(town):
    hall, club = page_of(town, named(town, "Lamp Hall")), page_of(town, named(town, "Wool Club"))
    assert [one.name for one in hall.happens_here] == ["Choir", "Sheep walk"]
    assert [one.name for one in club.happens_here] == ["Sheep walk"]


def test_an_activity_belongs_to_who_runs_it_before_where_it_is(town):
    walk, choir = page_of(town, named(town, "Sheep walk")), page_of(town, named(town, "Choir"))
    assert (walk.belongs_to.name, choir.belongs_to.name) == ("Wool Club", "Lamp Hall")
    assert page_of(town, named(town, "Far choir")).belongs_to is None


def test_what_left_the_map_goes_on_nowhere(town):
    town.execute(
        text("UPDATE service_at_location SET status = 'inactive' WHERE id = ANY (:ids)"),
        {"ids": [named(town, "Choir"), named(town, "Wool Club")]},
    )
    hall, walk = page_of(town, named(town, "Lamp Hall")), page_of(town, named(town, "Sheep walk"))
    assert [one.name for one in hall.happens_here] == ["Sheep walk"]
    assert walk.belongs_to.name == "Lamp Hall"


def test_a_source_is_told_of_while_any_of_its_listings_is_published(town):
    told = supply.sources(town)
    assert len(told) == 1
    assert supply.unknown_sources(town, (*told, "nobody")) == ["nobody"]
    town.execute(text("UPDATE service_at_location SET status = 'inactive'"))
    assert supply.sources(town) == []
