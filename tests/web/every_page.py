"""Every page there is, from the list of addresses: how to get to it, and in which states."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Page

from asset_map.model.account import Account, Role
from tests.web import keepers_pages
from tests.web.hostile import NEAR as HOSTILE
from tests.web.members import join, let_in
from tests.web.teller import SAID
from tests.web.watched import Watched

URLS = Path(__file__).with_name("urls.txt")
Way = str | Callable[[Watched], Page] | Callable[[Watched, Flask, Account], Page]
# What is not swept, and why. Every other address is a page and is.
NO_PAGES = {
    "/activities.ics": "a calendar's file",
    "/api/activities": "data",
    "/api/conversation": "data",
    "/api/openapi.json": "data",
    "/gaps/access<ending>": "files of an answer",
    "/gaps/stop": "leads back to /gaps; test_gap_waiting.py goes there",
    "/gaps/working": "data",
    "/handout/pdf": "paper; tests/handout looks at its tags",
    "/healthz": "for the operator",
    "/import/<uuid:id>/left-out.csv": "a file",
    "/import/<uuid:id>/progress": "data",
    "/listing/<uuid:id>.ics": "a calendar's file",
    "/listing/<uuid:id>/part": "leads to a listing's history",
    "/listing/<uuid:id>/confirm": "leads to the listing",
    "/manifest.webmanifest": "for a browser's own use",
    "/map/ground": "data",
    "/map/places": "data",
    "/new.atom": "a feed",
    "/readyz": "for the operator",
    "/service-worker.js": "for a browser's own use",
    "/shortlist/facts": "data",
    "/sign-in/openid": "leads to another site",
    "/sign-in/openid/back": "comes from another site",
    "/sign-in/code": "comes after a right password alone; test_sign_in.py goes there",
    "/sign-out": "leads to /sign-in",
}
# Pages that nobody sees who has not signed in.
MEMBERS_ONLY = {
    *("/account", "/account/second-step", "/accounts", "/accounts/<uuid:id>", "/review"),
    *("/import", "/import/sources/<int:number>", "/gaps/figures", "/off-the-map"),
    *keepers_pages.WAYS,
}
LEIGH = "/activities?near=Leigh"


@dataclass(frozen=True)
class State:
    """A page as somebody may find it."""

    name: str
    rule: str
    way: Way
    needs_script: bool = False
    has_map: bool = False

    def visit(self, watched: Watched, app: Flask) -> Page:
        who = None
        if self.rule in MEMBERS_ONLY:
            who = join(app, Role.ADMINISTRATOR, "Root Example")
            cookie = {"name": "asset-map", "value": let_in(app, who).token, "url": watched.site}
            watched.page.context.add_cookies([cookie])
        if callable(self.way):
            keeper = self.rule in keepers_pages.WAYS
            return self.way(watched, app, who) if keeper else self.way(watched)
        page = watched.open(self.way)
        # A page that sends its visitor elsewhere has not been seen: it needs a way in WAYS.
        wanted = urlsplit(self.way).path
        assert urlsplit(page.url).path == wanted, f"{wanted} led to {page.url}"
        return page


def listing(near: str) -> Callable[[Watched], Page]:
    """The first listing near a place."""

    def visit(watched: Watched) -> Page:
        page = watched.open(f"/activities?near={near}")
        return watched.open(page.locator(".app-card__name a").first.get_attribute("href"))

    return visit


def posted(path: str, button: str, **typed: str) -> Callable[[Watched], Page]:
    """What comes of a form, its boxes filled in by their names."""

    def visit(watched: Watched) -> Page:
        page = watched.open(path)
        for name, words in typed.items():
            page.locator(f"main [name={name}]").first.fill(words)
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        return watched.drawn()

    return visit


def handout(count: int, *choices: str) -> Callable[[Watched], Page]:
    """A handout of the first few near Leigh, with boxes ticked that say so."""

    def visit(watched: Watched) -> Page:
        page = watched.open(LEIGH)
        cards = page.locator("[data-listing]").all()[:count]
        ids = [card.get_attribute("data-listing") for card in cards]
        page = watched.open("/handout?" + "&".join(f"listing={id}" for id in ids))
        for words in choices:
            page.get_by_label(words).check()
        with page.expect_navigation():
            page.get_by_role("button", name="Change it").click()
        return page

    return visit


def one_account(watched: Watched) -> Page:
    """Somebody's account, opened by an administrator."""
    page = watched.open("/accounts")
    return watched.open(page.locator("main a[href*='/accounts/']").first.get_attribute("href"))


def short_link(watched: Watched) -> Page:
    """A handout's short link, opened by whoever was given it."""
    page = handout(3, "A short link")(watched)
    return watched.open(urlsplit(page.locator(".paper-link a").get_attribute("href")).path)


