"""A place shown as its area alone: the area's own point stands for it, the rest is withheld."""

from dataclasses import replace

from shapely.geometry import Point as Spot
from sqlalchemy import text

from asset_map.model.area import Area
from asset_map.model.place import Point
from asset_map.store import edits, history, imports
from asset_map.store.areas import save_areas
from asset_map.store.imports import Imported
from asset_map.store.places import save_places
from tests.towns import draw_town, listing

TOWN = draw_town("A . . . B . . . . . . C")
REFUGE = listing(
    "R1",
    TOWN["B"],
    "knitting",
    venue="Rose House",
    address="17 Hidden Lane",
    postcode="WN7 9QX",
    area_only=True,
)
ID = REFUGE.id("town")
SHOWN = text(
    "SELECT venue, address, postcode, area_only, longitude, latitude, p.point "
    "FROM public_listing AS l JOIN posting AS p ON p.listing = l.id AND p.term = 0"
)


def bring_in(store, *listings):
    run = imports.open_run(store, "town", "town.csv")
    imports.save(store, run, [Imported(one, b"x") for one in listings])
    return run


def ward(code: str, name: str, at: Point) -> Area:
    return Area(code, name, "ward", Spot(at.longitude, at.latitude).buffer(0.01), {})


def test_the_nearest_township_stands_for_it_and_officers_still_hold_where_it_is(fresh_store):
    places = [(name, TOWN[name].longitude, TOWN[name].latitude) for name in "AC"]
    save_places(fresh_store, places)
    bring_in(fresh_store, REFUGE)
    (shown,) = fresh_store.execute(SHOWN)
    assert shown[:4] == ("", "A", "", True)
    assert (shown.longitude, shown.latitude) == (TOWN["A"].longitude, TOWN["A"].latitude)
    fresh_store.commit()
    assert edits.held(fresh_store, ID).listing == REFUGE


def test_a_ward_that_covers_it_goes_first_and_it_may_move_and_be_shown_again(fresh_store):
    save_places(fresh_store, [("A", TOWN["A"].longitude, TOWN["A"].latitude)])
    east = Point(TOWN["B"].longitude + 0.1, TOWN["B"].latitude)
    wards = [ward("E05000001", "Near ward", TOWN["B"]), ward("E05000002", "East ward", east)]
    save_areas(fresh_store, wards)
    run = bring_in(fresh_store, REFUGE)
    imports.close_run(fresh_store, run, {})
    near = fresh_store.execute(SHOWN).one()
    run = bring_in(fresh_store, replace(REFUGE, point=east))
    imports.close_run(fresh_store, run, {"changed": 1})
    moved = fresh_store.execute(SHOWN).one()
    assert (near.address, moved.address) == ("Near ward", "East ward")
    assert near.point != moved.point
    # What is told of the days before is where it was shown then.
    kept = "SELECT before -> 'shown_at' FROM import_change ORDER BY run_id DESC LIMIT 1"
    assert fresh_store.scalar(text(kept)) == [near.longitude, near.latitude]
    imports.undo(fresh_store, "town")
    assert fresh_store.execute(SHOWN).one() == near
    assert edits.held(fresh_store, ID).listing == REFUGE
    seen = edits.held(fresh_store, ID)
    with history.telling(fresh_store, "Mo", "edited"):
        open_now = replace(seen.listing, area_only=False)
        edits.write(fresh_store, seen, Imported(open_now, seen.imported.fingerprint))
    fresh_store.commit()
    shown = fresh_store.execute(SHOWN).one()
    assert shown[:4] == ("Rose House", "17 Hidden Lane", "WN7 9QX", False)
    assert fresh_store.execute(text("SELECT count(*) FROM withheld_place")).scalar() == 0
    (change, *_) = history.changes(fresh_store, ID)
    assert (change.before["area_only"], change.after["area_only"]) == (True, False)


def test_where_nothing_names_the_area_its_point_is_far_from_exact(fresh_store):
    bring_in(fresh_store, REFUGE)
    (shown,) = fresh_store.execute(SHOWN)
    assert shown.address == ""
    assert (round(shown.longitude, 6), round(shown.latitude, 6)) == (-2.5, 53.5)
