"""The benchmark's notes: in the promised form, within the borough, and spread over both halves."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

DATA = Path(__file__).parents[2] / "data"
BENCHMARK = DATA / "benchmark"

FIELDS = ["id", "split", "type", "text", "home_place", "latitude", "longitude"]
FIELDS += ["expected", "must_not", "gifts", "needs"]
WORDS = {"short": (1, 14), "medium": (15, 60), "long": (80, 160), "hard": (5, 60)}
SHARES = {"short": 0.25, "medium": 0.35, "long": 0.25, "hard": 0.15}
BOROUGH = {"latitude": (53.44, 53.61), "longitude": (-2.75, -2.40)}
DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"}
TIMES = {"morning", "afternoon", "evening"}
ENOUGH_NOTES = 150
MOST_TOPICS = 0.9
HARDLY_ANY = 0.05

Note = dict[str, Any]


@pytest.fixture(scope="module")
def notes() -> list[Note]:
    """Every note, in the order of the file."""
    lines = (BENCHMARK / "notes.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def topics() -> dict[str, str]:
    """Each topic's sentence."""
    found: dict[str, str] = json.loads((BENCHMARK / "topics.json").read_text("utf-8"))
    return found


def main_topics(note: Note) -> set[str]:
    """What the person would love, or needs first."""
    return {topic for topic, grade in note["expected"].items() if grade == 3}


def half(notes: list[Note], split: str) -> list[Note]:
    """The notes to build on, or those to measure with."""
    return [note for note in notes if note["split"] == split]


def need_is_sound(key: str, value: object) -> bool:
    """Whether one need has a value of its kind."""
    words = set(value) if isinstance(value, list) else set()
    sound = {
        "age": lambda: type(value) is int and 0 <= value <= 110,
        "cost_max": lambda: isinstance(value, (int, float)) and 0 <= value <= 50,
        "max_km": lambda: isinstance(value, (int, float)) and 0 < value <= 50,
        "time": lambda: bool(words) and words <= TIMES,
        "days": lambda: bool(words) and words <= DAYS,
        "not_days": lambda: bool(words) and words <= DAYS,
        "audience": lambda: value in {"women", "men"},
    }
    switches = dict.fromkeys(("step_free", "at_home", "no_car", "quiet"), lambda: value is True)
    return (sound | switches).get(key, lambda: False)()


def test_the_topics_are_in_order_and_each_has_a_sentence(topics: dict[str, str]) -> None:
    assert len(topics) == 129
    assert list(topics) == sorted(topics)
    assert len(set(topics.values())) == len(topics)
    assert [topic for topic, words in topics.items() if len(words.split()) < 2] == []


def test_every_note_has_the_documented_fields_and_an_id_of_its_own(notes: list[Note]) -> None:
    assert [note["id"] for note in notes if list(note) != FIELDS] == []
    assert [note["id"] for note in notes] == [f"B{n:03}" for n in range(1, len(notes) + 1)]
    assert len({note["text"] for note in notes}) == len(notes) >= ENOUGH_NOTES


def test_a_note_is_as_long_as_its_type_says(notes: list[Note]) -> None:
    wrong = [
        note["id"]
        for note in notes
        if not WORDS[note["type"]][0] <= len(note["text"].split()) <= WORDS[note["type"]][1]
    ]
    assert wrong == []


@pytest.mark.parametrize("split", ["build", "measure"])
def test_each_half_has_its_share_of_every_type(notes: list[Note], split: str) -> None:
    part = half(notes, split)
    assert len(part) * 2 == len(notes)
    counts = Counter(note["type"] for note in part)
    assert counts.keys() == SHARES.keys()
    assert [
        kind for kind, share in SHARES.items() if abs(counts[kind] / len(part) - share) > 0.02
    ] == []


def test_every_label_is_a_known_topic_and_every_grade_is_one_to_three(
    notes: list[Note], topics: dict[str, str]
) -> None:
    for note in notes:
        assert note["expected"].keys() | {*note["must_not"], *note["gifts"]} <= topics.keys()
        assert set(note["expected"].values()) <= {1, 2, 3}, note["id"]


def test_everyone_wants_something_and_nobody_wants_what_they_refused(notes: list[Note]) -> None:
    assert [note["id"] for note in notes if not main_topics(note)] == []
    assert [note["id"] for note in notes if note["expected"].keys() & set(note["must_not"])] == []


def test_every_need_is_one_of_the_documented_ones(notes: list[Note]) -> None:
    words = (BENCHMARK / "README.md").read_text("utf-8")
    for note in notes:
        for key, value in note["needs"].items():
            assert need_is_sound(key, value), f"{note['id']}: {key} is {value}"
            assert f"`{key}`" in words


def test_every_home_is_a_township_where_it_is_known_to_be(notes: list[Note]) -> None:
    with (DATA / "places" / "townships.csv").open(encoding="utf-8", newline="") as file:
        places = {row["name"]: row for row in csv.DictReader(file)}
    for note in notes:
        for axis, (low, high) in BOROUGH.items():
            assert low < note[axis] < high, note["id"]
            assert note[axis] == float(places[note["home_place"]][axis]), note["id"]


def test_every_topic_is_somebodys_main_interest_and_hardly_any_is_manys(
    notes: list[Note], topics: dict[str, str]
) -> None:
    counts = Counter(topic for note in notes for topic in main_topics(note))
    assert counts.keys() == topics.keys()
    assert sum(count > 4 for count in counts.values()) <= HARDLY_ANY * len(topics)


@pytest.mark.parametrize("split", ["build", "measure"])
def test_each_half_covers_most_topics_and_has_gifts_and_refusals(
    notes: list[Note], topics: dict[str, str], split: str
) -> None:
    part = half(notes, split)
    assert len({topic for note in part for topic in main_topics(note)}) > MOST_TOPICS * len(topics)
    assert sum(bool(note["gifts"]) for note in part) >= 15
    assert sum(bool(note["must_not"]) for note in part) >= 25


def test_most_long_notes_hold_several_interests_and_a_refusal(notes: list[Note]) -> None:
    long = [note for note in notes if note["type"] == "long"]
    assert [note["id"] for note in long if not 2 <= len(note["expected"]) <= 5] == []
    assert sum(bool(note["must_not"]) for note in long) > 0.8 * len(long)


def test_no_note_holds_a_way_to_reach_anyone(notes: list[Note]) -> None:
    contact = re.compile(r"\d{5}|@|https?:|www\.|\b[A-Z]{1,2}\d{1,2} ?\d[A-Z]{2}\b")
    assert [note["id"] for note in notes if contact.search(note["text"])] == []


def test_the_words_about_the_notes_give_their_true_numbers(notes: list[Note]) -> None:
    words = " ".join((BENCHMARK / "README.md").read_text("utf-8").split())
    counts = Counter(note["type"] for note in notes)
    gifts, refusals = (sum(bool(n[field]) for n in notes) for field in ("gifts", "must_not"))
    most = max(Counter(topic for note in notes for topic in main_topics(note)).values())
    assert f"{len(notes)} notes, one JSON object" in words
    assert f"{counts['short']} notes are short, {counts['medium']} medium" in words
    assert f"{counts['long']} long and {counts['hard']} hard" in words
    assert f"{refusals} refuse something and {gifts} hold a gift" in words
    assert most == 2
    assert "of one or two notes" in words
