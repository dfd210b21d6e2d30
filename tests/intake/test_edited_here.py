"""A list comes again, and somebody has edited by hand what it brought: nothing is lost unsaid."""

from dataclasses import replace
from datetime import time

import pytest

from asset_map.cli.import_ import tell_kept
from asset_map.intake.by_hand import read_by_hand
from asset_map.model.first_visit import FirstVisit
from asset_map.model.listing import Kind, listing_id
from asset_map.model.schedule import Schedule
from asset_map.model.service_area import ServiceArea
from asset_map.store import edits, history, imports, suggestions
from asset_map.store.before import as_it_was, as_words
from asset_map.upkeep import review
from asset_map.upkeep.put_back import put_back
from tests.store.test_imports import rich

CHOIR = {
    "id": "choir",
    "name": "Choir",
    "description": "We sing.",
    "postcode": "WN7 1AA",
    "days": "Monday",
    "start_time": "10:00",
    "phone": "01632 960001",
    "email": "choir@example.org",
    "parking": "no",
    "show_area_only": "",
}
BAND = {**CHOIR, "id": "band", "name": "Band"}
ID = listing_id("town", "choir")
TUESDAYS = (Schedule.weekly(["TU"], time(14)),)


@pytest.fixture
def edit(store):
    def edit(**said):
        seen = edits.held(store, ID)
        review.change(store, seen, "Mo", replace(seen.listing, **said))
        store.commit()

    return edit


@pytest.fixture
def read(store):
    return lambda said, id, before: read_by_hand(store, said, id, before)[0]


def here(store):
    return edits.held(store, ID).listing


def test_what_was_edited_here_stays_and_what_the_list_says_anew_is_suggested(
    store, take_on, edit, read
):
    take_on(CHOIR, BAND)
    edit(phone="01632 960777", schedules=TUESDAYS, area_only=True, capacity=12)
    # The row changes elsewhere: nothing of the edit is touched, and there is nothing to tell.
    report = take_on({**CHOIR, "email": "sing@example.org"}, BAND)
    assert (report.changed, report.kept.total, suggestions.waiting(store)) == (1, 0, [])
    found = here(store)
    assert (found.email, found.phone) == ("sing@example.org", "01632 960777")
    assert (found.schedules, found.area_only, found.capacity) == (TUESDAYS, True, 12)

    # Now the list itself says something new where somebody edited.
    new = {**CHOIR, "email": "sing@example.org", "phone": "01632 960002", "days": "Friday"}
    report = take_on(new, {**BAND, "phone": "01632 960003"})
    assert [(one.name, one.fields) for one in report.kept.first] == [
        ("Choir", ("schedules", "phone"))
    ]
    assert report.counts["edits_kept"] == 1
    assert (here(store).phone, here(store).schedules) == ("01632 960777", TUESDAYS)
    (waits,) = suggestions.waiting(store)
    assert (waits.name, waits.source, waits.listing) == ("Choir", "town", ID)
    seen = review.review(store, waits.id, read)
    assert [one.field for one in seen.changes] == ["phone", "schedules"]
    # The same list again says nothing new; one that does goes on from what waits.
    take_on(new)
    newer = {**new, "phone": "01632 960004"}
    take_on(newer)
    (waits,) = suggestions.waiting(store)
    assert (waits.said["phone"], waits.said["days"]) == ("01632 960004", "Friday")

    # Undone, what waited before waits again; and what was edited here is still known to be.
    imports.undo(store, "town")
    (waits,) = suggestions.waiting(store)
    assert waits.said["phone"] == "01632 960002"
    take_on(newer)
    assert here(store).phone == "01632 960777"
    (waits,) = suggestions.waiting(store)
    review.approve(store, waits.id, "Jo", read)
    store.commit()
    assert (here(store).phone, here(store).area_only) == ("01632 960004", True)
    # From then on the list is followed again where it was believed, and only there.
    take_on({**newer, "phone": "01632 960005"})
    assert (here(store).phone, here(store).capacity) == ("01632 960005", 12)
    assert suggestions.waiting(store) == []


