"""Cues are found wherever people put them, and seeking them costs what the text is long."""

import sys

import pytest

from asset_map.interests.cues import Text, cue_lines, cue_pattern, first_words
from asset_map.interests.listen import listen, warm
from asset_map.interests.speech import Span
from asset_map.interests.stretches import Stretches

CUES = cue_pattern("""
(is|are|'s) (right)? out
can't (stand|abide)
(and)? that's that
(\\d\\d|ten) years
""")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("swimming's out", ["'s out"]),
        ("he's out", []),  # of the house
        ("chairs out", []),
        ("cant stand it, and that's that", ["cant stand", "and that's that"]),
        ("30 years", ["30 years"]),
        ("dancing is right out", ["is right out"]),
    ],
)
def test_a_cue_is_found_where_it_is_said(text, found):
    assert [match[0] for match in CUES.finditer(text)] == found
    assert [match[0] for match in CUES.found(Text(text))] == found


@pytest.mark.parametrize(
    ("begins", "ends", "found"),
    [
        (0, None, ["is out", "can't stand", "ten years"]),
        (13, None, ["can't stand", "ten years"]),
        # from inside "is", and to inside "years": neither cue is whole
        (7, -2, ["can't stand"]),
        (6, 12, ["is out"]),
        (6, 11, []),
    ],
)
def test_a_cue_is_sought_in_a_stretch_of_a_text(begins, ends, found):
    text = "Bingo is out; he can't stand it, for ten years".casefold()
    ends = len(text) + ends if ends is not None and ends < 0 else ends
    assert [match[0] for match in CUES.finditer(Text(text), begins, ends)] == found
    assert (CUES.search(Text(text), begins, ends) is not None) == bool(found)


def test_a_text_begins_with_a_cue_only_where_a_word_begins():
    text = Text("this is out")
    assert CUES.match(text, 5)
    assert CUES.match(text, 2) is None
    assert CUES.match(text, 4) is None
    assert CUES.match(text, 5, 9) is None


def test_a_cue_goes_on_over_the_next_line_as_it_is_said():
    (line,) = cue_lines("(too\n    dear|at the\n    end|\n    far)")
    assert line == "(too dear|at the end|far)"


def test_a_cue_knows_the_words_it_can_begin_with():
    assert first_words("(he|she'd (not|never))? (rather|sooner) not") == {
        *("he", "shed", "rather", "sooner")
    }
    assert first_words("\\d years") == {""}


def test_stretches_that_meet_are_one_and_empty_ones_hold_nothing():
    kept = Stretches([Span(9, 12), Span(2, 5), Span(4, 7), Span(20, 20)])
    assert list(kept) == [Span(2, 7), Span(9, 12)]
    assert kept.holds(Span(6, 30))
    assert not kept.holds(Span(7, 9))
    assert kept.touches(Span(7, 10))
    assert not kept.touches(Span(7, 9))


@pytest.mark.parametrize(
    "said",
    [
        *("not ", "can't stand bingo, ", "bingo. ", "her sister said no, ", "that's plenty, "),
        *("they said bingo is boring, ", "it bores him. "),
    ],
)
def test_twice_the_words_are_not_four_times_the_work(said):
    """A text of any length is heard in a blink, whatever somebody fills the box with."""
    warm()
    once, twice = (_calls(said * times) for times in (200, 400))
    assert twice < 2.5 * once


def _calls(text: str) -> int:
    calls = 0

    def count(frame: object, event: str, arg: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        listen(text)
    finally:
        sys.setprofile(None)
    return calls
