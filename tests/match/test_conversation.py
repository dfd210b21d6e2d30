"""What was heard becomes an ask: nothing refused is looked for, and near misses serve."""

from itertools import pairwise

import pytest

from asset_map.interests.topics import topics
from asset_map.interests.vocabulary import read
from asset_map.match.conversation import RELATED, WITHOUT_A_CAR_METRES, ask_for
from asset_map.model.heard import Constraint, ConstraintKind, Heard, HeardTerm
from asset_map.model.place import Near, Point
from asset_map.model.schedule import PartOfDay, asked_bits

HERE = Near("here", Point(-2.5, 53.5))
KNOWN = read(
    [
        (
            "crafts.toml",
            """
            [crafts]
            label = "Crafts"
            [knitting]
            label = "Knitting"
            broader = "crafts"
            related = { crochet = 0.8, bingo = 0.12 }
            [crochet]
            label = "Crochet"
            broader = "crafts"
            related = { hooks = 0.5 }
            [hooks]
            label = "Hooks"
            broader = "crafts"
            [bingo]
            label = "Bingo"
            broader = "crafts"
            """,
        )
    ]
)


def ask(*constraints: tuple[ConstraintKind, str], avoid=(), gifts=(), **said):
    heard = Heard(
        interests=(HeardTerm("knitting", 0.9, "loves her knitting"),),
        avoid=tuple(HeardTerm(code, 1.0, "can't stand it") for code in avoid),
        gifts=tuple(HeardTerm(code, 1.0, "was a seamstress") for code in gifts),
        constraints=tuple(Constraint(kind, value, "said so") for kind, value in constraints),
    )
    return ask_for(heard, HERE, known=KNOWN, **said)


def test_what_was_said_comes_first_and_what_would_also_do_follows():
    wanted = ask().interests
    assert [w.code for w in wanted] == ["knitting", "crochet", "crafts", "bingo"]
    assert [w.serves for w in wanted] == ["", "knitting", "knitting", "knitting"]
    assert wanted[0].because == "loves her knitting"
    assert all(a.weight > b.weight for a, b in pairwise(wanted))


def test_what_is_of_the_same_kind_does_nearly_as_well():
    """Who loves karaoke may be glad of a choir; nobody's illness is like another's."""
    heard = Heard((HeardTerm("karaoke", 0.9, "sings"), HeardTerm("diabetes", 0.9, "type 2")))
    wanted = {w.code: w for w in ask_for(heard, HERE).interests}
    assert wanted["choirs"].weight == pytest.approx(0.9 * RELATED)
    assert wanted["choirs"].serves == "karaoke"
    assert topics()["diabetes"] == topics()["ms-and-neurological"]
    assert "ms-and-neurological" not in wanted


def test_what_was_refused_stands_in_for_nothing():
    assert "bingo" not in [w.code for w in ask(avoid=["bingo"]).interests]
    assert ask(avoid=["bingo"]).avoid == ("bingo",)


def test_no_neighbour_stands_in_for_what_somebody_has():
    heard = Heard(interests=(HeardTerm("autism-and-adhd", 0.9, "autistic"),))
    wanted = {w.code for w in ask_for(heard, HERE).interests}
    assert "send-families" in wanted  # its relations do
    assert "support" not in wanted


def test_who_was_spoken_of_is_asked_for_and_nobody_else_is_taken_for_them():
    widow = Heard(interests=(HeardTerm("widowed-people", 0.9, "widowed"),))
    asked = ask_for(widow, HERE)
    assert "widowed-people" not in asked.aside
    assert "veterans" in asked.aside
    assert not ask_for(Heard(), HERE).aside


def test_what_is_next_to_something_refused_hardly_suits_unless_it_is_wanted():
    assert ask(avoid=["hooks"]).aside == ("crochet",)
    wanted = Heard(
        interests=(HeardTerm("crochet", 0.9, "crochets"),), avoid=(HeardTerm("hooks", 1.0, "no"),)
    )
    assert ask_for(wanted, HERE, known=KNOWN).aside == ()


def test_a_guess_is_told_from_what_was_said_and_so_is_what_stands_in_for_it():
    guess = Heard(interests=(HeardTerm("knitting", 0.4, "always busy fingers", guessed=True),))
    assert all(w.guessed for w in ask_for(guess, HERE, known=KNOWN).interests)
    assert not any(w.guessed for w in ask().interests)


