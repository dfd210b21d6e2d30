"""A question asked of a drawn town: what counts as supply, who counts as in reach, what is told."""

from datetime import time

import geopandas
import numpy as np
import openpyxl
import pytest
from shapely.geometry import Point as Spot

from asset_map.gaps.catchment import flat
from asset_map.gaps.exports import FORMATS, write
from asset_map.gaps.inputs import WrongInput
from asset_map.gaps.question import Question, answer
from asset_map.gaps.reply import starts_for
from asset_map.model.area import Area
from asset_map.model.gap import Capacities, Choice, Measure, Supply
from asset_map.model.gap_ask import Sites
from asset_map.model.listing import Cost, Kind
from asset_map.model.schedule import PartOfDay, Schedule
from asset_map.model.streets import Streets
from asset_map.store.areas import save_areas, save_figure
from asset_map.store.demand import levels, outlines
from asset_map.store.streets import save_streets
from tests.towns import draw_town, listing

# People live around N, S and far away at F; places are at A, B and C. A step is 100 metres.
TOWN = draw_town("""
    N . A B . . . . . . . . . . . . . . . . . . . . . . . . . . F
    . . .
    . . .
    . . .
    S . C
    """)
PEOPLE = {"N": 1000.0, "S": 500.0, "F": 250.0}
MONDAYS = (Schedule.weekly(["MO"], time(10), time(12)),)
TWICE = (
    Schedule.weekly(["TU"], time(10), time(12)),
    Schedule.weekly(["TH"], time(19), time(21)),
)


def around(letter: str, level: str = "lsoa", name: str = "") -> Area:
    """A small round area whose middle is the letter, and a third of whose people are old."""
    at = TOWN[letter]
    count = PEOPLE[letter]
    return Area(
        f"E0100000{'NSF'.index(letter)}" if level == "lsoa" else f"W-{letter}",
        name or f"Around {letter}",
        level,
        Spot(at.longitude, at.latitude).buffer(1e-6),
        {"population": count, "age_65_plus": count / 4},
    )


@pytest.fixture
def town(store, add):
    """Three areas, a choir in two places, a free coffee morning in one of them."""
    save_areas(store, [around(letter) for letter in "NSF"])
    add(
        listing("Monday choir", TOWN["A"], "choirs", schedules=MONDAYS, cost=Cost("£2", 200)),
        listing("Choir twice", TOWN["C"], "choirs", schedules=TWICE, kind=Kind.HUB),
        listing("Coffee", TOWN["A"], "coffee-mornings", schedules=MONDAYS, cost=Cost("", 0)),
    )
    return store


def asked(store, metres: float = 300, measure=Measure.TWO_STEP, counted=Supply.PLACES, **choice):
    return answer(store, Question(Choice(**choice), flat(metres), measure, counted))


def test_each_area_says_how_far_how_many_and_what_its_share_is(town):
    found = asked(town, interests=("choirs",))
    north, south, far = found.areas
    assert north.nearest_metres == pytest.approx(200, abs=0.1)
    assert [area.count_in_reach for area in found.areas] == [1, 1, 0]
    assert north.access == pytest.approx(1 / 1000)
    assert south.access == pytest.approx(1 / 500)
    assert (far.access, far.none_in_reach) == (0, True)
    assert far.nearest_metres > 2_000
    assert found.share_in_reach == pytest.approx(1500 / 1750)
    assert [area.area_name for area in found.without] == ["Around F"]


def test_a_place_counts_once_however_much_goes_on_there(town):
    assert (asked(town).places, asked(town).amount) == (2, 2)


def test_sessions_a_week_are_counted_at_the_times_that_were_asked_for(town):
    whole = asked(town, counted=Supply.SESSIONS, interests=("choirs",))
    assert whole.amount == pytest.approx(3, abs=0.25)
    evenings = asked(
        town, counted=Supply.SESSIONS, interests=("choirs",), part_of_day=PartOfDay.EVENING
    )
    assert (evenings.places, evenings.amount) == (1, pytest.approx(1, abs=0.2))


