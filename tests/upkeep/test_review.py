"""Officers decide: what is suggested comes onto the map, and what is the same is shown once."""

from dataclasses import replace
from datetime import date, time
from uuid import UUID

import pytest
from sqlalchemy import text

from asset_map.intake.by_hand import read_by_hand
from asset_map.model.ask import Ask
from asset_map.model.listing import GivenBy
from asset_map.model.place import Near, Point
from asset_map.model.schedule import Schedule
from asset_map.settings import PlainError
from asset_map.store import (
    candidates,
    care_links,
    edits,
    hiding,
    history,
    imports,
    merging,
    suggestions,
)
from asset_map.store.activities import activities, page_of
from asset_map.store.duplicates import likely_duplicates
from asset_map.store.postcodes import save_postcodes
from asset_map.upkeep import review
from asset_map.upkeep.care import make_link
from asset_map.upkeep.put_back import open_again
from tests.cli.command import asset_map
from tests.towns import draw_town, listing
from tests.upkeep.test_history import ID, KNIT, bring_in

TOWN = draw_town("A . B")
NEW = {
    "kind": "group",
    "name": "Whittlers of Leigh",
    "postcode": "WN7 1AA",
    "description": "We carve wood and chat.",
    "days": "Tuesday",
    "start_time": "10:00",
    "end_time": "12:00",
    "cost": "£2",
    "note": "Ask for Pat",
    "contact": "pat@example.org",
}


@pytest.fixture
def read(fresh_store):
    save_postcodes(fresh_store, [("WN7 1AA", TOWN["A"].longitude, TOWN["A"].latitude)])
    fresh_store.commit()
    return lambda said, id, before: read_by_hand(fresh_store, said, id, before)[0]


def suggest(store, said, about=None) -> int:
    assert suggestions.suggest(store, b"x", about, said) == 0
    store.commit()
    return suggestions.waiting(store)[-1].id


def test_a_new_place_comes_onto_the_map_when_it_is_approved(fresh_store, read):
    number = suggest(fresh_store, NEW)
    assert near(fresh_store) == set()
    made = review.approve(fresh_store, number, "Mo", read)
    fresh_store.commit()
    page = page_of(fresh_store, made)
    assert (page.activity.name, page.activity.cost.pence_per_visit) == ("Whittlers of Leigh", 200)
    assert page.schedules[0].rrule
    assert near(fresh_store) == {made}
    assert suggestions.waiting(fresh_store) == []
    (change,) = history.changes(fresh_store, made)
    assert (change.who, change.what) == ("Mo", f"suggestion {number} approved")
    assert "pat@example.org" not in str(change.after)
    with pytest.raises(PlainError, match="approved by Mo already"):
        review.approve(fresh_store, number, "Jo", read)


def near(store):
    found, _ = candidates.nearest(store, Ask(Near("here", TOWN["A"])))
    return {one.id for one in found}


def test_a_correction_changes_what_it_names_and_leaves_the_rest(fresh_store, read):
    bring_in(fresh_store, replace(KNIT, description="Wool", min_age=18))
    number = suggest(fresh_store, {"phone": "01632 960009", "note": "New number"}, ID)
    seen = review.review(fresh_store, number, read)
    assert [(one.field, one.before, one.after) for one in seen.changes] == [
        ("phone", "", "01632 960009")
    ]
    before = page_of(fresh_store, ID)
    review.approve(fresh_store, number, "Mo", read)
    fresh_store.commit()
    after = page_of(fresh_store, ID)
    assert after.activity.phone == "01632 960009"
    assert (after.schedules, after.because) == (before.schedules, before.because)
    assert (after.activity.min_age, after.activity.point) == (18, KNIT.point)


def test_the_same_postcode_moves_no_pin_that_was_put_in_its_place(fresh_store, read):
    at_the_gate = Point(TOWN["A"].longitude + 0.001, TOWN["A"].latitude)
    bring_in(fresh_store, replace(KNIT, postcode="WN7 1AA", point=at_the_gate))
    number = suggest(fresh_store, {"phone": "01632 960009", "postcode": "wn71aa"}, ID)
    assert [one.field for one in review.review(fresh_store, number, read).changes] == ["phone"]


