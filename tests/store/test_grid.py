"""The map's grid says what the listings say, whatever is done to them."""

from datetime import date, time

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from asset_map.model.listing import GivenBy, Interest, Kind
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule
from asset_map.store import grid, imports, timetables
from asset_map.store.checks import run_checks
from asset_map.store.imports import Imported
from asset_map.store.term_counts import count_by_term
from tests.towns import draw_town, listing

TOWN = draw_town("""
    A . . . B
    . . . . .
    C . . . . . . . . . D
    """)
FAR = Point(-0.12, 51.5)
INTERESTS = ("knitting", "choirs", "walking", "gardening")


def cells(connection, zoom: int = 14, term: str = "everything") -> int:
    """How many listings the grid counts at a zoom for a term, changes and all."""
    count = (
        "SELECT coalesce(sum(listings), 0) FROM ("
        "SELECT listings FROM grid_cell WHERE zoom = %(zoom)s AND term = %(term)s "
        "UNION ALL SELECT listings FROM grid_change WHERE %(term)s = ANY (terms)) AS each"
    )
    number = "SELECT number FROM taxonomy_term WHERE code = %(code)s"
    found = connection.exec_driver_sql(number, {"code": term}).scalar_one()
    asked = {"zoom": zoom, "term": found}
    return connection.exec_driver_sql(count, asked).scalar_one()


def waiting(connection) -> int:
    """How many changes are still to be folded in."""
    return connection.exec_driver_sql("SELECT count(*) FROM grid_change").scalar_one()


def test_a_listing_is_counted_as_soon_as_it_is_saved_and_after_it_is_folded_in(store, add):
    add(listing("Knit", TOWN["A"], "knitting"), listing("Sing", TOWN["D"], "choirs"))
    assert (cells(store), cells(store, 10, "knitting"), waiting(store)) == (2, 1, 2)
    assert grid.untrue_cells(store) == 0
    assert grid.fold(store) > 0
    assert (cells(store), cells(store, 10, "knitting"), waiting(store)) == (2, 1, 0)
    assert grid.untrue_cells(store) == 0


def test_a_listing_counts_for_its_broader_interest_too(store, add):
    add(listing("Knit", TOWN["A"], "knitting"))
    assert cells(store, 10, "arts-and-crafts") == 1


def test_how_many_there_are_of_an_interest_is_told_before_and_after_folding(store, add):
    add(listing("Knit", TOWN["A"], "knitting", "choirs"), listing("Sing", FAR, "choirs"))
    counts = {"knitting": 1, "choirs": 2, "arts-and-crafts": 1, "music": 2}
    assert count_by_term(store) == counts
    grid.fold(store)
    assert count_by_term(store) == counts


def test_what_is_only_guessed_or_sought_is_not_counted(store, add):
    guessed = (Interest("choirs", 0.3, "", GivenBy.GUESS),)
    sought = (Interest("sewing", 1.0, "sew"),)
    add(listing("Knit", TOWN["A"], interests=guessed, gifts_wanted=sought))
    assert cells(store, 10, "choirs") == cells(store, 10, "sewing") == 0
    assert cells(store) == 1
    assert grid.untrue_cells(store) == 0


def test_a_listing_that_moves_and_changes_its_kind_is_counted_where_it_is(store, add):
    add(listing("Knit", TOWN["A"], "knitting"), listing("Sing", TOWN["A"], "choirs"))
    grid.fold(store)
    add(listing("Knit", FAR, "knitting", kind=Kind.HUB))
    assert cells(store) == 2
    grid.fold(store)
    assert grid.untrue_cells(store) == 0
    places = "SELECT count(*) FROM grid_cell WHERE zoom = 14 AND listings > 0"
    assert store.exec_driver_sql(places).scalar_one() == 2


def test_a_posting_that_is_moved_by_itself_is_counted_there(store, add):
    add(listing("Knit", TOWN["A"], "knitting"))
    grid.fold(store)
    store.exec_driver_sql("UPDATE posting SET point = point(point[0] + 5000, point[1])")
    assert grid.untrue_cells(store) == 0
    grid.fold(store)
    assert grid.untrue_cells(store) == 0


