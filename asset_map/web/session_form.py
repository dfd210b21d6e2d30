"""When something is on, in plain controls: what was typed, as a schedule or what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import islice

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from asset_map.intake.clock import read_times
from asset_map.intake.facts import read_date
from asset_map.intake.misread import Misread
from asset_map.model.plainly import answers
from asset_map.model.repeating import COUNTED, LOOKED_AHEAD, MONTHS, Often, Plainly
from asset_map.model.schedule import WEEKDAYS, Schedule, Session

# The most letters of each box.
LONGEST = {"starts": 20, "ends": 20, "first": 30, "last": 30, "without": 500}
# So many dates show whether it is what somebody meant.
SHOWN = 5
MOST_DATES = 40


@dataclass(frozen=True, slots=True)
class Typed:
    """The form as it was filled in, and the schedule that it makes, if it makes one."""

    boxes: Mapping[str, str] = field(repr=False)
    often: str = Often.WEEKLY
    days: tuple[str, ...] = ()
    months: tuple[int, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)
    schedule: Schedule | None = None


EMPTY = Typed(dict.fromkeys(LONGEST, ""))


def read_session(sent: "MultiDict[str, str]") -> Typed:
    """What was sent, with what is wrong with it, box by box."""
    boxes = {box: sent.get(box, "").strip()[:most] for box, most in LONGEST.items()}
    often = sent.get("often", "")
    days = tuple(day for day in WEEKDAYS if day in sent.getlist("day"))
    months = tuple(month for month in MONTHS if str(month) in sent.getlist("month"))
    reading = _Reading(boxes)
    made = reading.plainly(often, days, months)
    schedule = None
    if made is not None and not reading.wrong:
        try:
            schedule = made.schedule()
        except ValueError:
            schedule = None
        if schedule is None or not coming(schedule):
            reading.wrong["first"] = gettext("No date to come is left. Look at the dates again.")
            schedule = None
    return Typed(boxes, often, days, months, reading.wrong, schedule)


def filled_in(schedule: Schedule) -> Typed | None:
    """The form with a schedule that we hold; None where plain answers do not give its dates."""
    found = answers(schedule, datetime.now(UTC))
    if found is None:
        return None
    without = ", ".join(f"{day:%d/%m/%Y}" for day in found.without)
    boxes = {
        "starts": f"{found.starts:%H:%M}",
        "ends": f"{found.ends:%H:%M}" if found.ends else "",
        "first": found.first.isoformat() if found.first else "",
        "last": found.last.isoformat() if found.last else "",
        "without": without,
    }
    if any(len(words) > LONGEST[box] for box, words in boxes.items()):
        return None
    return Typed(boxes, found.often, found.days, tuple(sorted(found.without_months)))


def coming(schedule: Schedule) -> list[Session]:
    """Its next few dates."""
    now = datetime.now(UTC)
    return list(islice(schedule.sessions(now, now + LOOKED_AHEAD), SHOWN))


class _Reading:
    """Reads box after box, and notes what is wrong with each."""

    def __init__(self, boxes: Mapping[str, str]) -> None:
        self.boxes = boxes
        self.wrong: dict[str, str] = {}

    def plainly(self, said: str, days: tuple[str, ...], months: tuple[int, ...]) -> Plainly | None:
        often = Often(said) if said in list(Often) else None
        if often is None:
            self.wrong["often"] = gettext("Choose how often it is on.")
        elif often is not Often.ONCE and not days:
            self.wrong["day"] = gettext("Choose a day of the week.")
        try:
            starts, ends = read_times(self.boxes["starts"], self.boxes["ends"])
        except Misread:
            starts = ends = None
        if starts is None:
            self.wrong["starts"] = gettext("Tell us when it starts, such as 10:30.")
        elif ends is None and self.boxes["ends"]:
            self.wrong["ends"] = gettext("Tell us when it ends, such as 12:00.")
        first, last = self._day("first"), self._day("last")
        if first is None and often in COUNTED and "first" not in self.wrong:
            self.wrong["first"] = gettext("Tell us the first date, so that we can count from it.")
        if first and last and last < first:
            self.wrong["last"] = gettext("The last date is before the first.")
        without = self._days("without")
        if len(months) == len(MONTHS):
            self.wrong["month"] = gettext("Leave one month at least.")
        if often is None or starts is None or self.wrong:
            return None
        return Plainly(often, starts, ends, days, first, last, frozenset(months), without)

    def _day(self, box: str) -> date | None:
        found = self._days(box)
        return found[0] if found else None

    def _days(self, box: str) -> tuple[date, ...]:
        words = [one.strip() for one in self.boxes[box].replace(";", ",").split(",")]
        try:
            found = [read_date(one) for one in words[:MOST_DATES] if one]
        except Misread:
            found = [None]
        if None in found:
            self.wrong[box] = gettext("Write a date such as 25/12/2026.")
            return ()
        return tuple(day for day in found if day is not None)
