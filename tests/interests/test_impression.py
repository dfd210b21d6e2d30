"""All that somebody says together leaves an impression of what they would love."""

import numpy as np

from asset_map.interests.impression import Impressions, worth_of_each
from asset_map.interests.listen import listen
from asset_map.interests.nearness import embed
from asset_map.interests.vocabulary import vocabulary
from scripts.labelled_notes import SHEETS, labelled_notes
from scripts.learn_impressions import Lesson, heard, learn

# Of 129 topics.
NAMED = 10


def guesses(text: str) -> dict[str, float]:
    return {one.code: one.weight for one in listen(text).interests if one.guessed}


def test_what_no_phrase_names_is_guessed_from_all_that_is_said():
    text = "Has a cat. Off to our Julie's in Spain for a fortnight, no one to see to him."
    assert guesses(text)["pet-sitting"] > 0.5


def test_a_plain_word_is_not_drowned_by_what_else_it_calls_to_mind():
    (first, *_) = listen("Mum is lonely.").interests
    assert first.code == "befriending"


def test_few_words_say_less_than_many():
    assert worth_of_each(1) < 0.8
    assert 3 * worth_of_each(3) < 12 * worth_of_each(12)


def test_a_guess_is_told_with_the_sentence_that_speaks_most_for_it():
    said = "Three buses to get here. Has a cat nobody feeds when she's in hospital. Likes the rain."
    because = {one.code: one.because for one in listen(said).interests}
    assert "cat" in because["pet-sitting"]


def test_what_some_hands_teach_holds_for_another(monkeypatch):
    teachers, stranger = SHEETS[16:20], SHEETS[21]
    notes = labelled_notes(teachers)
    kept = learn([Lesson(note["text"], frozenset(note["expected"]), 1.0) for note in notes])
    monkeypatch.setattr("asset_map.interests.impression.learned_weights", lambda: kept)
    codes = tuple(vocabulary().terms)
    impressions = Impressions(codes)
    right = wrong = 0
    topic_names = sorted(kept["topics"])
    for note in labelled_notes([stranger]):
        there = heard(note["text"])
        if not there:
            continue
        whole, _ = impressions.of(
            embed([one.written for one in there]), [one.stems for one in there]
        )
        best = {topic_names[place] for place in np.argsort(-whole)[:NAMED]}
        right += len(best & note["expected"].keys())
        wrong += len(note["expected"].keys() - best)
    assert right / (right + wrong) > 4 * NAMED / len(topic_names)
