"""Calendars for other programs: of a listing, of a hub, and of an answer (RFC 5545)."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vRecur

from asset_map.model.activity import Activity
from asset_map.model.schedule import COMING, SOME_MONDAY, Schedule

MEDIA_TYPE = "text/calendar"
# How often a program that subscribes should look again.
LOOK_AGAIN = timedelta(hours=12)
# Text may hold a new line and no other control character.
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")

Listed = tuple[Activity, tuple[Schedule, ...]]


def calendar(name: str, listed: Iterable[Listed], root: str, now: datetime | None = None) -> bytes:
    """The coming sessions of listings. `root` is the site's own address, without a last slash."""
    made = Calendar()
    made.add("prodid", "-//Community asset map//EN")
    made.add("version", "2.0")
    made.add("x-wr-calname", _plain(name))
    made.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
    for activity, schedules in listed:
        for event in _events(activity, schedules, root, now or datetime.now(UTC)):
            made.add_component(event)
    first = min((_day(event) for event in made.events), default=SOME_MONDAY)
    made.add_missing_timezones(first_date=first)
    return bytes(made.to_ical())


def _events(
    activity: Activity, schedules: Iterable[Schedule], root: str, now: datetime
) -> Iterator[Event]:
    """One event for each schedule that has anything to come, from its next session on."""
    for schedule in schedules:
        first = next(schedule.sessions(now, now + COMING), None)
        if first is None:
            continue
        zone = ZoneInfo(schedule.timezone)
        # A rule that counts its sessions has to count from its own beginning.
        counts = "COUNT=" in schedule.rrule.upper()
        starts = (
            schedule.dtstart.replace(tzinfo=zone) if counts else first.starts_at.astimezone(zone)
        )
        event = _event(activity, root)
        event.add("uid", f"{schedule.id}@{activity.id}")
        event.add("dtstart", starts)
        if schedule.minutes is not None:
            event.add("duration", timedelta(minutes=schedule.minutes))
        if schedule.rrule:
            event.add("rrule", vRecur.from_ical(schedule.rrule))
        for name, dates in (("exdate", schedule.exdates), ("rdate", schedule.rdates)):
            still = [
                one.replace(tzinfo=zone) for one in dates if one.replace(tzinfo=zone) >= starts
            ]
            if still:
                event.add(name, still)
        yield event


def _event(activity: Activity, root: str) -> Event:
    event = Event()
    event.add("summary", _plain(activity.name))
    event.add("dtstamp", activity.last_modified.astimezone(UTC))
    event.add("last-modified", activity.last_modified.astimezone(UTC))
    event.add("url", f"{root}/listing/{activity.id}")
    if not activity.area_only:
        event.add("geo", (activity.point.latitude, activity.point.longitude))
    said = {
        "location": ", ".join(filter(None, (activity.venue, activity.address, activity.postcode))),
        "description": "\n".join(
            filter(None, (activity.description, activity.cost.words, activity.phone))
        ),
        "contact": activity.phone,
    }
    for name, words in said.items():
        if words:
            event.add(name, _plain(words))
    return event


def _day(event: Event) -> date:
    return date(event.start.year, event.start.month, event.start.day)


def _plain(words: str) -> str:
    return CONTROL.sub(" ", words.replace("\r\n", "\n"))
