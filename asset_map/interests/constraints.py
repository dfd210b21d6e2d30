"""What must hold for the person: days, money, age, steps, distance, company, quiet."""

import re

from asset_map.interests.age import age
from asset_map.interests.cues import cue_pattern
from asset_map.interests.days import days
from asset_map.interests.money import money
from asset_map.interests.numbers_said import NUMBER, number
from asset_map.interests.parts_of_day import WEEKEND, parts_of_day
from asset_map.interests.speech import Speech
from asset_map.model.heard import Constraint, ConstraintKind

METRES_IN_A_MILE = 1_600
# Twenty minutes on foot, which is what most people mean by walking distance.
WALKING_METRES = 1_600
METRES_A_MINUTE = 80

# Each line of a table is a way of saying that the constraint holds.
_YES = {
    ConstraintKind.STEP_FREE: cue_pattern("""
(wheelchair|powerchair|power chair|electric chair|mobility scooter|scooter|rollator|zimmer|
    calipers|callipers|crutches|hoist|stairlift|stair lift)
(walking|zimmer|wheeled) (frame|walker)
(on|with|uses|using|has|pushes) (a|his|her|my|the|an)? (frame|walker|two sticks|2 sticks|
    three wheeler|four wheeler)
(walks|walking|gets about|on) (with)? (two|2|a pair of) sticks
(no|not any|avoid|without|hates|can't do|can't manage|can't climb|can't get up|can't get down|
    can't cope with|no longer manages|doesn't manage|struggles with|struggling with|
    not good (with|on)|bad (with|on)|not (managing|up to)|nervous of|afraid of|unsafe on|
    not safe on|can't face) (the|any|many|up|all the)? (stairs|steps|stair|step)
(step free|step-free|stepfree|level access|flat access|level entrance|level floor|has to be level|
    needs to be level|on the level|all on one level|on one floor|ground floor only|needs a ramp|
    needs ramp|needs the lift|needs a lift to|with a lift|ramp access|disabled access|accessible|
    handrail)
(stairs|steps) (are|is) (beyond|too much|out|no good|a problem|murder|difficult|hard|a struggle)
(on|home|portable) oxygen
oxygen for
"""),
    ConstraintKind.NO_CAR: cue_pattern("""
(no longer|doesn't|does not|don't|never|not|isn't|can't|cannot|couldn't|won't|unable to|
    not able to|not allowed to|stopped|given up|gave up|had to stop|had to give up|
    never learned to|never learnt to) (be|able to|to|been able to)? (drive|drives|drove|driving|
    driven) (any more|now|at night)?
(no|without|hasn't a|hasn't got a|not got a|doesn't have a|haven't got a|got no|has no|sold (the|
    his|her|my)|gave up (the|his|her)|gave the|lost (the|his|her)|handed in (the|his|her)) (car|
    licence|driving licence|transport|motability car|car keys)
(gave|given|passed) (the|his|her|my) (car|keys)
(bus pass|bus|buses|public transport) only
(only (the|by)|has to get the|relies on (the|buses|taxis|lifts|a lift)|dependent on|depends on|
    gets the|comes on the|goes on the|travels by|on the) (bus|buses|public transport|
    lifts|taxis)(?! (?:as|for|all|till|until)\\b)
(two|three|2|3) buses
bus pass
on foot
(surrendered|revoked|taken off) (his|her|the) licence
licence (was|has been|got)? (taken|revoked|gone|stopped)
nobody to (drive|take) (him|her|me)
walking distance
"""),
    ConstraintKind.AT_HOME: cue_pattern("""
(housebound|house bound|bedbound|bed bound|bedfast|bed fast|bedridden|homebound)
(can't|cannot|can no longer|unable to|not able to|never|doesn't|hasn't|won't|not|no longer) (get|
    gets|go|goes|leave|leaves|left|gone|going) (out|out much|the house|the flat|her house|
    his house|home|outside|past the gate|over the doorstep|beyond the gate|out of (the house|
    the flat|bed))
not been (out|over the door|over the doorstep|past the gate|outside) since (the|her|his|
    my)? (stroke|
    fall|falls|hip|knee|op|operation|accident|heart attack|illness|hospital|diagnosis|fracture|
    break|amputation|surgery|she fell|he fell|i fell)
(can't be left|cannot be left)
(to|could|would|can|will|who'll|who'd|please) (come|call) (twice|once|every|daily|weekly|round)
(someone|somebody|one|person|girl|lady|man|lass|lad|hairdresser|barber|visitor) (to|who'll|
    who would|who will|that will|that'll|who can|who could) (come|call|visit|pop)( in| out| round|
     to| over|\\b)
(come|comes|coming|call|calls|calling) (out)? (to (the|her|his|my|our) (house|home|flat|door)|
    to (her|him|me|us)|out to|in twice|out with)
(needs|wants|would like|prefers) (it)? (doing)? (at|in) (home|her own home|his own home|the house)
(in|at) (her|his|my|their) own (home|house|front room|kitchen)
(home visit|home visits|visits at home|at-home)
(hospital bed in the|confined to (the|her|his)|stuck in the house|stuck indoors|
    can't leave the house|doesn't leave the house|never leaves the house|can't get out)
"""),
    ConstraintKind.QUIET: cue_pattern("""
(can't|cannot|can't|couldn't|doesn't|don't|didn't|won't|not) (do|cope with|stand|abide|bear|
    handle|manage|be doing with|like|good with|tolerate|deal with|want) (with)? (a lot of|loud|
    lots of|too much|too many|any|the|big|busy|all that)? (noise|noises|noisy|crowds|crowd|
    crowded|busy|people at once|loud|racket|din|echo|big groups|large groups|bustle|hustle)
(hates|dreads|hate|scared of|frightened of|frightened by|terrified of|panics in|panic in|
    overwhelmed (by|in)|upset by|sensitive to|jumps at|anxious in|no|nowhere) (loud|big|busy|any|
    too much)? (noise|noises|crowds|crowded|noisy|busy places|busy|loud|big groups|large groups)
(noise|noises|crowds|lights|chatter|music) (and \\w+)? (is|are|makes?|gets?|upsets?|sets|bothers?|
    frightens?|hurts?|overwhelms?)
(needs|wants|likes|prefers|somewhere|something|anywhere|it|place|go) (it)? (to be|be)? (very|
    really|a bit|nice and|nice)? (quiet|calm|peaceful|low-key|low key)
(quiet|calm|low sensory|sensory) (group|place|space|room|corner|session|setting|hour|environment|
    friendly|side)
(sensory overload|overstimulated|overwhelms (him|her|me|easily)|gets overwhelmed|
    overwhelmed easily|easily overwhelmed|meltdown|meltdowns)
(too|not|nothing|nowhere) (loud|noisy|rowdy)
"""),
}
_WOMEN = cue_pattern("""
(women|ladies|woman|female|girls|lasses) only
(only|just|all|solely) (the)? (other)? (women|ladies|female|females|girls|lasses)
(no|not with|without|away from|nervous of|scared of|frightened of|wary of|not if there are|
    if there are|not if there's|uncomfortable (with|around)|not comfortable (with|around)|
    can't be (with|around)|anxious (with|around)|around) (any|strange|a room of)? (men|blokes|
    lads|males|fellas)
(mixed|a mixed) (class|group|session|sessions|gym|swimming)? (no|not|isn't|wouldn't|won't|is too|
    is out|is no)
(not|no|nothing|never) (a)? mixed
(sooner|rather|prefer to|prefers to) (be)? (with)? (other)? (women|ladies)
(beginners|team|group|class|session|club|room|circle) (of|,|for) … (women|ladies)
(women|ladies)'s? (session|class|swim|gym|night) (only)
when a man comes
men gawping
a female (worker|instructor|teacher)
""")
_MEN = cue_pattern("""
(men|blokes|lads|fellas|gents|male) only
(only|just|all) (the|other)? (men|blokes|lads|fellas|chaps|gents)
(no|not with|without) (any)? (women|ladies)
""")
_MILES = re.compile(
    r"\b(?:within|no more than|up to|about|under|less than|only|not more than|further than"
    rf"|farther than|max|maximum|than about|in a)(?: an?)? (?P<far>half|couple of|few|{NUMBER})?"
    r"(?: a)? ?"
    r"(?P<unit>miles?|(?:min(?:ute)?s)(?:'? walk)?|mile radius)\b"
)
_NEAR = cue_pattern("""
(walking distance|within walking|on (the|her|his) doorstep|just round the corner|very local|
    has to be (local|near|close)|needs to be (local|near|close)|close to home|near home|
    can't go far|won't go far|not far|nothing far|only local|local only|(farther|
    further) than (she|he|i|they) can walk|where (she|he|i) can walk|can walk to|walk to it|
    on foot|just down the road|at the end of the (road|street))
""")


