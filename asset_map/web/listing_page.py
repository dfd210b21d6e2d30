"""The page of one listing: what it is, when and where, whom it is for, and how far to trust it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask_babel import gettext

from asset_map.maps.activity_map import MapParts
from asset_map.model.activity import ActivityPage
from asset_map.model.listing import GivenBy, Kind
from asset_map.store.per_process import Connection
from asset_map.web.answer_page import drawn
from asset_map.web.cards import Card, activity_card, email_href, web_href
from asset_map.web.repeats import repeats
from asset_map.web.words import Teller, teller


@dataclass(frozen=True, slots=True)
class About:
    """An interest that a listing is about, where to find more of it, and the words that say so."""

    label: str
    href: str
    because: str


@dataclass(frozen=True, slots=True)
class ListingPage:
    """What the page shows. Texts may be empty, links None."""

    card: Card
    paragraphs: tuple[str, ...]
    repeats: tuple[str, ...]
    coming: tuple[str, ...]
    about: tuple[About, ...]
    confirmed: str
    changed: str
    web_href: str | None
    email_href: str | None
    belongs_to: Card | None
    happens_here: tuple[Card, ...]
    happens_heading: str
    nearby_href: str
    map: MapParts


def listing_page(found: ActivityPage, connection: Connection) -> ListingPage:
    """Everything the page of a listing shows."""
    told = teller()
    activity = found.activity
    card = activity_card(activity, told)
    place = activity.point
    near = activity.postcode or f"{place.longitude:.4f},{place.latitude:.4f}"
    is_hub = activity.kind is Kind.HUB
    return ListingPage(
        card=card,
        paragraphs=tuple(filter(None, (line.strip() for line in activity.description.split("\n")))),
        repeats=tuple(filter(None, (repeats(one, told) for one in found.schedules))),
        coming=tuple(told.starts_and_ends(session) for session in found.coming),
        about=tuple(_about(found, near)),
        confirmed=_confirmed(found, told),
        changed=told.day(activity.last_modified.date()),
        web_href=web_href(activity.website),
        email_href=email_href(activity.email),
        belongs_to=activity_card(found.belongs_to, told) if found.belongs_to else None,
        happens_here=tuple(activity_card(one, told) for one in found.happens_here),
        happens_heading=gettext("What happens here") if is_hub else gettext("What they run"),
        nearby_href="/activities?" + urlencode({"near": near}),
        map=drawn([card.place()], place, connection, here_words=""),
    )


def _about(found: ActivityPage, near: str) -> list[About]:
    because = {interest.code: interest for interest in found.because}
    about = []
    for term in found.activity.interests:
        interest = because.get(term.code)
        guessed = interest is not None and interest.given_by is GivenBy.CLASSIFIER
        words = interest.because if interest is not None and guessed else ""
        href = "/activities?" + urlencode({"near": near, "interest": term.code})
        about.append(About(term.label, href, words))
    return about


def _confirmed(found: ActivityPage, told: Teller) -> str:
    on = found.activity.assured_date
    if on is None:
        return gettext("Nobody has confirmed this yet. Ring before you go.")
    return gettext("Last confirmed on %(day)s", day=told.day(on))
