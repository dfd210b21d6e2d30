"""A person's details are erased everywhere: in what is held and in what was."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from asset_map.settings import PlainError
from asset_map.store import edits, history, names
from asset_map.store.activities import activities
from asset_map.store.erasure import erase
from asset_map.upkeep.erasing import pattern_of
from tests.cli.command import asset_map
from tests.upkeep.test_history import ID, KNIT, bring_in, edit

JO = replace(
    KNIT,
    description="Ring Jo Bloggs, or write. Also 01632 960002.",
    email="jo@example.org",
    phone="01632 960001",
)
DETAILS = ("Jo Bloggs", "jo@example.org", "01632 960001")
EVERYTHING = """
SELECT string_agg(query_to_xml(format('TABLE %I', relname), true, true, '')::text, ' ')
FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
  AND relowner = current_user::regrole
"""


def test_details_are_erased_wherever_they_stand_and_that_is_written_down(fresh_store):
    bring_in(fresh_store, JO)
    bring_in(fresh_store, replace(JO, name="Knit!", phone="+44 1632 960 001"))
    edit(fresh_store, looking_for="Tell JO BLOGGS")
    before = fresh_store.scalar(text(EVERYTHING)).lower()
    assert before.count("jo@example.org") > 3

    found = dict(erase(fresh_store, pattern_of(DETAILS), "Mo"))
    fresh_store.commit()
    assert {"service.email", "history.before", "history.after", "import_change.before"} <= set(
        found
    )
    everything = fresh_store.scalar(text(EVERYTHING)).lower()
    for word in ("bloggs", "jo@example.org", "960001", "960 001"):
        assert word not in everything
    (now,) = activities(fresh_store, [ID])
    assert (now.description, now.email, now.phone) == (
        "Ring , or write. Also 01632 960002.",
        "",
        "",
    )
    assert history.changes(fresh_store, ID)[0].what == "contact details erased"
    who, counts = fresh_store.execute(text("SELECT who, counts FROM erasure")).one()
    assert who == "Mo"
    assert counts["service.email"] == 1


def test_details_that_follow_or_hold_a_line_break_are_erased_from_the_history_too(fresh_store):
    bring_in(fresh_store, replace(KNIT, description="Tea.\nJo Bloggs\nrings. Ask Jo\nBloggs"))
    edit(fresh_store, name="Knit!")
    edit(fresh_store, description="Tea.")
    erase(fresh_store, pattern_of(["Jo Bloggs"]), "Mo")
    fresh_store.commit()
    assert "bloggs" not in fresh_store.scalar(text(EVERYTHING)).lower()


def test_an_organisation_and_a_venue_are_not_found_by_a_name_that_was_erased(fresh_store):
    bring_in(fresh_store, replace(KNIT, organization="Jo Bloggs", venue="At Jo Bloggs's"))
    names.fill(fresh_store)
    erase(fresh_store, pattern_of(["Jo Bloggs"]), "Mo")
    assert names.named(fresh_store, [["bloggs"]], 5) == []
    assert "bloggs" not in names.words(fresh_store)


def test_what_is_left_beside_a_detail_is_the_same_in_what_the_list_said(fresh_store):
    bring_in(fresh_store, replace(KNIT, phone="Jo Bloggs 01632 960001"))
    edit(fresh_store, name="Knit!")
    erase(fresh_store, pattern_of(["01632 960001"]), "Mo")
    said = fresh_store.scalar(text("SELECT words ->> 'phone' FROM source_said"))
    assert said == edits.held(fresh_store, ID).listing.phone == "Jo Bloggs"


@pytest.mark.parametrize("written", ["01632960001", "(01632) 960-001", "+44 (0)1632 960001"])
def test_a_number_is_found_however_it_is_written(fresh_store, written):
    bring_in(fresh_store, replace(KNIT, phone=written))
    assert ("service.phone", 1) in erase(fresh_store, pattern_of(["01632 960 001"]), "Mo")


def test_a_word_in_the_middle_of_another_stays(fresh_store):
    bring_in(fresh_store, replace(KNIT, description="Annabella sings; .* 501632960001"))
    assert erase(fresh_store, pattern_of(["Annab", "01632 960001", ".*.*.*"]), "Mo") == []


def test_too_short_a_detail_is_refused():
    with pytest.raises(PlainError):
        pattern_of(["Jo"])


def test_the_command_counts_first_and_erases_when_told_to(fresh_store, own_settings):
    bring_in(fresh_store, JO)
    env = {
        "ASSET_MAP_HOME": str(own_settings.home),
        "ASSET_MAP_DATABASE_URL": own_settings.database_url,
    }
    said = asset_map("erase", *DETAILS, **env)
    assert "Nothing was changed" in said.stdout, said.stderr
    assert activities(fresh_store, [ID])[0].email == "jo@example.org"
    said = asset_map("erase", *DETAILS, "--yes", "--as", "Mo", **env)
    assert said.returncode == 0
    assert activities(fresh_store, [ID])[0].email == ""
    told = asset_map("history", str(ID), **env).stdout
    assert "Mo: contact details erased" in told
