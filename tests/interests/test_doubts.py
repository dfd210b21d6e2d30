"""What no rule refuses is heard as refused by what is said around it, and wishes are left alone."""

import json

import pytest

from asset_map.interests import doubts
from asset_map.interests.listen import listen
from asset_map.interests.topics import topics
from scripts.labelled_notes import INTERESTS, SHEETS
from scripts.learn_doubts import HELD_BACK, labelled, refused_in
from scripts.learn_signs import learn_signs

# By hands of which nothing was learned, and of which nobody read a line.
UNREAD = INTERESTS.parent / "benchmark" / "harder.jsonl"
NEVER = float("inf")


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("I'm 16, I lift in my room. mum says scouts lol no. is there a gym", "uniformed-youth"),
        ("Wants sitting-down exercises like her sister. Anything with dancing, no", "dance"),
        (
            "Eyes down of a Thursdi, that's what owd lass misses, wi' her dabber an' lucky gonk. "
            "Whist drive? Hoo says hoo'd as soon sit wi' th'undertaker.",
            "cards-and-whist",
        ),
        ("Love it, own two feet. No fella steering me round a ballroom.", "ballroom-dancing"),
        ("Wants other owd lads and a bacon butty. Pushbikes? Gerraway.", "cycling"),
    ],
)
def test_a_refusal_that_no_cue_tells_is_heard(text, refused):
    avoid = {term.code: term.guessed for term in listen(text).avoid}
    assert avoid[refused], "a guess is told as one"


def test_what_is_refused_in_so_many_words_is_no_guess():
    (bingo,) = listen("Can't stand bingo.").avoid
    assert not bingo.guessed


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("She'd love a go at the quiz. 'Know-alls,' her son says. She takes no notice.", "quizzes"),
        ("Not been to bingo since the hall closed. Came home and cried.", "bingo"),
        (
            "Bereaved in March, not sleeping, no one to talk to, won't see the doctor.",
            "bereavement",
        ),
    ],
)
def test_a_wish_with_a_no_beside_it_is_left_alone(text, wanted):
    assert wanted in {term.code for term in listen(text).interests}


def test_what_is_wished_elsewhere_is_not_doubted():
    heard = listen("Quiz night? Binned leaflet. But he loves a quiz at home, off the telly.")
    assert "quizzes" in {term.code for term in heard.interests}


def test_of_unread_notes_fewer_refusals_are_offered_and_hardly_a_wish_is_lost(monkeypatch):
    notes = [json.loads(line) for line in UNREAD.read_text(encoding="utf-8").splitlines()]

    def looked_for() -> dict[bool, int]:
        """How many of what is refused, and of what is wished, is looked for."""
        found = {False: 0, True: 0}
        for note in notes:
            for term in listen(note["text"]).interests:
                refused = refused_in(note, topics().get(term.code, ()))
                if refused is not None and not term.guessed:
                    found[refused] += 1
        return found

    with_doubts = looked_for()
    monkeypatch.setattr(doubts, "REFUSED", NEVER)
    without = looked_for()
    assert with_doubts[True] <= 0.7 * without[True]
    assert with_doubts[False] >= 0.95 * without[False]
    assert without[True] >= 50


def test_what_half_the_hands_teach_holds_for_the_others():
    weights = learn_signs(list(labelled(SHEETS[:16:4])), HELD_BACK)
    by_answer: dict[bool, list[float]] = {False: [], True: []}
    for refused, signs in labelled(SHEETS[2::8]):
        by_answer[refused].append(sum(weights.get(sign, 0.0) for sign in signs))
    pairs = [(no, yes) for no in by_answer[True] for yes in by_answer[False]]
    assert sum(no > yes for no, yes in pairs) > 0.8 * len(pairs)
