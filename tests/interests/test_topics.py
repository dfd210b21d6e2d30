"""Interests are of the benchmark's topics, and those of one topic are of a kind."""

import json

from asset_map.interests.topics import same_kind, topics
from asset_map.interests.vocabulary import vocabulary
from scripts.labelled_notes import INTERESTS, labelled_notes


def test_every_topic_is_one_of_the_benchmark_s():
    known = json.loads((INTERESTS.parent / "benchmark" / "topics.json").read_text("utf-8")).keys()
    assert {topic for theirs in topics().values() for topic in theirs} <= known
    for note in labelled_notes():
        assert {*note["expected"], *note["must_not"]} <= known, note["text"]
        assert not {*note["expected"]} & {*note["must_not"]}, note["text"]


def test_every_interest_is_in_the_vocabulary():
    assert topics().keys() <= vocabulary().terms.keys()


def test_what_is_mainly_of_a_topic_is_of_one_kind_with_all_that_is_of_it():
    alike = same_kind(vocabulary())
    assert "crochet" in alike["knitting"]
    assert "knitting" in alike["crochet"]
    # Whoever sings karaoke may like a choir; a choir is no karaoke.
    assert topics()["karaoke"] == ("choir_singing", "open_mic_folk")
    assert {"choirs", "open-mic"} <= {*alike["karaoke"]}
    assert "open-mic" not in alike["choirs"]


def test_branches_are_of_no_kind_and_nothing_is_of_its_own():
    terms = vocabulary().terms
    for code, others in same_kind(vocabulary()).items():
        assert terms[code].broader
        assert code not in others
        assert all(terms[other].broader for other in others)
