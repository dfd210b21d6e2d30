"""What the person could offer: their trade, what they do well, what they would show somebody."""

import re
from collections.abc import Iterator

from asset_map.interests.appetite_cues import ASKS
from asset_map.interests.cues import Cues
from asset_map.interests.gift_cues import HELPERS, OFFERS, SKILLED, TRADE_AFTER, TRADE_BEFORE
from asset_map.interests.speech import Span, Speech
from asset_map.interests.vocabulary import Term

# How many words after the cue, or before it, the thing itself stands.
OFFER_REACH = 14
SKILL_REACH = 8
BEFORE = 6

# How many words from a trade stands what makes it the person's own.
TRADE_WITHIN = 3

# Weights: a trade named as one, or only named; a thing offered; a thing done well.
TRADE, NAMED_ONLY, OFFERED, DONE_WELL = 0.8, 0.5, 0.9, 0.6
# "Would show somebody how", of what was told some sentences before.
OFFERED_OF_THAT, OFFER_LOOKS_BACK = 0.6, 5
# Something done well that no phrase named, and the sentence only seems to be about.
SEEMS_DONE_WELL = 0.4

# Where a pastime or a craft is at home: having a trouble is no gift for those who have it too.
GIFTED_BRANCHES = frozenset(
    {
        *("animals", "arts-and-crafts", "books-and-history", "dance", "engines-and-making"),
        *("faith", "food", "games", "music", "nature", "sport", "stage-and-screen"),
        *("volunteering", "fitness"),
    }
)
# Skills that live in other branches.
SHOWN_BESIDE = frozenset(
    {
        *("sign-language", "digital-skills", "maths-and-english", "esol", "adult-learning"),
        *("money-advice", "money-skills", "benefits-advice", "tech-help-at-home"),
    }
)
# What is offered by name, though it is not a thing to show to somebody.
GIFTED_BESIDE = SHOWN_BESIDE | frozenset(
    {
        *("handyman", "form-filling", "interpreting", "alterations-and-mending", "decorating"),
        *("upholstery-and-furniture", "appliance-repair", "cakes-and-catering"),
        *("home-hairdressing", "hospital-transport", "first-aid-courses", "uniformed-youth"),
        *("youth-clubs", "childrens-clubs", "mentoring", "fostering-and-adoption"),
        *("driving-theory", "trade-training", "starting-a-business", "handmade-and-gifts"),
    }
)
# What people go to because of an illness lives in a gifted branch, and is no gift.
NOT_GIFTED = frozenset(
    {
        *("cardiac-rehab", "cancer-exercise", "condition-exercise", "lung-exercise"),
        *("exercise-on-referral", "falls-prevention", "back-care", "hydrotherapy"),
    }
)
# Of what volunteers do, these can be shown.
SHOWN_BY_VOLUNTEERS = frozenset({"repair-cafe", "charity-shops"})
# A guess that is less likely than this is no gift, however well the thing is done.
LEAST_SEEMS = 0.27
# What was told before an offer, and is meant by it, was more than touched on.
LEAST_TOLD = 0.05
# Someone who did this for a living does not want it done.
TRADES_FOR_OTHERS = frozenset({"practical-help"})


# What stands around a trade that is told of the person with no verb: "Joiner till the works shut".
_ALONE_BEFORE = re.compile(
    r"(?:^\W*|[.,;!?(] *|"
    r"\b(?:an? )?(?:old|lifelong|proper|head|chief|master|retired|former) |"
    r"\b(?:i'm|he's|she's|is|be|been|being|him|her|was) an? )$"
)
_ALONE_AFTER = re.compile(
    r"\W*$|[,.;)]|"
    r" (?:till|until|at|by|before|all|from|since|once|then|he|she|to the trade|in|and)\b"
)


# Whose offer it is, right before it: "the nurse says someone who's had one would help".
_SOMEBODY_ELSE = re.compile(
    r"\b(?:someone|somebody|anyone|anybody|nurse|gp|doctor|it|that|this|what)"
    r"(?: who(?:'s|'d)?(?: [\w']+){1,4})? $"
)


def gifted(term: Term) -> bool:
    """Whether doing this well is something to offer."""
    if term.code in NOT_GIFTED:
        return False
    return (term.broader or term.code) in GIFTED_BRANCHES or term.code in GIFTED_BESIDE


def craft(term: Term) -> bool:
    """Whether it can be shown to somebody: a pastime or a craft, and not the wish to help."""
    if term.broader == "volunteering":
        return term.code in SHOWN_BY_VOLUNTEERS
    if term.code in NOT_GIFTED:
        return False
    return (term.broader or term.code) in GIFTED_BRANCHES or term.code in SHOWN_BESIDE


class Offering:
    """The stretches of a conversation that tell what the person could offer."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self.offers = list(_around(speech, OFFERS, OFFER_REACH, unless_before=_SOMEBODY_ELSE))
        self.skills = list(_around(speech, SKILLED, SKILL_REACH))

    def offered(self, where: Span) -> bool:
        """Whether what stands here is offered to somebody."""
        return any(span.holds(where) for span in self.offers)

    def weight(self, where: Span) -> float:
        """How much what stands here is a gift; 0 if it is none."""
        if self.offered(where):
            return OFFERED
        if any(span.holds(where) for span in self.skills):
            return DONE_WELL
        return 0.0

    def own_trade(self, where: Span, *, one_word: bool) -> float:
        """How much a trade that stands here is the person's: "physio" is not, "was a physio" is."""
        speech = self._speech
        before = (speech.back(where.start, TRADE_WITHIN), where.end)
        after = (where.start, speech.onwards(where.end, TRADE_WITHIN + 1))
        if TRADE_BEFORE.search(speech.text, *before) or TRADE_AFTER.search(speech.text, *after):
            return TRADE
        if not one_word and not HELPERS.search(speech.text, where.start, where.end):
            return TRADE
        return NAMED_ONLY if self._stands_for_them(where) else 0.0

    def _stands_for_them(self, where: Span) -> bool:
        """ "Walt, 73, joiner, divorced": said of the person, and not of someone who is needed."""
        speech, sentence = self._speech, self._speech.around(where.start)
        if not _ALONE_AFTER.match(speech.folded, where.end, sentence.end + 1):
            return False
        if HELPERS.search(speech.text, where.start, where.end):
            return False
        told = speech.folded[sentence.start : where.start]
        return _ALONE_BEFORE.search(told) is not None and not ASKS.search(told)


def _around(
    speech: Speech, cues: Cues, reach: int, unless_before: re.Pattern[str] | None = None
) -> Iterator[Span]:
    for cue in speech.found(cues):
        sentence = speech.around(cue.start)
        if unless_before and unless_before.search(speech.folded, sentence.start, cue.start):
            continue
        yield Span(speech.back(cue.start, BEFORE), speech.onwards(cue.end, reach))
