"""How a schedule repeats, in words, where a few words can tell it."""

from datetime import timedelta

from flask_babel import gettext

from asset_map.model.schedule import WEEKDAYS, Schedule
from asset_map.web.words import Teller

# The rule's parts that the words below tell. Any other part, and the coming dates must do.
TOLD = {"FREQ", "BYDAY", "INTERVAL", "WKST"}


def repeats(schedule: Schedule, teller: Teller) -> str | None:
    """Such as "Every Tuesday and Thursday, 10am to midday"; None for a rule too odd for that."""
    when = _days(schedule, teller)
    if when is None:
        return None
    end = None
    if schedule.minutes is not None:
        end = (schedule.dtstart + timedelta(minutes=schedule.minutes)).time()
    return f"{when}, {teller.span(schedule.dtstart.time(), end)}"


def _days(schedule: Schedule, teller: Teller) -> str | None:
    rule = dict(part.upper().split("=", 1) for part in schedule.rrule.split(";") if "=" in part)
    if not rule or rule.keys() - TOLD:
        return None
    days = rule.get("BYDAY", WEEKDAYS[schedule.dtstart.weekday()]).split(",")
    interval = rule.get("INTERVAL", "1")
    if rule["FREQ"] == "WEEKLY" and all(day in WEEKDAYS for day in days):
        return _weekly(days, interval, teller)
    if rule["FREQ"] == "MONTHLY" and interval == "1" and len(days) == 1:
        return _monthly(days[0], teller)
    return None


def _weekly(days: list[str], interval: str, teller: Teller) -> str | None:
    names = [teller.phrases.days[WEEKDAYS.index(day)] for day in days]
    listed = names[0]
    if len(names) > 1:
        listed = gettext("%(most)s and %(last)s", most=", ".join(names[:-1]), last=names[-1])
    if interval == "1":
        return gettext("Every %(days)s", days=listed)
    if interval == "2":
        return gettext("Every two weeks on %(days)s", days=listed)
    return None


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
