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


def test_a_council_with_lists_of_its_own_finds_its_own_near_its_own_places(own_settings, tmp_path):
    def run(*words: str):
        env = {"ASSET_MAP_HOME": str(own_settings.home)}
        return asset_map(*words, **env, ASSET_MAP_DATABASE_URL=own_settings.database_url)

    lists = {
        "postcodes": "postcode,lat,long\nWN7 1AA,53.4985,-2.5192\n",
        "places": "Name,Lat,Long\nLeigh,53.497,-2.518\nSaddle Row,53.5,-2.52\n",
        "listings": "name,postcode\nRow Choir,WN7 1AA\n",
    }
    for sort, text in lists.items():
        path = tmp_path / f"{sort}.csv"
        path.write_text(text, "utf-8")
        source = ("--source", "town") if sort == "listings" else ()
        told = run("import", sort, str(path), *source)
        assert told.returncode == 0, told.stderr
    for near in ("saddle row", "WN7 1ZZ"):
        answer = json.loads(run("match", "--near", near, "--json").stdout)
        assert [one["properties"]["name"] for one in answer["features"]] == ["Row Choir"]
    again = run("import", "places", str(tmp_path / "places.csv"))
    assert "2 places. 0 new or moved, 2 unchanged." in again.stdout


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
