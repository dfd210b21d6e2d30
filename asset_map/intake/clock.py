"""Times of day as people write them: "10:00", "10.30am", "1930", "noon", "7-9pm"."""

import re
from datetime import time
from functools import lru_cache

from asset_map.intake.misread import Misread

_TIME = re.compile(
    r"(?:\d{4}-\d\d-\d\d[ t])?(?P<hour>\d{1,2})(?:[:.h](?P<minute>\d{2}))?(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?P<half>am|pm)?"
)
_DIGITS = re.compile(r"(\d{1,2})(\d{2})")
_NAMED = {
    **dict.fromkeys(("noon", "midday", "12 noon", "12noon", "12 midday"), time(12)),
    **dict.fromkeys(("midnight", "12 midnight", "24:00", "24:00:00"), time(0)),
}
_SPAN = re.compile(r"\s*(?:[-–—]|\bto\b|\buntil\b|\btill\b)\s*")
# A bare hour from 1 to 7 is as likely in the evening as in the morning.
FIRST_PLAIN_HOUR = 8


@lru_cache(maxsize=8_192)
def read_times(start: str, end: str) -> tuple[time | None, time | None]:
    """The start and the end; `start` may hold both ("10am to 12 noon"). Raises Misread."""
    begins, ends = _tidy(start), _tidy(end)
    if begins and not ends:
        parts = _SPAN.split(begins)
        if len(parts) == 2:
            return _span(*parts)
    return (_time(begins) if begins else None), (_time(ends) if ends else None)


def _tidy(words: str) -> str:
    return words.strip().lower().replace("a.m.", "am").replace("p.m.", "pm").replace("p.m", "pm")


def _span(begins: str, ends: str) -> tuple[time, time]:
    """A start without am or pm takes the end's, unless that would put it after the end."""
    last = _time(ends)
    if ends.endswith(("am", "pm")) and re.fullmatch(r"\d{1,2}(?:[:.]\d{2})?", begins):
        hour = int(re.split(r"[:.]", begins)[0])
        if hour <= 12:
            same = _time(begins + ends[-2:])
            return (same if same < last else _time(begins + "am")), last
    return _time(begins), last


def _time(words: str) -> time:
    if words in _NAMED:
        return _NAMED[words]
    digits = _DIGITS.fullmatch(words)
    if digits:
        return _made(int(digits[1]), int(digits[2]), words)
    found = _TIME.fullmatch(words)
    if not found:
        raise Misread("not a time we can read. Write 10:00 or 10am.")
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if half:
        if not 1 <= hour <= 12:
            raise Misread(f"there is no {hour}{half}. Write 10:00 or 10am.")
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif found["minute"] is None and 0 < hour < FIRST_PLAIN_HOUR:
        raise Misread(f"morning or evening? Write {hour}am or {hour}pm.")
    return _made(hour, minute, words)


def _made(hour: int, minute: int, words: str) -> time:
    try:
        return time(hour, minute)
    except ValueError:
        raise Misread(f"{words} is not on a 24-hour clock. Write 10:00 or 10am.") from None
