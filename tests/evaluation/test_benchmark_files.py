"""Files of notes and listings: read line by line, refused with the line's number, never quoted."""

import json
from pathlib import Path
from typing import Any

import pytest

from asset_map.evaluation.benchmark import read_benchmark, read_listings, read_notes
from asset_map.evaluation.json_lines import UnreadableLine
from asset_map.model.place import Point

SECRET = "my heart is broken"
NOTE = {"id": "N1", "text": SECRET, "longitude": -2.5, "latitude": 53.5, "expected": {"cafe": 3}}
LISTING = {
    "id": "L1",
    "kind": "group",
    "name": "Brew",
    "description": "Tea",
    "looking_for": "bakers",
    "longitude": -2.5,
    "latitude": 53.5,
    "topic": "coffee_dropin",
    "also": ["baking_cakes"],
    "days": ["Mon", "Thu"],
    "start_time": "10:00",
    "min_age": 18,
    "max_age": None,
    "step_free": True,
}


def written(path: Path, *lines: dict[str, Any] | str) -> Path:
    """A file with these lines."""
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("\n".join(texts), encoding="utf-8")
    return path


def test_a_note_is_read_with_its_labels(tmp_path: Path) -> None:
    path = written(tmp_path / "notes.jsonl", {**NOTE, "must_not": ["bingo"], "gifts": ["chess"]})
    (note,) = read_notes(path)

    assert (note.id, note.text, note.point) == ("N1", SECRET, Point(-2.5, 53.5))
    assert (note.expected, note.must_not, note.gifts) == ({"cafe": 3}, {"bingo"}, {"chess"})


def test_a_listings_topics_are_kept_apart_from_what_its_source_says(tmp_path: Path) -> None:
    (listing,) = read_listings(written(tmp_path / "listings.jsonl", LISTING))

    assert (listing.topic, listing.also) == ("coffee_dropin", ("baking_cakes",))
    assert "coffee" not in str(listing.cells)
    assert listing.text == "Brew\nTea\nbakers"
    told = {name: listing.cells[name] for name in ("days", "min_age", "max_age", "step_free")}
    assert told == {"days": "Mon;Thu", "min_age": "18", "max_age": "", "step_free": "yes"}


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (f'{{"text": "{SECRET}"', "not a JSON object"),
        (f'["{SECRET}"]', "not a JSON object"),
        ({**NOTE, "text": [SECRET]}, "text is not a text"),
        ({**NOTE, "longitude": SECRET}, "not a place on the Earth"),
        ({**NOTE, "latitude": 153.5}, "not a place on the Earth"),
        ({**NOTE, "latitude": None}, "not a place on the Earth"),
        ({**NOTE, "expected": {"cafe": SECRET}}, "not a grade for each topic"),
        ({**NOTE, "gifts": SECRET}, "gifts is not a list of texts"),
    ],
)
def test_a_bad_line_is_told_by_its_number_and_not_quoted(
    tmp_path: Path, line: dict[str, Any] | str, what: str
) -> None:
    path = written(tmp_path / "notes.jsonl", NOTE, "", line)

    with pytest.raises(UnreadableLine) as refusal:
        list(read_notes(path))

    assert refusal.value.where == "notes.jsonl, line 3"
    assert what in refusal.value.what
    assert SECRET not in str(refusal.value)


def test_two_listings_with_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLine, match=r"line 2: this id is there already"):
        list(read_listings(written(tmp_path / "listings.jsonl", LISTING, LISTING)))


def test_a_file_that_is_not_there_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableLine, match=r"none\.jsonl"):
        list(read_notes(tmp_path / "none.jsonl"))


def test_the_tools_own_benchmark_is_read_one_half_at_a_time() -> None:
    build, measure, both = (read_benchmark(None, None, s) for s in ("build", "measure", "all"))

    assert len(build.notes) == len(measure.notes) == len(both.notes) / 2
    assert not {note.id for note in build.notes} & {note.id for note in measure.notes}
    assert {note.split for note in build.notes} == {"build"}
    assert len(both.listings) >= 300


def test_a_split_without_notes_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path / "notes.jsonl", NOTE)

    with pytest.raises(UnreadableLine, match="no note of the split build"):
        read_benchmark(path, None, "build")
