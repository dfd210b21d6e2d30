"""Reasons, distances, times and costs in plain words."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext

from asset_map.match.reasons import (
    ComesToArea,
    ComesToThem,
    Confirmed,
    CouldOffer,
    Nearby,
    NextSession,
    NotKnown,
    Reason,
    SharedInterest,
    UsuallyQuiet,
)
from asset_map.model.activity import Term
from asset_map.model.listing import Cost
from asset_map.model.schedule import TIMEZONE, Session
from asset_map.web.chosen import label_in
from asset_map.web.phrases import Phrases, phrases
from asset_map.web.quotes import quote

METRES_A_MILE = 1609.344
# From here on a tenth of a mile is more than anyone needs to know.
WHOLE_MILES_FROM = 9.95
ZONE = ZoneInfo(TIMEZONE)


def local(moment: datetime) -> datetime:
    """The moment as the clocks on the wall tell it."""
    return moment.astimezone(ZONE)


@dataclass(frozen=True, slots=True)
class Teller:
    """Tells facts in words, as of `today`. `approximate` where the asker's place is a rough one."""

    phrases: Phrases
    today: date
    approximate: bool = False
    _days: dict[date, str] = field(default_factory=dict, repr=False, compare=False)

    def reason(self, reason: Reason) -> str:
        """One reason, such as "0.7 miles, about 15 minutes' walk"."""
        return _TOLD[type(reason)](self, reason)

    def shared(self, reason: SharedInterest) -> str:
        """What they enjoy that it is about, in their own words where they said so."""
        about, said = self._label(reason.term), quote(reason.because)
        if reason.likely:
            about = self.phrases.likely % about
        if not said:
            return self.phrases.near_miss % about if reason.near_miss else about
        if reason.near_miss:
            close = (
                self.phrases.near_miss_guessed if reason.guessed else self.phrases.near_miss_said
            )
            return close % (about, said)
        return (self.phrases.guessed if reason.guessed else self.phrases.said) % (about, said)

    def offer(self, reason: CouldOffer) -> str:
        """What they could bring to it, and whether it asks for that."""
        gift, said = self._label(reason.term), quote(reason.because)
        words = self.phrases.offer_sought if reason.sought else self.phrases.offer
        return words % (f"{gift} ({said})" if said else gift)

    def comes(self, reason: ComesToArea) -> str:
        """That somebody comes to the person: "comes to you in WN7"."""
        if reason.district:
            return self.phrases.comes_in % reason.district
        if reason.metres is None:
            return self.phrases.comes
        return self.phrases.comes_within % replace(self, approximate=False).distance(reason.metres)

    def nearby(self, reason: Nearby) -> str:
        """How far, and on foot where that is likely."""
        far = self.distance(reason.metres)
        if reason.walk_minutes is None:
            return far
        walk = self.phrases.walk_too if self.approximate else self.phrases.walk
        return walk(reason.walk_minutes) % far

    def distance(self, metres: float) -> str:
        """A straight-line distance in miles."""
        miles = metres / METRES_A_MILE
        if miles < 0.1:
            return self.phrases.very_near
        shown = f"{miles:.0f}" if miles >= WHOLE_MILES_FROM else f"{miles:.1f}".removesuffix(".0")
        whole = shown.isdecimal()
        far = self.phrases.whole_miles(int(shown)) if whole else self.phrases.miles % shown
        return self.phrases.about % far if self.approximate else far

    def starts(self, session: Session) -> str:
        """When a session starts, as near to today as one would say it: "next Tuesday 10am"."""
        start = local(session.starts_at)
        return self._day(start.date()) % {"time": self.clock(start.time())}

    def starts_and_ends(self, session: Session) -> str:
        """The whole of it: "Tuesday 3 March, 10am to midday"."""
        on = local(session.starts_at).date()
        return self.phrases.later % {**self._parts(on), "time": self.times(session)}

    def times(self, session: Session) -> str:
        """From when to when: "10am to midday"."""
        ends = local(session.ends_at).time() if session.ends_at else None
        return self.span(local(session.starts_at).time(), ends)

    def comes_next(self, session: Session) -> str:
        """When one can go next: "Today 10am to midday", or with the date when it is further off."""
        on = local(session.starts_at).date()
        soon = {
            self.today: self.phrases.today,
            self.today + timedelta(days=1): self.phrases.tomorrow,
        }
        return soon[on] % self.times(session) if on in soon else self.starts_and_ends(session)

    def span(self, start: time, end: time | None) -> str:
        """From a time to a time, where the end is known."""
        if end is None:
            return self.clock(start)
        return self.phrases.span % {"start": self.clock(start), "end": self.clock(end)}

    def clock(self, at: time) -> str:
        """A time of day on the twelve-hour clock: 10am, 2:30pm, midday."""
        if (at.hour, at.minute) == (12, 0):
            return self.phrases.midday
        if (at.hour, at.minute) == (0, 0):
            return self.phrases.midnight
        hour = at.hour % 12 or 12
        if at.hour < 12:
            whole, minutes = self.phrases.morning, self.phrases.morning_minutes
        else:
            whole, minutes = self.phrases.evening, self.phrases.evening_minutes
        return minutes % (hour, at.minute) if at.minute else whole % hour

    def day(self, on: date) -> str:
        """A date in full: 3 March 2026."""
        return f"{on.day} {self.phrases.months[on.month]} {on.year}"

    def confirmed(self, on: date | None) -> str:
        """When somebody last said that a listing is true."""
        if on is None:
            return self.phrases.unconfirmed
        month = self.phrases.months[on.month]
        if self.today - on < timedelta(days=330):
            return self.phrases.confirmed % month
        return self.phrases.confirmed_year % {"month": month, "year": on.year}

    def cost(self, cost: Cost) -> str:
        """What a visit costs, in the source's own words where it has any."""
        if cost.words:
            return cost.words
        if cost.pence_per_visit is None:
            return ""
        if cost.pence_per_visit == 0:
            return self.phrases.free
        return f"£{cost.pence_per_visit / 100:.2f}".removesuffix(".00")

    def _label(self, term: Term) -> str:
        return label_in(self.phrases.language, term.code, term.label)

    def _day(self, on: date) -> str:
        """The words for a day, with a place for the time; a page's listings share few days."""
        words = self._days.get(on)
        if words is None:
            words = self._days[on] = self._day_words(on)
        return words

    def _day_words(self, on: date) -> str:
        """A "next" day is one a day of next week, and never one of this."""
        weeks = (_monday(on) - _monday(self.today)).days // 7
        if on == self.today:
            words = self.phrases.today % "%(time)s"
        elif on == self.today + timedelta(days=1):
            words = self.phrases.tomorrow % "%(time)s"
        elif on > self.today and weeks == 0:
            words = self.phrases.this_week % {**self._parts(on), "time": "%(time)s"}
        elif weeks == 1:
            words = self.phrases.next_week % {**self._parts(on), "time": "%(time)s"}
        elif on.year == self.today.year:
            words = self.phrases.later % {**self._parts(on), "time": "%(time)s"}
        else:
            words = self.phrases.later_year % {**self._parts(on), "time": "%(time)s"}
        return words

    def _parts(self, on: date) -> dict[str, str | int]:
        return {
            "day": self.phrases.days[on.weekday()],
            "number": on.day,
            "month": self.phrases.months[on.month],
            "year": on.year,
        }