def test_an_approved_correction_outlives_an_import_of_the_same_list(fresh_store, read):
    bring_in(fresh_store, KNIT)
    before = imports.known_fingerprints(fresh_store, 1)
    review.approve(fresh_store, suggest(fresh_store, {"name": "Knit!"}, ID), "Mo", read)
    assert imports.known_fingerprints(fresh_store, 1) == before


def test_the_officer_says_otherwise_what_it_is_about(fresh_store, read):
    number = suggest(fresh_store, NEW)
    made = review.approve(fresh_store, number, "Mo", read, {"interests": "birdwatching"})
    (about,) = page_of(fresh_store, made).because
    assert (about.code, about.given_by) == ("birdwatching", GivenBy.SOURCE)


def test_what_cannot_be_read_says_so_and_stays(fresh_store, read):
    number = suggest(fresh_store, {**NEW, "postcode": "nowhere"})
    assert review.review(fresh_store, number, read).problem.startswith("postcode")
    with pytest.raises(PlainError):
        review.approve(fresh_store, number, "Mo", read)
    fresh_store.rollback()
    assert [one.id for one in suggestions.waiting(fresh_store)] == [number]


def test_a_question_keeps_it_waiting_and_a_no_ends_it(fresh_store, read):
    number = suggest(fresh_store, NEW)
    assert review.ask(fresh_store, number, "Mo", "Which hall?") == "pat@example.org"
    (one,) = suggestions.waiting(fresh_store)
    assert (one.status, one.reason) == ("asked", "Which hall?")
    review.decline(fresh_store, number, "Mo", "not ours")
    assert suggestions.waiting(fresh_store) == []
    assert near(fresh_store) == set()


def test_the_second_of_two_officers_is_told_and_shown_the_firsts_change(fresh_store, read):
    bring_in(fresh_store, KNIT)
    first, second = (edits.held(fresh_store, ID) for _ in range(2))
    review.edit(fresh_store, first, "Mo", read, {"phone": "01632 960001"})
    fresh_store.commit()
    with pytest.raises(edits.ChangedMeanwhile):
        review.edit(fresh_store, second, "Jo", read, {"phone": "01632 960002"})
    fresh_store.rollback()
    (change,) = history.changes(fresh_store, ID)
    assert (change.who, change.after["phone"]) == ("Mo", "01632 960001")


@pytest.mark.parametrize(
    ("name", "at", "same"),
    [
        ("Knit & Natter group", "A", True),
        ("Knit and natter", "B", True),
        ("Chess for all", "A", False),
        ("Knit and natter", "far", False),
    ],
)
def test_likely_duplicates_are_near_and_called_nearly_the_same(fresh_store, name, at, same):
    bring_in(fresh_store, KNIT)
    far = Point(TOWN["A"].longitude + 0.01, TOWN["A"].latitude)
    found = likely_duplicates(fresh_store, name, {**TOWN, "far": far}[at])
    assert [one.id for one in found] == ([ID] if same else [])


def test_merged_listings_are_shown_once_keep_both_ids_and_part_again(fresh_store):
    other = replace(KNIT, source_id="other", name="Knit & Natter")
    bring_in(fresh_store, KNIT, other)
    gone = other.id("town")
    review.merge(fresh_store, ID, gone, "Mo")
    fresh_store.commit()
    assert near(fresh_store) == {ID}
    assert activities(fresh_store, [gone]) == []
    assert merging.shown_instead(fresh_store, gone) == ID
    held = text("SELECT source_ref FROM service_at_location ORDER BY 1")
    assert list(fresh_store.execute(held).scalars()) == [KNIT.source_id, "other"]
    # Its own list may change it meanwhile: it stays merged.
    bring_in(fresh_store, replace(other, phone="01632 960003"))
    assert near(fresh_store) == {ID}

    review.part(fresh_store, gone, "Mo")
    assert near(fresh_store) == {ID, gone}
    assert activities(fresh_store, [gone])[0].phone == "01632 960003"
    with pytest.raises(PlainError):
        review.part(fresh_store, gone, "Mo")