def test_room_is_added_up_and_where_it_is_not_known_the_middle_is_taken_and_told(town, add):
    assert asked(town, counted=Supply.CAPACITY).capacities == Capacities(0, 3, 1)
    add(
        listing("Band practice", TOWN["A"], "brass-bands", capacity=20),
        listing("Brass for all", TOWN["C"], "brass-bands", capacity=40),
        listing("Big band", TOWN["C"], "brass-bands"),
    )
    found = asked(town, counted=Supply.CAPACITY, interests=("brass-bands",))
    assert found.capacities == Capacities(2, 1, 30)
    assert (found.places, found.amount) == (2, 90)
    assert found.areas[0].access == pytest.approx(20 / 1000)
    assert asked(town).capacities is None


def round_by_s(store):
    """From N one walks round by S to get to A."""
    xy = np.array([(TOWN[one].longitude, TOWN[one].latitude) for one in "NSA"])
    ways = np.array([0, 1]), np.array([1, 2]), np.array([400.0, 450.0])
    save_streets(store, Streets(xy, *ways))


def test_along_streets_the_way_round_counts(town):
    round_by_s(town)
    question = Question(Choice(interests=("choirs",)), flat(600), along_streets=True)
    north, south, _ = answer(town, question).areas
    assert north.nearest_metres == pytest.approx(600, abs=2)
    assert north.walk_minutes == pytest.approx(north.nearest_metres / 80)
    assert south.count_in_reach == 2


@pytest.mark.parametrize(("along_streets", "reached"), [(False, 1500), (True, 500)])
def test_a_start_reaches_who_can_walk_there(town, along_streets, reached):
    round_by_s(town)
    question = Question(Choice(interests=("chess",)), flat(600), along_streets=along_streets)
    told = starts_for(town, answer(town, question), 1, Sites.AREAS, TOWN["A"])
    assert told.pin.newly_reached == reached
    assert [one.newly_reached for one in told.best] == [1500]


def test_choices_combine(town):
    assert asked(town, kinds=(Kind.HUB,)).places == 1
    assert asked(town, free=True).places == 1
    assert asked(town, free=True, interests=("choirs",)).places == 0
    assert asked(town, pence_at_most=200, weekdays=(0, 1)).places == 1
    assert asked(town, sources=("town",), weekdays=(1,)).places == 1
    assert asked(town, step_free=True).places == 0


def test_a_branch_stands_for_all_below_it(town):
    assert asked(town, interests=("music",)).places == 2


def test_with_nothing_on_offer_every_area_is_told_to_have_none(town):
    found = asked(town, interests=("pigeons",))
    assert all(area.none_in_reach and area.nearest_metres is None for area in found.areas)
    assert all(area.access == 0 for area in found.areas)


def test_people_stand_where_most_of_them_live_when_that_is_known(town):
    at = TOWN["B"]
    town.exec_driver_sql(
        "UPDATE area SET people_at = to_metres(%s, %s) WHERE name = 'Around F'",
        (at.longitude, at.latitude),
    )
    far = asked(town, interests=("choirs",)).areas[2]
    assert far.nearest_metres == pytest.approx(100, abs=0.1)


def test_the_finest_areas_are_taken_unless_others_are_named(town):
    wide = Area("W-1", "Whole", "ward", Spot(-2.5, 53.5).buffer(0.2), {"population": 1750.0})
    save_areas(town, [wide])
    assert list(levels(town)) == ["lsoa", "ward"]
    assert asked(town).level == "lsoa"
    question = Question(Choice(), flat(30_000), level="ward")
    assert [area.area_name for area in answer(town, question).areas] == ["Whole"]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"level": "parish"}, "no such areas"),
        ({"figure": "cats"}, "no such figure"),
        ({"weighted_by": "cats"}, "no such figure"),
        ({"choice": Choice(sources=("nobody",))}, "nothing was imported"),
    ],
)
def test_what_is_not_there_is_told_with_what_is(town, wrong, says):
    question = {"choice": Choice(), "catchment": flat(300), **wrong}
    with pytest.raises(WrongInput, match=says):
        answer(town, Question(**question))


