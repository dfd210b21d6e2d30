"""How people say which days will do and which will not, and what is only told of a day."""

import re

from asset_map.interests.cues import cue_pattern

# What makes days a constraint, in the few words before them.
WILL_DO_BEFORE = cue_pattern("""
(free|best|suit|suits|suited|available|ideally|please|off|preferred|prefer|prefers)
only (free|able|available|off|at home|does|do|make|makes|manage|manages)
(can|could|would) (only)? (do|come|manage|make|go|suit|get out)
(can|could) only
(has to be|needs to be|would need)
at a loose end
(as|so) long as (it's|it is|its|they're|it can be) (on|at)?
""")
ONLY_BEFORE = re.compile(r"\bonly(?: (?:on|at))?(?: the)? $")
# And after them.
WILL_DO_AFTER = cue_pattern("""
(free|best|suit|suits|suited|are hers|are his|is hers|is his|are mine|available|ideally|please)
(can|could|would) (do|come|manage|make|go|suit|work)
(are good|is good|off|preferred|days are|has to be|needs to be|would need)
(at a loose end|when the kids)
(are|is) (the|his|her|my|their|our) (only|best|good|free|one|better) (day|days|time|times|one|ones)
""")
WILL_DO_AT_ONCE = re.compile(
    r"\W*(?:only\b|(?:would |might |could |will )?works?\b"
    r"(?! (?:at|in|for|from|on|nights|days|part|full|all|late)))"
)
# Days that end what is said are a constraint where it is a wish, or no more than the days.
WISH = cue_pattern("""
(want|wants|would like|would love|fancies|need|needs|hopes|hoping|happy|keen|prefer|prefers)
(he|she|i|they)'d (like|love)
(looking for|after something|out of the house|get out|any company)
(something|anything|somewhere|anywhere|somebody|someone)
(can|could|might|rather)
""")
NO_MORE = re.compile(
    r"\W*(?:(?:on|at|in|the|any|most|all|maybe|perhaps|either|or|also|say|for|of|a|some|every|so|"
    r"then|well|and|but|during|just|mainly|mostly)\b\W*)*$"
)
WILL_NOT_BEFORE = cue_pattern("""
(not|no|can't|cannot|except|never|bar|apart from|any day but|every day but|busy|avoid|other than)
""")
WILL_NOT_AFTER = cue_pattern("""
(is|are|'s|as|for|at)? (dialysis|clinic|chemo|hospital|physio|taken|busy|out|no good|difficult)
(is|are|'s) (her|his|my) (mum|dad|mum's|dad's|grandchildren|shift)
(is|are|'s)? (her|his|my) (clinic|dialysis|day centre)
(he's|she's|i'm) (at|in|on|with)
(he has|she has|i have|when he has|when she has|when i have)
""")
# What has the days already, just before them: "works Mondays", "dialysis on Tuesdays and Fridays".
TAKEN_BY = re.compile(
    r"\b(?:works?|working|at work|dialysis|chemo|clinic|hospital|physio|day centre|college|school)"
    r"(?: on| every| each)? $"
)
# Without these a single day is only told of: "can't come till Thursday".
FOR_ONE_DAY = cue_pattern("""
(can't (do|make|manage)|cannot (do|make)|any day but|except|bar|apart from|not (on|free)|
    every day but)
""")
# What may follow days that begin a sentence: "Weekends until June", "Saturdays or Sundays."
GOES_ON = re.compile(
    r"\W*(?:$|[.;,\n]|only|free|until|till|are free|would|suits?|please|best|or|and|ok)"
)
ENDS = re.compile(r"\W*(?:$|[.;\n])")
# Days that begin a sentence and are only told of: "Sundays, the longest day", "Mondays, she sews".
TOLD_OF = re.compile(
    r"\W*(?:and |but |so |are |is )*(?:the )?"
    r"(?:worst|longest|long|lonel(?:y|iest)|hard(?:est)?|dead|slow|drag|he|she|i|they|we)\b"
)
# Where another part of a sentence begins.
CLAUSE = re.compile(
    r"[,;:()]| [-–] |\b(?:and|but|so|because|cos|though|although|which|says?|said|thinks?|reckons?|"
    r"when|while|whilst|if|unless|as|since|where|who)\b"
)
