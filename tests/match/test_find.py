"""From an ask to an answer on a drawn town: who is served, who is spared, and why."""

from dataclasses import replace
from datetime import date, time

from asset_map.match.find import find
from asset_map.match.reasons import (
    ComesToThem,
    CouldOffer,
    Nearby,
    NotKnown,
    SharedInterest,
    UsuallyQuiet,
)
from asset_map.model.ask import Ask, Wanted
from asset_map.model.listing import Cost, GivenBy, Interest, Kind, StepFree
from asset_map.model.place import Near
from asset_map.model.schedule import PartOfDay, Schedule, asked_bits
from tests.towns import draw_town, listing

TOWN = draw_town("""
    P A B C D E F G H
    """)


def ask(*wanted: str, **said) -> Ask:
    return Ask(Near("here", TOWN["P"]), tuple(map(Wanted, wanted)), **said)


def spoken(*wanted: Wanted, **said) -> Ask:
    return Ask(Near("here", TOWN["P"]), wanted, guesses_too=True, **said)


def names(store, asked: Ask) -> list[str]:
    return [match.activity.name for match in find(store, asked).matches]


def test_each_interest_has_its_turn_however_many_there_are_of_one(store, add):
    add(*(listing(f"Knitters {at}", TOWN[at], "knitting") for at in "ABCDEF"))
    add(listing("Birders", TOWN["H"], "birdwatching"))
    assert "Birders" in names(store, ask("knitting", "birdwatching"))[:2]


def test_pages_of_an_answer_neither_repeat_nor_lose_anything(store, add):
    add(*(listing(f"Knitters {at}", TOWN[at], "knitting") for at in "ABCD"))
    add(*(listing(f"Birders {at}", TOWN[at], "birdwatching") for at in "EFG"))
    whole = names(store, ask("knitting", "birdwatching"))
    pages = [
        names(store, ask("knitting", "birdwatching", limit=2, offset=offset))
        for offset in range(0, 8, 2)
    ]
    assert sorted(name for page in pages for name in page) == sorted(whole)


def test_what_is_for_people_of_whom_nobody_spoke_comes_after_what_is_for_all(store, add):
    theirs = (Interest("trans-and-nonbinary", 1.0), Interest("coffee-mornings", 0.7))
    add(listing("Trans brew", TOWN["A"], interests=theirs))
    add(listing("Trans walk", TOWN["B"], "trans-and-nonbinary"))
    open_to_all = (Interest("coffee-mornings", 0.7), Interest("trans-and-nonbinary", 0.2))
    add(listing("Coffee", TOWN["H"], interests=open_to_all))
    assert names(store, ask("coffee-mornings")) == ["Trans brew", "Coffee"]
    others = ask("coffee-mornings", aside=("trans-and-nonbinary",))
    assert names(store, others) == ["Coffee", "Trans brew"]


def test_what_was_refused_stays_away_only_when_it_is_what_the_place_is_for(store, add):
    add(listing("Bingo night", TOWN["A"], "bingo", "coffee-mornings"))
    side = (Interest("coffee-mornings", 1.0), Interest("bingo", 0.3))
    add(listing("Coffee and a line", TOWN["B"], interests=side))
    main = (Interest("bingo", 1.0), Interest("coffee-mornings", 0.4))
    add(listing("Eyes down", TOWN["C"], interests=main))
    found = names(store, ask("coffee-mornings", avoid=("bingo",)))
    assert "Coffee and a line" in found
    assert "Eyes down" not in found


def test_refusing_a_branch_keeps_out_all_below_it(store, add):
    add(listing("Bible study", TOWN["A"], "bible-study"), listing("Choir", TOWN["B"], "choirs"))
    assert names(store, ask(avoid=("faith",))) == ["Choir"]


def test_a_gift_finds_the_group_that_looks_for_it(store, add):
    wanted = (Interest("sewing", 1.0, "someone who can sew"),)
    add(listing("Panto", TOWN["A"], "drama", gifts_wanted=wanted, looking_for="someone who sews"))
    add(listing("Dominoes", TOWN["B"], "dominoes"))
    gift = Wanted("sewing", because="was a seamstress")
    (match,) = find(store, ask("knitting", gifts=(gift,))).matches
    assert match.activity.name == "Panto"
    (reason,) = (r for r in match.reasons if isinstance(r, CouldOffer))
    assert (reason.term.code, reason.sought, reason.because) == ("sewing", True, "was a seamstress")