def constraints(speech: Speech) -> tuple[Constraint, ...]:
    """Everything that must hold, each kind once, with the words that said so."""
    part = parts_of_day(speech)
    found = [*days(speech), part, money(speech), age(speech)]
    if part and WEEKEND in part.value:  # its days are one of two choices, and not a must
        found = [one for one in found if one is None or one.kind is not ConstraintKind.DAYS]
    found += [_furthest(speech), _audience(speech)]
    for kind, cues in _YES.items():
        match = cues.search(speech.text)
        found.append(_constraint(speech, kind, "yes", match))
    return tuple(constraint for constraint in found if constraint)


def _audience(speech: Speech) -> Constraint | None:
    for value, cues in (("women", _WOMEN), ("men", _MEN)):
        match = cues.search(speech.text)
        if match:
            return _constraint(speech, ConstraintKind.AUDIENCE, value, match)
    return None


def _furthest(speech: Speech) -> Constraint | None:
    match = _MILES.search(speech.folded)
    if match:
        return _constraint(speech, ConstraintKind.FURTHEST, str(_metres(match)), match)
    near = _NEAR.search(speech.text)
    return _constraint(speech, ConstraintKind.FURTHEST, str(WALKING_METRES), near)


def _metres(match: re.Match[str]) -> int:
    few = {"half": 0.5, "couple of": 2, "few": 3, None: 1}
    far = few[match["far"]] if match["far"] in few else number(match["far"])
    return round(far * (METRES_IN_A_MILE if "mile" in match["unit"] else METRES_A_MINUTE))


def _constraint(
    speech: Speech, kind: ConstraintKind, value: str, match: re.Match[str] | None
) -> Constraint | None:
    if match is None:
        return None
    return Constraint(kind, value, speech.words.text[slice(*match.span())])
