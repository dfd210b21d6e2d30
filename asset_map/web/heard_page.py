"""The page of a conversation: chips of what was heard, and the list and map of what fits."""

from dataclasses import dataclass

from flask_babel import gettext

from asset_map.maps.activity_map import MapParts
from asset_map.match.reasons import Found
from asset_map.model.ask import Sort
from asset_map.model.listing import Kind
from asset_map.store.per_process import Connection
from asset_map.web.answer_map import map_of
from asset_map.web.answer_page import approximate_words, count_words, place_words
from asset_map.web.cards import Card, match_card
from asset_map.web.changes import ADDABLE, Corrected, Group
from asset_map.web.chips import Chips, chips
from asset_map.web.filters import Choice, reaches
from asset_map.web.must_hold import must_hold
from asset_map.web.spoken import Spoken
from asset_map.web.ways_on import Beyond, nearest_anyway
from asset_map.web.words import Teller, teller


@dataclass(frozen=True, slots=True)
class Answer:
    """What fits: list and map are made of the same cards."""

    heading: str
    count: str
    approximate: str
    mentioned: str
    cards: tuple[Card, ...]
    map: MapParts | None
    kinds: tuple[tuple[Kind, str], ...]
    any_sample: bool
    previous: int | None
    next: int | None
    beyond: tuple[Card, ...]
    beyond_heading: str


@dataclass(frozen=True, slots=True)
class HeardPage:
    """What the page shows: the form as it was filled in, and once there are any, chips and answer.

    `reaches`, `add_to` and `must_hold` are what can be chosen.
    """

    spoken: Spoken
    reaches: tuple[Choice, ...]
    add_to: tuple[Choice, ...]
    must_hold: tuple[Choice, ...]
    chips: Chips | None
    answer: Answer | None


def heard_page(
    spoken: Spoken, corrected: Corrected | None = None, answer: Answer | None = None
) -> HeardPage:
    """Everything the page shows; without anything heard, the empty form."""
    told = teller()
    return HeardPage(
        spoken,
        reaches(spoken.reach_metres, told),
        _add_to(),
        _to_add(told),
        chips(corrected, told) if corrected else None,
        answer,
    )


def answer_to(spoken: Spoken, found: Found, connection: Connection) -> Answer:
    """What fits, for the page; where nothing does, the nearest anyway."""
    ask = found.ask
    told = teller(approximate=ask.near.approximate)
    place = spoken.mentioned or spoken.near.strip()
    cards = tuple(match_card(match, told) for match in found.matches)
    beyond = None if found.total else nearest_anyway(connection, ask, Sort.BEST)
    nearest = tuple(match_card(match, told) for match in beyond.found.matches) if beyond else ()
    return Answer(
        heading=gettext("What fits, near %(place)s", place=place_words(place, ask)),
        count=count_words(found),
        approximate=approximate_words(place, ask),
        mentioned=_mentioned_words(spoken.mentioned),
        cards=cards,
        map=map_of(cards, ask, connection),
        kinds=tuple(told.phrases.kinds.items()),
        any_sample=any(card.sample for card in (*cards, *nearest)),
        previous=max(0, ask.offset - ask.limit) if ask.offset else None,
        next=ask.offset + ask.limit if found.more_follow else None,
        beyond=nearest,
        beyond_heading=_beyond_heading(beyond),
    )


def _mentioned_words(place: str) -> str:
    if not place:
        return ""
    return gettext("We looked near %(place)s, which you mentioned.", place=place)


def _beyond_heading(beyond: Beyond | None) -> str:
    """What stands beneath an answer that is empty."""
    if beyond is None or not beyond.wanted:
        return gettext("The nearest to you, of any kind") if beyond else ""
    if beyond.narrowed:
        return gettext("What fits best, further away")
    return gettext("What fits best, though not in every way")


def _add_to() -> tuple[Choice, ...]:
    return (
        Choice(Group.INTEREST, gettext("They enjoy it")),
        Choice(Group.GIFT, gettext("They could offer it")),
        Choice(Group.AVOID, gettext("It is not for them")),
    )


def _to_add(told: Teller) -> tuple[Choice, ...]:
    choices = (Choice(f"{kind}={value}", must_hold(kind, value, told)) for kind, value in ADDABLE)
    return (Choice("", gettext("Choose one")), *choices)
