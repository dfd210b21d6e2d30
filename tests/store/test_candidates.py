"""Finding what is near: the question that everything else waits for."""

from datetime import date, time

from asset_map.model.ask import Ask, Wanted
from asset_map.model.listing import Cost, GivenBy, Interest, Kind, StepFree
from asset_map.model.place import Near
from asset_map.model.schedule import PartOfDay, Schedule
from asset_map.store import candidates
from asset_map.store.wanted import parameters
from tests.towns import draw_town, listing

TOWN = draw_town("""
    P . . . K
    . . . . .
    G . . . . . . . . . F
    """)


def names(connection, *wanted: str, at="P", **said) -> list[str]:
    """The names found for an ask, nearest first."""
    ask = Ask(Near("here", TOWN[at]), tuple(map(Wanted, wanted)), **said)
    found, _ = candidates.nearest(connection, ask)
    by_id = {listing(n, TOWN["P"]).id("town"): n for n in NAMES}
    return [by_id[c.id] for c in sorted(found, key=lambda c: c.metres_away)]


NAMES = ("Knit and natter", "Garden club", "Far choir", "Sewing bee", "Tots", "Juniors")


def test_the_nearest_comes_first_and_the_far_stays_away(store, add):
    add(listing("Far choir", TOWN["F"]), listing("Knit and natter", TOWN["K"]))
    add(listing("Garden club", TOWN["G"]))
    assert names(store, reach_metres=500) == ["Garden club", "Knit and natter"]


def test_the_edge_of_the_reach_is_within_it(store, add):
    add(listing("Knit and natter", TOWN["K"]))
    assert names(store, reach_metres=401) == ["Knit and natter"]
    assert names(store, reach_metres=399) == []


def test_an_interest_finds_its_own_and_a_branch_finds_all_below_it(store, add):
    add(listing("Knit and natter", TOWN["K"], "knitting"))
    add(listing("Sewing bee", TOWN["G"], "sewing"), listing("Far choir", TOWN["F"], "choirs"))
    assert names(store, "knitting") == ["Knit and natter"]
    assert names(store, "arts-and-crafts") == ["Sewing bee", "Knit and natter"]
    assert names(store) == ["Sewing bee", "Knit and natter", "Far choir"]


def test_a_listing_with_no_interest_at_all_is_still_found_under_everything(store, add):
    add(listing("Garden club", TOWN["G"]))
    assert names(store) == ["Garden club"]


def test_two_wanted_interests_find_a_listing_of_both_twice(store, add):
    add(listing("Knit and natter", TOWN["K"], "knitting", "sewing"))
    assert names(store, "knitting", "sewing") == ["Knit and natter"] * 2


def test_what_must_hold_keeps_out_what_does_not(store, add):
    monday = (Schedule.weekly(["MO"], time(10), time(12)),)
    add(
        listing("Knit and natter", TOWN["K"], cost=Cost("free", 0), schedules=monday),
        listing("Garden club", TOWN["G"], step_free=StepFree.YES, kind=Kind.HUB, min_age=50),
        listing("Sewing bee", TOWN["P"], cost=Cost("£2", 200), max_age=25),
    )
    assert names(store, free=True) == ["Knit and natter"]
    assert names(store, step_free=True) == ["Garden club"]
    assert names(store, kind=Kind.HUB) == ["Garden club"]
    assert names(store, age=20) == ["Sewing bee", "Knit and natter"]
    assert names(store, age=50) == ["Garden club", "Knit and natter"]
    assert names(store, weekday=0) == ["Knit and natter"]
    assert names(store, weekday=0, part_of_day=PartOfDay.AFTERNOON) == []
    assert names(store, part_of_day=PartOfDay.MORNING) == ["Knit and natter"]


