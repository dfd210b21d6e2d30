"""What a plain refusal looks back to: "it bores her", "so can we not", "twice a week is plenty"."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from asset_map.interests.appetite_cues import ASKS, LOVES
from asset_map.interests.cues import Cues
from asset_map.interests.plain_cues import (
    ALREADY,
    OF_ALL_THAT,
    PLAINLY_REFUSES_THAT,
    SAID_NO,
    WILL_DO,
)
from asset_map.interests.reach import first_word
from asset_map.interests.speech import Span, Speech

# What is said of "it" stands this soon in its sentence; and what looks further back, so soon.
SOON, STILL_SOON = 2, 8
_IT = ("it ", "it's ", "that ", "they ", "them ", "those ", "this ", "which ")


def plainly_refused(speech: Speech) -> Iterator[Span]:
    """What "he finds it too upsetting now" looks back to, and what somebody has already."""
    for cue in speech.found(PLAINLY_REFUSES_THAT):
        yield from _looked_back_to(speech, cue)
    for cue in speech.found(OF_ALL_THAT):
        number = speech.sentence_of(cue.start)
        yield Span(speech.sentences[max(0, number - 1)].start, cue.start)
    for before, sentence in zip(speech.sentences, speech.sentences[1:], strict=False):
        if SAID_NO.match(speech.text, first_word(speech, sentence), sentence.end):
            yield before
    yield from _had_already(speech)


def said_of_it(speech: Speech, verdicts: Iterable[Span]) -> Iterator[Span]:
    """ "It bores her to tears": the sentence before a verdict on "it"."""
    for verdict in verdicts:
        number = speech.sentence_of(verdict.start)
        start = first_word(speech, speech.sentences[number])
        soon = speech.words_between(start, verdict.start) <= SOON
        if soon and speech.folded.startswith(_IT, start):
            yield from _unless_loved(speech, number - 1, LOVES)


def _looked_back_to(speech: Speech, cue: Span) -> Iterator[Span]:
    """What stands before it in its sentence; and the sentence before, if that is soon over."""
    number = speech.sentence_of(cue.start)
    here = speech.sentences[number]
    yield Span(here.start, cue.start)
    before = speech.words_between(here.start, cue.start)
    if before <= STILL_SOON:
        yield from _unless_loved(
            speech, number - 1, *((LOVES,) if before <= SOON else (LOVES, ASKS))
        )


def _unless_loved(speech: Speech, number: int, *appetites: Cues) -> Iterator[Span]:
    """A sentence, if there is one, and nothing in it is loved."""
    for told in speech.sentences[number : number + 1] if number >= 0 else ():
        if not any(cues.search(speech.text, told.start, told.end) for cues in appetites):
            yield told


def _had_already(speech: Speech) -> Iterator[Span]:
    """What somebody has, in the sentence that says that it will do, or in the one before."""
    had = [cue.start for cue in speech.found(ALREADY)]
    for cue in speech.found(WILL_DO) if had else ():
        number = speech.sentence_of(cue.start)
        for told in speech.sentences[max(0, number - 1) : number + 1]:
            first = bisect_left(had, told.start)
            if first < len(had) and had[first] < told.end:
                yield Span(told.start, max(had[first], min(cue.start, told.end)))