def test_an_unknown_fact_is_a_question_and_a_known_no_is_a_no(store, add):
    add(listing("Up the stairs", TOWN["A"], "choirs", step_free=StepFree.NO))
    add(listing("Nobody said", TOWN["B"], "choirs"))
    add(listing("Ramp", TOWN["C"], "choirs", step_free=StepFree.YES))
    asked = ask("choirs", step_free=True, unknown_will_do=True)
    matches = {m.activity.name: m for m in find(store, asked).matches}
    assert matches.keys() == {"Nobody said", "Ramp"}
    assert NotKnown("step_free") in matches["Nobody said"].reasons
    assert NotKnown("step_free") not in matches["Ramp"].reasons


def test_nobody_who_needs_level_access_is_told_how_long_the_walk_is(store, add):
    add(listing("Ramp", TOWN["C"], "choirs", step_free=StepFree.YES))

    def walks(**needs):
        (match,) = find(store, ask("choirs", **needs)).matches
        return [one.walk_minutes for one in match.reasons if isinstance(one, Nearby)]

    assert walks(step_free=True) == [None]
    assert walks()[0] > 0


def test_who_comes_to_the_door_is_not_kept_out_by_steps_of_their_own(store, add):
    said = {"step_free": StepFree.NO, "kind": Kind.MICRO_ENTERPRISE}
    add(listing("Curlers on wheels", TOWN["A"], "home-hairdressing", **said))
    add(listing("Upstairs pottery", TOWN["B"], "pottery", **said))
    wanted = ask(
        "home-hairdressing",
        "pottery",
        step_free=True,
        unknown_will_do=True,
        at_the_door=("home-hairdressing",),
    )
    assert names(store, wanted) == ["Curlers on wheels"]


def test_who_comes_to_the_door_agrees_the_hour(store, add):
    mornings = Schedule.weekly(["MO"], time(10), time(11))
    said = {"kind": Kind.MICRO_ENTERPRISE, "schedules": (mornings,)}
    add(listing("Corns and nails", TOWN["A"], "foot-care", **said))
    evenings = asked_bits(None, PartOfDay.EVENING)
    busy = ask("foot-care", times=evenings, unknown_will_do=True)
    assert names(store, busy) == []
    assert names(store, replace(busy, at_the_door=("foot-care",))) == ["Corns and nails"]


def test_a_reason_says_who_comes_to_the_home_and_else_it_is_a_question(store, add):
    add(listing("Curlers", TOWN["A"], "home-hairdressing", kind=Kind.MICRO_ENTERPRISE))
    add(listing("Readers", TOWN["B"], "reading-groups"))
    asked = ask("home-hairdressing", "reading-groups", at_home=True, quiet=True)
    asked = replace(asked, unknown_will_do=True)
    reasons = {m.activity.name: m.reasons for m in find(store, asked).matches}
    assert ComesToThem() in reasons["Curlers"]
    assert NotKnown("quiet") in reasons["Curlers"]
    assert UsuallyQuiet() in reasons["Readers"]
    assert NotKnown("at_home") in reasons["Readers"]


def test_someone_with_three_pounds_is_not_sent_to_a_class_for_ten(store, add):
    add(listing("Dear", TOWN["A"], "choirs", cost=Cost("£10", 1_000)))
    add(listing("Cheap", TOWN["B"], "choirs", cost=Cost("£3", 300)))
    add(listing("Who knows", TOWN["C"], "choirs"))
    asked = ask("choirs", pence_at_most=300, unknown_will_do=True)
    assert set(names(store, asked)) == {"Cheap", "Who knows"}


def test_the_reason_is_in_the_persons_own_words(store, add):
    add(listing("Knitters", TOWN["A"], "knitting", assured_date=date(2026, 10, 1)))
    wanted = Wanted("knitting", because="never without her needles")
    asked = Ask(Near("here", TOWN["P"]), (wanted,))
    reason = find(store, asked).matches[0].reasons[0]
    assert isinstance(reason, SharedInterest)
    assert (reason.because, reason.near_miss) == ("never without her needles", False)


