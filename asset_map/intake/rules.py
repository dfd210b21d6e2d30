"""Recurrence rules in iCalendar words (RFC 5545): a bare RRULE value, or lines with DTSTART."""

import re
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from asset_map.intake.misread import Misread
from asset_map.model.schedule import SOME_MONDAY, TIMEZONE, Schedule

_LINE = re.compile(r"(?P<name>[A-Z-]+)(?P<with>;[^:]*)?:(?P<value>.*)", re.IGNORECASE | re.DOTALL)
_NAMES = r"DTSTART|DTEND|DURATION|RRULE|EXDATE|RDATE|EXRULE"
# Lists put lines on lines, or run them together with spaces or a written \n.
_NEXT_LINE = re.compile(rf"(?:\r?\n|\\n|\s+(?=(?:{_NAMES})[;:]))+", re.IGNORECASE)
_DURATION = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?")
_MOMENT = re.compile(r"(\d{8})(?:T(\d{4})(?:\d{2})?(Z?))?", re.IGNORECASE)
_PART = re.compile(r"[A-Z]+=[A-Z0-9,+:-]+")
# Without a first date these say too little to find one.
_NEEDS_A_DAY = ("WEEKLY", "MONTHLY", "YEARLY")
_SAYS_A_DAY = ("BYDAY", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_MORE_OFTEN_THAN_DAILY = ("HOURLY", "MINUTELY", "SECONDLY")


@lru_cache(maxsize=8_192)
def read_rule(words: str, starts: time | None, ends: time | None) -> tuple[Schedule, str]:
    """A schedule from the column `rrule`, and a warning or "". Raises Misread.

    A rule without DTSTART counts from a Monday in the past, at `starts`.
    """
    lines = _lines(words)
    zone = TIMEZONE
    rule = _tidy_rule(_only(lines, "RRULE"))
    warning = ""
    if "DTSTART" in lines:
        zone = _zone(lines["DTSTART"][0][0])
        first = _first(lines, zone, starts)
    else:
        warning = _fits_without_start(rule)
        if starts is None:
            raise Misread("it has no time. Fill in start_time, or begin with a DTSTART line.")
        first = datetime.combine(SOME_MONDAY, starts)
    schedule = Schedule(
        first,
        _minutes(lines, zone, first, ends),
        rule,
        _moments(lines.get("EXDATE", []), zone, first),
        _moments(lines.get("RDATE", []), zone, first),
        zone,
    )
    _check(schedule)
    return schedule, warning


def _lines(words: str) -> dict[str, list[tuple[str, str]]]:
    """Each line's parameters and value, by its name. A line without a name is the rule."""
    lines: dict[str, list[tuple[str, str]]] = {}
    for line in filter(None, (part.strip() for part in _NEXT_LINE.split(words.strip()))):
        found = _LINE.fullmatch(line)
        if found and re.fullmatch(_NAMES, found["name"], re.IGNORECASE):
            name = found["name"].upper()
            lines.setdefault(name, []).append((found["with"] or "", found["value"].strip()))
        else:
            lines.setdefault("RRULE", []).append(("", line))
    if "EXRULE" in lines:
        raise Misread("EXRULE is no longer part of the standard. Name the dates with EXDATE.")
    return lines


def _only(lines: dict[str, list[tuple[str, str]]], name: str) -> str:
    there = lines.get(name, [])
    if len(there) > 1:
        raise Misread(f"one {name} a row. Give the second rule a row of its own.")
    return there[0][1] if there else ""


def _tidy_rule(rule: str) -> str:
    parts = [re.sub(r"\s+", "", part).upper() for part in rule.strip(" ;").split(";")]
    if rule and not all(_PART.fullmatch(part) for part in parts):
        raise Misread("not a rule we can read. Write one such as FREQ=WEEKLY;BYDAY=MO,TH.")
    return ";".join(parts)


def _fits_without_start(rule: str) -> str:
    """A warning where a rule without DTSTART leaves a choice; Misread where it says too little."""
    if not rule:
        raise Misread("it has neither DTSTART nor a rule. Write FREQ=WEEKLY;BYDAY=MO,TH.")
    parts = dict(part.split("=", 1) for part in rule.split(";"))
    if "COUNT" in parts:
        raise Misread("COUNT needs a first date: begin with a line DTSTART:20260105T100000.")
    if parts.get("FREQ") in _NEEDS_A_DAY and not any(name in parts for name in _SAYS_A_DAY):
        raise Misread("it does not say on which day. Add BYDAY=MO, or a DTSTART line.")
    if parts.get("INTERVAL", "1") != "1":
        return f"it names no first date, so we count from {SOME_MONDAY:%d/%m/%Y}."
    return ""


def _zone(parameters: str) -> str:
    found = re.search(r"TZID=\"?([^;\"]+)", parameters, re.IGNORECASE)
    zone = found[1].strip("/") if found else TIMEZONE
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise Misread(f"we do not know the time zone {zone}. Write {TIMEZONE}.") from None
    return zone


def _first(lines: dict[str, list[tuple[str, str]]], zone: str, starts: time | None) -> datetime:
    moment = _moment(_only(lines, "DTSTART"), zone, starts)
    if moment is None:
        raise Misread("DTSTART has no time. Fill in start_time, or write 20260105T100000.")
    return moment


def _minutes(
    lines: dict[str, list[tuple[str, str]]], zone: str, first: datetime, ends: time | None
) -> int | None:
    """How long a session is, from DTEND, DURATION or the end time."""
    if "DTEND" in lines:
        last = _moment(_only(lines, "DTEND"), zone, None)
        length = (last - first) if last else timedelta(0)
    elif "DURATION" in lines:
        length = _duration(_only(lines, "DURATION"))
    elif ends is not None:
        length = (datetime.combine(first, ends) - first) % timedelta(days=1)
    else:
        return None
    if length < timedelta(0):
        raise Misread("it ends before it starts. Check DTSTART and DTEND.")
    return int(length.total_seconds() // 60) or None


def _duration(words: str) -> timedelta:
    found = _DURATION.fullmatch(words.upper())
    if not found or not any(found.groups()):
        raise Misread("not a DURATION we can read. Write one such as PT1H30M.")
    weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
    return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)


def _moments(lines: list[tuple[str, str]], zone: str, first: datetime) -> tuple[datetime, ...]:
    """The dates of EXDATE or RDATE lines; one without a time is at the first session's."""
    found = []
    for parameters, values in lines:
        here = _zone(parameters) if "TZID" in parameters.upper() else zone
        for value in values.split(","):
            moment = _moment(value.strip(), here, first.time())
            if moment is None:
                raise Misread(f"{value!r} is not a date. Write 20260105T100000.")
            found.append(_in_zone(moment, here, zone))
    return tuple(found)


def _moment(words: str, zone: str, clock: time | None) -> datetime | None:
    """A wall-clock time in `zone`; None where there is a date but no time."""
    found = _MOMENT.fullmatch(words)
    try:
        if not found:
            raise ValueError
        if found[2] is None:
            day = datetime.strptime(found[1], "%Y%m%d").date()  # noqa: DTZ007
            return None if clock is None else datetime.combine(day, clock)
        moment = datetime.strptime(found[1] + found[2], "%Y%m%d%H%M")  # noqa: DTZ007
    except ValueError:
        raise Misread(f"{words!r} is not a date. Write 20260105T100000.") from None
    if found[3]:
        return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return moment


def _in_zone(moment: datetime, here: str, zone: str) -> datetime:
    if here == zone:
        return moment
    return moment.replace(tzinfo=ZoneInfo(here)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def _check(schedule: Schedule) -> None:
    if any(f"FREQ={often}" in schedule.rrule for often in _MORE_OFTEN_THAN_DAILY):
        raise Misread("sessions more often than daily cannot be shown. Use DAILY or WEEKLY.")
    try:
        schedule.check()
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError):
        raise Misread(
            "not a rule that iCalendar allows. Write one such as FREQ=MONTHLY;BYDAY=2TU."
        ) from None
