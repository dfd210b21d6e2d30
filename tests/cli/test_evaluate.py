"""`asset-map evaluate` and notes in bulk, as typed: what they print, write and refuse."""

import json
from pathlib import Path

import pytest
from sqlalchemy import text

from asset_map.cli import _notes
from asset_map.evaluation.benchmark import Labelled, read_benchmark
from asset_map.evaluation.take_on import take_on
from asset_map.model.place import Point
from asset_map.settings import PlainError, Settings
from asset_map.store.connection import engine
from tests.cli.command import asset_map

BUILD = read_benchmark(None, None, "build")
NOTE = {"id": "N1", "text": "She loves knitting", "longitude": -2.517, "latitude": 53.498}


def lines(path: Path, *objects: object) -> Path:
    """A file with one JSON object on each line."""
    path.write_text("".join(json.dumps(one) + "\n" for one in objects), encoding="utf-8")
    return path


def evaluate(settings: Settings, *arguments: str) -> str:
    """What the command prints."""
    done = asset_map("evaluate", *arguments, ASSET_MAP_HOME=str(settings.home))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_the_table_stands_alone_and_the_store_is_as_it_was(settings: Settings) -> None:
    printed = evaluate(settings, "--split", "build")

    assert printed.startswith(f"{len(BUILD.notes)} notes (split build), {len(BUILD.listings)} list")
    rows = [line.split("  ")[0] for line in printed.splitlines()[3:8]]
    assert rows == ["ours", "BM25 + wordllama", "BM25", "wordllama", "PostgreSQL full text"]
    assert not any(note.text in printed for note in BUILD.notes)
    opened = engine(settings)
    with opened.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM posting")) == 0
    opened.dispose()


def test_a_program_gets_the_figures_of_every_note(settings: Settings) -> None:
    (ours,) = json.loads(evaluate(settings, "--split", "build", "--ours-only", "--json"))

    assert ours["ranker"] == "ours"
    assert 0 < ours["ndcg"] <= 1
    assert [note["id"] for note in ours["notes"]] == [note.id for note in BUILD.notes]


def test_misses_of_the_measuring_half_are_not_shown(settings: Settings) -> None:
    for split in ((), ("--split", "measure"), ("--split", "all")):
        done = asset_map("evaluate", "--misses", "3", *split, ASSET_MAP_HOME=str(settings.home))

        assert done.returncode == 2
        assert done.stdout == ""
        assert "Try: --split build" in done.stderr


def test_notes_and_listings_of_ones_own_are_measured_whole(
    settings: Settings, tmp_path: Path
) -> None:
    notes = lines(tmp_path / "notes.jsonl", {**NOTE, "expected": {"knitting_crochet": 3}})
    listing = {**NOTE, "kind": "group", "name": "Knit and Natter", "topic": "knitting_crochet"}
    listings = lines(tmp_path / "listings.jsonl", listing)

    files = ("--notes", str(notes), "--listings", str(listings))
    printed = evaluate(settings, *files, "--copies", "5", "--ours-only", "--everything-in-reach")

    assert printed.startswith("1 notes (split all), 5 listings")
    figures = [line.split()[-6:-1] for line in printed.splitlines() if line.startswith("ours")]
    assert figures == [["1.000", "1.000", "1.000", "–", "–"]] * 2


def group(id: str, name: str) -> Labelled:
    """A group where the note was said."""
    cells = {"id": id, "name": name, "longitude": "-2.517", "latitude": "53.498"}
    return Labelled(id, Point(-2.517, 53.498), "", cells=cells)


@pytest.fixture
def town(own_settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A store with knitters and chess players, and the one that commands use."""
    opened = engine(own_settings, "owner")
    take_on(opened, [group("L1", "Knit and Natter"), group("L2", "Leigh Chess Club")])
    opened.dispose()
    assert own_settings.database_url is not None
    monkeypatch.setenv("ASSET_MAP_HOME", str(own_settings.home))
    monkeypatch.setenv("ASSET_MAP_DATABASE_URL", own_settings.database_url)
    return own_settings


def test_each_note_of_a_file_gets_its_ranking_in_the_same_order(
    town: Settings, tmp_path: Path
) -> None:
    notes = lines(tmp_path / "notes.jsonl", NOTE, {**NOTE, "id": "N2", "text": "chess"})
    out = tmp_path / "run.jsonl"

    assert _notes.match_notes(notes, out, 8_000, 5) == 2

    first, second = map(json.loads, out.read_text("utf-8").splitlines())
    assert (list(first), first["id"], second["id"]) == (["id", "ranking"], "N1", "N2")
    assert (first["ranking"][0], second["ranking"][0]) == ("L1", "L2")


def test_a_bad_line_is_told_and_no_half_run_is_left(town: Settings, tmp_path: Path) -> None:
    notes = lines(tmp_path / "notes.jsonl", NOTE, {"id": "N2", "text": "chess"})

    with pytest.raises(PlainError, match=r"notes.jsonl, line 2: longitude and latitude"):
        _notes.match_notes(notes, tmp_path / "run.jsonl", 8_000, 20)

    assert [path.name for path in tmp_path.iterdir()] == ["notes.jsonl"]


def test_a_place_that_cannot_be_written_to_is_named(town: Settings, tmp_path: Path) -> None:
    notes = lines(tmp_path / "notes.jsonl", NOTE)

    with pytest.raises(PlainError, match="another place with --out"):
        _notes.match_notes(notes, tmp_path / "none" / "run.jsonl", 8_000, 20)