def test_a_near_miss_says_that_it_is_one(store, add):
    add(listing("Crochet corner", TOWN["A"], "crochet"))
    asked = Ask(Near("here", TOWN["P"]), (Wanted("crochet", 0.5, serves="knitting"),))
    reason = find(store, asked).matches[0].reasons[0]
    assert isinstance(reason, SharedInterest)
    assert reason.near_miss


def test_a_listing_that_only_seems_to_be_about_it_is_not_said_to_be(store, add):
    guess = Interest("knitting", 0.6, given_by=GivenBy.GUESS)
    add(listing("Wool on the Wall", TOWN["A"], interests=(Interest("choirs", 1.0), guess)))
    asked = Ask(Near("here", TOWN["P"]), (Wanted("knitting"), Wanted("choirs", 0.5)))
    reasons = find(store, replace(asked, guesses_too=True)).matches[0].reasons
    shared = {
        r.term.code: (r.likely, r.near_miss) for r in reasons if isinstance(r, SharedInterest)
    }
    assert shared == {"knitting": (True, False), "choirs": (False, False)}


def test_a_reason_unsure_twice_over_is_told_only_for_want_of_a_better(store, add):
    guess = Interest("befriending", 0.6, given_by=GivenBy.GUESS)
    add(listing("Flyers", TOWN["A"], interests=(Interest("pigeons", 1.0), guess)))
    fancied = Wanted("befriending", 0.8, guessed=True)

    def told(*wanted):
        asked = spoken(*wanted)
        (match,) = find(store, asked).matches
        return [one.term.code for one in match.reasons if isinstance(one, SharedInterest)]

    assert told(fancied, Wanted("pigeons")) == ["pigeons"]
    assert told(fancied) == ["befriending"]


def test_weighing_more_candidates_does_not_change_what_is_near(store, add):
    add(*(listing(f"Knitters {n}", TOWN["A"], "knitting") for n in range(5)))
    few, many = (find(store, ask("knitting"), per_term=n).matches for n in (20, 500))
    assert [m.activity.id for m in few] == [m.activity.id for m in many]


def test_a_next_page_is_offered_only_where_something_is_on_it(store, add):
    add(*(listing(f"Knitters {n}", TOWN["A"], "knitting") for n in range(14)))
    faintly = (Interest("birdwatching", 0.2),)
    add(*(listing(f"Birds {n}", TOWN["B"], interests=faintly) for n in range(9)))
    asked = spoken(Wanted("knitting"), Wanted("birdwatching", 0.1), limit=7)
    one = find(store, asked, counted=False, per_term=7)
    seen = [len(one.matches)]
    while one.more_follow:
        asked = replace(asked, offset=asked.offset + asked.limit)
        one = find(store, asked, counted=False, per_term=7)
        seen.append(len(one.matches))
    assert (seen, one.total, one.more_than_total) == ([7, 7], 14, False)


def test_what_hardly_fits_is_left_out_and_yet_more_that_fits_may_lie_further_off(store, add):
    add(*(listing(f"Knitters {n}", TOWN["A"], "knitting") for n in range(14)))
    faintly = (Interest("birdwatching", 0.2),)
    add(*(listing(f"Birds {n}", TOWN["B"], interests=faintly) for n in range(9)))
    both = spoken(Wanted("knitting"), Wanted("birdwatching", 0.1), limit=4)
    found = find(store, both, counted=False, per_term=12)
    assert (found.total, found.more_than_total, found.more_follow) == (11, True, True)
    birds = find(store, spoken(Wanted("birdwatching", 0.1)), counted=False, per_term=9)
    assert (birds.total, birds.more_than_total) == (9, False)


def test_after_all_that_an_answer_has_nothing_follows(store, add):
    add(*(listing(f"Knitters {n}", TOWN["A"], "knitting") for n in range(6)))
    assert find(store, ask("knitting", limit=5), per_term=2).more_follow
    assert not find(store, ask("knitting", limit=6), per_term=2).more_follow
    assert not find(store, ask("knitting", limit=3, offset=3), per_term=2).more_follow
