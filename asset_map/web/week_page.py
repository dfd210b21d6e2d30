"""This week near you: every session of the coming seven days, day by day."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from uuid import UUID

from flask_babel import gettext

from asset_map.match.find import find
from asset_map.model.ask import LIMIT, MOST, Ask, Sort
from asset_map.model.schedule import Session
from asset_map.store.coming import sessions_until
from asset_map.store.per_process import Connection
from asset_map.web.answer_page import heading, place_words
from asset_map.web.cards import SAMPLE, Card, match_card
from asset_map.web.links import address
from asset_map.web.words import Teller, local, teller

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Happening:
    """One session: when it is, whose it is, and how far away."""

    time: str
    card: Card
    far: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day that has something on; `key` names it in an address, `short` leads there."""

    key: str
    name: str
    short: str
    happenings: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class WeekPage:
    """What the page shows. `more` says that there may be more on than is listed."""

    heading: str
    days: tuple[Day, ...]
    more: bool
    any_sample: bool
    answer: str
    calendar: str


def week_page(near: str, ask: Ask, connection: Connection) -> WeekPage:
    """The week of an ask: of the hundred listings in reach that are on soonest."""
    ask = replace(ask, sort=Sort.SOONEST, limit=MOST, offset=0)
    found = find(connection, ask, counted=False)
    told = teller(approximate=ask.near.approximate)
    rows = {
        match.activity.id: (match_card(match, told), told.distance(match.metres_away))
        for match in found.matches
    }
    until = datetime.now(UTC) + WEEK
    sessions = sessions_until(connection, list(rows), until, ask.weekly)
    last = found.matches[-1].activity.next_session if found.matches else None
    plain = replace(ask, sort=Sort.BEST, limit=LIMIT)
    return WeekPage(
        heading=_heading(near, ask),
        days=tuple(_days(sessions, rows, told)),
        more=found.more_than_total or bool(len(rows) == MOST and last and last.starts_at < until),
        any_sample=any(card.activity.source == SAMPLE for card, _ in rows.values()),
        answer=address(near, plain),
        calendar=address(near, plain, path="/activities.ics"),
    )


def _heading(near: str, ask: Ask) -> str:
    if ask.interests:
        return gettext("This week: %(about)s", about=heading(near, ask))
    return gettext("This week near %(place)s", place=place_words(near, ask))


def _days(
    sessions: Iterable[tuple[UUID, Session]],
    rows: dict[UUID, tuple[Card, str]],
    told: Teller,
) -> Iterable[Day]:
    for on, each in groupby(sessions, key=lambda one: local(one[1].starts_at).date()):
        happenings = (Happening(told.times(session), *rows[id]) for id, session in each)
        yield day_of(on, tuple(happenings), told)


def day_of(on: date, happenings: tuple[Happening, ...], told: Teller) -> Day:
    """A day with what is on."""
    return Day(f"day-{on:%d-%m}", day_words(on, told), short_words(on, told), happenings)


def day_words(on: date, told: Teller) -> str:
    """A day of this week: "Today", "Tomorrow", or "Tuesday 3 March"."""
    day, month = told.phrases.days[on.weekday()], told.phrases.months[on.month]
    dated = gettext("%(day)s %(number)d %(month)s", day=day, number=on.day, month=month)
    return _close(on, told) or dated


def short_words(on: date, told: Teller) -> str:
    """The same in a word: seven stand in a row."""
    return _close(on, told) or told.phrases.days[on.weekday()]


def _close(on: date, told: Teller) -> str:
    """What the days are called that have a name as seen from today."""
    named = {told.today: gettext("Today"), told.today + timedelta(days=1): gettext("Tomorrow")}
    return named.get(on, "")
