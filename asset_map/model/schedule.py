"""When sessions happen, in iCalendar words, and the dates that follow from them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from dateutil.rrule import rrule, rruleset, rrulestr

NAMESPACE = UUID("0c2f5a44-57f0-49b7-8a9c-8e2a4f1de0b7")
TIMEZONE = "Europe/London"
# How far ahead coming sessions are kept as rows: a yearly event is always in sight.
COMING = timedelta(days=400)
# A rule that names no first date ("Mondays at 10") counts from a Monday in the past.
SOME_MONDAY = date(2024, 1, 1)
# A session counts for a part of the day that it fills for at least this long.
FILLS = timedelta(minutes=30)

WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class PartOfDay(IntEnum):
    """The four parts of a day, in the order of their bits in `weekly`."""

    MORNING = 0
    AFTERNOON = 1
    EVENING = 2
    NIGHT = 3


PART_STARTS = (time(5), time(12), time(17), time(22))


@dataclass(frozen=True, slots=True)
class Session:
    """One occurrence: aware times in UTC; `ends_at` None where the end is not known."""

    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Schedule:
    """When something happens: a first date, a rule, and the dates added or left out.

    Times are wall-clock times in `timezone`, without tzinfo, as RFC 5545 reads DTSTART;TZID=…;
    `rrule` is the value of an RRULE without its name, or empty for a single session.
    """

    dtstart: datetime
    minutes: int | None = None
    rrule: str = ""
    exdates: tuple[datetime, ...] = ()
    rdates: tuple[datetime, ...] = ()
    timezone: str = TIMEZONE

    @classmethod
    def weekly(cls, days: Iterable[str], starts: time, ends: time | None = None) -> "Schedule":
        """Every week on `days` (MO … SU) at the same time. An end before the start is next day."""
        chosen = sorted(set(days), key=WEEKDAYS.index)
        first = SOME_MONDAY + timedelta(days=WEEKDAYS.index(chosen[0]))
        minutes = None
        if ends is not None:
            gap = datetime.combine(first, ends) - datetime.combine(first, starts)
            minutes = int(gap.total_seconds() // 60) % (24 * 60)
        rule = f"FREQ=WEEKLY;BYDAY={','.join(chosen)}"
        return cls(datetime.combine(first, starts), minutes, rule)

    @property
    def id(self) -> UUID:
        """The same for two schedules that say the same, so that they share their coming dates."""
        return _schedule_id(self)

    def sessions(self, after: datetime, before: datetime) -> Iterator[Session]:
        """Sessions that start in [after, before): aware times in, aware UTC times out.

        A wall-clock time that the clock change skips is read with the offset before the change
        (RFC 5545, 3.3.5). The rule is expanded by dateutil.

        Raises ValueError where the rule is not one that RFC 5545 allows.
        """
        zone = ZoneInfo(self.timezone)
        first, last = (_wall_clock(moment, zone) for moment in (after, before))
        length = None if self.minutes is None else timedelta(minutes=self.minutes)
        for wall_clock in self._rules().xafter(first, inc=True):
            if wall_clock >= last:
                return
            starts = wall_clock.replace(tzinfo=zone).astimezone(UTC)
            yield Session(starts, None if length is None else starts + length)

    def check(self) -> None:
        """Raise ValueError unless the rule can be expanded."""
        self._rules()

    def _rules(self) -> rruleset:
        rules = rruleset()
        if self.rrule:
            rule = rrulestr(_until_on_the_wall(self.rrule, self.timezone), dtstart=self.dtstart)
            if not isinstance(rule, rrule):
                raise ValueError("give one RRULE, without further lines")
            rules.rrule(rule)
        else:
            rules.rdate(self.dtstart)
        for left_out in self.exdates:
            rules.exdate(left_out)
        for added in self.rdates:
            rules.rdate(added)
        return rules


@lru_cache(maxsize=4096)
def _schedule_id(schedule: Schedule) -> UUID:
    words = "\n".join(
        (
            schedule.dtstart.isoformat(),
            str(schedule.minutes),
            schedule.rrule,
            ",".join(d.isoformat() for d in schedule.exdates),
            ",".join(d.isoformat() for d in schedule.rdates),
            schedule.timezone,
        )
    )
    return uuid5(NAMESPACE, words)


def _wall_clock(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.astimezone(zone).replace(tzinfo=None)


def _until_on_the_wall(rule: str, timezone: str) -> str:
    """The rule with an UNTIL in UTC turned into wall-clock time, as dateutil wants beside one."""
    parts = rule.split(";")
    for number, part in enumerate(parts):
        name, _, value = part.partition("=")
        if name.upper() == "UNTIL" and value.upper().endswith("Z"):
            until = datetime.strptime(value[:-1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            local = until.astimezone(ZoneInfo(timezone))
            parts[number] = f"UNTIL={local:%Y%m%dT%H%M%S}"
    return ";".join(parts)


def weekly_bits(sessions: Iterable[Session], timezone: str = TIMEZONE) -> int:
    """Which weekdays and parts of the day the sessions fill: bit weekday × 4 + part, Monday 0.

    28 bits. A session counts for the part it starts in and every part it fills for half an hour.
    """
    zone = ZoneInfo(timezone)
    bits = 0
    for session in sessions:
        starts = session.starts_at.astimezone(zone)
        ends = session.ends_at.astimezone(zone) if session.ends_at else starts
        # By the clock on the wall, as the difference of two times of one zone is.
        bits |= _bits_of(starts.weekday(), starts.time(), ends - starts)
    return bits


# A year of Tuesdays from 10 to 12 is asked for once.
@lru_cache(maxsize=4_096)
def _bits_of(weekday: int, clock: time, lasts: timedelta) -> int:
    moment = datetime.combine(SOME_MONDAY + timedelta(days=weekday), clock)
    ends = moment + lasts
    bits = _bit(moment)
    while moment + FILLS <= ends:
        bits |= _bit(moment)
        moment += FILLS
    return bits


def _bit(moment: datetime) -> int:
    return 1 << (moment.weekday() * 4 + part_of_day(moment.time()))


def part_of_day(clock: time) -> PartOfDay:
    """The part of the day a wall-clock time falls in."""
    reached = sum(start <= clock for start in PART_STARTS)
    return PartOfDay(reached - 1) if reached else PartOfDay.NIGHT


# Asked of an ask again and again, and there are few answers.
@lru_cache
def asked_bits(weekday: int | None, part: PartOfDay | None) -> int:
    """The bits of `weekly_bits` that a weekday (Monday 0) and a part of the day will accept."""
    days = range(7) if weekday is None else (weekday,)
    parts = range(4) if part is None else (int(part),)
    return sum(1 << (day * 4 + one) for day in days for one in parts)
