"""How likely an interest was meant follows what speaks for it, and guesses know their place."""

import numpy as np
import pytest

from asset_map.interests.guess import AT_LEAST, IN_ALL, LEAST, likelihoods
from asset_map.interests.listen import listen
from asset_map.interests.meaning import Meaning
from asset_map.interests.tender import least
from asset_map.interests.vocabulary import vocabulary

CODES = ("bingo", "bowls", "choirs")


def likely(
    *sentences: tuple[float, float, float],
    games: float = -9.0,
    singing: float = -9.0,
    **said: float,
) -> dict[str, float]:
    """By the scores of sentences, and the log odds that all together leave of two topics."""
    scores = np.array(sentences, dtype=np.float32)
    unlike, usual = np.zeros_like(scores), np.ones(len(CODES), dtype=bool)
    whole = np.array([games, singing], dtype=np.float32)
    adds = np.zeros((len(sentences), 2), dtype=np.float32)
    meant = Meaning((), CODES, scores, unlike, usual, np.array([0, 0, 1]), whole, adds)
    return dict(zip(CODES, likelihoods(meant, said), strict=True))


def test_what_was_named_is_likelier_than_what_only_seems_so():
    assert likely((20, 10, 10), bingo=0.8)["bingo"] > likely((20, 10, 10))["bingo"] > 0
    assert likely((20, 10, 10), bingo=0.8)["bingo"] > likely((20, 10, 10), bingo=0.4)["bingo"]


def test_a_second_sentence_about_it_speaks_for_it():
    once, twice = [(30, 5, 20), (5, 30, 5)], [(30, 5, 20), (25, 30, 5)]
    assert likely(*twice)["bingo"] > likely(*once)["bingo"]


def test_the_same_sentence_says_less_in_a_long_conversation():
    alone = likely((30, 10, 10))["bingo"]
    among_others = likely((30, 10, 10), *[(5, 5, 5)] * 9)["bingo"]
    assert among_others < alone


def test_what_a_sentence_is_most_about_is_likeliest():
    found = likely((30, 20, 10))
    assert found["bingo"] > found["bowls"] > found["choirs"]


def test_the_impression_of_the_whole_makes_what_it_is_of_likelier_and_nothing_else():
    without, there = likely((10, 5, 10)), likely((10, 5, 10), singing=0.0)
    assert there["choirs"] > 0.5 > without["choirs"]
    assert there["bingo"] == without["bingo"]


def test_of_one_topic_the_impression_is_mostly_of_what_is_likeliest():
    there = likely((20, 10, 10), games=2.0)
    assert there["bingo"] > 0.8
    assert 0.1 < there["bowls"] < 0.3
    assert there["choirs"] < 0.1


def test_guesses_fill_up_what_was_named_and_no_more():
    text = (
        "She misses the pit brow. Counts bats from the bedroom. Never lost at the board. "
        "Her needles click all evening. The dog went in March. She reads the gas meter for fun."
    )
    heard = listen(text).interests
    guessed = [term for term in heard if term.guessed]
    assert len(guessed) <= max(AT_LEAST, IN_ALL - (len(heard) - len(guessed)))
    assert guessed
    assert all(term.weight >= LEAST for term in guessed)


@pytest.mark.parametrize(
    ("said", "not_guessed"),
    [
        ("Doris is 84, lost her husband in March, used to bake. Knees are bad.", "dementia"),
        ("Single dad with a two year old, skint, wants to meet other parents.", "lgbtq"),
        ("He's 19, mad about trains, and Mum wants him out of his room.", "learning-disability"),
    ],
)
def test_nobody_is_taken_for_what_they_would_have_said_themselves(said, not_guessed):
    known = vocabulary().terms
    heard = {term.code: term for term in listen(said).interests}
    assert not_guessed not in heard
    for code, term in heard.items():
        assert not term.guessed or term.weight >= least(known[code])


def test_an_identity_is_guessed_only_where_little_else_could_be_meant():
    known = vocabulary().terms
    assert least(known["lgbtq"]) > least(known["dementia"]) > LEAST > least(known["bowls"])


def test_what_is_named_plainly_counts_though_its_sentence_is_about_something_else():
    heard = {t.code: t for t in listen("He's 19, autistic, mad about trains and Lego.").interests}
    assert not heard["railways"].guessed
    assert heard["lego-and-building-toys"].weight > 0.25


def test_who_would_do_it_for_others_does_not_want_it_done():
    heard = listen("Retired plumber, would do odd jobs for folk.")
    assert "handyman" in {gift.code for gift in heard.gifts}
    assert "handyman" not in {interest.code for interest in heard.interests}
    needs = listen("Needs somebody who would do odd jobs for her, a tap drips.")
    assert "handyman" in {interest.code for interest in needs.interests}