def test_several_days_are_found_on_each_of_them_and_on_none_between(store, add):
    ends = (Schedule.weekly(["MO", "SU"], time(10), time(12)),)
    middle = (Schedule.weekly(["WE", "TH"], time(18), time(19)),)
    add(listing("Knit and natter", TOWN["K"], schedules=ends))
    add(listing("Garden club", TOWN["G"], schedules=middle), listing("Sewing bee", TOWN["P"]))
    knit, garden = ["Knit and natter"], ["Garden club"]
    days = [names(store, weekday=day) for day in range(7)]
    assert days == [knit, [], garden, garden, [], [], knit]
    assert names(store, weekday=6, part_of_day=PartOfDay.MORNING) == knit
    assert names(store, weekday=0, part_of_day=PartOfDay.AFTERNOON) == []
    assert names(store, part_of_day=PartOfDay.EVENING) == garden


def test_what_is_on_another_day_is_passed_over_by_the_indexes(store):
    ask = Ask(Near("here", TOWN["P"]), (Wanted("knitting"),), weekday=0, free=True)
    for way in ("seqscan", "bitmapscan", "sort"):
        store.exec_driver_sql(f"SET LOCAL enable_{way} = off")
    explain = f"EXPLAIN {candidates.nearest_statement(ask)}"
    plan = store.exec_driver_sql(explain, {**parameters(ask), "most": 60}).scalars().all()
    looked = [line for line in plan if "Index Cond" in line and "weekly >= " in line]
    assert len(looked) == len(["near", "by district", "by distance"])
    assert all("(weekly & (- weekly))" in line for line in looked)


def test_a_group_for_toddlers_is_for_whoever_brings_them(store, add):
    add(
        listing("Tots", TOWN["P"], min_age=0, max_age=4),
        listing("Juniors", TOWN["K"], min_age=5, max_age=15),
    )
    assert names(store, age=30) == ["Tots"]
    assert names(store, age=10) == ["Juniors"]


def test_how_much_a_listing_is_about_what_is_refused_comes_along(store, add):
    about = (Interest("sewing", 1.0), Interest("knitting", 0.7))
    add(listing("Knit and natter", TOWN["K"], interests=about))
    ask = Ask(Near("here", TOWN["P"]), (Wanted("sewing"),), avoid=("crochet", "knitting"))
    found, more = candidates.nearest(store, ask)
    assert {one.term: one.weight for one in found} == {"sewing": 1.0, "knitting": 0.7}
    assert not more


def test_what_ranking_needs_comes_along(store, add):
    add(listing("Knit and natter", TOWN["K"], "knitting", assured_date=date(2026, 10, 1)))
    ask = Ask(Near("here", TOWN["P"]), (Wanted("knitting"),))
    ((found,), more) = candidates.nearest(store, ask)
    assert (found.term, found.weight, found.assured_date) == ("knitting", 1, date(2026, 10, 1))
    assert abs(found.metres_away - 400) < 1
    assert not more


def test_more_than_are_weighed_is_said_and_counted(store, add):
    add(*(listing(f"Knitters {n}", TOWN["K"], "knitting") for n in range(70)))
    ask = Ask(Near("here", TOWN["P"]), (Wanted("knitting"),))
    found, more = candidates.nearest(store, ask)
    assert (len(found), more) == (candidates.CANDIDATES_PER_TERM, {("knitting", False)})
    assert candidates.count_in_reach(store, ask) == 70
    assert candidates.count_in_reach(store, ask, most=50) == 51


def test_a_page_far_down_the_list_is_weighed_too(store, add):
    add(*(listing(f"Knitters {n}", TOWN["K"], "knitting") for n in range(70)))
    ask = Ask(Near("here", TOWN["P"]), (Wanted("knitting"),), limit=20, offset=60)
    found, more = candidates.nearest(store, ask)
    assert (len(found), more) == (70, frozenset())


def test_a_guess_is_found_only_by_those_who_want_guesses(store, add):
    guess = Interest("knitting", 0.5, "wool, natter", GivenBy.GUESS)
    add(listing("Knit and natter", TOWN["K"], interests=(guess,)))
    assert names(store, "knitting") == []
    assert names(store, "arts-and-crafts", guesses_too=True) == []
    assert names(store, "knitting", guesses_too=True) == ["Knit and natter"]
    assert names(store) == ["Knit and natter"]
