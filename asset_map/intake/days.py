"""Days of the week in whatever form a list has them, made into the parts of a recurrence rule."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from asset_map.intake.misread import Misread
from asset_map.model.schedule import WEEKDAYS

_FORMS = {
    "MO": "mo mon monday",
    "TU": "tu tue tues tuesday",
    "WE": "we wed weds wednesday",
    "TH": "th thu thur thurs thursday",
    "FR": "fr fri friday",
    "SA": "sa sat saturday",
    "SU": "su sun sunday",
}
_DAY = {
    form + plural: code
    for code, forms in _FORMS.items()
    for form in forms.split()
    for plural in ("", "s")
}
_SEVERAL = {
    **dict.fromkeys(("weekday", "weekdays"), WEEKDAYS[:5]),
    **dict.fromkeys(("weekend", "weekends"), WEEKDAYS[5:]),
    **dict.fromkeys(("daily", "everyday"), WEEKDAYS),
}
_ORDINAL = {
    **dict.fromkeys(("1st", "first"), "1"),
    **dict.fromkeys(("2nd", "second"), "2"),
    **dict.fromkeys(("3rd", "third"), "3"),
    **dict.fromkeys(("4th", "fourth"), "4"),
    "last": "-1",
}
_UP_TO = frozenset(("-", "–", "—", "to", "till", "until", "thru", "through"))
_FILLING = frozenset(
    (
        *",;/&+|.()",
        *("and", "every", "each", "on", "of", "the", "in", "only", "also"),
        *("week", "weekly", "month", "months", "monthly"),
        *("morning", "mornings", "afternoon", "afternoons", "evening", "evenings"),
        *("night", "nights"),
    )
)
_EVERY_DAY = re.compile(r"\b(?:every ?day|each day|all week|(?:7|seven) days(?: a week)?)\b")
_NOT_ALL_YEAR = re.compile(
    r"\(?\b(?:in |during )?(?:school )?term[ -]?time(?: only)?\b\)?"
    r"|\(?,?\s*\b(?:not|except|excluding|excl?\.?|closed) (?:on )?bank holidays?\b\)?"
)
_NO_FIXED_DAY = re.compile(
    r"\b(?:vari\w+|appointments?|tb[ac]|n/?a|none|contact|ring|call|phone|website|arrange\w*|"
    r"arrangement|request|ad ?hoc|flexible|unknown|ask)\b|^-+$"
)
_FORTNIGHT = re.compile(r"\b(?:fortnight\w*|every other|alternate|bi-?weekly)\b")
_WORD = re.compile(r"\d+(?:st|nd|rd|th)|[a-z]+|\S")


@dataclass(slots=True)
class _Read:
    """The days read so far, and the ordinals and range waiting for the next one."""

    weekly: list[str] = field(default_factory=list)
    monthly: list[str] = field(default_factory=list)
    ordinals: list[str] = field(default_factory=list)
    after_day: bool = False
    up_to: bool = False


@lru_cache(maxsize=8_192)
def read_days(words: str) -> tuple[str, str]:
    """The rule for "Mon;Thu", "weekdays", "Mon - Fri" or "1st and 3rd Tuesday", and a warning.

    The rule is empty where the words say that no day is fixed. Raises Misread.
    """
    said = _EVERY_DAY.sub("daily", words.strip().lower())
    if _FORTNIGHT.search(said):
        raise Misread(
            "we cannot tell which week. Write the days alone, and say on the listing's own page "
            "how often it is on; or put the rule and a first date in the column rrule, such as "
            "DTSTART:20260105T100000 and RRULE:FREQ=WEEKLY;INTERVAL=2, on two lines."
        )
    all_year = _NOT_ALL_YEAR.sub(" ", said)
    warning = "" if all_year == said else "read as all year: leave dates out with an rrule."
    rule = _rule(all_year, bool(_NO_FIXED_DAY.search(said)))
    return rule, warning if rule else ""


def _rule(said: str, no_fixed_day: bool) -> str:
    read = _Read()
    for word in _WORD.findall(said):
        if not _take(read, word):
            if no_fixed_day:
                return ""
            raise _not_a_day(word)
    if read.up_to or (read.weekly and read.monthly):
        raise _not_a_day(said.strip())
    if read.monthly:
        return f"FREQ=MONTHLY;BYDAY={','.join(dict.fromkeys(read.monthly))}"
    if not read.weekly:
        raise Misread("no day of the week in it. Write days such as Mon;Thu.")
    return f"FREQ=WEEKLY;BYDAY={','.join(sorted(set(read.weekly), key=WEEKDAYS.index))}"


def _take(read: _Read, word: str) -> bool:
    """Take one more word in; False for one that we do not know."""
    if word in _DAY:
        _take_day(read, _DAY[word])
    elif word in _SEVERAL:
        read.weekly.extend(_SEVERAL[word])
    elif word in _ORDINAL:
        if read.after_day:
            read.ordinals.clear()
        read.ordinals.append(_ORDINAL[word])
        read.after_day = False
    elif word in _UP_TO and read.weekly:
        read.up_to = True
    else:
        return word in _FILLING
    return True


def _take_day(read: _Read, day: str) -> None:
    read.after_day = True
    if read.up_to:
        read.weekly.extend(_between(read.weekly[-1], day))
        read.up_to = False
    elif read.ordinals:
        read.monthly.extend(ordinal + day for ordinal in read.ordinals)
    else:
        read.weekly.append(day)


def _between(first: str, last: str) -> Iterator[str]:
    """The days from `first` to `last`, over a Sunday if need be."""
    number = WEEKDAYS.index(first)
    while WEEKDAYS[number] != last:
        number = (number + 1) % 7
        yield WEEKDAYS[number]


def _not_a_day(word: str) -> Misread:
    return Misread(
        f"we do not read {word!r} as a day. Write days such as Mon;Thu or 1st Tuesday; times go "
        "in start_time and end_time, anything else in rrule."
    )
