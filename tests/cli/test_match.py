"""`asset-map match`: the same answers as the pages, for a terminal or a pipe."""

import json

import pytest

from asset_map.intake.sample import import_sample
from asset_map.store.connection import engine
from tests.cli.command import asset_map


@pytest.fixture
def match(own_settings, tmp_path):
    """Runs the command on a store that holds the sample."""
    opened = engine(own_settings, "owner")
    with opened.connect() as connection:
        import_sample(connection, tmp_path / "errors.csv")
        connection.commit()
    opened.dispose()

    def match(*arguments: str):
        env = {"ASSET_MAP_HOME": str(own_settings.home)}
        return asset_map(
            "match", *arguments, **env, ASSET_MAP_DATABASE_URL=own_settings.database_url
        )

    return match


def test_a_match_says_why_in_words_and_in_json(match):
    said = match("--near", "WN7 1AA", "--interest", "knitting")
    assert said.returncode == 0, said.stderr
    assert "Distances are from the middle of WN7 1." in said.stdout
    assert "Knit One Natter Two (Group)" in said.stdout
    assert "minutes’ walk · " in said.stdout
    answer = json.loads(match("--near", "WN7 1AA", "--interest", "Knitting", "--json").stdout)
    names = [one["properties"]["name"] for one in answer["features"]]
    assert "Knit One Natter Two" in names

    wrong = match("--near", "Atlantis", "--interest", "kniting", "--age", "old")
    assert wrong.returncode == 2
    assert "--near: We do not know that place." in wrong.stderr
    assert "--interest: We do not have that interest. Did you mean Knitting" in wrong.stderr
    assert "--age: Give a whole number from 0 to 120." in wrong.stderr
