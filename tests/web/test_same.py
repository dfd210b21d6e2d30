"""Two listings that are the same are made one on a page, field by field, and parted again."""

from dataclasses import replace

import pytest

from asset_map.model.account import Role
from asset_map.store import edits
from asset_map.store.activities import activities, page_of
from asset_map.store.merging import merged_into
from asset_map.upkeep import same
from asset_map.web import create_app
from asset_map.web.store import close_store
from tests.upkeep.test_history import ID, KNIT, bring_in, edit
from tests.upkeep.test_review import near
from tests.web.hostile import TEXTS
from tests.web.members import Member, join, let_in
from tests.web.visitor import inspected

OTHER = replace(
    KNIT,
    source_id="K 7",
    name="Knit & Natter",
    phone="01632 960007",
    venue="The Old Bank",
    description=TEXTS[0],
    schedules=(),
)
GONE = OTHER.id("town")


@pytest.fixture
def officer(own_settings, fresh_store):
    bring_in(fresh_store, KNIT, OTHER)
    app = create_app(own_settings)
    yield Member(app, let_in(app, join(app, Role.OFFICER, "Mo Officer")))
    close_store(app)


def test_two_are_made_one_with_what_was_chosen_and_parted_again(officer, fresh_store):
    path = officer.see(f"/listing/{ID}/edit").link("Knit & Natter")
    page = officer.see(path)
    assert "K 7" in page.words
    assert page.soup.select("main script") == []
    versions = {one["name"]: one["value"] for one in page.soup.select("input[name$=version]")}
    edit(fresh_store, who="Jo", website="https://knit.example.org")
    taken = {"phone": "gone", "place": "gone", "name": "kept", "schedules": "kept"}
    page = inspected(officer.send(path, **versions, **taken), 409)
    assert "Someone changed one of these" in page.words
    versions = {one["name"]: one["value"] for one in page.soup.select("input[name$=version]")}
    answer = officer.send(path, **versions, **taken)
    page = officer.see(answer.location)
    assert "The two are one now" in page.words
    now = page_of(fresh_store, ID)
    assert (now.activity.name, now.activity.phone) == (KNIT.name, "01632 960007")
    assert (now.activity.venue, now.schedules) == ("The Old Bank", KNIT.schedules)
    assert now.activity.website == "https://knit.example.org"
    assert near(fresh_store) == {ID}
    (gone,) = merged_into(fresh_store, ID)
    assert (gone.source, gone.source_id) == ("town", "K 7")
    fresh_store.rollback()
    assert officer.client.get(f"/listing/{GONE}").location.endswith(str(ID))

    form = page.soup.select_one("form[action$='/part']")
    answer = officer.send(form["action"], kept=str(ID))
    page = officer.see(answer.location)
    assert "Both are shown again" in page.words
    assert near(fresh_store) == {ID, GONE}
    fresh_store.rollback()
    # What was taken over is a change like any other, and is put back like any other.
    back = {
        one["name"]: one["value"]
        for one in page.soup.select_one("form[action$='/history']").select("input")
    }
    assert officer.send(f"/listing/{ID}/history", **back).status_code == 303
    assert activities(fresh_store, [ID])[0].phone == ""


def test_what_one_keeps_to_itself_is_not_told_because_of_the_other(fresh_store):
    bring_in(fresh_store, KNIT, replace(OTHER, area_only=True))
    kept, gone = (edits.held(fresh_store, id) for id in (ID, GONE))
    same.make_one(fresh_store, kept, gone, "Mo", ["place"])
    now = edits.held(fresh_store, ID).listing
    assert (now.venue, now.area_only) == ("The Old Bank", True)
