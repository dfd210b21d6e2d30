"""The weekdays that will do for the person, and those that will not."""

import re

from asset_map.interests.day_cues import (
    CLAUSE,
    ENDS,
    FOR_ONE_DAY,
    GOES_ON,
    NO_MORE,
    ONLY_BEFORE,
    TAKEN_BY,
    TOLD_OF,
    WILL_DO_AFTER,
    WILL_DO_AT_ONCE,
    WILL_DO_BEFORE,
    WILL_NOT_AFTER,
    WILL_NOT_BEFORE,
    WISH,
)
from asset_map.interests.speech import Speech
from asset_map.interests.whose_time import LETS_THEM_COME, others_from, somebody_elses
from asset_map.model.heard import Constraint, ConstraintKind
from asset_map.model.schedule import WEEKDAYS

_DAY = (
    # "Sat in his coat", "wed in 1960", "sun on her face".
    r"(?!sat (?:in|on|at|with|down|by|there|alone|up|next|for|through|outside|watching|"
    r"waiting|all)\b"
    r"|wed (?:in|to|at|for)\b|sun (?:on|in|comes|came|shines|is|was)\b)"
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:s?day|nesday|rsday|urday)?s?|tues|weds|thurs?"
    r"|weekends?|weekdays?|week days|term[- ]time)"
)
_DAYS = re.compile(
    rf"\b(?P<first>{_DAY})\b(?: ?(?P<to>-|–|to|till|until|through) ?(?P<last>{_DAY})\b)?"
    rf"(?P<more>(?:(?:,? (?:and|or|n|&) |, ?| ?/ ?){_DAY}\b)*)"
)
_EACH_DAY = re.compile(rf"\b{_DAY}\b")
# How words for several days begin.
_SEVERAL = {
    "weeke": WEEKDAYS[5:],
    "weekd": WEEKDAYS[:5],
    "week ": WEEKDAYS[:5],
    "term": WEEKDAYS[:5],
}
# How many words before the days, and characters after them, are near.
_BEFORE, _AFTER = 4, 25


def days(speech: Speech) -> list[Constraint]:
    """Days that will do and days that will not, each kind at most once."""
    will: dict[str, str] = {}
    wont: dict[str, str] = {}
    for match in _DAYS.finditer(speech.folded):
        before = speech.folded[speech.back(match.start(), _BEFORE) : match.start()]
        after = speech.folded[match.end() : _near_after(speech, match.end())]
        said = dict.fromkeys(_named(match), speech.words.text[slice(*match.span())])
        will_not = WILL_NOT_BEFORE if _several(match) else FOR_ONE_DAY
        if somebody_elses(speech, match.start()) and not ONLY_BEFORE.search(before):
            continue
        if _several(match) and TAKEN_BY.search(before):
            # Who works all week has its evenings.
            wont |= said if not set(WEEKDAYS[:5]) <= said.keys() else {}
        elif will_not.search(before) or WILL_NOT_AFTER.match(after.lstrip(" ,-:")):
            wont |= said
        elif _several(match) and _suits(speech, match, before):
            will |= said
    found = ((ConstraintKind.DAYS, will), (ConstraintKind.NOT_DAYS, wont))
    return [_constraint(kind, days) for kind, days in found if days]


def _near_after(speech: Speech, end: int) -> int:
    return min(speech.around(end - 1).end, end + _AFTER)


def _several(match: re.Match[str]) -> bool:
    first = match["first"]
    return bool(match["to"] or match["more"] or first.endswith("s") or len(_of(first)) > 1)


def _suits(speech: Speech, match: re.Match[str], before: str) -> bool:
    """Whether days are said to suit, or are all that is said, or what a wish ends with."""
    last = _near_after(speech, match.end())
    somebody = next(others_from(speech, match.end(), last), last)
    after = speech.folded[match.end() : somebody]
    if (
        WILL_DO_BEFORE.search(before)
        or ONLY_BEFORE.search(before)
        or WILL_DO_AFTER.search(after)
        or WILL_DO_AT_ONCE.match(after)
    ):
        return True
    begins = speech.around(match.start()).start
    sentence = speech.folded[begins : match.start()]
    if not sentence.strip(" .,-"):
        goes_on = match["to"] or GOES_ON.match(speech.folded, match.end())
        told_of = TOLD_OF.match(after) or (somebody < last and not _lets_them(speech, somebody))
        return bool(goes_on) and not told_of
    ends = match["to"] or ENDS.match(speech.folded, match.end())
    clause = CLAUSE.split(sentence)[-1]
    return bool(ends) and bool(NO_MORE.match(clause) or WISH.search(clause))


def _lets_them(speech: Speech, somebody: int) -> bool:
    """Whether what somebody else does then lets the person come."""
    sentence = speech.folded[somebody : speech.around(somebody).end]
    return LETS_THEM_COME.search(sentence) is not None


def _named(match: re.Match[str]) -> tuple[str, ...]:
    first = _of(match["first"])
    if match["last"]:
        start, end = WEEKDAYS.index(first[0]), WEEKDAYS.index(_of(match["last"])[-1])
        return WEEKDAYS[start : end + 1] if start <= end else WEEKDAYS[start:] + WEEKDAYS[: end + 1]
    more = (day for said in _EACH_DAY.findall(match["more"]) for day in _of(said))
    return (*first, *more)


def _of(said: str) -> tuple[str, ...]:
    for begins, days in _SEVERAL.items():
        if said.startswith(begins):
            return days
    return (said[:2].upper(),)


def _constraint(kind: ConstraintKind, days: dict[str, str]) -> Constraint:
    value = ",".join(sorted(days, key=WEEKDAYS.index))
    return Constraint(kind, value, ", ".join(dict.fromkeys(days.values())))
