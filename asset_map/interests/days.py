"""The weekdays that will do for the person, and those that will not."""

import re

from asset_map.interests.cues import cue_pattern
from asset_map.interests.speech import Speech
from asset_map.model.heard import Constraint, ConstraintKind
from asset_map.model.schedule import WEEKDAYS

_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)(?:s?day|nesday|rsday|urday)?s?|tues|weds|thurs?"
    r"|weekends?|weekdays?|week days|term[- ]time)"
)
_DAYS = re.compile(
    rf"\b(?P<first>{_DAY})\b(?: ?(?P<to>-|–|to|till|until|through) ?(?P<last>{_DAY})\b)?"
    rf"(?P<more>(?:(?:,? (?:and|or|&) |, ?| ?/ ?){_DAY}\b)*)"
)
_EACH_DAY = re.compile(rf"\b{_DAY}\b")
# How words for several days begin.
_SEVERAL = {
    "weeke": WEEKDAYS[5:],
    "weekd": WEEKDAYS[:5],
    "week ": WEEKDAYS[:5],
    "term": WEEKDAYS[:5],
}
# What makes days a constraint, near them.
_WILL_DO = cue_pattern("""
(free|only|best|suit|suits|suited|are hers|are his|is hers|is his|are mine|available|ideally|please)
(can|could|would) (do|come|manage|make|go|suit|work)
(work|works|are good|is good|off|preferred|days are|has to be|needs to be|would need)
(at a loose end|when the kids)
""")
_WILL_NOT_BEFORE = cue_pattern("""
(not|no|can't|cannot|except|never|bar|apart from|any day but|every day but|busy|avoid|other than)
""")
_WILL_NOT_AFTER = cue_pattern("""
(is|are|'s|as|for|at)? (dialysis|clinic|chemo|hospital|physio|taken|busy|out|no good|difficult)
(is|are|'s)? (her|his|my) (mum|dad|mum's|dad's|clinic|dialysis|day centre|grandchildren|shift)
(he's|she's|i'm) (at|in|on|with)
(he has|she has|i have|when he has|when she has|when i have)
""")
# Without these a single day is only told of: "can't come till Thursday".
_FOR_ONE_DAY = cue_pattern("""
(can't (do|make|manage)|cannot (do|make)|any day but|except|bar|apart from|not (on|free)|
    every day but)
""")
# What may follow days that begin a sentence: "Weekends until June", "Saturdays or Sundays."
_GOES_ON = re.compile(
    r"\W*(?:$|[.;,\n]|only|free|until|till|are free|would|suits?|please|best|or|and|ok)"
)
_ENDS = re.compile(r"\W*(?:$|[.;\n])")
# How many words before the days, and characters after them, are near.
_BEFORE, _AFTER = 4, 25


def days(speech: Speech) -> list[Constraint]:
    """Days that will do and days that will not, each kind at most once."""
    will: dict[str, str] = {}
    wont: dict[str, str] = {}
    for match in _DAYS.finditer(speech.folded):
        before = speech.folded[speech.back(match.start(), _BEFORE) : match.start()]
        sentence = speech.around(match.start())
        after = speech.folded[match.end() : min(sentence.end, match.end() + _AFTER)]
        said = dict.fromkeys(_named(match), speech.words.text[slice(*match.span())])
        will_not = _WILL_NOT_BEFORE if _several(match) else _FOR_ONE_DAY
        if will_not.search(before) or _WILL_NOT_AFTER.match(after.lstrip(" ,-:")):
            wont |= said
        elif _several(match) and _suits(speech, match, f"{before} {after}", sentence.start):
            will |= said
    found = ((ConstraintKind.DAYS, will), (ConstraintKind.NOT_DAYS, wont))
    return [_constraint(kind, days) for kind, days in found if days]


def _several(match: re.Match[str]) -> bool:
    first = match["first"]
    return bool(match["to"] or match["more"] or first.endswith("s") or len(_of(first)) > 1)


def _suits(speech: Speech, match: re.Match[str], near: str, begins: int) -> bool:
    """Whether days are said to suit, are from one to another, or begin or end what is said."""
    return (
        match["to"] is not None
        or _WILL_DO.search(near) is not None
        or _ENDS.match(speech.folded, match.end()) is not None
        or (
            not speech.folded[begins : match.start()].strip(" .,-")
            and _GOES_ON.match(speech.folded, match.end()) is not None
        )
    )


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
