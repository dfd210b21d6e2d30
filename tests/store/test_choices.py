"""How many each choice would leave, counted for a whole page in one question."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from asset_map.model.ask import Ask, Wanted
from asset_map.model.listing import Cost, Kind
from asset_map.model.place import Near
from asset_map.model.schedule import Schedule
from asset_map.store import choices
from asset_map.store.candidates import count_in_reach
from asset_map.store.choices import count_choices
from tests.towns import draw_town, listing

TOWN = draw_town("""
    P . . . K . . . . . . . . . F
    """)
TODAY = datetime.now(UTC).date()
MONDAY = (Schedule.weekly(["MO"], time(10), time(12)),)


def fill(add) -> None:
    add(
        listing("Knit and natter", TOWN["K"], "knitting", schedules=MONDAY, cost=Cost("free", 0)),
        listing("Sewing bee", TOWN["K"], "sewing", "knitting", cost=Cost("£4", 400)),
        listing("Library", TOWN["P"], "reading-groups", kind=Kind.HUB, assured_date=TODAY),
        listing("Far choir", TOWN["F"], "choirs"),
    )


def ask(*wanted: str, **said) -> Ask:
    said = {"reach_metres": 500, **said}
    return Ask(Near("here", TOWN["P"]), tuple(map(Wanted, wanted)), **said)


def test_each_choice_is_counted_as_if_it_had_been_made(store, add):
    fill(add)
    asked = ask()
    others = [
        asked,
        replace(asked, weekday=0),
        replace(asked, free=True),
        replace(asked, pence_at_most=500),
        replace(asked, kind=Kind.HUB),
        replace(asked, confirmed=True),
        replace(asked, weekday=0, kind=Kind.HUB),
    ]
    counted = count_choices(store, asked, others)
    assert counted.counts == (3, 1, 1, 2, 1, 1, 0)
    assert list(counted.counts) == [count_in_reach(store, other) for other in others]
    assert not counted.at_least


def test_a_listing_of_two_wanted_interests_counts_once(store, add):
    fill(add)
    asked = ask("knitting", "sewing")
    assert count_choices(store, asked, [asked]).counts == (2,)


def test_interests_are_counted_among_all_that_passes_what_must_hold(store, add):
    fill(add)
    found = count_choices(store, ask("choirs", free=True), [])
    assert found.interests == {"knitting": 1, "arts-and-crafts": 1}


def test_where_there_is_more_than_is_counted_it_says_at_least(store, add, monkeypatch):
    fill(add)
    monkeypatch.setattr(choices, "COUNTED", 2)
    asked = ask()
    found = count_choices(store, asked, [asked])
    assert (found.counts, found.at_least) == ((2,), True)


def test_what_was_confirmed_long_ago_is_not_confirmed_lately(store, add):
    add(listing("Old", TOWN["P"], assured_date=TODAY - timedelta(days=400)))
    asked = ask()
    assert count_choices(store, asked, [asked, replace(asked, confirmed=True)]).counts == (1, 0)
