"""What a view of the map shows, near and far: the same listings however it counts them."""

from collections import Counter
from datetime import time

import pytest

from asset_map.model.ask import Ask, Wanted
from asset_map.model.listing import Cost, Kind, StepFree
from asset_map.model.place import Near, Point
from asset_map.model.schedule import Schedule
from asset_map.model.view import Seen, View
from asset_map.store import grid, in_view
from asset_map.store.places import save_places
from tests.towns import draw_town, listing

TOWN = draw_town("""
    A . . . B
    . . . . .
    C . . . . . . . . . D
    """)
HERE = Near("here", TOWN["A"])
MONDAYS = (Schedule.weekly(["MO"], time(10), time(12)),)
BOROUGH = View(-2.75, 53.40, -2.35, 53.60, 10)
COUNTRY = View(-8, 50, 2, 58, 6)
EARTH = View(-180, -90, 180, 90, 0)


def see(store, view: View = BOROUGH, *wanted: str, within_reach: bool = False, **said) -> Seen:
    ask = Ask(HERE, tuple(map(Wanted, wanted)), **said)
    return in_view.in_view(store, view, ask, within_reach=within_reach)


def shown(seen: Seen) -> int:
    """How many listings the view shows, one by one and in clusters."""
    return len(seen.spots) + sum(cluster.listings for cluster in seen.clusters)


@pytest.fixture
def crowd(store, add):
    """A town of a hundred and fifty at A, thirty at B, and one hub at D."""
    kinds = (Kind.GROUP, Kind.GROUP, Kind.MICRO_ENTERPRISE)
    add(*(listing(f"A{n}", TOWN["A"], "knitting", kind=kinds[n % 3]) for n in range(150)))
    add(*(listing(f"B{n}", TOWN["B"], "choirs", cost=Cost("", 0)) for n in range(30)))
    add(listing("Hub", TOWN["D"], kind=Kind.HUB, step_free=StepFree.YES, schedules=MONDAYS))
    grid.fold(store)
    return store


def test_a_few_places_are_shown_one_by_one_with_name_and_kind(store, add):
    add(listing("Knit", TOWN["A"], "knitting"), listing("Hub", TOWN["D"], kind=Kind.HUB))
    for view in (BOROUGH, COUNTRY, EARTH):
        seen = see(store, view)
        assert [(spot.name, spot.kind) for spot in seen.spots] == [
            ("Hub", Kind.HUB),
            ("Knit", Kind.GROUP),
        ]
        assert seen.clusters == ()
        assert seen.spots[1].point.longitude == pytest.approx(TOWN["A"].longitude)


def test_many_places_are_shown_as_a_cluster_at_their_mean(crowd):
    (cluster,) = see(crowd).clusters
    assert cluster.listings == 181
    assert dict(cluster.kinds) == {Kind.HUB: 1, Kind.GROUP: 130, Kind.MICRO_ENTERPRISE: 50}
    mean = (150 * TOWN["A"].longitude + 30 * TOWN["B"].longitude + TOWN["D"].longitude) / 181
    assert cluster.point.longitude == pytest.approx(mean, abs=2e-5)


def test_nearer_in_the_cluster_parts_and_a_lone_place_has_its_name(crowd):
    seen = see(crowd, View(-2.53, 53.49, -2.50, 53.50, 17))
    assert sorted(cluster.listings for cluster in seen.clusters) == [30, 150]
    assert [spot.name for spot in seen.spots] == ["Hub"]


def test_a_cluster_is_named_after_the_township_it_is_near(crowd):
    save_places(crowd, [("Leigh", -2.517, 53.493), ("Wigan", -2.63, 53.54)])
    (cluster,) = see(crowd, View(-2.6, 53.45, -2.4, 53.55, 12)).clusters
    assert cluster.town == "Leigh"
    (cluster,) = see(crowd, COUNTRY).clusters
    assert cluster.town == ""


def test_what_must_hold_is_counted_honestly(crowd):
    assert shown(see(crowd, BOROUGH, "knitting")) == 150
    assert shown(see(crowd, BOROUGH, "knitting", kind=Kind.MICRO_ENTERPRISE)) == 50
    assert shown(see(crowd, BOROUGH, free=True)) == 30
    assert [spot.name for spot in see(crowd, BOROUGH, step_free=True).spots] == ["Hub"]
    assert [spot.name for spot in see(crowd, BOROUGH, weekday=0).spots] == ["Hub"]
    assert shown(see(crowd, BOROUGH, "knitting", "choirs")) == 180


def test_a_listing_of_two_interests_is_counted_once(store, add):
    add(*(listing(f"K{n}", TOWN["A"], "knitting", "choirs") for n in range(120)))
    assert shown(see(store, BOROUGH, "knitting", "choirs")) == 120


def test_where_filters_would_take_too_long_the_answer_says_so(crowd, monkeypatch):
    monkeypatch.setattr(in_view, "MOST_COUNTED", 100)
    seen = see(crowd, BOROUGH, free=True)
    assert (shown(seen), seen.narrowed) == (181, False)
    assert see(crowd).narrowed


def test_only_what_is_within_reach_is_shown_when_the_answer_is_a_circle(crowd):
    near = see(crowd, BOROUGH, within_reach=True, reach_metres=500)
    assert shown(near) == 180
    assert shown(see(crowd, BOROUGH, within_reach=True, reach_metres=300)) == 150
    elsewhere = View(-2.0, 53.40, -1.8, 53.60, 12)
    assert see(crowd, elsewhere, within_reach=True, reach_metres=300) == Seen()


def test_changes_show_before_they_are_folded_in(crowd, add):
    add(*(listing(f"C{n}", TOWN["C"], "knitting") for n in range(20)))
    assert shown(see(crowd)) == 201
    crowd.exec_driver_sql("DELETE FROM posting WHERE kind = 2")
    assert shown(see(crowd)) == 151


def test_the_grid_and_the_listings_one_by_one_show_the_same(crowd, monkeypatch):
    """Every zoom read from the grid, and again counted on the fly."""
    for zoom in range(3, 15):
        view = View(-2.75, 53.40, -2.35, 53.60, zoom)
        ours = see(crowd, view)
        monkeypatch.setattr(in_view, "NEAREST_ZOOM", -1)
        fly = see(crowd, view)
        monkeypatch.undo()
        assert Counter(map(counts, ours.clusters)) == Counter(map(counts, fly.clusters))


def counts(cluster) -> tuple[object, ...]:
    """A cluster to compare: its kinds, and where it is to a metre or two."""
    point = cluster.point
    return cluster.kinds, round(point.longitude, 4), round(point.latitude, 4)


def test_a_view_that_is_too_wide_for_its_zoom_is_read_from_further_out(crowd):
    whole = see(crowd, View(-180, -90, 180, 90, 18))
    assert [cluster.listings for cluster in whole.clusters] == [181]


def test_beyond_the_edge_of_the_map_there_is_nothing(crowd):
    assert see(crowd, View(100, -40, 120, -20, 5)) == Seen()
    assert Point(100, -40)