def test_an_older_demand_is_that_of_older_people(town):
    found = answer(town, Question(Choice(), flat(300), figure="age_65_plus"))
    assert found.demand == pytest.approx(1750 / 4)
    assert found.population == 1750


def test_people_count_for_more_where_there_is_more_deprivation_and_as_many_in_all(town):
    save_figure(town, "deprivation", {"E01000000": 10.0, "E01000001": 30.0})
    question = Question(Choice(), flat(300), weighted_by="deprivation")
    found = answer(town, question)
    # The mean of the 1,500 whose figure is known is 50/3; the third area counts as the mean.
    assert [area.demand for area in found.areas] == pytest.approx([600, 900, 250])
    assert (found.population, found.demand) == (1750, pytest.approx(1750))
    assert (found.without_weight, found.without_demand) == (1, 0)
    scores = [area.access for area in found.areas]
    assert np.dot([area.demand for area in found.areas], scores) == pytest.approx(2)


@pytest.mark.parametrize(
    ("figure", "value", "says"),
    [("nothing", 0.0, "it is 0 wherever"), ("imd_decile", 1.0, "counts from the worst")],
)
def test_what_says_nothing_or_the_contrary_weighs_nobody(town, figure, value, says):
    save_figure(town, figure, {"E01000000": value})
    with pytest.raises(WrongInput, match=says):
        answer(town, Question(Choice(), flat(300), weighted_by=figure))


def test_a_file_tells_whom_a_gap_touches_and_leaves_open_what_nobody_knows(town, tmp_path):
    save_figure(town, "deprivation", {"E01000000": 10.0})
    found = asked(town)
    assert (found.without_demand, found.without_weight) == (0, 0)
    for ending in (".csv", ".geojson"):
        write(found, outlines(town, found.level), tmp_path / f"gap{ending}")
    head, *rows = (tmp_path / "gap.csv").read_text().splitlines()
    assert head.endswith(",walk_minutes,age_65_plus,deprivation")
    assert [row.rsplit(",", 2)[1:] for row in rows] == [["250", "10"], ["125", ""], ["62.5", ""]]
    assert geopandas.read_file(tmp_path / "gap.geojson").deprivation.count() == 1


@pytest.mark.parametrize("ending", [".geojson", ".gpkg", ".parquet"])
def test_a_file_for_maps_reads_back_with_every_area(town, tmp_path, ending):
    found = asked(town, interests=("choirs",))
    path = tmp_path / f"gap{ending}"
    write(found, outlines(town, found.level), path)
    read = geopandas.read_parquet(path) if ending == ".parquet" else geopandas.read_file(path)
    assert list(read.area_code) == [area.area_code for area in found.areas]
    assert list(read.none_in_reach) == [False, False, True]
    assert read.access.tolist() == [area.access for area in found.areas]
    assert read.crs.to_epsg() == 4326
    assert read.geometry.is_valid.all()


def test_a_spreadsheet_holds_no_formula_of_someone_elses(store, tmp_path):
    save_areas(store, [around("N", name="=HYPERLINK(1)")])
    found = asked(store)
    for ending in (".csv", ".xlsx"):
        write(found, outlines(store, found.level), tmp_path / f"gap{ending}")
    assert ",'=HYPERLINK(1)," in (tmp_path / "gap.csv").read_text()
    sheet = openpyxl.load_workbook(tmp_path / "gap.xlsx").active
    assert sheet["B2"].value == "'=HYPERLINK(1)"
    assert sheet["A1"].value == "area_code"


def test_a_file_of_another_sort_is_refused_and_what_was_there_stays(town, tmp_path):
    there = tmp_path / "gap.pdf"
    there.write_text("ours")
    with pytest.raises(WrongInput, match="no such format"):
        write(asked(town), [], there)
    assert there.read_text() == "ours"
    assert set(FORMATS) == {".csv", ".xlsx", ".geojson", ".gpkg", ".parquet"}
