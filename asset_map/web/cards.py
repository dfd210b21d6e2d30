"""A listing as a page shows it: every fact in words, and only addresses that are safe to follow."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from flask import url_for

from asset_map.maps.place import Place
from asset_map.match.reasons import (
    CouldOffer,
    Match,
    Nearby,
    NextSession,
    NotKnown,
    Reason,
    SharedInterest,
)
from asset_map.model.activity import Activity
from asset_map.web.words import Teller, ages

# More interests than this beside a name say nothing more.
MOST_INTERESTS = 3
# What a listing shares with the person.
ABOUT = SharedInterest | CouldOffer
# What a card tells in places of its own.
TOLD_APART = NotKnown | NextSession
# The source that the invented listings come from.
SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class Card:
    """One listing in a list. Any text may be empty.

    `about` is what it shares with the person, `reasons` all others in order; `questions` are worth
    asking first: nobody has told us what this person needs to know.
    """

    activity: Activity
    href: str
    kind: str
    about: tuple[str, ...]
    reasons: tuple[str, ...]
    questions: tuple[str, ...]
    where: str
    when: str
    cost: str
    ages: str
    step_free: str
    phone_href: str | None
    distance: str
    sample: bool

    def place(self) -> Place:
        """The same listing on the map."""
        activity = self.activity
        lines = (self.kind, *self.about, self.when, *self.reasons, self.where, *self.questions)
        shown = tuple(line for line in lines if line)
        return Place(activity.point, activity.name, activity.kind, self.kind, shown, self.href)


def match_card(match: Match, teller: Teller) -> Card:
    """A card that says why its listing is in the answer."""
    return activity_card(match.activity, teller, match.reasons)


def activity_card(activity: Activity, teller: Teller, reasons: Sequence[Reason] = ()) -> Card:
    """A card for a listing, whether or not it was asked for."""
    session = activity.next_session
    told = few(reasons)
    return Card(
        activity=activity,
        href=url_for("residents.listing", id=activity.id),
        kind=teller.phrases.kinds[activity.kind],
        about=tuple(teller.reason(one) for one in told if isinstance(one, ABOUT)),
        reasons=tuple(
            teller.reason(one) for one in told if not isinstance(one, ABOUT | TOLD_APART)
        ),
        questions=tuple(teller.reason(one) for one in told if isinstance(one, NotKnown)),
        where=", ".join(filter(None, (activity.venue, activity.address, activity.postcode))),
        when=teller.comes_next(session) if session else "",
        cost=teller.cost(activity.cost),
        ages=ages(activity.min_age, activity.max_age),
        step_free=teller.phrases.step_free[activity.step_free],
        phone_href=phone_href(activity.phone),
        distance=_distance(reasons, teller),
        sample=activity.source == SAMPLE,
    )


def _distance(reasons: Sequence[Reason], teller: Teller) -> str:
    """How far it is, where somebody asked from somewhere."""
    nearby = next((one for one in reasons if isinstance(one, Nearby)), None)
    return teller.distance(nearby.metres) if nearby else ""


def web_href(website: str) -> str | None:
    """The address as a link, if it is one on the web; a bare host is taken for one."""
    address = website.strip()
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", address):
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return None
    return address if usable and not re.search(r"[\s\\]", address) else None


def phone_href(phone: str) -> str | None:
    """The number as a link that dials it; None where there is more in it than a number."""
    digits = re.sub(r"[\s().-]", "", phone)
    return f"tel:{digits}" if re.fullmatch(r"\+?[0-9]{5,15}", digits) else None


def email_href(email: str) -> str | None:
    """The address as a link that starts a message."""
    plain = re.fullmatch(r"[A-Za-z0-9._+'-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+", email.strip())
    return f"mailto:{plain[0]}" if plain else None


def few(reasons: Sequence[Reason]) -> list[Reason]:
    """The reasons that are worth a reader's time: of each interest once, and not too many."""
    offered = {reason.term.code for reason in reasons if isinstance(reason, CouldOffer)}
    told: set[str] = set()
    kept: list[Reason] = []
    for reason in reasons:
        if isinstance(reason, ABOUT):
            repeated = isinstance(reason, SharedInterest) and reason.term.code in offered
            if repeated or reason.term.code in told or len(told) == MOST_INTERESTS:
                continue
            told.add(reason.term.code)
        kept.append(reason)
    return kept
