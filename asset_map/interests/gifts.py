"""What the person could offer: their trade, what they do well, what they would show somebody."""

from collections.abc import Iterator

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

# Weights: a trade named as one; a thing offered; a thing done well.
TRADE, OFFERED, DONE_WELL = 0.8, 0.9, 0.6
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
GIFTED_BESIDE = frozenset({"sign-language", "digital-skills", "maths-and-english", "esol"})
# Someone who did this for a living does not want it done.
TRADES_FOR_OTHERS = frozenset({"practical-help"})


def gifted(term: Term) -> bool:
    """Whether doing this well is something to offer."""
    return (term.broader or term.code) in GIFTED_BRANCHES or term.code in GIFTED_BESIDE


def craft(term: Term) -> bool:
    """Whether it can be shown to somebody: a pastime or a craft, and not the wish to help."""
    return gifted(term) and term.broader != "volunteering"


class Offering:
    """The stretches of a conversation that tell what the person could offer."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self.offers = list(_around(speech, OFFERS, OFFER_REACH))
        self.skills = list(_around(speech, SKILLED, SKILL_REACH))

    def weight(self, where: Span) -> float:
        """How much what stands here is a gift; 0 if it is none."""
        if any(span.holds(where) for span in self.offers):
            return OFFERED
        if any(span.holds(where) for span in self.skills):
            return DONE_WELL
        return 0.0

    def own_trade(self, where: Span, *, one_word: bool) -> bool:
        """Whether a trade that stands here is the person's: "physio" is not, "was a physio" is."""
        speech = self._speech
        before = (speech.back(where.start, TRADE_WITHIN), where.end)
        after = (where.start, speech.onwards(where.end, TRADE_WITHIN + 1))
        if TRADE_BEFORE.search(speech.folded, *before) or TRADE_AFTER.search(speech.folded, *after):
            return True
        return not one_word and not HELPERS.search(speech.folded, where.start, where.end)


def _around(speech: Speech, cues: Cues, reach: int) -> Iterator[Span]:
    for cue in speech.found(cues):
        yield Span(speech.back(cue.start, BEFORE), speech.onwards(cue.end, reach))