@pytest.mark.parametrize(("guess", "stronger"), [(0.3, "instead"), (0.8, "guess")])
def test_what_would_do_instead_may_be_likelier_than_a_guess(guess, stronger):
    """Crochet would do for who knits, at .9 x .8."""
    guessed = HeardTerm("crochet", guess, "she never sits idle", guessed=True)
    heard = Heard((HeardTerm("knitting", 0.9, "loves her knitting"), guessed))
    (crochet,) = [w for w in ask_for(heard, HERE, known=KNOWN).interests if w.code == "crochet"]
    assert crochet.serves == ("knitting" if stronger == "instead" else "")
    assert crochet.weight == pytest.approx(max(guess, 0.9 * RELATED))


def test_who_stays_at_home_is_offered_first_what_comes_to_them():
    said = (HeardTerm("choirs", 0.8, "sang"), HeardTerm("befriending", 0.5, "sees nobody"))
    bedfast = (Constraint(ConstraintKind.AT_HOME, "yes", "bedfast"),)
    assert ask_for(Heard(said), HERE).interests[0].code == "choirs"
    assert ask_for(Heard(said, constraints=bedfast), HERE).interests[0].code == "befriending"


def test_who_asks_for_quiet_is_not_sent_to_the_karaoke_first():
    said = (HeardTerm("karaoke", 0.8, "sings"), HeardTerm("reading-groups", 0.6, "reads"))
    quiet = (Constraint(ConstraintKind.QUIET, "yes", "somewhere quiet"),)
    assert ask_for(Heard(said), HERE).interests[0].code == "karaoke"
    wanted = [w.code for w in ask_for(Heard(said, constraints=quiet), HERE).interests]
    assert wanted.index("reading-groups") < wanted.index("karaoke")


def test_a_gift_is_looked_for_with_its_own_words():
    gift = ask(gifts=["crochet"]).gifts[0]
    assert (gift.code, gift.because) == ("crochet", "was a seamstress")


def test_days_and_times_that_will_do_are_taken_together():
    told = ask(
        (ConstraintKind.DAYS, "MO,TU"),
        (ConstraintKind.NOT_DAYS, "TU"),
        (ConstraintKind.PARTS_OF_DAY, "morning"),
    )
    assert told.weekly == asked_bits(0, PartOfDay.MORNING)


def test_someone_who_named_no_time_can_come_at_any():
    assert ask().weekly == 0


@pytest.mark.parametrize(
    ("kind", "value", "field", "expected"),
    [
        (ConstraintKind.COST_MAX, "300", "pence_at_most", 375),  # about three pounds
        (ConstraintKind.COST_MAX, "0", "pence_at_most", 0),
        (ConstraintKind.AGE, "76", "age", 76),
        (ConstraintKind.STEP_FREE, "yes", "step_free", True),
        (ConstraintKind.FURTHEST, "1600", "reach_metres", 2_000),  # about a mile
        (ConstraintKind.NO_CAR, "yes", "reach_metres", WITHOUT_A_CAR_METRES),
    ],
)
def test_what_must_hold_reaches_the_ask(kind, value, field, expected):
    assert getattr(ask((kind, value), reach_metres=20_000), field) == expected


def test_a_fact_that_nobody_has_told_is_no_refusal():
    assert ask().unknown_will_do


def test_what_is_close_to_something_refused_stands_in_for_less():
    def crochet(told):
        return next(w.weight for w in told.interests if w.code == "crochet")

    assert crochet(ask(avoid=["hooks"])) < crochet(ask())


def test_refusing_a_whole_branch_refuses_everything_below_it():
    assert set(ask(avoid=["crafts"]).avoid) == {"crafts", "knitting", "crochet", "bingo", "hooks"}


def test_a_gift_is_also_one_for_what_is_closely_related():
    gifts = ask(gifts=["knitting"]).gifts
    assert [(gift.code, gift.serves) for gift in gifts] == [
        ("knitting", ""),
        ("crochet", "knitting"),
    ]
    assert gifts[1].weight < gifts[0].weight


def test_who_wants_the_company_of_women_is_sent_to_no_mens_group():
    assert "mens-sheds" in ask((ConstraintKind.AUDIENCE, "women")).avoid
    assert "womens-groups" in ask((ConstraintKind.AUDIENCE, "men")).avoid
    assert not ask().avoid