def test_new_days_of_the_week_change_no_count(store, add):
    monday = (Schedule.weekly(["MO"], time(10), time(12)),)
    add(listing("Knit", TOWN["A"], "knitting", schedules=monday))
    grid.fold(store)
    timetables.refresh(store)
    store.exec_driver_sql("UPDATE posting SET weekly = 0, assured_date = %s", (date(2026, 1, 1),))
    assert waiting(store) == 0


def bring_in(connection, *listings, complete: bool = False) -> None:
    """One run of an import, as the importer does it."""
    run = imports.open_run(connection, "town", "town.csv")
    imports.save(connection, run, [Imported(one, one.name.encode()) for one in listings])
    connection.commit()
    kept = {one.source_id for one in listings}
    retired = imports.retire_missing(connection, run, kept) if complete else 0
    imports.close_run(connection, run, {"changed": 1, "retired": retired})


def test_the_end_of_an_import_folds_its_changes_in(fresh_store):
    bring_in(fresh_store, listing("Knit", TOWN["A"], "knitting"))
    assert (cells(fresh_store), waiting(fresh_store)) == (1, 0)


def test_what_is_retired_leaves_the_map_and_an_undo_brings_it_back(fresh_store):
    bring_in(fresh_store, listing("Knit", TOWN["A"], "knitting"), listing("Sing", TOWN["D"]))
    bring_in(fresh_store, listing("Knit", TOWN["B"], "choirs"), complete=True)
    assert (cells(fresh_store), cells(fresh_store, 10, "knitting")) == (1, 0)
    assert grid.untrue_cells(fresh_store) == 0
    imports.undo(fresh_store, "town")
    assert (cells(fresh_store), cells(fresh_store, 10, "knitting")) == (2, 1)
    assert grid.untrue_cells(fresh_store) == 0
    imports.undo(fresh_store, "town")
    assert cells(fresh_store) == 0
    assert grid.untrue_cells(fresh_store) == 0


def test_while_one_folds_another_leaves_it_alone_and_counts_stay_right(fresh_store, own_settings):
    from asset_map.store.connection import engine

    bring_in(fresh_store, listing("Knit", TOWN["A"], "knitting"))
    fresh_store.exec_driver_sql("UPDATE posting SET kind = 2")
    fresh_store.commit()
    assert grid.fold(fresh_store) > 0
    second = engine(own_settings, "owner")
    with second.connect() as other:
        assert grid.fold(other) == 0
        assert grid.untrue_cells(other) == 0
    second.dispose()
    fresh_store.commit()
    assert grid.untrue_cells(fresh_store) == 0


def test_emptied_postings_empty_the_grid(store, add):
    add(listing("Knit", TOWN["A"], "knitting"))
    grid.fold(store)
    add(listing("Sing", TOWN["A"], "choirs"))
    store.exec_driver_sql("TRUNCATE posting")
    assert cells(store) == waiting(store) == 0


def test_a_wrong_count_is_found_and_counting_afresh_mends_it(store, add):
    add(listing("Knit", TOWN["A"], "knitting"))
    grid.fold(store)
    store.exec_driver_sql("UPDATE grid_cell SET listings = 7 WHERE zoom = 10 AND term = 0")
    check = next(one for one in run_checks(store) if "map's counts" in one.title)
    assert not check.well
    assert "--recount" in check.remedy
    grid.rebuild(store)
    assert grid.untrue_cells(store) == 0


def test_cells_that_hold_nothing_any_more_are_swept(store, add):
    add(listing("Knit", TOWN["A"]))
    grid.fold(store)
    store.exec_driver_sql("DELETE FROM posting")
    grid.fold(store)
    assert grid.sweep(store) > 0
    assert store.exec_driver_sql("SELECT count(*) FROM grid_cell").scalar_one() == 0


one_listing = st.tuples(
    st.sampled_from("abcde"),
    st.sampled_from((*TOWN.values(), FAR)),
    st.sampled_from(tuple(Kind)),
    st.lists(st.sampled_from(INTERESTS), unique=True, max_size=3),
)


@pytest.mark.parametrize("folded", [False, True])
@examples(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(batches=st.lists(st.lists(one_listing, min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_history_of_edits_leaves_the_counts_right(store, add, folded, batches):
    for batch in batches:
        by_name = {name: (at, kind, terms) for name, at, kind, terms in batch}
        add(*(listing(n, at, *terms, kind=kind) for n, (at, kind, terms) in by_name.items()))
        if folded:
            grid.fold(store)
        assert grid.untrue_cells(store) == 0
