"""What is refused: the stretches of a conversation about things the person does not want."""

from collections.abc import Iterator

from asset_map.interests.ideas import unwelcome_spans
from asset_map.interests.reach import NOT_REACH, REACH, first_word, turn_after, turn_before
from asset_map.interests.refusal_cues import (
    FONDNESS,
    HYPERBOLE,
    INSTEAD,
    LACKED,
    NOT,
    NOT_REFUSED_AFTER_NOT,
    REFUSED_BEFORE,
    REFUSES,
    REFUSING_ANSWER,
    THAN,
)
from asset_map.interests.speech import Span, Speech

# How many words before a refusal may be what it is of: "bingo is not for her".
BEFORE_REACH = 7
# How many words after a refusal may show that it was fondness: "won't part with his pigeons".
FONDNESS_WITHIN = 3


def refused_spans(speech: Speech) -> list[Span]:
    """Every stretch of which the person said that they do not want it."""
    return [
        *_after_a_refusal(speech),
        *_before_a_refusal(speech),
        *_before_a_refusing_answer(speech),
        *_less_than_something(speech),
        *unwelcome_spans(speech),
    ]


def denied_spans(speech: Speech) -> Iterator[Span]:
    """ "No bingo", "not religious": what is denied is refused, if it is something to love."""
    for cue in speech.found(NOT):
        unless = (
            NOT_REFUSED_AFTER_NOT.match(speech.folded, cue.start),
            LACKED.match(speech.folded, cue.start),
        )
        if not any(unless):
            yield Span(cue.end, turn_after(speech, cue.end, NOT_REACH))


def _after_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSES):
        close = speech.onwards(cue.end, FONDNESS_WITHIN)
        if FONDNESS.search(speech.folded, cue.end, close) is None:
            yield Span(cue.end, turn_after(speech, cue.end, REACH))


def _before_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSED_BEFORE):
        near = speech.back(cue.start, BEFORE_REACH)
        yield Span(max(near, turn_before(speech, cue.start)), cue.end)


def _before_a_refusing_answer(speech: Speech) -> Iterator[Span]:
    """ "Bingo? He'd rather eat his hat." """
    for question, answer in zip(speech.sentences, speech.sentences[1:], strict=False):
        asked = speech.folded[question.start : question.end].rstrip().endswith("?")
        if asked and REFUSING_ANSWER.match(speech.folded, first_word(speech, answer)):
            yield question


def _less_than_something(speech: Speech) -> Iterator[Span]:
    """ "Sooner cards than bingo"; "he'd rather swallow the hymn book", which nobody would."""
    for cue in speech.found(INSTEAD):
        sentence = speech.sentences[speech.sentence_of(cue.start)]
        than = THAN.search(speech.folded, cue.end, sentence.end)
        if than:
            yield Span(than.start(), turn_after(speech, than.end(), REACH))
        if HYPERBOLE.search(speech.folded, cue.end, than.start() if than else sentence.end):
            yield Span(cue.start, than.start() if than else sentence.end)
