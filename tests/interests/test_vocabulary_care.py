"""The vocabulary is kept with care: what no reader of one file can see."""

import json
import re
from collections import defaultdict
from pathlib import Path

import pytest

from asset_map.interests.phrases import Kept, phrases_of, stems_of
from asset_map.interests.vocabulary import LISTS, VocabularyError, read, vocabulary

FEWEST_INTERESTS = 150
OPENACTIVE = (
    Path(__file__).parents[3] / "shared/data/openactive_activity_list/data/activity-list.jsonld"
)
TERMS = vocabulary().terms.values()


def test_there_are_at_least_150_interests_below_the_branches():
    assert sum(term.broader is not None for term in TERMS) >= FEWEST_INTERESTS


def test_every_branch_has_interests_below_it():
    assert [b.code for b in vocabulary().branches if not vocabulary().narrower(b.code)] == []


def test_codes_are_plain_lower_case_words_with_hyphens():
    assert [t.code for t in TERMS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", t.code)] == []


def test_no_two_terms_have_the_same_label():
    labels = [term.label.casefold() for term in TERMS]
    assert [label for label in labels if labels.count(label) > 1] == []


def test_no_word_is_owned_by_two_terms():
    owners = defaultdict(set)
    for term in TERMS:
        for phrase in phrases_of(term, Kept.WORDS):
            owners[" ".join(phrase)].add(term.code)
    assert {word: codes for word, codes in owners.items() if len(codes) > 1} == {}


def test_no_word_is_another_terms_label_or_code():
    names = {stems_of(name): term.code for term in TERMS for name in (term.label, term.code)}
    borrowed = [
        (term.code, " ".join(phrase), names[phrase])
        for term in TERMS
        for phrase in phrases_of(term, Kept.WORDS)
        if names.get(phrase, term.code) != term.code
    ]
    assert borrowed == []


def test_no_phrase_is_empty_or_without_letters():
    empty = [
        (term.code, phrase)
        for term in TERMS
        for kept in LISTS
        if kept != "openactive"
        for phrase in getattr(term, kept)
        if not stems_of(phrase)
    ]
    assert empty == []


def test_no_term_calls_its_own_word_a_false_friend():
    """Another form of it ("talking" beside "talks") is one: that spelling does not count."""
    confused = [
        (term.code, phrase)
        for term in TERMS
        for phrase in term.false_friends
        if phrase.casefold() in {word.casefold() for word in term.words}
    ]
    assert confused == []


def test_related_terms_are_related_by_more_than_nothing_and_at_most_wholly():
    strengths = [(t.code, other, s) for t in TERMS for other, s in t.related.items()]
    assert [entry for entry in strengths if not 0 < entry[2] <= 1] == []
    assert [entry for entry in strengths if entry[0] == entry[1]] == []


@pytest.mark.skipif(not OPENACTIVE.exists(), reason="OpenActive's list is not beside the checkout")
def test_openactive_ids_are_on_openactives_list():
    concepts = json.loads(OPENACTIVE.read_text(encoding="utf-8"))["concept"]
    known = {concept["identifier"] for concept in concepts}
    ids = {(term.code, id_) for term in TERMS for id_ in term.openactive}
    assert {entry for entry in ids if entry[1].rpartition("#")[2] not in known} == set()


def test_a_broader_term_that_does_not_exist_is_refused_by_name():
    with pytest.raises(VocabularyError, match="whist: its broader term gmaes is no branch"):
        read([("games.toml", '[whist]\nlabel = "Whist"\nbroader = "gmaes"')])


def test_a_related_term_that_does_not_exist_is_refused_by_name():
    with pytest.raises(VocabularyError, match="related term brigde does not exist"):
        read([("games.toml", '[games]\nlabel = "Games"\nrelated = { brigde = 0.5 }')])


def test_one_code_in_two_files_is_refused_with_the_second_files_name():
    with pytest.raises(VocabularyError, match=r"b\.toml: games is already a term"):
        read([("a.toml", '[games]\nlabel = "Games"'), ("b.toml", '[games]\nlabel = "Play"')])


def test_a_misspelt_list_is_refused():
    with pytest.raises(VocabularyError, match="unknown entry 'wrods'"):
        read([("a.toml", '[games]\nlabel = "Games"\nwrods = ["chess"]')])
