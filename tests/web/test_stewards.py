"""Whoever runs a listing claims it by a letter to its own address, and looks after it."""

import os
import re
from dataclasses import replace
from time import monotonic, sleep

import pytest
from aiosmtpd.controller import Controller

from asset_map.model.account import Role
from asset_map.settings import Mail
from asset_map.store import history
from asset_map.store.accounts import account_of
from asset_map.store.activities import page_of
from asset_map.upkeep import review
from asset_map.web import create_app
from asset_map.web.store import close_store, write
from tests.ports import free_port
from tests.towns import draw_town, listing
from tests.upkeep.test_history import ID, KNIT, bring_in, edit
from tests.upkeep.test_remind import Received
from tests.web.members import PASSWORD, Member, join, let_in
from tests.web.test_records import boxes, send
from tests.web.visitor import inspected
from tests.web.watched import DESKTOP, NARROW, served, watching

TOWN = draw_town("A . B")
CHOIR = listing("Choir", TOWN["B"], "choirs", email="choir@example.org")
# Run by the same people, who read the same letters.
CRAFT = replace(
    KNIT, source_id="craft", name="Craft club", organization="Wool Aid", email="KNIT@example.org"
)
THEIRS = replace(KNIT, organization="Wool Aid")
# Seconds. A letter goes out beside the answer.
PATIENCE = 60


@pytest.fixture(scope="module")
def mail_server():
    received, port = Received(), free_port()
    controller = Controller(received, hostname="127.0.0.1", port=port, ready_timeout=60)
    controller.start()
    yield received, port
    controller.stop()


@pytest.fixture
def letters(mail_server):
    received, _ = mail_server
    received.letters.clear()
    return received.letters


@pytest.fixture
def app(own_settings, fresh_store, mail_server):
    bring_in(fresh_store, THEIRS, CRAFT, CHOIR)
    mail = Mail("127.0.0.1", mail_server[1], "none", "map@council.example")
    made = create_app(replace(own_settings, mail=mail, address="https://map.example.org"))
    yield made
    close_store(made)


def ask(visitor, email, about=ID, status=200):
    return inspected(visitor.send("/claim", listing=str(about), email=email), status)


def link_in(letters, to=KNIT.email):
    """The path of the link in the one letter that came."""
    until = monotonic() + PATIENCE
    while not letters and monotonic() < until:
        sleep(0.02)
    (letter,) = letters
    letters.clear()
    assert letter["To"] == to
    return re.search(r"https://map\.example\.org(/claim/[\w-]{43})", letter.get_payload())[1]


def test_a_steward_claims_and_looks_after_what_is_theirs_and_nothing_else(
    app, letters, fresh_store
):
    pat = Member(app)
    path = pat.see(f"/listing/{ID}").link("Do you run this?")
    assert "Do you run this?" in pat.see(path).heading
    other = ask(pat, "choir@example.org").words
    right = ask(pat, " Knit@Example.org ").words
    assert right == other
    link = link_in(letters)
    for _ in range(2):
        assert "Craft club" in pat.see(link).words
    assert inspected(pat.send(link), 400).soup.select_one(".govuk-error-summary")
    to_password = pat.send(link, name="Pat Example")
    assert "This link is over" in inspected(pat.send(link, name="Eve"), 404).heading
    chosen = pat.send(to_password.location, new=PASSWORD, again=PASSWORD)
    assert chosen.status_code == 303
    steward = Member(app)
    steward.sign_in(KNIT.email)
    with app.app_context(), write() as connection:
        account = account_of(connection, KNIT.email)
    assert (account.role, account.name) == (Role.STEWARD, "Pat Example")
    steward = Member(app, let_in(app, account))
    page = steward.see("/mine")
    assert [one.get_text() for one in page.soup.select("main h2 bdi")] == ["Craft club", KNIT.name]
    assert "Every Monday, 10am to midday" in page.words

    mine = f"/listing/{ID}"
    page = steward.see(f"{mine}/edit")
    assert "Looked after by Pat Example" in page.words
    sent = boxes(page)
    send(steward, f"{mine}/edit", {**sent, "phone": ["01632 960001"]})
    said = {"often": "weekly", "day": "FR", "starts": "10:00"}
    assert steward.send(f"{mine}/times", act="add", **said).status_code == 303
    answer = steward.send(f"{mine}/confirm", back="mine")
    assert answer.location.endswith("/mine?done=confirmed")
    now = page_of(fresh_store, ID)
    assert (now.activity.phone, len(now.schedules)) == ("01632 960001", 2)
    assert now.activity.assured_date is not None
    who = {one.who for one in history.changes(fresh_store, ID)}
    assert who == {"Pat Example (steward)"}

    for name in ("edit", "times"):
        theirs = f"/listing/{CHOIR.id('town')}/{name}"
        assert steward.client.get(theirs).status_code == 403
        assert steward.send(theirs, act="stop", version="x").status_code == 403
    assert steward.send(f"/listing/{CHOIR.id('town')}/confirm").status_code == 403
    assert steward.client.get(f"{mine}/history").status_code == 403
    # What an officer makes one with it is theirs to keep too.
    with app.app_context(), write() as connection:
        review.merge(connection, CHOIR.id("town"), CRAFT.id("town"), "Mo")
    assert steward.see(f"/listing/{CHOIR.id('town')}/edit").heading == "Choir"
    assert steward.send("/mine", listing=str(ID)).status_code == 303
    assert steward.client.get(f"{mine}/edit").status_code == 403


