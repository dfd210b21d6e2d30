"""Ranking is arithmetic that can be followed by hand."""

from datetime import date
from uuid import UUID

import pytest

from asset_map.match import fit
from asset_map.match.fit import (
    ANSWERED_ANYWAY,
    HALF_WORTH_METRES,
    LEAST_FIT,
    PLACE_FOR_A_GIFT,
    freshness,
    interest_fit,
    nearness,
    ranked,
    soonness,
    worth_telling,
)
from asset_map.model.activity import Candidate
from asset_map.model.ask import Ask, Wanted
from asset_map.model.place import Near, Point
from asset_map.model.schedule import asked_bits

TODAY = date(2026, 11, 23)  # a Monday
HERE = Near("here", Point(-2.5, 53.5))


def candidate(number: int, **said) -> Candidate:
    known = {
        "term": "knitting",
        "weight": 1.0,
        "metres_away": 500.0,
        "weekly": 0,
        "assured_date": TODAY,
    }
    return Candidate(id=UUID(int=number), **{**known, **said})


def order(*candidates: Candidate, wanted=("knitting",)) -> list[int]:
    ask = Ask(HERE, tuple(Wanted(code) for code in wanted))
    return [one.id.int for one in ranked(ask, candidates, TODAY)]


def test_the_nearer_of_two_alike_comes_first():
    assert order(candidate(1, metres_away=900), candidate(2, metres_away=100)) == [2, 1]


def test_what_someone_loves_beats_what_is_merely_close():
    far_but_theirs = candidate(1, metres_away=3_000)
    close_but_aside = candidate(2, metres_away=50, weight=0.3)
    assert order(far_but_theirs, close_but_aside) == [1, 2]


def test_one_that_serves_two_interests_beats_one_that_serves_either():
    both = [candidate(1), candidate(1, term="choirs")]
    assert order(candidate(2), *both, wanted=("knitting", "choirs")) == [1, 2]


def test_a_listing_confirmed_this_month_beats_one_confirmed_last_year():
    assert order(candidate(1, assured_date=date(2025, 6, 1)), candidate(2)) == [2, 1]


def test_never_confirmed_stands_between_fresh_and_stale():
    stale = freshness(date(2024, 6, 1), TODAY)
    assert stale < freshness(None, TODAY) < freshness(date(2026, 6, 1), TODAY)


def test_a_session_today_beats_one_on_sunday():
    today, sunday = asked_bits(0, None), asked_bits(6, None)
    assert soonness(today, TODAY) == 1
    assert soonness(today, TODAY) > soonness(sunday, TODAY) > 0
    assert order(candidate(1, weekly=sunday), candidate(2, weekly=today)) == [2, 1]


def test_equals_keep_the_same_order_every_time():
    assert order(candidate(3), candidate(1), candidate(2)) == [1, 2, 3]


def test_the_weights_are_shares_of_one_score():
    weights = {name: of for name, of in vars(fit).items() if name.startswith("WEIGHT_OF_")}
    total = sum(weights.values())
    hint = f"{weights} add up to {total:g}: what one of them gains, another must give"
    assert total == pytest.approx(1), hint


def test_every_score_lies_between_nothing_and_one():
    candidates = [candidate(n, metres_away=n * 100.0) for n in range(1, 400)]
    scores = [one.score for one in ranked(Ask(HERE, (Wanted("knitting"),)), candidates, TODAY)]
    assert all(0 < score <= 1 for score in scores)
    assert interest_fit([1.0, 1.0, 1.0]) == 1
    assert (nearness(0), nearness(HALF_WORTH_METRES)) == (1, 0.5)


def refusing(*candidates: Candidate, avoid=("bingo",)) -> list[int]:
    told = Ask(HERE, (Wanted("knitting"), Wanted("coffee-mornings")), avoid=avoid)
    return [one.id.int for one in ranked(told, candidates, TODAY)]


def test_what_is_almost_as_much_about_something_refused_stays_away():
    bingo_too = [candidate(1, weight=0.8), candidate(1, term="bingo", weight=0.6)]
    bingo_at_christmas = [candidate(2, weight=0.8), candidate(2, term="bingo", weight=0.2)]
    assert refusing(*bingo_too, *bingo_at_christmas) == [2]


def test_the_best_for_a_gift_has_a_place_among_the_first_ten():
    interests = tuple(Wanted(f"interest {number}") for number in range(12))
    told = Ask(HERE, interests, gifts=(Wanted("piano", 0.3),), limit=10)
    loved = [candidate(number, term=f"interest {number}") for number in range(12)]
    choir = candidate(90, term="piano", weight=0.9)
    strangers = candidate(91, term="piano", weight=0.3)
    first_ten = [one.id.int for one in ranked(told, [*loved, strangers, choir], TODAY)][:10]
    assert first_ten.index(90) == PLACE_FOR_A_GIFT
    assert 91 not in first_ten


def test_a_conversation_is_not_answered_by_whatever_is_near():
    well = [candidate(number) for number in range(5)]
    hardly = [candidate(number, weight=LEAST_FIT / 2) for number in range(10, 25)]
    ask = Ask(HERE, (Wanted("knitting"),), guesses_too=True)
    told = worth_telling(ask, ranked(ask, [*hardly, *well], TODAY))
    assert [one.id.int for one in told[:5]] == [0, 1, 2, 3, 4]
    assert len(told) == ANSWERED_ANYWAY
    more = [candidate(number, weight=LEAST_FIT * 2) for number in range(30, 50)]
    assert len(worth_telling(ask, ranked(ask, [*hardly, *well, *more], TODAY))) == 25


def test_who_chose_an_interest_is_shown_all_that_is_about_it():
    hardly = [candidate(number, weight=LEAST_FIT / 2) for number in range(15)]
    ask = Ask(HERE, (Wanted("knitting"),))
    assert len(worth_telling(ask, ranked(ask, hardly, TODAY))) == 15
