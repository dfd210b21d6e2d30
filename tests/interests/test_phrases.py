"""Phrases are found in one pass; the longest wins and false friends keep the peace."""

import pytest

from asset_map.interests.phrases import Kept, Lexicon, stems_of
from asset_map.interests.vocabulary import read
from asset_map.interests.words import words

CONVERSATION = (Kept.WORDS, Kept.SAID, Kept.TRADES, Kept.HINTS, Kept.FALSE_FRIENDS)
LISTING = (Kept.WORDS, Kept.LISTED, Kept.HINTS, Kept.FALSE_FRIENDS)


@pytest.fixture
def found(small):
    """What is found in a text: (term, list, words as written)."""

    def find(written, lists=LISTING, known=small):
        text = words(written)
        hits = Lexicon(known, lists).find(text)
        return [(hit.code, hit.kept.value, text.written(hit.first, hit.last)) for hit in hits]

    return find


def test_a_phrase_is_found_with_its_list_and_as_it_was_written(found):
    assert found("Come and KNIT-and-Natter, wool supplied") == [
        ("knitting", "words", "KNIT-and-Natter"),
        ("knitting", "hints", "wool"),
    ]


def test_walking_football_is_football_and_no_walk(found):
    assert found("Walking football for men") == [("walking-football", "words", "Walking football")]


def test_table_tennis_is_not_tennis(found):
    assert found("table-tennis and tennis") == [
        ("table-tennis", "words", "table-tennis"),
        ("tennis", "words", "tennis"),
    ]


def test_a_false_friend_silences_the_words_inside_it_and_nothing_more(found):
    assert found("Craft beer, then crafts") == [("crafts", "words", "crafts")]


def test_a_false_friend_spelt_like_its_own_word_is_a_spelling_that_does_not_count(found):
    assert found("Talks on Tuesdays") == [("lectures", "words", "Talks")]
    assert found("Talking on Tuesdays") == []


def test_what_people_say_is_heard_in_a_conversation_and_not_in_a_listing(found):
    said = "always has needles on the go, worked in the wool shop"
    assert [kept for _, kept, _ in found(said, CONVERSATION)] == ["said", "trades", "hints"]
    assert [kept for _, kept, _ in found(said, LISTING)] == ["hints"]


def test_no_phrase_reaches_across_a_full_stop(found):
    assert found("Fixing a table. Tennis after.") == [("tennis", "words", "Tennis")]


def test_whole_words_only(found):
    assert found("Smart starts, partial payments and scrafts") == []


def test_a_hint_does_not_silence_the_word_inside_it(found):
    known = read(
        [("a.toml", '[a]\nlabel="A"\nhints=["chess set"]\n[b]\nlabel="B"\nwords=["chess"]')]
    )
    assert found("a chess set", known=known) == [
        ("a", "hints", "chess set"),
        ("b", "words", "chess"),
    ]


def test_one_phrase_of_two_terms_is_found_for_both(found):
    known = read([("a.toml", '[a]\nlabel="A"\nhints=["wool"]\n[b]\nlabel="B"\nhints=["wool"]')])
    assert [code for code, _, _ in found("wool", known=known)] == ["a", "b"]


def test_a_false_friend_of_one_term_may_be_the_word_of_another(found):
    known = read(
        [
            (
                "a.toml",
                '[paint]\nlabel="P"\nwords=["painting"]\nfalse_friends=["face painting"]\n'
                '[faces]\nlabel="F"\nwords=["face painting"]',
            )
        ]
    )
    assert found("face painting", known=known) == [("faces", "words", "face painting")]


def test_stems_of_a_phrase_leave_out_full_stops():
    assert stems_of("Oh no!") == ("oh", "no")
