"""`asset-map gaps` on a drawn town: whom it weighs, and what it compares."""

import csv
from pathlib import Path

import pytest

from tests.gaps.conftest import TOWN


def table(path: Path) -> list[dict[str, str]]:
    with path.open() as opened:
        return list(csv.DictReader(opened))


def test_an_earlier_day_is_laid_beside_today_and_so_is_a_file(run, tmp_path):
    out = tmp_path / "choirs.csv"
    said = run("--against", "2025-03-31", "--out", str(out)).output
    assert "Against 2025-03-31: 67% of the demand now, 100% then." in said
    assert "None in reach now, one then: 1 area, Around S (500)." in said
    assert [(row["count_in_reach"], row["count_in_reach_other"]) for row in table(out)] == [
        ("1", "1"),
        ("0", "1"),
    ]
    page = tmp_path / "choirs.html"
    assert run("--against", "2025-03-31", "--start", "1", "--out", str(page)).exit_code == 0
    assert "31 March 2025" in page.read_text()
    assert "The same areas have one in reach." in run("--against", "2025-06-10").output
    wider = run("--catchment-metres", "900", "--against", str(out), "--out", str(out)).output
    assert "100% of the demand here, 67% there" in wider
    assert "One in reach here, none there: 1 area, Around S (500)." in wider
    for against, says in (
        ("2025-01-09", "the directory begins on 2025-01-10"),
        ("2999-01-01", "that day is not over"),
        (str(tmp_path / "none.csv"), "it cannot be read"),
        ("", "it cannot be read"),
    ):
        wrong = run("--against", against)
        assert (wrong.exit_code, says in wrong.output) == (2, True)


def test_room_weight_and_a_pin_are_told_in_plain_words(run):
    said = run("--supply", "capacity", "--weighted-by", "deprivation", "--pin", point("S")).output
    assert "Room for 30 people. Listings that say for how many: 1, all of them." in said
    assert "Demand: population weighted by deprivation: where there is twice as much" in said
    assert "33% of the demand has one within 300 metres." in said
    assert "People aged 65 and over: 125 of 375 (33%)" in said
    assert ": 1,000 newly reached, in 1 area (age_65_plus 125)" in said
    assert run("--supply", "sessions").output.splitlines()[1] == "0.0 sessions a week."
    assert "there are no hubs" in run("--start", "1").output.lower()


def point(letter: str) -> str:
    return f"{TOWN[letter].longitude},{TOWN[letter].latitude}"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (("--pin", "Nowhere"), "We do not know that place"),
        (("--out", "/no/such/folder/a.csv"), "there is no such folder"),
        (("--out", "/proc/a.csv"), "it cannot be written"),
        (("--report", "/proc/a.html"), "it cannot be written"),
        (("--demand", "cats"), "age_65_plus, deprivation, population."),
    ],
)
def test_what_cannot_be_is_refused_in_plain_words(run, wrong, says):
    refused = run(*wrong)
    assert refused.exit_code == 2
    assert says in refused.output
