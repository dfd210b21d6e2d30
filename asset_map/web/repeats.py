"""How a schedule repeats, in words, where a few words can tell it."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from flask_babel import gettext

from asset_map.model.schedule import WEEKDAYS, Schedule
from asset_map.web.words import Teller, local

# The rule's parts that the words below tell. Any other part, and the coming dates must do.
TOLD = {"FREQ", "BYDAY", "INTERVAL", "WKST", "BYMONTH", "UNTIL"}
MONTHS = range(1, 13)
_UNTIL = re.compile(r"\d{8}(T\d{6}Z?)?")
# More months are not left out but few are left in.
MOST_LEFT_OUT = 6
# Fewer days than this are as soon named.
ENOUGH_FOR_A_ROW = 3


def repeats(schedule: Schedule, teller: Teller) -> str | None:
    """Such as "Every Tuesday and Thursday, 10am to midday"; None for a rule too odd for that."""
    rule = dict(part.upper().split("=", 1) for part in schedule.rrule.split(";") if "=" in part)
    when = _days(rule, schedule, teller)
    if when is None:
        return None
    end = None
    if schedule.minutes is not None:
        end = (schedule.dtstart + timedelta(minutes=schedule.minutes)).time()
    span = teller.span(schedule.dtstart.time(), end)
    return ", ".join([when, span, *_but(rule, schedule, teller)])


def _days(rule: Mapping[str, str], schedule: Schedule, teller: Teller) -> str | None:
    if not rule or rule.keys() - TOLD or _over(rule.get("UNTIL"), teller.today):
        return None
    days = rule.get("BYDAY", WEEKDAYS[schedule.dtstart.weekday()]).split(",")
    interval = rule.get("INTERVAL", "1")
    if rule["FREQ"] == "WEEKLY" and all(day in WEEKDAYS for day in days):
        return _weekly(days, interval, teller)
    if rule["FREQ"] == "MONTHLY" and interval == "1" and len(days) == 1:
        return _monthly(days[0], teller)
    return None


def _but(rule: Mapping[str, str], schedule: Schedule, teller: Teller) -> Iterator[str]:
    """From when, until when, and in which months or on which days it is not on."""
    if schedule.dtstart.date() > teller.today:
        yield gettext("from %(day)s", day=teller.day(schedule.dtstart.date()))
    if until := rule.get("UNTIL"):
        yield gettext("until %(day)s", day=teller.day(_last_day(until)))
    if "BYMONTH" in rule:
        on = {int(month) for month in rule["BYMONTH"].split(",")}
        off = [month for month in MONTHS if month not in on]
        few = len(off) <= MOST_LEFT_OUT
        names = _listed([teller.phrases.months[month] for month in (off if few else sorted(on))])
        say = gettext("not in %(months)s") if few else gettext("in %(months)s")
        yield say % {"months": names}
    coming = sorted(day.date() for day in schedule.exdates if day.date() >= teller.today)
    if coming:
        days = _listed([f"{day.day} {teller.phrases.months[day.month]}" for day in coming])
        yield gettext("not on %(days)s", days=days)


def _over(until: str | None, today: date) -> bool:
    """Whether its last day is past, or is written so that we cannot tell."""
    return until is not None and (not _UNTIL.fullmatch(until) or _last_day(until) < today)


def _last_day(until: str) -> date:
    """The day of an UNTIL: a date, or a moment that is in UTC where it says so."""
    day = datetime.strptime(until[:8], "%Y%m%d").replace(tzinfo=UTC)
    if not until.endswith("Z"):
        return day.date()
    return local(datetime.strptime(until, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)).date()


def _listed(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return gettext("%(most)s and %(last)s", most=", ".join(names[:-1]), last=names[-1])


def _weekly(days: list[str], interval: str, teller: Teller) -> str | None:
    listed = _listed([teller.phrases.days[WEEKDAYS.index(day)] for day in days])
    if interval == "1":
        return _in_a_row(days, teller) or gettext("Every %(days)s", days=listed)
    if interval == "2":
        return gettext("Every two weeks on %(days)s", days=listed)
    if interval in ("3", "4"):
        return gettext("Every %(number)s weeks on %(days)s", number=interval, days=listed)
    return None


def _in_a_row(days: list[str], teller: Teller) -> str | None:
    """Days that follow each other: "Monday to Friday"; None where they are few, or do not."""
    places = sorted(WEEKDAYS.index(day) for day in set(days))
    first, last = places[0], places[-1]
    if len(places) < ENOUGH_FOR_A_ROW or last - first != len(places) - 1:
        return None
    if len(places) == len(WEEKDAYS):
        return gettext("Every day")
    names = teller.phrases.days
    return gettext("%(first)s to %(last)s", first=names[first], last=names[last])


def _monthly(day: str, teller: Teller) -> str | None:
    ordinals = {
        "1": gettext("First %(day)s of the month"),
        "2": gettext("Second %(day)s of the month"),
        "3": gettext("Third %(day)s of the month"),
        "4": gettext("Fourth %(day)s of the month"),
        "-1": gettext("Last %(day)s of the month"),
    }
    words = ordinals.get(day[:-2].removeprefix("+"))
    if words is None or day[-2:] not in WEEKDAYS:
        return None
    return words % {"day": teller.phrases.days[WEEKDAYS.index(day[-2:])]}
