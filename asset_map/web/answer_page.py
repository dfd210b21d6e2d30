"""The page of an answer: its heading, its cards, its map, and the ways on from it."""

from dataclasses import dataclass

from flask_babel import gettext

from asset_map.maps.activity_map import MapParts
from asset_map.match.reasons import Found
from asset_map.model.ask import Ask
from asset_map.model.listing import Kind
from asset_map.model.place import Precision
from asset_map.store.cluster_towns import WIDEST_METRES, towns_near
from asset_map.store.per_process import Connection
from asset_map.web.answer_map import answer_map
from asset_map.web.cards import Card, match_card
from asset_map.web.chosen import label
from asset_map.web.counted import counted
from asset_map.web.filters import Choice, Filters, filters
from asset_map.web.links import address, pairs
from asset_map.web.typed import Typed, kept_filters
from asset_map.web.ways_on import Beyond, nearest_anyway, ways_on
from asset_map.web.words import teller


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """What the page shows. `near` is the place as it stands in the address."""

    near: str
    found: Found
    heading: str
    approximate: str
    count: str
    cards: tuple[Card, ...]
    map: MapParts | None
    filters: Filters
    typed: Typed
    kinds: tuple[tuple[Kind, str], ...]
    ways_on: tuple[Choice, ...]
    beyond: tuple[Card, ...]
    beyond_heading: str
    first: str
    previous: str | None
    next: str | None
    any_sample: bool
    week: str
    calendar: str
    news: str


def answer_page(near: str, found: Found, connection: Connection) -> AnswerPage:
    """Everything the page of an answer shows: list and map are made of the same cards."""
    ask = found.ask
    told = teller(approximate=ask.near.approximate)
    cards = tuple(match_card(match, told) for match in found.matches)
    labels = _labels(ask)
    before = max(0, ask.offset - ask.limit)
    after = ask.offset + ask.limit
    counts = counted(connection, ask)
    beyond = None if found.total else nearest_anyway(connection, ask)
    nearest = tuple(match_card(match, told) for match in beyond.found.matches) if beyond else ()
    return AnswerPage(
        near=near,
        found=found,
        heading=heading(near, ask, _town(connection, ask)),
        approximate=approximate_words(near, ask),
        count=count_words(found),
        cards=cards,
        map=answer_map(near, found, cards, told, connection),
        filters=filters(near, ask, told, counts),
        typed=Typed(near, ", ".join(labels), tuple(kept_filters(dict(pairs(near, ask))))),
        kinds=tuple(told.phrases.kinds.items()),
        ways_on=tuple(ways_on(near, ask, counts, beyond, told)),
        beyond=nearest,
        beyond_heading=_beyond_heading(beyond, labels),
        first=address(near, ask, offset=0),
        previous=address(near, ask, offset=before) if ask.offset else None,
        next=address(near, ask, offset=after) if found.more_follow else None,
        any_sample=any(card.sample for card in (*cards, *nearest)),
        week=address(near, ask, path="/week", limit=None, offset=0, sort=None),
        calendar=address(near, ask, path="/activities.ics", limit=None, offset=0, sort=None),
        news=address(near, ask, path="/new.atom", limit=None, offset=0, sort=None),
    )


def _beyond_heading(beyond: Beyond | None, labels: list[str]) -> str:
    """What the nearest are, beneath an answer that is empty."""
    if beyond is None:
        return ""
    if beyond.narrowed and beyond.wanted:
        return gettext("The nearest that we know of")
    if beyond.wanted:
        return gettext("The nearest that we know of, without your filters")
    if labels:
        return gettext("The nearest to you, of any kind")
    return gettext("The nearest to you")


def _labels(ask: Ask) -> list[str]:
    return [label(wanted.code) for wanted in ask.interests]


def heading(near: str, ask: Ask, town: str = "") -> str:
    """What an answer is about: "Knitting near Leigh"; a bare point is near its `town`."""
    labels, place = _labels(ask), place_words(near, ask, town)
    if not labels:
        return gettext("Near %(place)s", place=place)
    listed = labels[0]
    if len(labels) > 1:
        rest = ", ".join(labels[:-1])
        listed = gettext("%(these)s and %(last)s", these=rest, last=labels[-1])
    return gettext("%(interests)s near %(place)s", interests=listed, place=place)


def _stands_in(typed: str, ask: Ask) -> bool:
    """Whether a sector stands in for a whole postcode that we do not hold."""
    if ask.near.precision is not Precision.SECTOR:
        return False
    return "".join(typed.upper().split()) != "".join(ask.near.label.split())


def _town(connection: Connection, ask: Ask) -> str:
    """The township that a bare point is nearest to; empty for a place that has a name."""
    if ask.near.precision is not Precision.EXACT:
        return ""
    return towns_near(connection, [ask.near.point], WIDEST_METRES)[0]


def place_words(typed: str, ask: Ask, town: str = "") -> str:
    """The place as a heading names it: the whole postcode, though its sector stands in for it;

    a bare point by the `town` that it is nearest to.
    """
    if ask.near.precision is Precision.EXACT and town:
        return gettext("a spot by %(town)s", town=town)
    if ask.near.precision is Precision.EXACT:
        return gettext("a spot on the map")
    return typed.upper() if _stands_in(typed, ask) else ask.near.label


def approximate_words(typed: str, ask: Ask) -> str:
    """What to say where distances are from the middle of something larger; else empty."""
    label = ask.near.label
    if _stands_in(typed, ask):
        return gettext(
            "We do not hold %(postcode)s, so distances are from the middle of %(place)s.",
            postcode=typed.upper(),
            place=label,
        )
    if ask.near.approximate:
        return gettext("Distances are from the middle of %(place)s.", place=label)
    return ""


def count_words(found: Found) -> str:
    """How many are shown, of how many; empty where none are."""
    shown, first = len(found.matches), found.ask.offset + 1
    if not shown:
        return ""
    last, total = first + shown - 1, f"{found.total:,}"
    if found.more_than_total and not found.more_follow:
        return gettext(
            "Showing %(first)d to %(last)d. There may be more, further away.",
            first=first,
            last=last,
        )
    if found.more_than_total:
        # Nobody says "more than 71".
        tens = found.total - found.total % 10
        total = gettext("more than %(count)s", count=f"{tens if tens >= last else found.total:,}")
    if found.ask.offset:
        return gettext(
            "Showing %(first)d to %(last)d of %(total)s", first=first, last=last, total=total
        )
    return gettext("Showing %(shown)d of %(total)s", shown=shown, total=total)
