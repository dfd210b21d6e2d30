"""When it happens: the columns days, start_time, end_time and rrule made into a schedule."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache

from asset_map.intake.clock import read_times
from asset_map.intake.days import read_days
from asset_map.intake.misread import Misread
from asset_map.intake.rules import read_rule
from asset_map.model.schedule import SOME_MONDAY, Schedule

# A session that runs past midnight for longer than this is more likely a slip of am and pm.
LONG_NIGHT = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class When:
    """What the four columns say. `error` and `warning` are empty, or a field and what to try."""

    schedules: tuple[Schedule, ...] = ()
    error: tuple[str, str] | None = None
    warning: tuple[str, str] | None = None


@lru_cache(maxsize=16_384)
def read_when(days: str, start: str, end: str, rrule: str) -> When:
    """The schedule that a row's four columns give; a row that says nothing has none."""
    try:
        starts, ends = read_times(start, end)
    except Misread as misread:
        return When(error=("start_time" if start else "end_time", str(misread)))
    if rrule.strip():
        return _by_rule(rrule, starts, ends)
    if days.strip():
        return _by_days(days, starts, ends)
    if starts or ends:
        return When(warning=("start_time", "a time without days: fill in days, such as Mon;Thu."))
    return When()


def _by_rule(rrule: str, starts: time | None, ends: time | None) -> When:
    try:
        schedule, warning = read_rule(rrule, starts, ends)
    except Misread as misread:
        return When(error=("rrule", str(misread)))
    return When((schedule,), warning=("rrule", warning) if warning else None)


def _by_days(days: str, starts: time | None, ends: time | None) -> When:
    try:
        rule, warning = read_days(days)
    except Misread as misread:
        return When(error=("days", str(misread)))
    if not rule:
        return When()
    if starts is None:
        return When(warning=("days", "days without a time: fill in start_time, such as 10:00."))
    if ends == starts:
        ends = None
    schedule = _schedule(rule, starts, ends)
    if _long_night(schedule, starts, ends):
        return When((schedule,), warning=("end_time", "ends before it starts; read as next day."))
    return When((schedule,), warning=("days", warning) if warning else None)


def _schedule(rule: str, starts: time, ends: time | None) -> Schedule:
    if rule.startswith("FREQ=WEEKLY"):
        return Schedule.weekly(rule.partition("BYDAY=")[2].split(","), starts, ends)
    first = datetime.combine(SOME_MONDAY, starts)
    minutes = None
    if ends is not None:
        minutes = int((datetime.combine(first, ends) - first).total_seconds() // 60) % (24 * 60)
    return Schedule(first, minutes, rule)


def _long_night(schedule: Schedule, starts: time, ends: time | None) -> bool:
    if ends is None or ends > starts or schedule.minutes is None:
        return False
    return timedelta(minutes=schedule.minutes) > LONG_NIGHT
