"""Still true? What was confirmed once and long ago is on no output; what never was stays."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from asset_map.model.ask import Ask
from asset_map.model.assurance import FADES_IN_DAYS, HIDDEN_AFTER_DAYS, worth
from asset_map.model.listing import GivenBy, Interest, Kind
from asset_map.model.place import Near
from asset_map.model.schedule import TIMEZONE
from asset_map.settings import PlainError
from asset_map.store import (
    candidates,
    care_links,
    checks,
    edits,
    grid,
    hiding,
    history,
    imports,
    names,
    suggestions,
)
from asset_map.store.activities import page_of
from asset_map.store.off_the_map import off_the_map
from asset_map.upkeep import review
from asset_map.upkeep.care import make_link
from asset_map.upkeep.put_back import open_again
from tests.towns import draw_town
from tests.upkeep.test_history import ID, KNIT, bring_in

# As the store says it, whatever day it is where the tests run.
TODAY = datetime.now(ZoneInfo(TIMEZONE)).date()
TOWN = draw_town("A . B")
LONG_AGO = TODAY - timedelta(days=HIDDEN_AFTER_DAYS[Kind.GROUP] + 1)
LATELY = TODAY - timedelta(days=HIDDEN_AFTER_DAYS[Kind.GROUP])


def outputs(connection) -> dict[str, bool]:
    """On which outputs the listing is."""
    names.fill(connection)
    grid.fold(connection)
    found, _ = candidates.nearest(connection, Ask(Near("here", TOWN["A"])))
    cells = text("SELECT sum(listings) FROM grid_cell WHERE zoom = 14")
    lost = [one.title for one in checks.run_checks(connection) if not one.well]
    assert set(lost) <= {"The search index is fresh"}
    return {
        "found": any(one.id == ID for one in found),
        "has a page": page_of(connection, ID) is not None,
        "is named": bool(names.named(connection, [["natter"]], 5)),
        "is counted on the map": bool(connection.scalar(cells)),
        "is in the list of listings": connection.scalar(
            text("SELECT count(*) = 1 FROM public_listing WHERE id = :id"), {"id": ID}
        ),
    }


def shown(connection) -> bool:
    found = set(outputs(connection).values())
    assert len(found) == 1, outputs(connection)
    return found == {True}


@pytest.mark.parametrize(
    ("confirmed", "on_the_map"), [(None, True), (LATELY, True), (LONG_AGO, False)]
)
def test_only_what_was_confirmed_once_and_long_ago_is_hidden(fresh_store, confirmed, on_the_map):
    bring_in(fresh_store, replace(KNIT, assured_date=confirmed))
    assert shown(fresh_store) == on_the_map


def test_tend_hides_what_has_faded_and_a_list_that_is_unchanged_does_not_bring_it_back(fresh_store):
    bring_in(fresh_store, replace(KNIT, assured_date=LATELY))
    fresh_store.execute(text("UPDATE service_at_location SET assured_date = assured_date - 1"))
    assert hiding.hide_faded(fresh_store) == 1
    assert not shown(fresh_store)
    assert hiding.hide_faded(fresh_store) == 0


def test_a_changed_row_with_a_new_date_comes_back_and_an_old_one_does_not(fresh_store):
    bring_in(fresh_store, replace(KNIT, assured_date=LONG_AGO))
    bring_in(fresh_store, replace(KNIT, assured_date=LONG_AGO, phone="01632 960001"))
    assert not shown(fresh_store)
    bring_in(fresh_store, replace(KNIT, assured_date=TODAY))
    assert shown(fresh_store)


def test_a_confirmation_here_outlives_a_list_that_knows_nothing_of_it(fresh_store):
    bring_in(fresh_store, replace(KNIT, assured_date=LONG_AGO))
    with history.telling(fresh_store, "Mo", "confirmed"):
        hiding.confirm(fresh_store, ID)
    fresh_store.commit()
    assert shown(fresh_store)
    assert page_of(fresh_store, ID).activity.assured_date == TODAY
    assert page_of(fresh_store, ID).schedules == KNIT.schedules
    bring_in(fresh_store, replace(KNIT, assured_date=LONG_AGO, phone="01632 960001"))
    assert shown(fresh_store)
    (found,), _ = candidates.nearest(fresh_store, Ask(Near("here", TOWN["A"])))
    assert found.assured_date == TODAY


def test_what_has_closed_stays_closed_whatever_its_list_says(fresh_store):
    bring_in(fresh_store, KNIT)
    hiding.hide(fresh_store, [ID], hiding.CLOSED)
    fresh_store.commit()
    # With a date long past it would be hidden anyway, but for another reason.
    bring_in(fresh_store, replace(KNIT, assured_date=LONG_AGO))
    bring_in(fresh_store, replace(KNIT, assured_date=TODAY))
    assert not shown(fresh_store)
    hiding.show(fresh_store, [ID])
    assert shown(fresh_store)


def test_what_an_officer_agrees_has_closed_does_not_come_back_with_the_next_list(fresh_store):
    bring_in(fresh_store, KNIT)
    care_links.close(fresh_store, make_link(fresh_store, ID))
    (asked,) = suggestions.waiting(fresh_store)
    review.approve(fresh_store, asked.id, "Mo", lambda *_: KNIT)
    fresh_store.commit()
    bring_in(fresh_store, replace(KNIT, phone="01632 960009", assured_date=TODAY))
    assert not shown(fresh_store)


def test_what_an_officer_closed_stays_closed_when_its_list_names_it_until_it_is_opened(fresh_store):
    bring_in(fresh_store, KNIT)
    assert suggestions.suggest(fresh_store, b"x", ID, {"note": "boarded up"}) == 0
    (asked,) = suggestions.waiting(fresh_store)
    review.close(fresh_store, asked.id, "Mo")
    fresh_store.commit()
    bring_in(fresh_store, replace(KNIT, phone="01632 960009"))
    assert not shown(fresh_store)
    open_again(fresh_store, edits.held(fresh_store, ID), "Mo")
    fresh_store.commit()
    assert shown(fresh_store)
    assert page_of(fresh_store, ID).activity.phone == "01632 960009"
    with pytest.raises(PlainError, match="nobody took it off"):
        open_again(fresh_store, edits.held(fresh_store, ID), "Mo")


def test_what_its_list_dropped_is_put_back_with_all_that_it_was_found_by(fresh_store):
    guess = Interest("choirs", 0.5, "", GivenBy.GUESS)
    bring_in(fresh_store, replace(KNIT, interests=(*KNIT.interests, guess)))
    row = imports.known_fingerprints(fresh_store, 1)
    run = imports.open_run(fresh_store, "town", "town.csv")
    imports.retire_missing(fresh_store, run, [])
    fresh_store.commit()
    imports.close_run(fresh_store, run, {"retired": 1})
    (left,) = off_the_map(fresh_store)
    assert (left.id, left.active, left.by_list) == (ID, False, True)
    open_again(fresh_store, edits.held(fresh_store, ID), "Mo")
    fresh_store.commit()
    assert shown(fresh_store)
    assert guess.code in {one.code for one in edits.held(fresh_store, ID).listing.interests}
    # The row that was read last is still the last.
    assert imports.known_fingerprints(fresh_store, 1) == row


def test_a_confirmation_fades_by_kind():
    half = TODAY - timedelta(days=FADES_IN_DAYS[Kind.ACTIVITY])
    assert worth(half, Kind.ACTIVITY, TODAY) == 0
    assert 0 < worth(half, Kind.GROUP, TODAY) < worth(half, Kind.HUB, TODAY) < 1
    assert worth(None, Kind.HUB, TODAY) is None
    assert worth(TODAY, Kind.HUB, TODAY) == 1
