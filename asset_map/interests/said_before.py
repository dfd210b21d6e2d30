"""What a refusal looks back to: "can't stand the place", "she won't", "and now he runs one"."""

import re
from collections.abc import Iterator

from asset_map.interests.reach import first_word
from asset_map.interests.speech import Span, Speech
from asset_map.interests.verdict_cues import REFUSES_THAT, WON_OVER

# A whole sentence that refuses the one before it: "She won't."
_FLATLY = re.compile(
    r"(?:(?:but )?(?:he|she|i|they) (?:doesn't|don't|won't|isn't|didn't|wouldn't|thinks not|"
    r"said no|says no)|(?:so |but )?not (?:that|them|those|it|there|this)|no chance|no thanks|"
    r"no thank you|not likely|never again)\W*$"
)
# After "that" or "them" nothing more may be said of what else it was: "can't stand it being dirty".
_CLOSED = re.compile(
    r"\W*$|[,;:.]|\W+(?:and|so|but|now|again|any|anymore|since|because|cos|without|for|these|"
    r"at|he|she|not|or|no|"
    r"either|thank|thanks|after|if|in|on)\b"
)
# Within so many words of its sentence's beginning "it" is what the sentence before told of.
SOON = 2
_BUT = re.compile(r"\b(?:but|although|though|because|so)\b|;")


def told_before(speech: Speech) -> Iterator[Span]:
    """What was said just before "can't stand the place", or before a flat "She won't."."""
    for before, sentence in zip(speech.sentences, speech.sentences[1:], strict=False):
        if _FLATLY.match(speech.folded, first_word(speech, sentence), sentence.end):
            yield before
    for cue in speech.found(REFUSES_THAT):
        if not _CLOSED.match(speech.folded, cue.end) or won_over(speech, cue):
            continue
        number = speech.sentence_of(cue.start)
        sentence = speech.sentences[number]
        yield Span(first_said(speech, sentence.start, cue.start), cue.start)
        if number and speech.words_between(sentence.start, cue.start) <= SOON:
            yield speech.sentences[number - 1]


def first_said(speech: Speech, start: int, end: int) -> int:
    """Where what is answered begins: with the sentence, or after "but" in it."""
    turns = [turn.end() for turn in _BUT.finditer(speech.folded, start, end)]
    return turns[-1] if turns else start


def won_over(speech: Speech, span: Span) -> bool:
    """ "Swore he'd never set foot in a choir and now he runs one": it is liked now."""
    sentence = speech.around(span.start)
    return WON_OVER.search(speech.folded, span.start, sentence.end) is not None
