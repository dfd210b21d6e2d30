"""Where to go from an answer that is empty or short: each way is known to lead to something."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.match.find import find
from asset_map.match.reasons import Found
from asset_map.model.ask import FURTHEST_METRES, Ask, Sort
from asset_map.store.per_process import Connection
from asset_map.web.chosen import label
from asset_map.web.counted import EVERY, Counted, without_filters
from asset_map.web.filters import REACHES, Choice, half_miles, how_many, narrowed_by
from asset_map.web.links import address
from asset_map.web.parameters import DAYS
from asset_map.web.words import Teller

# Beyond an empty answer, this many of the nearest are shown.
NEAREST_ANYWAY = 3
# More related interests than this are a list to study, not a way on.
MOST_RELATED = 6


@dataclass(frozen=True, slots=True)
class Beyond:
    """The nearest that there are, however far within the furthest reach.

    `narrowed` says that they pass what must hold; `wanted` that they are of what was asked for.
    """

    found: Found
    narrowed: bool
    wanted: bool


def nearest_anyway(connection: Connection, ask: Ask, sort: Sort = Sort.NEAREST) -> Beyond | None:
    """The nearest that an ask finds; else without its filters; else the nearest of anything.

    Bounded: the nearest of something rare is not looked for across the whole country.
    """
    far = replace(ask, reach_metres=FURTHEST_METRES, limit=NEAREST_ANYWAY, offset=0, sort=sort)
    bare = without_filters(far)
    anything = replace(bare, interests=())
    for tried, narrowed, wanted in (
        (far, True, True),
        (bare, False, True),
        (anything, False, False),
    ):
        found = find(connection, tried, counted=False, per_term=NEAREST_ANYWAY)
        if found.matches:
            return Beyond(found, narrowed, wanted)
    return None


def ways_on(
    near: str, ask: Ask, counts: Counted, beyond: Beyond | None, told: Teller
) -> list[Choice]:
    """The ways on from an answer. Without `beyond`, it has something in it already."""
    ask = replace(ask, offset=0)
    return [
        *_further(near, ask, beyond, told),
        *_other_days(near, ask, counts, told),
        *_let_go(near, ask, counts),
        *_related(near, ask, counts),
        *_everything(near, ask, counts),
    ]


def _further(near: str, ask: Ask, beyond: Beyond | None, told: Teller) -> Iterable[Choice]:
    """The next reach that has something in it; all that must hold still holds."""
    least = ask.reach_metres
    if beyond is not None:
        if not (beyond.narrowed and beyond.wanted):
            return
        least = max(least, round(beyond.found.matches[0].metres_away))
    further = next((reach for reach in REACHES if reach > least), None)
    if further is not None:
        far = replace(told, approximate=False).distance(half_miles(further))
        words = gettext("Look further: within %(distance)s", distance=far)
        yield Choice(address(near, ask, reach_metres=further), words)


def _other_days(near: str, ask: Ask, counts: Counted, told: Teller) -> Iterable[Choice]:
    if ask.weekday is None:
        return
    for later in range(1, 7):
        number = (ask.weekday + later) % 7
        if count := counts.of("day", DAYS[number]):
            words = gettext("On %(day)s instead", day=told.phrases.days[number])
            where = address(near, ask, day=DAYS[number])
            yield Choice(where, words, count=how_many(count, counts.at_least))


def _let_go(near: str, ask: Ask, counts: Counted) -> Iterable[Choice]:
    """Without one of the filters, where that helps; else without all of them."""
    words = {
        "day": gettext("Any day of the week"),
        "part_of_day": gettext("Any time of day"),
        "cost": gettext("Things that cost more, too"),
        "step_free": gettext("Places with steps too, or where nobody has said"),
        "kind": gettext("Hubs, groups, micro-enterprises and activities alike"),
        "age": gettext("For people of any age"),
        "confirmed": gettext("Things that nobody has confirmed lately, too"),
        "comes": gettext("Things to go to, too"),
    }
    helped = False
    for name in narrowed_by(ask):
        if count := counts.of(name):
            helped = True
            parameters = ("free", "pence_at_most") if name == "cost" else (name,)
            without: dict[str, Any] = dict.fromkeys(parameters)
            where = address(near, ask, **without)
            yield Choice(where, words[name], count=how_many(count, counts.at_least))
    if not helped and narrowed_by(ask) and (count := counts.of(EVERY)):
        where = address(near, without_filters(ask))
        yield Choice(where, gettext("Without any filters"), count=how_many(count, counts.at_least))


def _related(near: str, ask: Ask, counts: Counted) -> Iterable[Choice]:
    """Interests that would also do, the likest first; then others of the same branch."""
    terms = vocabulary().terms
    wanted = [terms[one.code] for one in ask.interests]
    codes = [
        code for term in wanted for code in sorted(term.related, key=lambda c: -term.related[c])
    ]
    for term in wanted:
        if term.broader:
            codes += [term.broader, *(one.code for one in vocabulary().narrower(term.broader))]
    already = {term.code for term in wanted}
    there = [
        code for code in dict.fromkeys(codes) if code in counts.interests and code not in already
    ]
    for code in there[:MOST_RELATED]:
        count = how_many(counts.interests[code], counts.at_least)
        yield Choice(address(near, ask, interest=[code]), label(code), count=count)


def _everything(near: str, ask: Ask, counts: Counted) -> Iterable[Choice]:
    if ask.interests and counts.interests:
        words = gettext("Everything near %(place)s", place=ask.near.label)
        yield Choice(address(near, ask, interest=None), words)
