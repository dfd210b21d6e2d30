"""What a refusal looks back to: "can't stand the place", "she won't", "and now he runs one"."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator

from asset_map.interests.idea_cues import DEFIES
from asset_map.interests.reach import first_word
from asset_map.interests.speech import Span, Speech
from asset_map.interests.verdict_cues import REFUSES_THAT, WON_OVER

# A whole sentence that refuses the one before it: "She won't."
_FLATLY = re.compile(
    r"(?:(?:but )?(?:he|she|i|they|pt|patient|client|tenant) "
    r"(?:doesn't|don't|won't|isn't|didn't|wouldn't|thinks not|"
    r"(?:would|will|did|does|is|do|am) not|"
    r"said no|says no)|(?:so |but )?not (?:that|them|those|it|there|this)|no chance|no thanks|"
    r"no thank you|not likely|never again|"
    r"(?:one|once|twice|two|a week|an hour|that) (?:was|were) (?:plenty|enough|too many))\W*$"
)
# After "that" or "them" nothing more may be said of what else it was: "can't stand it being dirty".
_CLOSED = re.compile(
    r"\W*$|[,;:.]|\W+(?:and|so|but|now|again|any|anymore|since|because|cos|without|for|these|"
    r"at|he|she|not|or|no|"
    r"either|thank|thanks|after|if|in|on)\b"
)
# Within so many words of its sentence's beginning "it" is what the sentence before told of.
SOON = 2
_BUT = re.compile(
    r"\b(?:but|although|though|because|so)\b|;"
    r"|\bkeeps (?:him|her|me) (?:right|sane|going|straight),"
)


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


# Whose doubts they are, or were.
_DOUBTS = re.compile(
    r"\b(?!(?:he|she|i)\b)[a-z']+ (?:all )?(?:says?|said|thinks?|thought|reckons?|told|doubted)\b"
    r"|\b(?:family|we|they|wife|husband|mum|dad|sons?|daughters?) (?:was|were|weren't|wasn't|had)\b"
    r"|\bthought (?:he|she|i)\b|\b(?:he|she|i) (?:thought|doubted)\b|\bat first\b"
    r"|\b(?:as a (?:young \w+|girl|boy|child|kid|lad|lass)|years (?:back|ago)|"
    r"when (?:he|she|i) was \w+)\b"
)
# Nor is what somebody thinks no longer.
_THOUGHT_ONCE = re.compile(r"\b(?:used to|always|once|had) (?:think|thought|believed?)\b")


def defiance(speech: Speech) -> Callable[[Span], bool]:
    """Says of a verdict whether it is others', and defied: "They call it daft. She goes anyway."

    The whole text is looked through once, however many verdicts there are in it.
    """
    sentences = speech.sentences
    doubted = {
        number
        for number, one in enumerate(sentences)
        if _DOUBTS.search(speech.folded, one.start, one.end)
    }
    once = [thought.end() for thought in _THOUGHT_ONCE.finditer(speech.folded)]
    defied = [cue.start for cue in speech.found(DEFIES)]

    def is_defied(verdict: Span) -> bool:
        number = speech.sentence_of(verdict.start)
        if _any_within(once, sentences[number].start, verdict.start):
            return True
        rest = sentences[min(number + 1, len(sentences) - 1)]
        return number in doubted and _any_within(defied, verdict.start, rest.end)

    return is_defied


def _any_within(places: list[int], start: int, end: int) -> bool:
    """Whether one of these places, in their order, lies from `start` up to `end`."""
    return bisect_left(places, start) < bisect_right(places, end)


def won_over(speech: Speech, span: Span) -> bool:
    """ "Swore he'd never set foot in a choir and now he runs one": it is liked now."""
    sentence = speech.around(span.start)
    return WON_OVER.search(speech.text, span.start, sentence.end) is not None