def test_what_waits_of_a_list_goes_by_itself_once_its_row_says_what_is_here(store, take_on, edit):
    take_on(CHOIR)
    edit(phone="01632 960777", email="mo@example.org", schedules=TUESDAYS)
    new = {**CHOIR, "phone": "01632 960002", "email": "sing@example.org"}
    take_on(new)
    (both,) = suggestions.waiting(store)
    assert set(both.said) == {"phone", "email"}
    # In one field they agree by now: the other is left to decide.
    take_on({**new, "phone": "01632 960777"})
    (left,) = suggestions.waiting(store)
    assert left.said == {"email": "sing@example.org"}
    assert suggestions.gone_of_themselves(store) == []
    # A change elsewhere leaves it as it is.
    take_on({**new, "phone": "01632 960777", "parking": "yes"})
    assert [one.id for one in suggestions.waiting(store)] == [left.id]
    agreed = {**new, "phone": "01632 960777", "email": "mo@example.org"}
    take_on(agreed)
    assert suggestions.waiting(store) == []
    (gone,) = suggestions.gone_of_themselves(store)
    assert (gone.id, gone.reason, gone.name) == (left.id, suggestions.AGREED, "Choir")
    assert gone.decided_by.startswith("import ")
    # What was edited in other fields is nobody's to decide, and stays.
    assert here(store).schedules == TUESDAYS
    imports.undo(store, "town")
    (again,) = suggestions.waiting(store)
    assert (again.id, again.reason) == (left.id, "")
    take_on(agreed)
    assert suggestions.waiting(store) == []


def test_a_dry_run_names_what_it_would_keep_and_changes_nothing(store, take_on, edit, capsys):
    take_on(CHOIR)
    edit(phone="01632 960777", first_visit=FirstVisit(parking="Behind the hall"))
    new = {**CHOIR, "phone": "01632 960002", "parking": "yes", "toilets": "yes"}
    report = take_on(new, dry_run=True)
    assert [one.fields for one in report.kept.first] == [("phone", "parking")]
    tell_kept(report.kept, dry_run=True)
    assert "  Choir: phone, parking\n" in capsys.readouterr().out
    assert suggestions.waiting(store) == []
    take_on(new)
    assert here(store).first_visit == FirstVisit(parking="Behind the hall", toilets="yes")


def test_an_edit_outlives_that_all_rows_are_read_again(store, take_on, edit):
    # As they are when the vocabulary, the postcodes or the mapping change.
    take_on(CHOIR)
    edit(description="We whittle wood.", interests=())
    take_on(CHOIR, kind=Kind.HUB)
    assert (here(store).description, here(store).kind) == ("We whittle wood.", "hub")
    assert here(store).interests == ()
    # Once the list says the same as was written here, it is its own again.
    take_on({**CHOIR, "description": "We whittle wood.", "interests": "whittling"})
    take_on({**CHOIR, "description": "We carve."})
    assert here(store).description == "We carve."


def test_what_was_put_back_stays(store, take_on, edit):
    take_on(CHOIR)
    take_on({**CHOIR, "phone": "01632 960002"})
    newest = history.changes(store, ID)[0]
    put_back(store, ID, newest.id, "Mo")
    store.commit()
    take_on({**CHOIR, "phone": "01632 960002", "email": "sing@example.org"})
    assert (here(store).phone, here(store).email) == ("01632 960001", "sing@example.org")


def test_what_was_put_back_is_the_lists_again_once_that_says_the_same(store, take_on):
    take_on(CHOIR)
    take_on({**CHOIR, "phone": "01632 960002"})
    put_back(store, ID, history.changes(store, ID)[0].id, "Mo")
    store.commit()
    take_on(CHOIR)
    take_on({**CHOIR, "phone": "01632 960003"})
    assert here(store).phone == "01632 960003"
    assert suggestions.waiting(store) == []


def test_an_edit_made_while_the_list_is_read_is_not_lost(store, take_on, edit):
    take_on(CHOIR)
    # It is told how far it is once the rows are there, and before they count.
    take_on(
        {**CHOIR, "phone": "01632 960002"}, progress=lambda position: edit(phone="01632 960777")
    )
    assert here(store).phone == "01632 960777"


def test_who_undoes_an_import_is_told_what_was_edited_since(store, take_on, edit):
    take_on(CHOIR, BAND)
    edit(phone="01632 960777")
    take_on({**CHOIR, "email": "sing@example.org"}, {**BAND, "email": "brass@example.org"})
    assert imports.undo(store, "town") == {"removed": 0, "restored": 2}
    take_on({**CHOIR, "email": "sing@example.org"}, BAND)
    edit(venue="The Old Bank")
    assert imports.undo(store, "town") == {"removed": 0, "restored": 1, "edited since": 1}
    assert (here(store).venue, here(store).phone) == ("", "01632 960777")
    assert imports.undo(store, "town") == {"removed": 2, "restored": 0, "edited since": 1}


def test_a_listing_is_kept_in_words_that_give_it_back():
    whole = rich(area_only=True, serves=ServiceArea(("WN7",), 8_000))
    assert as_it_was(as_words(whole)).listing == whole
