"""The page of one listing: what it is, when and where, whom it is for, and how far to trust it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any
from urllib.parse import quote, urlencode

from flask import current_app, request
from flask_babel import gettext

from asset_map.maps.activity_map import MapParts
from asset_map.model.activity import ActivityPage
from asset_map.model.listing import GivenBy, Kind
from asset_map.settings import Settings
from asset_map.store.coming import sessions_until
from asset_map.store.per_process import Connection
from asset_map.web.answer_map import drawn
from asset_map.web.cards import Card, activity_card, email_href, phone_href, web_href
from asset_map.web.chosen import label
from asset_map.web.first_visits import Fact, area_words, first_visit_facts
from asset_map.web.letters import can_go_out
from asset_map.web.linked_data import linked_data
from asset_map.web.repeats import repeats
from asset_map.web.week_page import WEEK, Day, Happening, day_of, day_words
from asset_map.web.words import Teller, local, teller


@dataclass(frozen=True, slots=True)
class About:
    """An interest that a listing is about, where to find more of it, and the words that say so."""

    label: str
    href: str
    because: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What the facts are called: a small business has prices and is not gone to as a class is."""

    when: str
    where: str
    cost: str


@dataclass(frozen=True, slots=True)
class ListingPage:
    """What the page shows. Texts may be empty, links None."""

    card: Card
    paragraphs: tuple[str, ...]
    repeats: tuple[str, ...]
    coming: tuple[str, ...]
    about: tuple[About, ...]
    area_served: str
    first_visit: tuple[Fact, ...]
    confirmed: str
    changed: str
    web_href: str | None
    email_href: str | None
    belongs_to: Card | None
    happens_here: tuple[Card, ...]
    happens_heading: str
    nearby_href: str
    days_here: tuple[Day, ...]
    calendar: str | None
    linked_data: dict[str, Any]
    labels: Labels
    wrong_href: str | None
    contact: str | None
    can_be_claimed: bool
    map: MapParts


def listing_page(found: ActivityPage, connection: Connection) -> ListingPage:
    """Everything the page of a listing shows."""
    told = teller()
    activity = found.activity
    card = activity_card(activity, told)
    place = activity.point
    near = activity.postcode or f"{place.longitude:.4f},{place.latitude:.4f}"
    is_hub = activity.kind is Kind.HUB
    said = tuple(filter(None, (repeats(one, told) for one in found.schedules)))
    return ListingPage(
        card=card,
        paragraphs=tuple(filter(None, (line.strip() for line in activity.description.split("\n")))),
        repeats=said,
        coming=tuple(_coming(found, told, said)),
        about=tuple(_about(found, near)),
        area_served=area_words(activity.serves, told),
        first_visit=tuple(first_visit_facts(activity.first_visit)),
        confirmed=_confirmed(found, told),
        changed=told.day(activity.last_modified.date()),
        web_href=web_href(activity.website),
        email_href=email_href(activity.email),
        belongs_to=activity_card(found.belongs_to, told) if found.belongs_to else None,
        happens_here=tuple(activity_card(one, told) for one in found.happens_here),
        happens_heading=gettext("What happens here") if is_hub else gettext("What they run"),
        nearby_href="/activities?" + urlencode({"near": near}),
        days_here=tuple(_days_here(found, connection, told)),
        calendar=f"{card.href}.ics" if found.coming or found.happens_here else None,
        linked_data=linked_data(found, request.host_url.rstrip("/") + card.href),
        labels=_labels(activity.kind),
        wrong_href=_wrong_href(card),
        contact=_settings().contact,
        can_be_claimed=bool(activity.email) and can_go_out(_settings()),
        map=drawn([card.place()], place, connection, here_words=""),
    )


def _labels(kind: Kind) -> Labels:
    if kind is Kind.MICRO_ENTERPRISE:
        return Labels(gettext("Open"), gettext("Based at"), gettext("Prices"))
    if kind is Kind.HUB:
        return Labels(gettext("Open"), gettext("Where"), gettext("Cost"))
    return Labels(gettext("When"), gettext("Where"), gettext("Cost"))


def _coming(found: ActivityPage, told: Teller, said: Collection[str]) -> Iterator[str]:
    """The next dates; with their times, unless one rhythm says the same time of all of them."""
    alike = len(said) == 1 and len({told.times(one) for one in found.coming}) == 1
    for one in found.coming:
        yield day_words(local(one.starts_at).date(), told) if alike else told.starts_and_ends(one)


def _days_here(found: ActivityPage, connection: Connection, told: Teller) -> Iterator[Day]:
    """What happens at a hub in the coming seven days, or is run by a group."""
    cards = {one.id: activity_card(one, told) for one in found.happens_here}
    sessions = sessions_until(connection, list(cards), datetime.now(UTC) + WEEK)
    for on, each in groupby(sessions, key=lambda one: local(one[1].starts_at).date()):
        happenings = (Happening(told.times(session), cards[id], "") for id, session in each)
        yield day_of(on, tuple(happenings), told)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["asset-map-settings"]
    return settings


def _wrong_href(card: Card) -> str | None:
    """Where to tell the council that something here is wrong."""
    contact = _settings().contact or ""
    if email := email_href(contact):
        subject = gettext("Something is wrong on the map: %(name)s", name=card.activity.name)
        page = request.host_url.rstrip("/") + card.href
        return f"{email}?subject={quote(subject)}&body={quote(page)}"
    return phone_href(contact) or web_href(contact)


def _about(found: ActivityPage, near: str) -> list[About]:
    because = {interest.code: interest for interest in found.because}
    about = []
    for term in found.activity.interests:
        interest = because.get(term.code)
        guessed = interest is not None and interest.given_by is GivenBy.CLASSIFIER
        words = interest.because if interest is not None and guessed else ""
        href = "/activities?" + urlencode({"near": near, "interest": term.code})
        about.append(About(label(term.code), href, words))
    return about


def _confirmed(found: ActivityPage, told: Teller) -> str:
    on = found.activity.assured_date
    if on is None:
        return gettext("Nobody has confirmed this yet. Ring before you go.")
    return gettext("Last confirmed on %(day)s", day=told.day(on))
