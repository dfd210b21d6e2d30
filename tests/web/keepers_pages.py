"""Pages of those who keep listings and lists, each with something on it that means harm.

They are swept once, by `test_every_page_on_a_phone.py`: few see them, and on all sorts of screens.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from flask import Flask
from playwright.sync_api import Page
from sqlalchemy import Connection

from asset_map.intake import waiting
from asset_map.intake.kept import KeptEdit
from asset_map.intake.outcomes import Checked, Told
from asset_map.intake.preview import Changed, WouldChange
from asset_map.intake.waiting import About
from asset_map.model.account import Account
from asset_map.model.differences import Difference
from asset_map.model.listing import listing_id
from asset_map.model.problem import Problem
from asset_map.store import hiding, history, stewards, suggestions
from asset_map.web.store import connect, write
from tests.web.hostile import IMAGE, LONG, SCRIPT
from tests.web.watched import Watched

LISTING = listing_id("hostile", f"{LONG} id")
OTHER = listing_id("hostile", f"{IMAGE} id")
SAID = dict.fromkeys(("description", "cost", "note", "contact"), f"{SCRIPT} {LONG}")
TOKEN = "claimed-by-the-sweep"

Path = Callable[[Connection, Flask, Account], str]


def arranged(
    path: Path, press: str = "", **typed: str
) -> Callable[[Watched, Flask, Account], Page]:
    """A page of which the store has something to tell, and what comes of a form there."""

    def visit(watched: Watched, app: Flask, who: Account) -> Page:
        with app.app_context(), write() as connection:
            address = path(connection, app, who)
        page = watched.open(address)
        for name, words in typed.items():
            page.locator(f"main [name={name}]").first.fill(words)
        if press:
            with page.expect_navigation():
                page.get_by_role("button", name=press, exact=True).click()
        return page

    return visit


def at(path: str) -> Path:
    return lambda connection, app, who: path


def suggested(connection: Connection, app: Flask, who: Account) -> str:
    with connect() as public:
        suggestions.suggest(public, b"swept", LISTING, SAID)
    return f"/review/{suggestions.waiting(connection)[-1].id}"


def changed(connection: Connection, app: Flask, who: Account) -> str:
    with history.telling(connection, f"{IMAGE} {LONG}", "confirmed"):
        hiding.confirm(connection, LISTING)
    return f"/listing/{LISTING}/history"


def off_the_map(watched: Watched, app: Flask, who: Account) -> Page:
    """A listing that is closed, for as long as the page takes: others look for it on theirs."""
    with app.app_context(), write() as connection:
        hiding.hide(connection, [LISTING], hiding.CLOSED)
    page = watched.open("/off-the-map")
    with app.app_context(), write() as connection:
        hiding.show(connection, [LISTING])
    return page


def claimed(connection: Connection, app: Flask, who: Account) -> str:
    email = stewards.published_email(connection, LISTING)
    stewards.drop_claims(connection, email)
    until = datetime.now(UTC) + timedelta(days=1)
    stewards.keep_claim(connection, TOKEN, LISTING, email, until)
    return f"/claim/{TOKEN}"


def kept(connection: Connection, app: Flask, who: Account) -> str:
    stewards.take_on(connection, who.id, [LISTING, OTHER])
    return "/mine"


def list_checked(connection: Connection, app: Flask, who: Account) -> str:
    """A list that was looked at, with all that can be told of one."""
    about = About(f"{LONG}.csv", f"{SCRIPT} list", who.name, datetime.now(UTC), complete=True)
    told = Told(
        {"unchanged": 1, "left_out": 1},
        (f"Columns left aside: {LONG}",),
        *((Problem(2, "postcode", LONG, "too long"),), 1, (Problem(3, "name", IMAGE, "odd"),), 1),
        *((KeptEdit(f"{LONG} name", ("phone", "schedules")),), 1),
    )
    changes = (Changed(f"{LONG} name", (Difference("phone", "01632 960001", LONG),)),)
    would = WouldChange([f"{LONG} new"], list(changes), [f"{SCRIPT} gone"], 1, 1, 0, 1)
    one = waiting.receive(app.extensions["asset-map-settings"].home, about)
    one.keep_outcome(Checked(told, would))
    return f"/import/{one.id}"


# The forms in what comes of them: an error, and dates that were asked for.
WAYS = {
    "/listing/<uuid:id>/edit": arranged(at(f"/listing/{LISTING}/edit"), "Save", name=""),
    "/listing/<uuid:id>/times": arranged(
        at(f"/listing/{LISTING}/times"), "Show the dates", starts="10:30", first="2027-01-12"
    ),
    "/listing/<uuid:id>/history": arranged(changed),
    "/listing/<uuid:id>/same/<uuid:other>": arranged(at(f"/listing/{LISTING}/same/{OTHER}")),
    "/claim": arranged(at(f"/claim?listing={LISTING}")),
    "/claim/<token>": arranged(claimed),
    "/mine": arranged(kept),
    "/review/<int:number>": arranged(suggested),
    "/import/<uuid:id>": arranged(list_checked),
    "/off-the-map": off_the_map,
}
