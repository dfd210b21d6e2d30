"""A schedule told again as the plain answers that it may have been put together from."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from asset_map.model.repeating import MONTHS, OF_THE_MONTH, WEEKS, Often, Plainly
from asset_map.model.schedule import SOME_MONDAY, TIMEZONE, WEEKDAYS, Schedule, Session

# The parts of a rule that the answers can give.
TOLD = {"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "UNTIL", "WKST"}
A_DAY = 24 * 60
# So many dates to come, in so long, are the same for both.
DATES_COMPARED, COMPARED = 100, timedelta(days=2 * 366)


def answers(schedule: Schedule, now: datetime) -> Plainly | None:
    """What somebody would answer to get these dates from now on; None where no answers do."""
    if schedule.rdates or schedule.timezone != TIMEZONE or (schedule.minutes or 0) >= A_DAY:
        return None
    try:
        found = _once(schedule) if not schedule.rrule else _repeating(schedule, now)
        same = found is not None and _coming(found.schedule(), now) == _coming(schedule, now)
    except ValueError:
        return None
    return found if same else None


def _once(schedule: Schedule) -> Plainly:
    start = schedule.dtstart
    return Plainly(Often.ONCE, start.time(), _ends(schedule), first=start.date())


def _repeating(schedule: Schedule, now: datetime) -> Plainly | None:
    rule = dict(part.upper().split("=", 1) for part in schedule.rrule.split(";"))
    often, days = _often(rule, schedule.dtstart.date())
    if often is None or rule.keys() - TOLD:
        return None
    on = {int(month) for month in rule.get("BYMONTH", "").split(",") if month}
    today = now.astimezone(ZoneInfo(TIMEZONE)).date()
    return Plainly(
        often,
        schedule.dtstart.time(),
        _ends(schedule),
        days,
        _first(often, schedule.dtstart.date(), today),
        _last(rule.get("UNTIL", "")),
        frozenset(set(MONTHS) - on if on else ()),
        tuple(sorted({one.date() for one in schedule.exdates if one.date() >= today})),
    )


def _often(rule: dict[str, str], first: date) -> tuple[Often | None, tuple[str, ...]]:
    """How often a rule says, and on which days; None where it says neither by itself."""
    named = rule.get("BYDAY", WEEKDAYS[first.weekday()]).split(",")
    days = tuple(day for day in WEEKDAYS if day in {one[-2:] for one in named})
    if rule.get("FREQ") == "WEEKLY":
        weeks = {str(number): often for often, number in WEEKS.items()}
        return weeks.get(rule.get("INTERVAL", "1")), days
    which = {one[:-2].removeprefix("+") for one in named}
    if rule.get("FREQ") == "MONTHLY" and rule.get("INTERVAL", "1") == "1" and len(which) == 1:
        months = {str(number): often for often, number in OF_THE_MONTH.items()}
        return months.get(which.pop()), days
    return None, ()


def _first(often: Often, first: date, today: date) -> date | None:
    """The first date, where it matters: nobody has to read when it once began."""
    counted = WEEKS.get(often, 1) > 1
    return first if counted or first > max(today, SOME_MONDAY + timedelta(days=7)) else None


def _last(until: str) -> date | None:
    if not until:
        return None
    form = "%Y%m%dT%H%M%SZ" if until.endswith("Z") else "%Y%m%dT%H%M%S"
    moment = datetime.strptime(until if "T" in until else f"{until}T000000", form)  # noqa: DTZ007
    if until.endswith("Z"):
        moment = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(TIMEZONE))
    return moment.date()


def _ends(schedule: Schedule) -> time | None:
    if schedule.minutes is None:
        return None
    return (schedule.dtstart + timedelta(minutes=schedule.minutes)).time()


def _coming(schedule: Schedule, now: datetime) -> list[Session]:
    return list(islice(schedule.sessions(now, now + COMPARED), DATES_COMPARED))