# How each kind of reason is told: a page has many, and to ask each in turn for its kind is slow.
_TOLD: dict[type[Reason], Callable[[Teller, Any], str]] = {
    Nearby: Teller.nearby,
    SharedInterest: Teller.shared,
    CouldOffer: Teller.offer,
    NextSession: lambda told, reason: told.starts(reason.session),
    NotKnown: lambda told, reason: told.phrases.worth_asking[reason.fact],
    ComesToThem: lambda told, _: told.phrases.comes_to_them,
    ComesToArea: Teller.comes,
    UsuallyQuiet: lambda told, _: told.phrases.usually_quiet,
    Confirmed: lambda told, reason: told.confirmed(reason.on),
}


def teller(approximate: bool = False, now: datetime | None = None) -> Teller:
    """A teller for today, in the language of the page being made."""
    return Teller(phrases(), local(now or datetime.now(UTC)).date(), approximate)


def ages(least: int | None, most: int | None) -> str:
    """Who it is for by age; empty where nobody said."""
    if least is not None and most is not None:
        return gettext("Ages %(least)d to %(most)d", least=least, most=most)
    if least is not None:
        return gettext("Ages %(least)d and over", least=least) if least else ""
    if most is not None:
        return gettext("Up to age %(most)d", most=most)
    return ""


def _monday(on: date) -> date:
    return on - timedelta(days=on.weekday())
