"""A schedule put together from plain answers: how often, on which days, from when, and when not."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from asset_map.model.schedule import SOME_MONDAY, TIMEZONE, WEEKDAYS, Schedule

LAST_MINUTE = time(23, 59, 59)
MONTHS = range(1, 13)
# A rule that has no date within so long has none.
LOOKED_AHEAD = timedelta(days=3 * 366)


class Often(StrEnum):
    """How often something is on."""

    ONCE = "once"
    WEEKLY = "weekly"
    EVERY_2_WEEKS = "2-weeks"
    EVERY_3_WEEKS = "3-weeks"
    EVERY_4_WEEKS = "4-weeks"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"


WEEKS: Mapping[Often, int] = {
    Often.WEEKLY: 1,
    Often.EVERY_2_WEEKS: 2,
    Often.EVERY_3_WEEKS: 3,
    Often.EVERY_4_WEEKS: 4,
}
# Which of a month's Tuesdays: the last counts from its end.
OF_THE_MONTH: Mapping[Often, int] = {
    Often.FIRST: 1,
    Often.SECOND: 2,
    Often.THIRD: 3,
    Often.FOURTH: 4,
    Often.LAST: -1,
}
# It must be known from when these count.
COUNTED = frozenset(WEEKS) - {Often.WEEKLY} | {Often.ONCE}


@dataclass(frozen=True, slots=True)
class Plainly:
    """What somebody answers. `days` are MO … SU; `first` and `last` are days it may be on.

    It is on in none of the months (1 to 12) and on none of the dates in `without`.
    """

    often: Often
    starts: time
    ends: time | None = None
    days: tuple[str, ...] = ()
    first: date | None = None
    last: date | None = None
    without_months: frozenset[int] = frozenset()
    without: tuple[date, ...] = ()

    def schedule(self) -> Schedule:
        """The same in iCalendar words (RFC 5545). Raises ValueError where no date is left."""
        if self.often is Often.ONCE:
            if self.first is None:
                raise ValueError("no date")
            return Schedule(datetime.combine(self.first, self.starts), self._minutes())
        first = datetime.combine(self._counted_from(), self.starts)
        exdates = tuple(datetime.combine(day, self.starts) for day in self.without)
        rule = Schedule(first, self._minutes(), self._rule())
        # The first date of a calendar is one that it is on (RFC 5545, 3.8.5.3).
        zone = ZoneInfo(TIMEZONE)
        after = first.replace(tzinfo=zone)
        found = next(rule.sessions(after, after + LOOKED_AHEAD), None)
        if found is None:
            raise ValueError("no date is left")
        begins = found.starts_at.astimezone(zone).replace(tzinfo=None)
        return Schedule(begins, rule.minutes, rule.rrule, exdates)

    def _counted_from(self) -> date:
        """The first of its days on or after the one that was named: every second week from there.

        Weeks are counted from the named week on, not from the one of the day after it.
        """
        first = self.first or SOME_MONDAY
        if self.often in WEEKS:
            while WEEKDAYS[first.weekday()] not in self.days:
                first += timedelta(days=1)
        return first

    def _rule(self) -> str:
        parts = [f"FREQ={'WEEKLY' if self.often in WEEKS else 'MONTHLY'}"]
        if (weeks := WEEKS.get(self.often, 1)) > 1:
            parts.append(f"INTERVAL={weeks}")
        which = OF_THE_MONTH.get(self.often, "")
        parts.append("BYDAY=" + ",".join(f"{which}{day}" for day in WEEKDAYS if day in self.days))
        if self.without_months:
            on = (str(month) for month in MONTHS if month not in self.without_months)
            parts.append("BYMONTH=" + ",".join(on))
        if self.last is not None:
            end = datetime.combine(self.last, LAST_MINUTE, ZoneInfo(TIMEZONE)).astimezone(UTC)
            parts.append(f"UNTIL={end:%Y%m%dT%H%M%SZ}")
        return ";".join(parts)

    def _minutes(self) -> int | None:
        """How long it is. An end before the start is next day."""
        if self.ends is None or self.ends == self.starts:
            return None
        gap = datetime.combine(SOME_MONDAY, self.ends) - datetime.combine(SOME_MONDAY, self.starts)
        return int(gap.total_seconds() // 60) % (24 * 60)
