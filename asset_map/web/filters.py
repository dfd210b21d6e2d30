"""The choices that narrow an answer, and the ways out of one that found nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.ask import FURTHEST_METRES, REACH_METRES, Ask
from asset_map.model.schedule import PartOfDay
from asset_map.web.links import address
from asset_map.web.parameters import DAYS, PARTS_OF_DAY
from asset_map.web.words import Teller

# In metres: about half a mile, one, two, three, five, ten and thirty miles.
REACHES = (800, 1_600, 3_200, REACH_METRES, 8_000, 16_000, FURTHEST_METRES)


@dataclass(frozen=True, slots=True)
class Choice:
    """One option of a select, or one link: its value (or address) and its words."""

    value: str
    text: str
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """Every choice there is, with the ones that were made selected."""

    interests: tuple[Choice, ...]
    chosen: tuple[Choice, ...]
    reaches: tuple[Choice, ...]
    days: tuple[Choice, ...]
    parts_of_day: tuple[Choice, ...]
    kinds: tuple[Choice, ...]
    ages: tuple[Choice, ...]
    free: bool
    step_free: bool
    narrowed: bool
    clear: str


def filters(near: str, ask: Ask, teller: Teller) -> Filters:
    """The choices for an ask about `near`."""
    phrases = teller.phrases
    return Filters(
        interests=_interests(ask),
        chosen=tuple(_chosen(near, ask)),
        reaches=reaches(ask.reach_metres, teller),
        days=_any(gettext("Any day"), zip(DAYS, phrases.days, strict=True), _day(ask)),
        parts_of_day=_any(gettext("Any time"), _parts_of_day(), _part(ask)),
        kinds=_any(gettext("Anything"), ((str(k), v) for k, v in phrases.kinds.items()), ask.kind),
        ages=_ages(ask.age),
        free=ask.free,
        step_free=ask.step_free,
        narrowed=bool(narrowings(ask)),
        clear=address(near, Ask(ask.near, ask.interests)),
    )


def narrowings(ask: Ask) -> dict[str, Any]:
    """The filters that an ask sets, by parameter."""
    parts = {
        "day": _day(ask),
        "part_of_day": _part(ask),
        "free": ask.free or None,
        "step_free": ask.step_free or None,
        "kind": ask.kind,
        "age": ask.age,
    }
    return {name: value for name, value in parts.items() if value is not None}


def ways_on(near: str, ask: Ask, teller: Teller) -> list[Choice]:
    """Where to go from an answer that is empty or short: each way lets go of one thing."""
    ask = replace(ask, offset=0)
    ways = []
    further = next((reach for reach in REACHES if reach > ask.reach_metres), None)
    if further is not None:
        far = replace(teller, approximate=False).distance(further)
        words = gettext("Look further: within %(distance)s", distance=far)
        ways.append(Choice(address(near, ask, reach_metres=further), words))
    let_go = {
        "day": gettext("Any day of the week"),
        "part_of_day": gettext("Any time of day"),
        "free": gettext("Things that cost money too"),
        "step_free": gettext("Places with steps too, or where nobody has said"),
        "kind": gettext("Hubs, groups, micro-enterprises and activities alike"),
        "age": gettext("For people of any age"),
    }
    ways += [Choice(address(near, ask, **{name: None}), let_go[name]) for name in narrowings(ask)]
    if ask.interests:
        words = gettext("Everything near %(place)s", place=ask.near.label)
        ways.append(Choice(address(near, ask, interest=None), words))
    return ways


def _interests(ask: Ask) -> tuple[Choice, ...]:
    already = {wanted.code for wanted in ask.interests}
    terms = sorted(vocabulary().terms.values(), key=lambda term: term.label)
    more = ((term.code, term.label) for term in terms if term.code not in already)
    return _any(gettext("Choose one"), more, None)


def _chosen(near: str, ask: Ask) -> Iterable[Choice]:
    """The chosen interests, each with the address of the answer without it."""
    codes = [wanted.code for wanted in ask.interests]
    for code in codes:
        rest = [other for other in codes if other != code]
        where = address(near, ask, interest=rest, offset=0)
        yield Choice(where, vocabulary().terms[code].label, selected=True)


def reaches(chosen: int, teller: Teller) -> tuple[Choice, ...]:
    """How far to look, in metres and in words, with what was chosen."""
    exactly = replace(teller, approximate=False)
    each = sorted({*REACHES, chosen})
    return tuple(Choice(str(metres), exactly.distance(metres), metres == chosen) for metres in each)


def _any(anything: str, choices: Iterable[tuple[str, str]], made: str | None) -> tuple[Choice, ...]:
    first = Choice("", anything, made is None)
    return (first, *(Choice(value, text, value == made) for value, text in choices))


def _parts_of_day() -> list[tuple[str, str]]:
    words = {
        PartOfDay.MORNING: gettext("Morning"),
        PartOfDay.AFTERNOON: gettext("Afternoon"),
        PartOfDay.EVENING: gettext("Evening"),
        PartOfDay.NIGHT: gettext("Night"),
    }
    return [(name, words[part]) for name, part in PARTS_OF_DAY.items()]


def _ages(age: int | None) -> tuple[Choice, ...]:
    """A few ages to choose from, one for each group, so that nobody has to type theirs."""
    groups = {
        "3": gettext("Under 5"),
        "8": gettext("5 to 11"),
        "14": gettext("12 to 15"),
        "17": gettext("16 or 17"),
        "30": gettext("18 to 49"),
        "60": gettext("50 to 64"),
        "70": gettext("65 to 79"),
        "85": gettext("80 and over"),
    }
    made = None if age is None else str(age)
    if made is not None and made not in groups:
        groups[made] = gettext("Age %(age)s", age=made)
    return _any(gettext("Any age"), groups.items(), made)


def _day(ask: Ask) -> str | None:
    return None if ask.weekday is None else DAYS[ask.weekday]


def _part(ask: Ask) -> str | None:
    return None if ask.part_of_day is None else ask.part_of_day.name.lower()
