"""A trouble that is told of asks for help with it, unless the note says that none is wanted."""

from collections import Counter

import pytest

from asset_map.interests.ear import ear
from asset_map.interests.help_wanted import help_notes
from asset_map.interests.listen import listen
from asset_map.interests.vocabulary import vocabulary
from scripts.learn_help import HELD_BACK, signs_of
from scripts.learn_signs import learn_signs

# The same trouble, told by who would be glad of help with it and by who would not.
TOLD_TWICE = [
    (
        "widowed-people",
        "Widowed in March. Likes dominoes.",
        "Widowed in March. They sent him to a circle with a box of tissues and he won't be going "
        "back. Likes dominoes.",
    ),
    (
        "addiction-recovery",
        "Six weeks sober and it's hard on his own. Plays darts.",
        "Six years sober. I did the meetings and I'm done with them. I want to learn Italian.",
    ),
    (
        "money-advice",
        "She's got debts and hides the letters. Loves gardening.",
        "She's got debts, a plan is in hand and she'd rather nobody went over it again. Loves "
        "gardening.",
    ),
    (
        "hearing-loss",
        "Going deaf, misses what the grandchildren say. Wants a cookery course.",
        "Deaf since birth, runs the deaf club already. Wants a cookery course.",
    ),
    (
        "veterans",
        "Ex army, lost since he came out. Woodwork.",
        "Ex army. The breakfast was all medals and moaning. Woodwork, on the other hand.",
    ),
]


@pytest.mark.parametrize(("code", "glad", "not_glad"), TOLD_TWICE)
def test_help_with_a_trouble_is_offered_unless_it_is_turned_down(code, glad, not_glad):
    assert code in {one.code for one in listen(glad).interests}
    heard = listen(not_glad)
    assert code not in {one.code for one in heard.interests}
    assert code in {one.code for one in heard.avoid}


def test_what_turns_help_down_leaves_what_they_love():
    loved = {one.code for one in listen(TOLD_TWICE[0][2]).interests}
    assert "dominoes" in loved


def test_nothing_is_guessed_from_words_that_only_told_of_a_trouble():
    heard = listen(
        "Widowed in March. They sent him to a circle with tissues, he won't be back. Loves "
        "dominoes."
    )
    assert [one for one in heard.interests if one.because == "Widowed in March"] == []
    assert heard.interests


def test_help_that_is_asked_for_is_never_doubted():
    asks = "Widowed in March, he won't go near the tissues again. Would like a widowers' group."
    assert "widowed-people" in {one.code for one in listen(asks).interests}


def test_a_club_that_has_shut_was_not_turned_down():
    heard = listen(
        "Widower. Hospice sent him to the bereavement evening and he won't be going again. Drank "
        "at the Labour club every Wednesday till it shut."
    )
    assert "social-clubs" not in {one.code for one in heard.avoid}


def test_each_note_tells_of_one_trouble_and_stands_there_once():
    notes = [one for kept in help_notes().values() for one in kept]
    assert [one for one in notes if one.count("[") != 1 or one.count("]") != 1] == []
    assert [one for one, times in Counter(notes).items() if times > 1] == []


def test_the_ear_knows_most_of_the_troubles_that_the_notes_tell_of():
    told = [one.split("[")[1].split("]")[0] for kept in help_notes().values() for one in kept]
    hears = ear(vocabulary())
    assert sum(bool(hears.hits(hears.hear(one))) for one in told) > 0.7 * len(told)


def test_what_some_notes_teach_holds_for_others():
    glad, not_glad = (help_notes()[key] for key in ("wanted", "unwanted"))
    told = [(False, signs_of(one)) for one in glad[::4]]
    told += [(True, signs_of(one)) for one in not_glad[::4]]
    weights = learn_signs(told, HELD_BACK)

    def doubts(note: str) -> bool:
        return weights[""] + sum(weights.get(sign, 0.0) for sign in signs_of(note)) > 0

    right = [not doubts(one) for one in glad[2::12]] + [doubts(one) for one in not_glad[2::12]]
    assert sum(right) > 0.65 * len(right)
