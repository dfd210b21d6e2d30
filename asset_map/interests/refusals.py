"""What is refused: the stretches of a conversation about things the person does not want."""

import re
from collections.abc import Iterator

from asset_map.interests.refusal_cues import (
    ACCEPTED,
    COMMA_TURNS,
    FONDNESS,
    HYPERBOLE,
    INSTEAD,
    LACKED,
    NEXT_SAYS,
    NOT,
    NOT_REFUSED_AFTER_NOT,
    ON_CONDITION,
    ONCE_MORE,
    PUSHED,
    REFUSED_BEFORE,
    REFUSES,
    REFUSING_ANSWER,
    REJECTED,
    SOUR,
    SUGGESTED,
    THAN,
    TRIED_ONCE,
    TURNS,
)
from asset_map.interests.speech import Span, Speech

# How many words a refusal reaches: "can't stand" further than "no".
REACH = 12
NOT_REACH = 3
BEFORE_REACH = 7
# How many words after a refusal may show that it was fondness: "won't part with his pigeons".
FONDNESS_WITHIN = 3
_WORD = re.compile(r"\w")
# "no bingo, church or quizzes"
_LIST_GOES_ON = re.compile(r"[\w' -]*(?:, [\w' -]*)*\b(?:or|nor)\b")
_COMMA = re.compile(r",| - |—|–|\(|\)")


def refused_spans(speech: Speech) -> list[Span]:
    """Every stretch of which the person said that they do not want it."""
    return [
        *_after_a_refusal(speech),
        *_before_a_refusal(speech),
        *_before_a_refusing_answer(speech),
        *_suggested_and_rejected(speech),
        *_pushed(speech),
        *_soured(speech),
        *_less_than_something(speech),
    ]


def _after_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSES):
        close = speech.onwards(cue.end, FONDNESS_WITHIN)
        if FONDNESS.search(speech.folded, cue.end, close) is None:
            yield Span(cue.end, _turn(speech, cue.end, REACH))


def denied_spans(speech: Speech) -> Iterator[Span]:
    """ "No bingo", "not religious": what is denied is refused, if it is something to love."""
    for cue in speech.found(NOT):
        unless = (
            NOT_REFUSED_AFTER_NOT.match(speech.folded, cue.start),
            LACKED.match(speech.folded, cue.start),
        )
        if not any(unless):
            yield Span(cue.end, _turn(speech, cue.end, NOT_REACH))


def _turn(speech: Speech, start: int, reach: int) -> int:
    """Where a refusal ends: at a turn, at a comma that begins something else, or out of reach.

    "no bingo, church or quizzes" goes on over the comma, a word further for each in the list.
    """
    sentence = speech.sentences[speech.sentence_of(start)]
    turn = TURNS.search(speech.folded, start, sentence.end)
    end = turn.start() if turn else sentence.end
    for comma in _COMMA.finditer(speech.folded, start, end):
        after = comma.end() + (speech.folded[comma.end() : comma.end() + 1] == " ")
        listed = _LIST_GOES_ON.match(speech.folded, after, end)
        if COMMA_TURNS.match(speech.folded, after) or (reach == NOT_REACH and not listed):
            end = comma.start()
            break
        reach += 3
    return min(end, speech.onwards(start, reach))


def _before_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSED_BEFORE):
        start = speech.back(cue.start, BEFORE_REACH)
        turns = [turn.end() for turn in TURNS.finditer(speech.folded, start, cue.start)]
        yield Span(turns[-1] if turns else start, cue.end)


def _before_a_refusing_answer(speech: Speech) -> Iterator[Span]:
    """ "Bingo? He'd rather eat his hat." """
    for question, answer in zip(speech.sentences, speech.sentences[1:], strict=False):
        asked = speech.folded[question.start : question.end].rstrip().endswith("?")
        if asked and REFUSING_ANSWER.match(speech.folded, _opening(speech, answer)):
            yield question


def _suggested_and_rejected(speech: Speech) -> Iterator[Span]:
    """Someone else's idea, and what was thought of it, in the same sentence or in the next."""
    for cue in speech.found(SUGGESTED):
        number = speech.sentence_of(cue.start)
        here = speech.sentences[number]
        rejected = REJECTED.search(speech.folded, cue.end, here.end)
        if rejected:
            yield Span(_clause(speech, cue.start), rejected.start())
        elif number + 1 < len(speech.sentences) and not ACCEPTED.search(
            speech.folded, cue.end, here.end
        ):
            after = speech.sentences[number + 1]
            if _says_no(speech, after):
                yield Span(_clause(speech, cue.start), here.end)


def _pushed(speech: Speech) -> Iterator[Span]:
    """What is pressed on someone who has not asked, and what was tried once."""
    for cue in speech.found(PUSHED):
        yield Span(_clause(speech, cue.start), _turn(speech, cue.end, REACH))
    for cue in speech.found(TRIED_ONCE):
        end = speech.sentences[speech.sentence_of(cue.start)].end
        if not ONCE_MORE.search(speech.folded, cue.start, end) and not ACCEPTED.search(
            speech.folded, cue.start, end
        ):
            yield Span(cue.start, cue.end)


def _soured(speech: Speech) -> Iterator[Span]:
    """What stands in a sentence with a bitter word, up to a turn on either side."""
    for cue in speech.found(SOUR):
        sentence = speech.sentences[speech.sentence_of(cue.start)]
        turn = TURNS.search(speech.folded, cue.end, sentence.end)
        yield Span(_clause(speech, cue.start), turn.start() if turn else sentence.end)


def _clause(speech: Speech, place: int) -> int:
    """Where what is said here begins: with its sentence, or after the last turn in it."""
    start = speech.sentences[speech.sentence_of(place)].start
    turns = [turn.end() for turn in TURNS.finditer(speech.folded, start, place)]
    return turns[-1] if turns else start


def _says_no(speech: Speech, sentence: Span) -> bool:
    """Whether a sentence is about the one before it, and rejects what that told of."""
    bounds = (_opening(speech, sentence), sentence.end)
    return (
        NEXT_SAYS.match(speech.folded, *bounds) is not None
        and REJECTED.search(speech.folded, *bounds) is not None
        and ON_CONDITION.search(speech.folded, *bounds) is None
    )


def _opening(speech: Speech, sentence: Span) -> int:
    """Where a sentence's first word begins."""
    first = _WORD.search(speech.folded, sentence.start, sentence.end)
    return first.start() if first else sentence.end


def _less_than_something(speech: Speech) -> Iterator[Span]:
    """ "Sooner cards than bingo"; "he'd rather swallow the hymn book", which nobody would."""
    for cue in speech.found(INSTEAD):
        sentence = speech.sentences[speech.sentence_of(cue.start)]
        than = THAN.search(speech.folded, cue.end, sentence.end)
        if than:
            yield Span(than.start(), _turn(speech, than.end(), REACH))
        if HYPERBOLE.search(speech.folded, cue.end, than.start() if than else sentence.end):
            yield Span(cue.start, than.start() if than else sentence.end)
