"""The parts of the day that will do for the person: mornings, afternoons, evenings."""

import re

from asset_map.interests.cues import cue_pattern
from asset_map.interests.numbers_said import NUMBER, number
from asset_map.interests.speech import Span, Speech
from asset_map.interests.whose_time import somebody_elses
from asset_map.model.heard import Constraint, ConstraintKind

_PARTS = {
    "morning": cue_pattern("""
(mornings|in the mornings|on a morning|of a morning|first thing in the morning)
before (lunch|noon|midday|dinner)
"""),
    "afternoon": cue_pattern("""
(afternoons|of an afternoon|on an afternoon|in the afternoons|after (dinner|lunch|noon|midday))
"""),
    "evening": cue_pattern("""
(evenings|of an evening|on an evening|in the evenings|evening class|nights? only)
after (work|tea|his tea|her tea|five|six|seven|half five|half six|half seven|his shift|her shift)
after the kids are in bed
(mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|
    saturday|sunday|any|most|week) (eve|eves)
when (he's|she's|they're|the baby's|baby's) (asleep|in bed)
(not in the day|not during the day|can't do days|can't do daytimes|can't do the daytime)
(stop out|stay out|past ten)
"""),
}
# Who works by day has evenings, and the weekend.
_AT_WORK = cue_pattern("""
(works days|works all day|works in the day|shuts at five|shuts at six|shop shuts|office hours)
works (full time|weekdays)
works (mon|monday|mondays) (to)? (fri|friday|fridays)
""")
# A part of the week beside the parts of the day: "evening,weekend" is either.
WEEKEND = "weekend"
# "Evenings or weekends", "weekends and evenings": either will do.
_EITHER = re.compile(
    r"\b(?:evenings?|nights|after (?:work|tea|five|six|seven|half five|half six))"
    r"(?:,? (?:and|or|&) |/|, )(?:at |on |the )*weekends?\b"
    r"|\bweekends?(?:,? (?:and|or|&) |/|, )(?:in the |of an |on |some |an )*(?:evenings?|nights)\b"
)
# What is done by daylight is done in the morning or in the afternoon.
_BY_DAYLIGHT = cue_pattern("""
not (after dark|in the dark|at night|of a night)
(doesn't|don't) (like|go out in|go out at|go out after) (the dark|night|dark)
won't go out (in the dark|at night|after dark)
(hates the dark|home before dark|back before dark|before it gets dark|in by dark|in daylight)
(daytime|day time|daytimes|during the day|in the daytime|no evenings|not evenings|school hours)
(while|when) (the)? (kids|children|lads|girls|they) are (in|at) school
(between school runs|in school time)
""")
# "Mornings she can't get going": this part will not do.
_NOT_THEN = re.compile(
    r"^\W*(?:(?:he|she|i|they) (?:can't|cannot|couldn't|struggles?|sleeps?|is in bed)"
    r"|are (?:bad|no good|hard|difficult|out)|(?:is|are) (?:too early|dialysis)|no good\b|out\b)"
)
_NOT_BEFORE = re.compile(
    r"\b(?:not|no|can't do|cant do)\b"
    r"|\b(?:bad|stiff|sore|worse|worst|slow|rough|groggy|dizzy|sick) $"
)
# "Every evening", "evenings are the worst": told of, and no constraint.
_TOLD_BEFORE = cue_pattern("""
(one|two|three|four|every|all|most|dreads|dread|hates|lonely|long|fills|fill|same|those|these|the)
""")
_TOLD_AFTER = re.compile(
    r"^\W*(?:are |is )?(?:the )?(?:worst|longest|long|lonely|loneliest|drag)\b"
)
# "from ten till two"
_CLOCK = re.compile(
    rf"\b(?:half )?(?P<start>{NUMBER})(?: ?[ap]m)? ?(?:-|–|to|till?|until|and)"
    rf" ?(?:half )?(?P<end>{NUMBER})(?: ?[ap]m)?(?!\w)"
    r"(?! (?:years?|months?|weeks?|pounds?|quid|times|miles?|of|hours|kids|per|people))"
)
_HOURS_THAT_SUIT = cue_pattern(
    "(from|between|out|best|free|only|hours|available|could|can do|suits)"
)
# Hours said without more are of the day: eight in the morning to half past seven at night.
_EARLIEST = 8
# How many characters after a part may say that it will not do.
_AFTER = 30


def parts_of_day(speech: Speech) -> Constraint | None:
    """The parts that will do, if not all will; the weekend too, where only work stands between."""
    either = _EITHER.search(speech.folded)
    if either and not _NOT_BEFORE.search(
        speech.folded, speech.back(either.start(), 2), either.start()
    ):
        return Constraint(
            ConstraintKind.PARTS_OF_DAY,
            f"evening,{WEEKEND}",
            _written(speech, Span(*either.span())),
        )
    will: dict[str, str] = {}
    wont: set[str] = set()
    for part, cues in _PARTS.items():
        for cue in speech.found(cues):
            _take(speech, part, cue, will, wont)
    for cue in speech.found(_BY_DAYLIGHT):
        wont.add("evening")
        if not will.keys() - wont:
            will |= dict.fromkeys(("morning", "afternoon"), _written(speech, cue))
    if not will:
        for cue in speech.found(_AT_WORK):
            if somebody_elses(speech, cue.start):
                continue
            will |= dict.fromkeys(("evening", WEEKEND), _written(speech, cue))
    will = {part: said for part, said in (will or _by_clock(speech)).items() if part not in wont}
    if not will or len(will) == len(_PARTS):
        return None
    value = ",".join(part for part in (*_PARTS, WEEKEND) if part in will)
    because = ", ".join(dict.fromkeys(will.values()))
    return Constraint(ConstraintKind.PARTS_OF_DAY, value, because)


def _take(speech: Speech, part: str, cue: Span, will: dict[str, str], wont: set[str]) -> None:
    before = speech.folded[speech.back(cue.start, 2) : cue.start]
    after = speech.folded[cue.end : cue.end + _AFTER]
    said = _written(speech, cue)
    if _TOLD_BEFORE.search(before) or _TOLD_AFTER.match(after):
        return
    if somebody_elses(speech, cue.start):
        return
    names_it = said.lower().startswith(part)
    if (names_it and _NOT_THEN.match(after)) or _NOT_BEFORE.search(before):
        wont.add(part)
        will |= dict.fromkeys([other for other in _PARTS if other != part], said)
    else:
        will[part] = said


def _by_clock(speech: Speech) -> dict[str, str]:
    for match in _CLOCK.finditer(speech.folded):
        near = speech.folded[speech.back(match.start(), 4) : match.end() + 12]
        start, end = (number(match[name]) for name in ("start", "end"))
        if not _HOURS_THAT_SUIT.search(near) or not (1 <= start <= 12 and 1 <= end <= 12):
            continue
        start, end = (hour + 12 if hour < _EARLIEST else hour for hour in (start, end))
        end += 12 if end < start else 0
        fits = {"morning": start < 12, "afternoon": start < 17 and end > 12, "evening": end > 17}
        said = _written(speech, Span(*match.span()))
        return {part: said for part, whether in fits.items() if whether}
    return {}


def _written(speech: Speech, span: Span) -> str:
    return speech.words.text[span.start : span.end]