def test_a_link_ends_when_the_listing_gives_another_address(app, letters, fresh_store):
    pat = Member(app)
    ask(pat, KNIT.email)
    link = link_in(letters)
    edit(fresh_store, email="new@example.org")
    assert "This link is over" in pat.see(link, 404).heading


def test_letters_are_few_whoever_asks_and_nothing_tells_who_was_right(app, letters, fresh_store):
    pat = Member(app)
    assert "Enter an e-mail" in ask(pat, "nobody", status=400).words
    for email in ("a@example.org", "b@example.org", "c@example.org"):
        ask(pat, email)
    for email in ("d@example.org", KNIT.email):
        answer = pat.send("/claim", listing=str(ID), email=email)
        assert answer.status_code == 429
        assert int(answer.headers["Retry-After"]) > 0
    sleep(0.2)
    assert letters == []
    assert (
        pat.client.post("/claim", data={"listing": str(ID), "email": KNIT.email}).status_code == 403
    )


def test_an_account_that_is_there_keeps_its_role_and_its_password(app, letters, fresh_store):
    for role, status in ((Role.OFFICER, 303), (Role.WORKER, 409)):
        who = join(app, role)
        edit(fresh_store, email=who.email)
        ask(Member(app), who.email)
        link = link_in(letters, who.email)
        answer = Member(app).send(link, name="Eve")
        assert answer.status_code == status
        assert "/password/" not in answer.headers.get("Location", "")
        assert account_of(fresh_store, who.email).role is role
        fresh_store.rollback()


@pytest.mark.browser
@pytest.mark.skipif("ASSET_MAP_NO_BROWSER" in os.environ, reason="ASSET_MAP_NO_BROWSER is set")
def test_the_stewards_pages_are_as_good_as_the_public_ones(app, letters, browser, picture):
    ask(Member(app), KNIT.email)
    link = link_in(letters)
    with served(app) as site, watching(browser, site, NARROW) as watched:
        for name, path in (("claim", f"/claim?listing={ID}"), ("take", link)):
            page = watched.open(path)
            picture(page, f"{name}-320")
        page.get_by_label("Your name").fill("Pat Example")
        page.get_by_role("button", name="Yes, I look after it").click()
        page.get_by_label("New password", exact=True).fill(PASSWORD)
        page.get_by_label("New password again").fill(PASSWORD)
        page.get_by_role("button", name="Keep this password").click()
        page.get_by_label("E-mail address").fill(KNIT.email)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()
        for size in (NARROW, DESKTOP):
            page.set_viewport_size({"width": size[0], "height": size[1]})
            page = watched.open("/mine")
            picture(page, f"mine-{size[0]}")
        page.get_by_role("button", name="Yes, all of this is right").last.click()
        page.wait_for_selector("text=We have noted that this is right today")
