"""`asset-map gaps`: real areas, real libraries, and what is wrong said plainly."""

import csv

import numpy as np
import pytest

from asset_map.gaps.access import enhanced_two_step
from asset_map.gaps.catchment import stepped
from asset_map.intake.sample import import_sample
from asset_map.model.gap import Choice, Supply
from asset_map.store.connection import engine
from asset_map.store.demand import people
from asset_map.store.supply import supply
from tests.cli.command import asset_map


@pytest.fixture
def run(own_settings):
    """Runs `asset-map` on a store of the test's own."""

    def run(*arguments: str):
        home = str(own_settings.home)
        url = own_settings.database_url
        return asset_map(*arguments, ASSET_MAP_HOME=home, ASSET_MAP_DATABASE_URL=url)

    return run


def test_the_libraries_of_the_borough_are_reckoned_for_all_its_areas(
    run, own_settings, open_data, tmp_path
):
    areas = open_data / "wigan_boundaries" / "wigan_lsoa21_generalised.geojson"
    figures = open_data / "wigan_population" / "wigan_population_mid2020_lsoa11_single_year.csv"
    libraries = open_data / "wigan_pois" / "wigan_libraries_2018.geojson"
    assert run("import", "areas", str(areas), "--population", str(figures)).returncode == 0
    assert run("import", "listings", str(libraries), "--source", "libraries").returncode == 0
    out = tmp_path / "access.csv"
    done = run(
        *("gaps", "--source", "libraries", "--measure", "e2sfca", "--out", str(out)),
        *("--steps", "800,1600,3200", "--weights", "1,0.68,0.22"),
    )
    assert done.returncode == 0, done.stderr
    with out.open() as opened_file:
        rows = list(csv.DictReader(opened_file))
    assert len(rows) == 200
    assert sum(row["none_in_reach"] == "true" for row in rows) == 2
    assert sum(float(row["access"]) * float(row["demand"]) for row in rows) == pytest.approx(15)

    opened = engine(own_settings, "public")
    with opened.connect() as connection:
        homes = people(connection, "lsoa")
        spots = supply(connection, Choice(sources=("libraries",)), Supply.PLACES)
    opened.dispose()
    scores = enhanced_two_step(
        [(one.x, one.y) for one in homes],
        [one.demand for one in homes],
        [(spot.x, spot.y) for spot in spots],
        np.ones(15),
        stepped(3200, (800, 1600, 3200), (1, 0.68, 0.22)),
    )
    assert [float(row["access"]) for row in rows] == scores.tolist()


def test_a_summary_says_who_has_none(run, own_settings, tmp_path):
    opened = engine(own_settings, "owner")
    with opened.connect() as connection:
        import_sample(connection, tmp_path / "errors.csv")
        connection.commit()
    opened.dispose()
    said = run("gaps", "--interest", "Choirs", "--day", "tuesday", "--catchment-metres", "1600")
    assert said.returncode == 0, said.stderr
    assert "of the demand has one within 1,600 metres." in said.stdout
    assert "None in reach: " in said.stdout


def test_the_best_places_are_told_and_a_report_and_a_page_are_written(run, own_settings, tmp_path):
    opened = engine(own_settings, "owner")
    with opened.connect() as connection:
        import_sample(connection, tmp_path / "errors.csv")
        connection.commit()
    with opened.connect() as connection:
        statement = (
            "INSERT INTO ask_count (term, area, month, asked) SELECT t.number, a.gss_code, "
            "date_trunc('month', now())::date - 40, 17 FROM taxonomy_term AS t, "
            "(SELECT gss_code FROM area WHERE level = 'grid' ORDER BY gss_code LIMIT 1) AS a "
            "WHERE t.code = 'choirs'"
        )
        connection.exec_driver_sql(statement)
        connection.commit()
    opened.dispose()
    paper, page = tmp_path / "choirs.pdf", tmp_path / "choirs.html"
    asked = ("gaps", "--interest", "choirs", "--catchment-metres", "1600", "--start", "2")
    said = run(*asked, "--report", str(paper), "--out", str(page))
    assert said.returncode == 0, said.stderr
    assert "Asked for at least 15 times in " in said.stdout
    assert "From the middle of them all:" in said.stdout
    assert "1. " in said.stdout
    assert "2. " in said.stdout
    assert paper.read_bytes().startswith(b"%PDF")
    assert page.read_text().count("data-area=") == 166
    assert "http://" not in page.read_text().replace("http://www.w3.org/", "")[:1_000]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--interest", "chiors"), "Did you mean Choirs"),
        (("--out", "gap.pdf"), "a name ending in .csv"),
        (("--steps", "800,1600"), "not with --measure 2sfca"),
        (("--measure", "e2sfca", "--steps", "a,b"), "is no list of numbers"),
        (
            ("--measure", "e2sfca", "--steps", "800,1600", "--weights", "1,.5"),
            "the last step is 1600 m",
        ),
        (("--measure", "3sfca", "--gaussian-metres", "900", "--steps", "1,2"), "one of them"),
        (("--areas", "lsoa"), "none are loaded"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(run, tmp_path, arguments, says):
    said = run("gaps", *arguments)
    assert said.returncode == 2
    assert says in said.stderr