def picked(watched: Watched) -> Page:
    """An answer of which three are on a list, as a bar at the foot of the page says."""
    page = watched.open(LEIGH)
    for number in range(3):
        page.locator("[data-tick] button").nth(number).click()
    page.get_by_role("button", name="Take off list A").nth(2).wait_for()
    return page


def shortlist(watched: Watched) -> Page:
    """A list of three, with buttons to move them."""
    picked(watched)
    page = watched.open("/shortlist")
    page.locator("[data-fact=where] dd").nth(2).wait_for()
    return page


# Pages that need more than their bare address, or that can be in more than one state.
WAYS: dict[str, dict[str, Way]] = {
    "/": {
        "home": "/",
        "home-not-understood": posted("/", "Show what is near", near="Leigh", enjoy="my knitting"),
    },
    "/accounts/<uuid:id>": {"one-account": one_account},
    "/password/<token>": {"password-gone": "/password/none"},
    "/keep/<token>": {"keep-gone": "/keep/none"},
    "/activities": {
        "answer": LEIGH,
        "answer-interests": "/activities?near=WN7+1AA&interest=knitting&interest=birdwatching",
        "answer-filtered": f"{LEIGH}&interest=knitting&free=true&day=friday&age=old",
        "answer-nothing": f"{LEIGH}&interest=knitting&day=friday",
        "answer-hostile": f"/activities?near={HOSTILE}",
        "answer-picked": picked,
        "where": "/activities?interest=knitting",
        "where-unknown": "/activities?near=Atlantis",
    },
    "/conversation": {
        "conversation": "/conversation",
        "conversation-heard": posted("/conversation", "Find what fits", text=SAID, near="WN7 1AA"),
        "conversation-nothing": posted("/conversation", "Find what fits", text="mm.", near="Leigh"),
        "conversation-no-place": posted("/conversation", "Find what fits", text=SAID, near="x"),
    },
    "/gaps": {
        "gaps": "/gaps",
        "gaps-of-choirs": "/gaps?interest=choirs",
    },
    "/embed": {
        "embed": "/embed?near=Leigh",
        "embed-list": "/embed?near=Leigh&show=list",
        "embed-map": "/embed?near=Leigh&show=map",
        "embed-where": "/embed",
    },
    "/embed/make": {
        "embed-make": "/embed/make",
        "embed-made": posted("/embed/make", "Make it", near="Leigh"),
    },
    "/h/<token>": {"short-link": short_link, "short-link-gone": "/h/nonsense"},
    "/handout": {
        "handout-nothing": "/handout",
        "handout": handout(3, "A short link"),
        "handout-large": handout(8, "Large", "A short link"),
        "handout-plain": handout(2, "Plain words"),
    },
    "/import/sources/<int:number>": {"source": "/import/sources/1"},
    "/listing/<uuid:id>": {"listing": listing("WN7 4GQ"), "listing-hostile": listing(HOSTILE)},
    "/map": {"map": "/map", "map-narrowed": "/map?interest=music&free=true"},
    "/names": {
        "names": "/names",
        "names-found": posted("/names", "Find it", name="knit"),
        "names-none": posted("/names", "Find it", name="zzzzqqq"),
    },
    "/shortlist": {"shortlist": "/shortlist", "shortlist-of-three": shortlist},
    "/week": {"week": "/week?near=Leigh", "week-where": "/week"},
    "any other": {"missing": "/nothing-here"},
}
NEED_SCRIPT = {"answer-picked", "shortlist-of-three"}
HAVE_MAP = {
    *("answer", "answer-hostile", "answer-interests", "answer-picked", "map", "map-narrowed"),
    *("conversation-heard", "conversation-nothing", "embed", "embed-map"),
    *("listing", "listing-hostile"),
}


def rules() -> Iterator[str]:
    """Every address that is a page, as the application knows it."""
    for line in URLS.read_text(encoding="utf-8").splitlines():
        rule = line.split()[0]
        if rule not in NO_PAGES and rule not in keepers_pages.WAYS:
            yield rule


def states() -> list[State]:
    """Every page in every state; one that nobody described is opened at its bare address."""
    found = []
    for rule in dict.fromkeys([*rules(), *WAYS]):
        ways = WAYS.get(rule, {rule.strip("/").replace("/", "-"): rule})
        found += [
            State(name, rule, way, name in NEED_SCRIPT, name in HAVE_MAP)
            for name, way in ways.items()
        ]
    return found


STATES = states()
SWEPT_ONCE = [
    State(rule.strip("/").replace("/", "-"), rule, way) for rule, way in keepers_pages.WAYS.items()
]
