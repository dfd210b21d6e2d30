"""Anybody suggests a place or a correction; it waits, and nothing of it shows."""

import psycopg
import pytest
from sqlalchemy import text

from asset_map.store import suggestions
from asset_map.store.connection import conninfo
from asset_map.web import create_app, suggestion_form
from asset_map.web.store import close_store
from tests.upkeep.test_history import ID, KNIT, bring_in
from tests.web.hostile import hostile_listings
from tests.web.visitor import Visitor, inspected

NEW = {
    "kind": "group",
    "name": "Whittlers of Leigh",
    "postcode": "WN7 1AA",
    "description": "Wood and chat",
    "days": "Tuesday",
    "start_time": "10:00",
}


@pytest.fixture
def home(own_settings):
    return own_settings.home


@pytest.fixture
def own_site(own_settings, monkeypatch):
    # Nobody waits in a test; the last one puts the wait back.
    monkeypatch.setattr(suggestion_form, "SHORTEST_SECONDS", 0)
    app = create_app(own_settings)
    yield Visitor(app.test_client())
    close_store(app)


def send(site, home, status=200, **boxes):
    data = {"opened": suggestion_form.sealed_now(home), **boxes}
    return inspected(site.client.post("/suggest", data=data), status)


def waiting(store):
    found = suggestions.waiting(store)
    store.rollback()
    return found


def test_a_new_place_waits_and_does_not_show(own_site, home, fresh_store):
    assert "Suggest a place" in own_site.see("/suggest").heading
    assert "Thank you" in send(own_site, home, **NEW).words
    (one,) = waiting(fresh_store)
    assert (one.kind, one.listing, one.status, one.by_link) == ("new", None, "waiting", False)
    assert one.said == NEW
    assert fresh_store.scalar(text("SELECT count(*) FROM service")) == 0


def test_a_correction_holds_what_differs_alone(own_site, home, fresh_store):
    bring_in(fresh_store, KNIT)
    page = own_site.see(own_site.see(f"/listing/{ID}").link("Tell us what is wrong"))
    assert page.value_of("name") == KNIT.name
    boxes = {one["name"]: one.get("value", "") for one in page.soup.select("main input[id]")}
    send(own_site, home, **{**boxes, "listing": str(ID), "phone": "01632 960009"})
    (one,) = waiting(fresh_store)
    assert (one.kind, one.listing, one.said) == ("correction", ID, {"phone": "01632 960009"})
    assert own_site.see(f"/listing/{ID}").words.count("960009") == 0


def test_nothing_changed_is_asked_about(own_site, home, fresh_store):
    bring_in(fresh_store, KNIT)
    page = send(own_site, home, listing=str(ID), name=KNIT.name, email=KNIT.email)
    assert "Change what is wrong" in page.soup.select_one(".govuk-error-summary").get_text()
    assert waiting(fresh_store) == []


@pytest.mark.parametrize("box", ["kind", "name", "postcode"])
def test_what_is_missing_is_asked_for_and_the_rest_is_kept_on_the_page(own_site, home, box):
    page = send(own_site, home, **{**NEW, box: ""})
    assert page.soup.select_one(".govuk-error-summary")
    assert "Wood and chat" in page.soup.select_one("#description").get_text()


def test_too_long_a_text_is_refused_plainly(own_site, home, fresh_store):
    page = send(own_site, home, **{**NEW, "description": "x" * 2_001})
    assert "2000 letters at most" in page.words
    assert waiting(fresh_store) == []


def test_a_program_that_fills_in_what_nobody_sees_is_thanked_and_not_heard(
    own_site, home, fresh_store
):
    page = own_site.see("/suggest")
    trap = page.soup.find("input", {"name": suggestion_form.TRAP})
    assert trap["tabindex"] == "-1"
    assert trap.find_parent(attrs={"aria-hidden": "true"})
    assert "Thank you" in send(own_site, home, **NEW, nickname="Bot").words
    assert waiting(fresh_store) == []


@pytest.mark.parametrize("opened", ["", "made.up", None])
def test_a_form_that_was_never_opened_or_only_just_is_shown_again(
    own_site, home, fresh_store, monkeypatch, opened
):
    monkeypatch.setattr(suggestion_form, "SHORTEST_SECONDS", 3)
    seal = {} if opened is None else {"opened": opened}
    page = send(own_site, home, **NEW, **seal)
    assert "send it again" in page.words
    assert page.value_of("name") == NEW["name"]
    assert waiting(fresh_store) == []


def test_one_address_is_asked_to_wait_after_eight_in_an_hour(own_site, home, fresh_store):
    for number in range(8):
        send(own_site, home, **{**NEW, "name": f"Place {number}"})
    answer = own_site.client.post(
        "/suggest", data={"opened": suggestion_form.sealed_now(home), **NEW}
    )
    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 3_600
    assert len(waiting(fresh_store)) == 8
    from_elsewhere = {"X-Forwarded-For": "192.0.2.7"}
    data = {"opened": suggestion_form.sealed_now(home), **NEW}
    assert own_site.client.post("/suggest", data=data, headers=from_elsewhere).status_code == 200
    counted = str(fresh_store.execute(text("SELECT * FROM suggestion_count")).all())
    assert "192.0.2" not in counted


def test_the_public_gives_in_a_suggestion_and_reads_nothing_back(settings):
    with psycopg.connect(conninfo(settings, "public")) as public:
        public.execute("SELECT public_suggest('x', 'new', NULL, '{}', NULL)")
        for statement in (
            "SELECT * FROM suggestion",
            "SELECT * FROM care_link",
            "SELECT * FROM reminder",
            "SELECT * FROM daily_salt",
            "SELECT * FROM suggestion_count",
            "INSERT INTO suggestion (kind, said, by_link) VALUES ('new', '{}', true)",
            "SELECT listing_hide(ARRAY[gen_random_uuid()], 'closed')",
            "SELECT listing_show(ARRAY[gen_random_uuid()])",
            "SELECT listing_confirm(gen_random_uuid(), current_date)",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), public.transaction():
                public.execute(statement.encode())
        for bad in (
            "'closed', NULL",
            "'correction', gen_random_uuid()",
            "'new', gen_random_uuid()",
        ):
            with pytest.raises(psycopg.errors.CheckViolation), public.transaction():
                public.execute(f"SELECT public_suggest('x', {bad}, '{{}}', NULL)".encode())
        with pytest.raises(psycopg.errors.CheckViolation), public.transaction():
            public.execute(
                "SELECT public_suggest('x', 'new', NULL, "
                "jsonb_build_object('name', repeat('x', 50000)), NULL)"
            )
        public.rollback()


def test_hostile_words_are_shown_as_words(own_site, home):
    for one in hostile_listings():
        page = send(own_site, home, **{**NEW, "name": one.name[:200], "postcode": ""})
        assert page.soup.select("main script") == []
        assert page.soup.select("main img") == []
