"""How old the person is, as it is said in passing; not how old their children are."""

import re

from asset_map.interests.cues import cue_pattern
from asset_map.interests.numbers_said import NUMBER, number
from asset_map.interests.speech import Speech
from asset_map.model.heard import Constraint, ConstraintKind

YOUNGEST, OLDEST = 5, 105
# "in her forties" is taken as the middle of them.
INTO_THE_DECADE = {"early": 2, "mid": 5, "late": 8, "": 5}

_DECADES = ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties")
_N = rf"(?P<age>{NUMBER})"
_YEARS_OLD = r"(?:(?:years?|yrs?)[ -](?:olds?|young|of age)|y/?o|yrs?)\b"
# After a number these say that it is no age: "19 weeks", "42 stone", "4 quid", "27 years ago".
_NO_AGE = (
    r"(?![ -]?(?:weeks?|wks?|months?|mths?|days?|hours?|hrs?|min(?:ute)?s?|stones?|lbs?|kg|pounds?"
    r"|quid|miles?|times|per|percent|p|am|pm|o'?clock|children|kids|cats|dogs|grandchildren|sons"
    r"|daughters|steps|flights|sessions|foot|feet|inches|mg|units|th|st|nd|rd"
    r"|years?|yrs?)\b"
    r"|[:.]\d|%|\d)"
)
_WHO = (
    "lad|lass|boy|girl|lady|woman|man|gent|gentleman|bloke|chap|fella|feller|teenager|widow|widower"
    "|pensioner|male|female"
)
# A first word or two that is a name, as in "jordan 29": none of these.
_NAME = (
    r"(?!(?:by|at|of|for|in|with|has|does|do|walks|takes|turns|about|over|under|the|and|up|to|been)"
    r"\b)[a-z']+ "
)
_IS = (
    r"(?:\b(?:is|am|i'm|aged?|turning|turned|nearly|almost)|'s|\b(?:hes|shes))"
    r" (?:now |only |about |nearly |just )?"
)
_AGES = tuple(
    re.compile(pattern)
    for pattern in (
        # "Mr Sharrock, 76, Royal Engineers", "Mrs Farr (88)", "Sandra, 59."
        rf"(?:, ?|\()(?:aged? )?{_N}(?:(?=,|\)|\.|;| -|$)| ?{_YEARS_OLD})",
        # "15, solder burns", "15 yr old girl"
        rf"(?:^|\. ){_N}(?=,| ?{_YEARS_OLD})",
        # "a 76 year old man", and not "her eight year old"
        rf"(?<!her )(?<!his )(?<!my )(?<!their )(?<!with a )(?<!and a ){_N}[ -]?{_YEARS_OLD}",
        # "jordan 29 layed off", "Lady 44, second admission"
        rf"^(?:{_NAME}){{1,2}}(?P<age>\d\d)(?=,|\.| (?!{_YEARS_OLD})[a-z]){_NO_AGE}",
        # "lad of 14", "girl, 12"
        rf"\b(?:{_WHO})(?:'s| is| of|,| aged)? {_N}\b{_NO_AGE}",
        # "is 27", "Kayleigh's 19", "aged 70"
        rf"{_IS}{_N}\b{_NO_AGE}(?! (?:and a half|of|and|or|in|on)\b)",
        # "made redundant from the bakery at 56", "can't half shift for 82"
        rf"(?:redundant|finished|retired|widowed|adhd)[^.]{{0,40}}? at {_N}\b{_NO_AGE}",
        rf"\bfor {_N}(?= but|\.|,| and\b)",
    )
)
_IN_A_DECADE = re.compile(
    r"\bin (?:his|her|my|their) (?:(?P<when>early|mid|late)[ -])?"
    rf"(?P<decade>{'|'.join(_DECADES)}|(?P<tens>\d0)'?s)\b"
)
# Named just before the number, these have that age, or it is none.
_SOMEBODY_ELSE = cue_pattern("""
(son|daughter|kid|kids|child|children|grandson|granddaughter|grandkids|grandchild|grandchildren|twin|
    twins|baby|babby|youngest|eldest|oldest|little one|brother|sister|sisters|husband|wife|mum|dad|
    mother|father|partner|friend|neighbour|dog|cat|terrier|spaniel|pup|ages|toddler|nephew|niece|carer|
    one of|blood|pressure|best break|scored|gas|number|flat|house|grade|level|under|over|until|
    till)('s)?
(her|his|my|their|little|a little) (lad|lass|girl|boy)('s)?
(before|until|till|when|since) (he|she|i|they)('s)?
""")
# What one of these is told of in a sentence is his age or hers, "her lad can't be left, he's 26".
_SENTENCE_OF_A_CHILD = re.compile(r"^\W*(?:her|his|my|their) (?:lad|lass|girl|boy|son|daughter)\b")
# How many words before the number they stand.
_NAMED_WITHIN = 3


def age(speech: Speech) -> Constraint | None:
    """The person's own age; the first that is said as one."""
    said = [match for pattern in _AGES for match in pattern.finditer(speech.folded)]
    for match in sorted(said, key=lambda match: match.start("age")):
        years = number(match["age"])
        if YOUNGEST <= years <= OLDEST and not _somebody_elses(speech, match.start("age")):
            return _constraint(speech, years, match)
    decade = _IN_A_DECADE.search(speech.folded)
    if decade is None:
        return None
    tens = int(decade["tens"] or 10 * (2 + _DECADES.index(decade["decade"])))
    return _constraint(speech, tens + INTO_THE_DECADE[decade["when"] or ""], decade)


def _somebody_elses(speech: Speech, place: int) -> bool:
    sentence = speech.around(place)
    if _SENTENCE_OF_A_CHILD.match(speech.folded[sentence.start : place]):
        return True
    near = speech.folded[speech.back(place, _NAMED_WITHIN) : place]
    return _SOMEBODY_ELSE.search(near) is not None


def _constraint(speech: Speech, years: int, match: re.Match[str]) -> Constraint:
    written = speech.words.text[slice(*match.span())].strip(" ,.(")
    return Constraint(ConstraintKind.AGE, str(years), written)
