"""`asset-map match` with a conversation, and with many: heard, answered, and never counted."""

import json

import pytest
from sqlalchemy import text

from asset_map.store.connection import engine
from tests.cli.command import asset_map

SAID = "She loves knitting and birdwatching. She can't stand bingo. She is 76."


@pytest.fixture(scope="module")
def opened(sample_settings):
    """The owner's engine on a store that holds the sample."""
    opened = engine(sample_settings, "owner")
    yield opened
    opened.dispose()


@pytest.fixture
def match(sample_settings):
    """Runs the command, with what is said piped in."""

    def match(*arguments: str, said: str = ""):
        return asset_map("match", *arguments, said=said, ASSET_MAP_HOME=str(sample_settings.home))

    return match


def test_a_conversation_is_heard_and_answered_in_words_and_in_json(match, opened):
    told = match("--near", "Leigh", "--text", "-", said=SAID)
    assert told.returncode == 0, told.stderr
    assert "Knitting · a lot · “knitting”" in told.stdout
    assert "Not for them" in told.stdout
    assert "Aged 76" in told.stdout
    assert "Knit One Natter Two (Group)" in told.stdout
    answer = json.loads(match("--near", "Leigh", "--text", "-", "--json", said=SAID).stdout)
    assert {"knitting", "birdwatching"} <= {one["term"] for one in answer["heard"]["interests"]}
    assert "Knit One Natter Two" in [one["name"] for one in answer["activities"]]
    with opened.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ask_count")) == 0


def test_many_notes_are_answered_and_none_is_counted(match, opened, tmp_path):
    notes, out = tmp_path / "notes.jsonl", tmp_path / "run.jsonl"
    note = {"id": "one", "text": SAID, "longitude": -2.518, "latitude": 53.497}
    notes.write_text(f"{json.dumps(note)}\n{json.dumps({**note, 'id': 'two'})}\n", "utf-8")
    done = match("--notes", str(notes), "--out", str(out), "--limit", "5")
    assert done.returncode == 0, done.stderr
    first, second = map(json.loads, out.read_text("utf-8").splitlines())
    assert (first["id"], second["id"]) == ("one", "two")
    assert len(first["ranking"]) == 5
    assert first["ranking"] == second["ranking"]
    with opened.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM ask_count")) == 0


@pytest.mark.parametrize(
    ("arguments", "say"),
    [
        (("--near", "Leigh", "--text", "knitting"), "others on this machine can see"),
        (("--text", "-"), "--near: Say where"),
        (("--near", "Leigh", "--text", "-", "--free"), "--free: not with --text."),
        (("--notes", "a.jsonl"), "one without the other"),
        (("--notes", "a", "--out", "b", "--near", "Leigh"), "--near: not with --notes."),
        (("--notes", "a", "--out", "b", "--limit", "0"), "--limit: Give a whole number"),
    ],
)
def test_what_does_not_go_together_is_refused(match, arguments, say):
    refused = match(*arguments, said=SAID)
    assert refused.returncode == 2
    assert say in refused.stderr
    assert "knitting" not in refused.stderr
    assert refused.stdout == ""