def test_a_merged_listing_comes_back_by_no_other_way_than_parting(fresh_store):
    long_ago = date(2015, 1, 5)
    other = replace(KNIT, source_id="other", name="Knit & Natter", assured_date=long_ago)
    bring_in(fresh_store, KNIT, other)
    gone = other.id("town")
    token = make_link(fresh_store, gone)
    review.confirm(fresh_store, gone, "Mo")
    review.merge(fresh_store, ID, gone, "Mo")

    # Said to be closed and open again, written afresh with a date long past, and confirmed.
    assert care_links.close(fresh_store, token)
    review.decline(fresh_store, suggestions.waiting(fresh_store)[-1].id, "Mo", "it is open")
    assert near(fresh_store) == {ID}
    bring_in(fresh_store, replace(other, phone="01632 960003"))
    review.confirm(fresh_store, gone, "Mo")
    assert near(fresh_store) == {ID}
    assert care_links.close(fresh_store, token)
    assert care_links.confirm(fresh_store, token)
    assert near(fresh_store) == {ID}
    assert edits.held(fresh_store, gone).hidden_because == hiding.MERGED

    review.part(fresh_store, gone, "Mo")
    assert near(fresh_store) == {ID, gone}


def test_what_was_merged_into_a_listing_that_goes_is_shown_again(fresh_store):
    bring_in(fresh_store, KNIT)
    other, third = (replace(KNIT, source_id=name, name=name) for name in ("other", "third"))
    run = imports.open_run(fresh_store, "church", "church.csv")
    both = [imports.Imported(one, b"") for one in (other, third)]
    imports.save(fresh_store, run, both)
    imports.close_run(fresh_store, run, {})
    review.merge(fresh_store, other.id("church"), ID, "Mo")
    review.merge(fresh_store, third.id("church"), other.id("church"), "Mo")
    fresh_store.commit()
    imports.undo(fresh_store, "church")
    assert near(fresh_store) == {ID}
    assert fresh_store.scalar(text("SELECT count(*) FROM merged")) == 0
    assert history.changes(fresh_store, ID)[0].what == f"import {run.id} undone"


def church_list(store, *there):
    """The church's whole list comes."""
    run = imports.open_run(store, "church", "church.csv")
    known = imports.known_fingerprints(store, run.source_number)
    new = [one for one in there if one.source_id not in known]
    imports.save(store, run, [imports.Imported(one, b"") for one in new])
    imports.retire_missing(store, run, {one.source_id for one in there})
    store.commit()
    imports.close_run(store, run, {"retired": 1})
    return run.id


def test_a_listing_shows_while_the_list_of_the_other_has_dropped_it(fresh_store):
    bring_in(fresh_store, KNIT)
    other, third = (replace(KNIT, source_id=name, name=name) for name in ("other", "third"))
    kept = other.id("church")
    church_list(fresh_store, other, third)
    review.merge(fresh_store, kept, ID, "Mo")
    fresh_store.commit()
    dropped = church_list(fresh_store, third)
    assert near(fresh_store) == {ID, third.id("church")}
    assert merging.shown_instead(fresh_store, ID) is None
    assert history.changes(fresh_store, ID)[0].what == f"import {dropped} of the other"
    # It comes back by its list, by an undone import, or by hand: then it stands for both again.
    church_list(fresh_store, other, third)
    assert near(fresh_store) == {kept, third.id("church")}
    church_list(fresh_store, third)
    imports.undo(fresh_store, "church")
    assert near(fresh_store) == {kept, third.id("church")}
    church_list(fresh_store, third)
    open_again(fresh_store, edits.held(fresh_store, kept), "Mo")
    fresh_store.commit()
    assert near(fresh_store) == {kept, third.id("church")}
    assert edits.held(fresh_store, ID).hidden_because == hiding.MERGED
    # Meanwhile it may have become one with another, and is hidden for that.
    church_list(fresh_store, third)
    review.merge(fresh_store, third.id("church"), ID, "Mo")
    assert near(fresh_store) == {third.id("church")}
    review.part(fresh_store, ID, "Mo")
    assert near(fresh_store) == {ID, third.id("church")}


def test_what_has_closed_is_not_shown_by_what_was_merged_into_it(fresh_store):
    other = replace(KNIT, source_id="other")
    bring_in(fresh_store, KNIT)
    church_list(fresh_store, other)
    review.merge(fresh_store, other.id("church"), ID, "Mo")
    number = suggest(fresh_store, {"note": "boarded up"}, other.id("church"))
    review.close(fresh_store, number, "Mo")
    fresh_store.commit()
    assert near(fresh_store) == set()
    open_again(fresh_store, edits.held(fresh_store, other.id("church")), "Mo")
    assert near(fresh_store) == {other.id("church")}


