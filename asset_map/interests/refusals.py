"""What is refused: the stretches of a conversation about things the person does not want."""

import re
from collections.abc import Iterator

from asset_map.interests.ideas import unwelcome_spans
from asset_map.interests.others import SPEAKS_FOR
from asset_map.interests.reach import NOT_REACH, REACH, first_word, turn_after, turn_before
from asset_map.interests.refusal_cues import (
    FONDNESS,
    HYPERBOLE,
    INSTEAD,
    LACKED,
    NOT,
    NOT_REFUSED_AFTER_NOT,
    REFUSES,
    THAN,
)
from asset_map.interests.said_before import first_said, told_before, won_over
from asset_map.interests.speech import Span, Speech
from asset_map.interests.verdict_cues import (
    LIKED_ALL_THE_SAME,
    REFUSED_BEFORE,
    REFUSING_ANSWER,
)

# How many words before a refusal may be what it is of: "bingo is not for her".
BEFORE_REACH = 9
# In how many letters that is said.
SAYS_WHO_WITHIN = 20
# "Bingo, she says, is for old folk": whose verdict it is may stand between.
_SAYS_WHO = re.compile(r",? ?\b(?:he|she|they|i|mum|dad) (?:says?|said|reckons?|thinks?),? ?$")
# How many words after a refusal may show that it was fondness: "won't part with his pigeons".
FONDNESS_WITHIN = 3
# How many letters before a refusal another one undoes it.
UNDONE_WITHIN = 20
# "Wouldn't say no to", "not afraid of", "never without": two refusals make a wish.
_UNDONE = re.compile(
    r"(?:\b(?:not|never|seldom|rarely|nowt|nothing|no longer|can't|hardly)|n't)"
    r"(?: (?:say|be|be seen|seen|be found|far))? $"
    r"|\b(?:loves?|loved|likes?|liked|fancies|fancied|keen on|taken with) (?:the )?$"
)
# Somebody else, just before a refusal.
_KIN = re.compile(
    r"(?:\b(?:his|her|their) |^\W*|[.,;] ?(?:the )?)(?:wife|husband|daughter|son|mum|mam|dad|"
    r"doctor|gp|landlord|partner|missus|sister|brother|council|housing|neighbours?) "
    r"(?:who )?(?:says? |thinks |really |just )?$"
)


def refused_spans(speech: Speech) -> list[Span]:
    """Every stretch of which the person said that they do not want it."""
    found = [
        *_after_a_refusal(speech),
        *_before_a_refusal(speech),
        *_before_a_refusing_answer(speech),
        *_less_than_something(speech),
        *unwelcome_spans(speech),
    ]
    return [span for span in found if not won_over(speech, span)]


def denied_spans(speech: Speech) -> Iterator[Span]:
    """ "No bingo", "not religious": what is denied is refused, if it is something to love."""
    yield from told_before(speech)
    for cue in speech.found(NOT):
        unless = (
            _undone(speech, cue),
            NOT_REFUSED_AFTER_NOT.match(speech.folded, cue.start),
            LACKED.match(speech.folded, cue.start),
        )
        if not any(unless):
            yield Span(cue.end, turn_after(speech, cue.end, NOT_REACH))


def _after_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSES):
        close = speech.onwards(cue.end, FONDNESS_WITHIN)
        fond = FONDNESS.search(speech.folded, cue.end, close) or _undone(speech, cue)
        if not fond and not _somebody_elses(speech, cue):
            yield Span(cue.start, turn_after(speech, cue.end, REACH))


def _somebody_elses(speech: Speech, cue: Span) -> bool:
    """ "His wife hates his trains": hers to hate, unless it is she who is spoken of."""
    before = _KIN.search(speech.folded, speech.around(cue.start).start, cue.start)
    return before is not None and not SPEAKS_FOR.match(speech.folded)


def _undone(speech: Speech, cue: Span) -> bool:
    near = max(0, cue.start - UNDONE_WITHIN)
    return _UNDONE.search(speech.folded, near, cue.start) is not None


def _before_a_refusal(speech: Speech) -> Iterator[Span]:
    for cue in speech.found(REFUSED_BEFORE):
        if LIKED_ALL_THE_SAME.search(speech.folded, cue.end, speech.around(cue.start).end):
            continue
        says_who = _SAYS_WHO.search(speech.folded, max(0, cue.start - SAYS_WHO_WITHIN), cue.start)
        start = says_who.start() if says_who else cue.start
        yield Span(max(speech.back(start, BEFORE_REACH), turn_before(speech, start)), cue.end)


def _before_a_refusing_answer(speech: Speech) -> Iterator[Span]:
    """ "Bingo? He'd rather eat his hat." """
    for question, answer in zip(speech.sentences, speech.sentences[1:], strict=False):
        asked = speech.folded[question.start : question.end].rstrip().endswith("?")
        if asked and REFUSING_ANSWER.match(speech.folded, first_word(speech, answer)):
            yield question


def _less_than_something(speech: Speech) -> Iterator[Span]:
    """ "Sooner cards than bingo"; "he'd rather swallow the hymn book", which nobody would."""
    for cue in speech.found(INSTEAD):
        sentence = speech.around(cue.start)
        than = THAN.search(speech.folded, cue.end, sentence.end)
        if than:
            yield Span(than.start(), turn_after(speech, than.end(), REACH))
        if HYPERBOLE.search(speech.folded, cue.end, than.start() if than else sentence.end):
            yield Span(cue.start, than.start() if than else sentence.end)
            if not than:
                yield Span(first_said(speech, sentence.start, cue.start), cue.start)
