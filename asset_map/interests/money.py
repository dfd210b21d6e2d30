"""What the person can spend on a visit, as a ceiling in pence."""

import re

from asset_map.interests.cues import cue_pattern
from asset_map.interests.numbers_said import NUMBER, number
from asset_map.interests.speech import Speech
from asset_map.model.heard import Constraint, ConstraintKind

# "Money is tight" without a sum: about what most groups ask for a session.
WHEN_TIGHT_PENCE = 300

_FREE = cue_pattern("""
(has|have|needs|must|would have|got|had) to be free
(must|should|would|needs to) be free
(free|owt free|anything free) (only|please|or nothing|stuff only)
(only|unless it's|if it's|as long as it's|something|anything|somewhere) free
(no|not any|hasn't any|hasn't got any|haven't any|haven't got any|not got any|got no|has no|
    without any|zero) (spare)? (money|cash|funds|budget|income)
no (spare cash|money) (at all)?
(hasn't|haven't|not) (got)? (a bean|a penny|two pennies|two ha'pennies|tuppence|a pot)
(hasn't|haven't|not) a (bean|penny) to (his|her|my|their) name
(skint|brassic|penniless|boracic|potless|stony broke|flat broke|broke|strapped)
(can't|cannot|can't|couldn't) (pay|afford (it|anything|to pay|owt|classes|to spend|the fees|
    bus fare))
(nothing|nowt) (to spend|spare|left over|left at the end)
(won't|can't) pay for
on the bones of
no charge
for free
""")
_TIGHT = cue_pattern("""
(money|cash|budget) (is|'s|are)? (very|really|a bit|so|too|dead)? tight
(can't|cannot|couldn't) (afford|pay) (much|a lot|a great deal|dear|expensive|full price)
(not|doesn't have|hasn't) (got)? much (money|spare|to spend)
(on a|tight|small|fixed|low) (budget|income)
watching (her|his|the|every|my) (pennies|penny|purse)
(nothing|not too|not|nowt) (expensive|dear|pricey|fancy prices)
(free or)? (very)? cheap
""")
# "Only free in the mornings" is said of time, and "mornings only, free or cheap" of a little money.
_SAYS_FREE = re.compile(r"(?:only|be)\W+free$")
_OF_TIME = re.compile(
    r"\W*(?:or cheap|on|in|at|of|by|after|before|from|till?|until|between|during|for|"
    r"when|while|if|to|most|some|every|any|one|once|twice|this|next|(?:mon|tue|wed|thu|fri|sat|sun)\w*|week\w*|"
    r"mornings?|afternoons?|evenings?|nights?|daytimes?|then)\b"
)
# "Can't pay much" is not "can't pay".
_BUT_A_LITTLE = re.compile(r"\W*(?:much|a lot|a great deal|full price|more than|over)\b")
_SUM = re.compile(
    rf"£\ ?(?P<pounds>\d{{1,2}})(?:\.(?P<pence>\d\d))?(?!\d|k\b|,\d)"
    rf"|\b(?P<said>{NUMBER})(?:\.(?P<said_pence>\d\d))?(?:\ |-)?(?:pounds?|quid|squid|£)\b"
    r"|\b(?P<coin>(?:a|one)\ (?:fiver|tenner|pound|quid)|fiver|tenner"
    r"|(?:a\ )?(?:couple|few)\ (?:of\ )?(?:pounds?|quid|bob))\b",
    re.VERBOSE,
)
_COINS = {"fiver": 500, "tenner": 1000, "pound": 100, "quid": 100}
_A_FEW = {"couple": 200, "few": 300}
# Near the sum, what makes it a ceiling, and what makes it something else.
_CEILING = cue_pattern("""
(nothing|nowt|not) (over|above)
(up to|no more than|more than|limit|max|maximum|at most|at the most|tops|a time|a go|a week|
    a month|a session|a class|a visit|each|spend|spare|afford|fair price|fair|about right|
    right price|run to|stretch to|budget|to spend|can do|can manage|could manage|could find|
    manage|goes to|under|less than|put in|all (he's|she's|he has|she has)|in (her|his|my) purse|
    is plenty|is enough|would pay|will pay|'d pay|happy to pay|per (session|week|class|visit|time|
    go)|ceiling|weekly|monthly|or so|price|about)
""")
_NO_CEILING = cue_pattern("""
(owes|owed|owing|debt|debts|arrears|bill|bills|fine|rent|an hour|per hour|lump sum|pension|won|
    worth|lost|lose|gained|put on|stone|wages|wage|bank|benefit|sanction|deposit|fee|prize|bet|
    loan|stole|stolen|found|weighs|overdrawn)
""")


def money(speech: Speech) -> Constraint | None:
    """The ceiling a visit; a sum a month or a week is taken for the ceiling too."""
    kind, folded = ConstraintKind.COST_MAX, speech.folded
    for match in _SUM.finditer(folded):
        sentence = speech.around(match.start())
        near = folded[speech.back(match.start(), 8) : min(sentence.end, match.end() + 40)]
        stands_alone = not folded[sentence.start : match.start()].strip(" .,")
        if (stands_alone or _CEILING.search(near)) and not _NO_CEILING.search(near):
            return Constraint(kind, str(_pence(match)), speech.words.text[slice(*match.span())])
    for cues, pence in ((_FREE, 0), (_TIGHT, WHEN_TIGHT_PENCE)):
        found = next((one for one in cues.found(speech.text) if _meant(one, folded)), None)
        if found:
            return Constraint(kind, str(pence), speech.words.text[slice(*found.span())])
    return None


def _meant(found: re.Match[str], folded: str) -> bool:
    """Whether it is the thing that is to be free, and not the person; and free, and not cheap."""
    of_time = _SAYS_FREE.search(found[0]) and _OF_TIME.match(folded, found.end())
    a_little = found[0].endswith("pay") and _BUT_A_LITTLE.match(folded, found.end())
    return not (of_time or a_little)


def _pence(match: re.Match[str]) -> int:
    if match["coin"]:
        words = match["coin"].split()
        few = next((pence for word, pence in _A_FEW.items() if word in words), 0)
        return few or _COINS[words[-1]]
    pounds = int(match["pounds"]) if match["pounds"] else number(match["said"])
    return 100 * pounds + int(match["pence"] or match["said_pence"] or 0)
