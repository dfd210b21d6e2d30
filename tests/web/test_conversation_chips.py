"""Chips: what was heard in words, what is guessed and faint, and what no list can check."""

from dataclasses import replace

import pytest

from asset_map.match.conversation import ask_for
from asset_map.model.heard import Constraint, ConstraintKind, Heard, HeardTerm
from asset_map.model.place import Near, Point
from asset_map.web.changes import ADDABLE, STRENGTHS, Act, corrected, read_changes
from asset_map.web.chips import FEW_CHIPS, chips
from asset_map.web.must_hold import TO_BE_ASKED, must_hold
from asset_map.web.words import teller

TOLD = teller()
HERE = Near("here", Point(-2.5, 53.5))
HEARD = Heard(
    interests=(HeardTerm("knitting", 0.9, "needles"), HeardTerm("crochet", 0.4, "hooks", True)),
    gifts=(HeardTerm("sewing", 0.8, "seamstress"),),
    constraints=(Constraint(ConstraintKind.DAYS, "TU", "Tuesdays"),),
)
# For each kind, a value that it may have.
VALUES = dict.fromkeys(ConstraintKind, "yes") | {
    ConstraintKind.DAYS: "MO",
    ConstraintKind.NOT_DAYS: "MO",
    ConstraintKind.PARTS_OF_DAY: "morning",
    ConstraintKind.COST_MAX: "300",
    ConstraintKind.AGE: "76",
    ConstraintKind.FURTHEST: "1600",
    ConstraintKind.AUDIENCE: "women",
}


def shown(heard: Heard, *sent: str):
    return chips(corrected(heard, read_changes(sent)), TOLD)


def test_a_guess_says_that_it_is_one():
    knitting, crochet = shown(HEARD).groups[0].chips
    assert (knitting.because, knitting.note) == ("“needles”", "")
    assert (crochet.because, crochet.note) == ("“hooks”", "we guessed")


def test_a_faint_guess_stands_behind_and_is_nothing_to_look_for():
    heard = Heard(interests=(HeardTerm("knitting", 0.05, "mm hm", guessed=True),))
    left = shown(heard)
    assert (len(left.groups[0].chips), len(left.groups[0].faint)) == (0, 1)
    assert left.nothing_to_look_for


def test_strength_is_told_beside_what_was_heard_most_clearly():
    terms = [
        HeardTerm(code, weight, "said") for code, weight in (("knitting", 0.6), ("sewing", 0.3))
    ]
    (interests, *_) = shown(Heard(interests=tuple(terms))).groups
    assert [chip.strength_words for chip in interests.chips] == ["a lot", "quite a bit"]


def test_of_many_interests_those_heard_faintly_stand_behind():
    known = ["knitting", "crochet", "sewing", "bingo", "choirs", "gardening"]
    faint = [HeardTerm(code, 0.2, "said") for code in known]
    loved = HeardTerm("birdwatching", 1.0, "birds")
    (interests, *_) = shown(Heard(interests=(loved, *faint))).groups
    assert [chip.label for chip in interests.chips] == ["Birdwatching"]
    assert len(interests.faint) == FEW_CHIPS
    (interests, *_) = shown(Heard(interests=tuple(faint))).groups
    assert len(interests.chips) == FEW_CHIPS


def test_what_was_taken_away_keeps_its_words_to_be_put_back():
    left = shown(HEARD, "remove gift sewing", "remove constraint days")
    assert [chip.label for chip in left.taken_away] == ["Sewing and dressmaking", "On Tuesday"]
    back = [str(chip.restore) for chip in left.taken_away]
    sent = ("remove gift sewing", "remove constraint days", *back)
    assert shown(HEARD, *sent) == shown(HEARD)


def test_what_the_same_words_refuse_is_one_chip_and_goes_and_comes_back_together():
    noise = ("karaoke", "disco", "open-mic")
    terms = [HeardTerm(code, 0.8, "noise") for code in noise]
    heard = Heard(avoid=(terms[0], HeardTerm("bingo", 0.8, "bingo"), *terms[1:]))
    together, bingo = shown(heard).groups[2].chips
    assert (together.label, together.because, bingo.label) == ("“noise”", "", "Bingo")
    assert together.stands_for == ("Karaoke", "Discos and club nights", "Open mic and jam nights")
    left = shown(heard, together.remove)
    assert [chip.label for chip in left.groups[2].chips] == ["Bingo"]
    assert [chip.label for chip in left.taken_away] == ["“noise”"]
    assert shown(heard, together.remove, left.taken_away[0].restore) == shown(heard)


def test_the_last_word_counts():
    sent = ("add avoid knitting", "add interest knitting", "a-little interest knitting")
    heard = corrected(HEARD, read_changes(sent)).heard
    assert heard.avoid == ()
    assert {term.code: term.weight for term in heard.interests}["knitting"] == 0.9 * STRENGTHS[
        Act.A_LITTLE
    ]


def test_days_that_are_added_widen_those_that_were_heard():
    heard = corrected(HEARD, read_changes(["add constraint days=MO"])).heard
    assert heard.constraints == (Constraint(ConstraintKind.DAYS, "MO,TU", "Tuesdays"),)


def test_days_that_were_heard_wrongly_are_replaced():
    heard = corrected(HEARD, read_changes(["remove constraint days", "add constraint days=MO"]))
    assert [one.value for one in heard.heard.constraints] == ["MO"]


@pytest.mark.parametrize(("kind", "value"), ADDABLE)
def test_everything_that_can_be_added_by_hand_has_words_and_makes_an_ask(kind, value):
    change = f"add constraint {kind}={value}"
    heard = corrected(Heard(), read_changes([change])).heard
    (chip,) = shown(heard).groups[3].chips
    assert chip.label
    assert ask_for(heard, HERE)


@pytest.mark.parametrize("kind", ConstraintKind)
def test_a_chip_says_so_if_and_only_if_nothing_is_kept_out_for_it(kind):
    heard = Heard(constraints=(Constraint(kind, VALUES[kind], ""),))
    said = replace(ask_for(heard, HERE, 50_000), at_home=False, quiet=False)
    keeps_some_out = said != ask_for(Heard(), HERE, 50_000)
    assert keeps_some_out != (kind in TO_BE_ASKED)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("days", "MO,WE,FR", "On Monday, Wednesday or Friday"),
        ("not_days", "TU", "Not on Tuesday"),
        ("parts_of_day", "morning,afternoon", "In the morning or the afternoon"),
        ("parts_of_day", "evening,weekend", "In the evening or at the weekend"),
        ("cost_max", "0", "Free"),
        ("cost_max", "250", "Up to £2.50 a visit"),
        ("furthest", "1600", "Within 1 mile"),
        ("audience", "men", "Men only"),
        ("at_home", "yes", "Someone comes to their home"),
    ],
)
def test_what_must_hold_is_said_in_a_few_words(kind, value, words):
    assert must_hold(ConstraintKind(kind), value, TOLD) == words
