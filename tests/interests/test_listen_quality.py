"""How well the ear hears is measured, on notes to build on, and may not slip."""

import json
from pathlib import Path

import pytest

from asset_map.interests import refused_as, troubles, weighing
from asset_map.interests.ear import ear
from asset_map.interests.gifts import GIFTED_BESIDE, GIFTED_BRANCHES
from asset_map.interests.listen import listen, warm
from asset_map.interests.vocabulary import vocabulary

NOTES = Path(__file__).parents[2] / "data/benchmark/notes.jsonl"
KINDS = {"age": "age", "step_free": "step_free", "at_home": "at_home", "no_car": "no_car"}


@pytest.fixture(scope="module")
def notes():
    lines = NOTES.read_text(encoding="utf-8").splitlines()
    return [note for line in lines if (note := json.loads(line))["split"] == "build"]


def test_ages_steps_and_cars_are_nearly_always_heard(notes):
    missed = [
        (note["id"], need)
        for note in notes
        for need in note["needs"].keys() & KINDS
        if need not in {found.kind.value for found in listen(note["text"]).constraints}
    ]
    wanted = sum(len(note["needs"].keys() & KINDS) for note in notes)
    assert len(missed) <= 0.15 * wanted, missed


def test_most_notes_that_refuse_something_are_heard_to(notes):
    refusing = [note for note in notes if note["must_not"]]
    deaf = [note["id"] for note in refusing if not listen(note["text"]).avoid]
    assert len(deaf) <= 0.1 * len(refusing), deaf


def test_every_note_is_heard_to_say_something(notes):
    assert [note["id"] for note in notes if not listen(note["text"]).interests] == []


def test_every_code_that_a_rule_names_is_a_term():
    tables = (refused_as.REFUSED_AS, refused_as.REFUSED_OUTRIGHT)
    named = {code for table in tables for _, codes in table for code in codes}
    named |= {
        *weighing.FOUGHT,
        *troubles.TROUBLES,
        *troubles.GONE_TO,
        *weighing.INSTEAD,
        *weighing.INSTEAD.values(),
    }
    assert (named | GIFTED_BRANCHES | GIFTED_BESIDE) - vocabulary().terms.keys() == set()


def test_listening_leaves_nothing_behind():
    """What is built once is built from the vocabulary, and does not grow with what is said."""
    from asset_map.interests import ear as ears
    from asset_map.interests import nearness, profiles, stems

    warm()
    marker = "zqxvellichorious"
    built = (ears.ear, nearness.nearness, nearness.model, profiles.profiles)
    sizes = [cache.cache_info().currsize for cache in built]
    listen(f"She loves {marker} and {marker}ing, can't stand {marker}s. 76, skint.")
    assert [cache.cache_info().currsize for cache in built] == sizes
    assert not any(marker in word for word in stems._remembered)
    assert not ear(vocabulary()).knows(marker)