def test_a_chain_of_merged_listings_loses_a_link_and_holds(fresh_store):
    other = replace(KNIT, source_id="other")
    bring_in(fresh_store, KNIT, other)
    church = replace(KNIT, source_id="church")
    run = imports.open_run(fresh_store, "church", "church.csv")
    imports.save(fresh_store, run, [imports.Imported(church, b"")])
    imports.close_run(fresh_store, run, {})
    review.merge(fresh_store, church.id("church"), ID, "Mo")
    review.merge(fresh_store, other.id("town"), church.id("church"), "Mo")
    fresh_store.commit()
    imports.undo(fresh_store, "church")
    assert merging.shown_instead(fresh_store, ID) == other.id("town")
    assert near(fresh_store) == {other.id("town")}


def test_what_closed_while_it_was_merged_is_closed_when_it_is_parted(fresh_store):
    other = replace(KNIT, source_id="other")
    bring_in(fresh_store, KNIT, other)
    review.merge(fresh_store, other.id("town"), ID, "Mo")
    assert care_links.close(fresh_store, make_link(fresh_store, ID))
    review.part(fresh_store, ID, "Mo")
    assert near(fresh_store) == {other.id("town")}
    # Whoever confirms it answers what was asked.
    review.confirm(fresh_store, ID, "Mo")
    assert near(fresh_store) == {ID, other.id("town")}
    assert suggestions.waiting(fresh_store) == []


def test_an_edit_leaves_no_place_and_no_organisation_that_nothing_is_at(fresh_store, read):
    bring_in(fresh_store, replace(KNIT, organization="The Friends", address="17 Hidden Lane"))
    said = {"organization": "Leigh Knits", "show_area_only": "yes"}
    review.edit(fresh_store, edits.held(fresh_store, ID), "Mo", read, said)
    fresh_store.commit()
    assert list(fresh_store.scalars(text("SELECT name FROM organization"))) == ["Leigh Knits"]
    assert list(fresh_store.scalars(text("SELECT area_only FROM location"))) == [True]


def test_two_officers_who_merge_the_same_do_it_once(fresh_store):
    bring_in(fresh_store, KNIT, listing("Other", TOWN["B"]))
    other = listing("Other", TOWN["B"]).id("town")
    review.merge(fresh_store, ID, other, "Mo")
    # Both looked before either did it.
    with pytest.raises(PlainError, match="already"):
        merging.merge(fresh_store, ID, other, "Sam")


def test_nothing_is_merged_with_itself_or_with_what_is_hidden(fresh_store):
    bring_in(fresh_store, KNIT, listing("Other", TOWN["B"]))
    other = listing("Other", TOWN["B"]).id("town")
    with pytest.raises(PlainError):
        review.merge(fresh_store, ID, ID, "Mo")
    review.merge(fresh_store, ID, other, "Mo")
    with pytest.raises(PlainError):
        review.merge(fresh_store, other, ID, "Mo")


def test_times_are_read_when_they_are_typed(fresh_store, read):
    bring_in(fresh_store, KNIT)
    seen = edits.held(fresh_store, ID)
    review.edit(fresh_store, seen, "Mo", read, {"days": "Friday", "start_time": "14:00"})
    (schedule,) = page_of(fresh_store, ID).schedules
    assert schedule.dtstart.time() == time(14)
    assert schedule != Schedule.weekly(["MO"], time(10), time(12))


def test_the_commands_go_from_a_suggestion_to_the_map(fresh_store, read, own_settings):
    def run(*arguments: str):
        done = asset_map(
            "review",
            *arguments,
            ASSET_MAP_HOME=str(own_settings.home),
            ASSET_MAP_DATABASE_URL=own_settings.database_url,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    number = str(suggest(fresh_store, NEW))
    assert "Whittlers of Leigh" in run("list")
    assert "contact: pat@example.org" in run("show", number)
    said = run("approve", number, "--set", "venue=The Old Bank", "--as", "Mo")
    made = said.rsplit("/", 1)[1].strip()
    assert activities(fresh_store, [UUID(made)])[0].venue == "The Old Bank"
    run("edit", made, "--set", "phone=01632 960001")
    run("confirm", made)
    fresh_store.rollback()
    (now,) = activities(fresh_store, [UUID(made)])
    assert now.phone == "01632 960001"
    assert now.assured_date is not None
