"""`asset-map import`: what it says, and the exit code that a script goes by."""

import json

import pytest
from click.testing import CliRunner

from asset_map.cli import main

GOOD = "id,name,postcode\n1,Choir,WN7 1AA\n2,Band,WN7 1AB\n"


@pytest.fixture
def run(own_settings, tmp_path, monkeypatch):
    """Runs `asset-map import …` in an empty folder, on a store with two postcodes."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("ASSET_MAP_HOME", str(own_settings.home))
    monkeypatch.setenv("ASSET_MAP_DATABASE_URL", own_settings.database_url)
    (tmp_path / "codes.csv").write_text(
        "pcds,lat,long\nWN71AA,53.4985,-2.5192\nWN7 1AB,53.4979,-2.5181\n", "utf-8"
    )

    def run(*words: str):
        return CliRunner().invoke(main, ["import", *words], catch_exceptions=False)

    assert run("postcodes", "codes.csv").exit_code == 0
    return run


def test_all_rows_in_is_0_and_a_second_run_changes_nothing(run, tmp_path):
    (tmp_path / "town.csv").write_text(GOOD, "utf-8")
    first = run("listings", "town.csv", "--source", "town")
    assert first.exit_code == 0
    assert "2 new, 0 changed, 0 unchanged" in first.output
    assert "2 unchanged" in run("listings", "town.csv", "--source", "town").output


def test_some_left_out_is_1_and_the_errors_are_told_and_kept(run, tmp_path):
    (tmp_path / "town.csv").write_text(GOOD + "3,,WN7 1AA\n", "utf-8")
    result = run("listings", "town.csv", "--source", "town")
    assert result.exit_code == 1
    assert "row 4, name: no name." in result.output
    assert "Errors: 1 (name 1)" in result.output
    assert (tmp_path / "town-errors.csv").read_text("utf-8-sig").splitlines()[1].startswith("3,,")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("town.csv", "title,postcode\nChoir,WN7 1AA\n"),
        ("town.ods", "x"),
        ("town.xlsx", "x"),
        ("town.geojson", "[]"),
        ("town.csv", "name,postcode\nChoir,nowhere\n"),
    ],
)
def test_nothing_done_is_2_with_something_to_try(run, tmp_path, name, text):
    (tmp_path / name).write_text(text, "utf-8")
    result = run("listings", name, "--source", "town")
    assert result.exit_code == 2
    assert "Try: " in result.output or "Errors: 1" in result.output


def test_a_file_that_is_not_there_is_2(run):
    result = run("listings", "none.csv", "--source", "town")
    assert result.exit_code == 2
    assert "no such file" in result.output


def test_the_errors_do_not_overwrite_the_list(run, tmp_path):
    (tmp_path / "town.csv").write_text(GOOD + "3,,WN7 1AA\n", "utf-8")
    result = run("listings", "town.csv", "--source", "town", "--errors", "./town.csv")
    assert result.exit_code == 2
    assert (tmp_path / "town.csv").read_text("utf-8").startswith(GOOD)


def test_a_dry_run_says_so_and_leaves_no_trace(run, tmp_path):
    (tmp_path / "town.csv").write_text(GOOD, "utf-8")
    result = run("listings", "town.csv", "--source", "town", "--dry-run")
    assert (result.exit_code, "dry run" in result.output) == (0, True)
    assert "Nothing has been imported" in run("runs").output


def test_an_import_can_be_undone_and_the_runs_are_listed(run, tmp_path):
    path = tmp_path / "town.csv"
    path.write_text(GOOD, "utf-8")
    run("listings", "town.csv", "--source", "town")
    path.write_text(GOOD.replace("Band", "Brass Band") + "3,Chess,WN7 1AA\n", "utf-8")
    run("listings", "town.csv", "--source", "town", "--complete")
    assert run("undo", "--source", "town").exit_code == 0
    assert "undone" in run("runs").output.splitlines()[0]
    path.write_text(GOOD, "utf-8")
    assert "0 new, 0 changed, 2 unchanged" in run("listings", "town.csv", "--source", "town").output


def test_undo_of_a_source_without_imports_is_2(run):
    result = run("undo", "--source", "nobody")
    assert (result.exit_code, "nobody" in result.output) == (2, True)


def test_a_mapping_file_is_read_and_a_wrong_one_is_2(run, tmp_path):
    (tmp_path / "town.csv").write_text("Ref,Title,Where\n1,Choir,WN7 1AA\n", "utf-8")
    mapping = tmp_path / "ours.toml"
    mapping.write_text(
        '[columns]\nid = "Ref"\nname = "Title"\npostcode = "Where"\n[fixed]\nkind = "hub"\n',
        "utf-8",
    )
    arguments = ("listings", "town.csv", "--source", "town", "--mapping", "ours.toml")
    assert "1 new" in run(*arguments).output
    mapping.write_text('[columns]\ntitel = "Title"\n', "utf-8")
    wrong = run(*arguments)
    assert (wrong.exit_code, "titel" in wrong.output) == (2, True)


def test_postcodes_that_are_none_are_left_out_and_named(run, tmp_path):
    (tmp_path / "more.csv").write_text(
        "Code,Y,X\nWN7 1AD,53.49,-2.51\nnowhere,53.49,-2.51\nWN7 1AE,99.999999,0\n", "utf-8"
    )
    columns = ("--postcode-column", "code", "--latitude-column", "Y", "--longitude-column", "X")
    result = run("postcodes", "more.csv", *columns)
    assert result.exit_code == 1
    assert "1 new" in result.output
    assert "row 3: 'nowhere'" in result.output
    assert "1 without coordinates" in result.output
    unnamed = run("postcodes", "more.csv")
    assert (unnamed.exit_code, "--postcode-column" in unnamed.output) == (2, True)


def test_places_that_cannot_be_read_are_told_and_what_a_whole_list_lacks_is_forgotten(
    run, tmp_path
):
    (tmp_path / "places.csv").write_text(
        "town,lat,long\nLiegh,53.497,-2.518\nLeigh,53.497,-2.518\nleigh,53.4,-2.5\n"
        ",53.4,-2.5\nAbram,-2.591,53.508\nOrrell,,\n",
        "utf-8",
    )
    result = run("places", "places.csv", "--complete")
    assert result.exit_code == 1
    assert "2 places." in result.output
    for told in ("row 4, name 'leigh': comes twice", "row 5, name: no name", "swapped", "no point"):
        assert told in result.output
    assert "Nothing was forgotten" in result.output
    (tmp_path / "places.csv").write_text("town,lat,long\nLeigh,53.497,-2.518\n", "utf-8")
    whole = run("places", "places.csv", "--complete")
    assert (whole.exit_code, "1 that the file does not have" in whole.output) == (0, True)
    (tmp_path / "nothing.csv").write_text("title,lat,long\nLeigh,53.497,-2.518\n", "utf-8")
    unnamed = run("places", "nothing.csv")
    assert (unnamed.exit_code, "--name-column" in unnamed.output) == (2, True)


def test_areas_import_with_figures_and_strangers_are_counted(run, tmp_path):
    square = [[[-2.5, 53.5], [-2.4, 53.5], [-2.4, 53.6], [-2.5, 53.6], [-2.5, 53.5]]]
    area = {
        "type": "Feature",
        "properties": {"LSOA21CD": "E01006212", "LSOA21NM": "Wigan 026A"},
        "geometry": {"type": "Polygon", "coordinates": square},
    }
    whole = {"type": "FeatureCollection", "features": [area]}
    (tmp_path / "areas.geojson").write_text(json.dumps(whole), "utf-8")
    (tmp_path / "people.csv").write_text("code,n\nE01006212,1449\nE01999999,7\n", "utf-8")
    result = run("areas", "areas.geojson", "--population", "people.csv")
    assert result.exit_code == 1
    assert "1 areas (lsoa). 1 new" in result.output
    assert "1 codes have no area: E01999999" in result.output
    (tmp_path / "people.csv").write_text("code,n\nE01999999,7\n", "utf-8")
    assert run("areas", "areas.geojson", "--population", "people.csv").exit_code == 2
    assert run("areas", "areas.geojson").exit_code == 0


def test_the_sample_imports_whole_and_again(run):
    first = run("sample")
    assert first.exit_code == 0, first.output
    again = run("sample")
    assert "0 new, 0 changed" in again.output
