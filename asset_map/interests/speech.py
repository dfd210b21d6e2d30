"""What was said, read closely: its words, its sentences, and where in them each cue stands."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from asset_map.interests.phrases import Hit
from asset_map.interests.stems import STOP
from asset_map.interests.words import Words, fold


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, in characters: from `start` up to but not including `end`."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        """Whether the other begins inside this one."""
        return self.start <= other.start < self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Speech:
    """The words, the folded text that cues are sought in, and its sentences in order."""

    words: Words
    folded: str
    sentences: tuple[Span, ...]

    def where(self, hit: Hit) -> Span:
        """The characters that a hit covers."""
        spans = self.words.spans
        return Span(spans[hit.first][0], spans[hit.last - 1][1])

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that this character stands in."""
        starts = [sentence.start for sentence in self.sentences]
        return max(0, bisect_right(starts, place) - 1)

    def words_between(self, start: int, end: int) -> int:
        """How many words begin at `start` or after it and before `end`."""
        spans = self.words.spans
        return bisect_left(spans, (end, 0)) - bisect_left(spans, (start, 0))

    def onwards(self, start: int, reach: int) -> int:
        """Where the next few words end, or the sentence before them."""
        spans = self.words.spans
        last = min(bisect_left(spans, (start, 0)) + reach, len(spans)) - 1
        return min(max(start, spans[last][1]), self.sentences[self.sentence_of(start)].end)

    def back(self, start: int, reach: int) -> int:
        """Where the few words before this begin, or the sentence after them."""
        spans = self.words.spans
        first = max(0, bisect_left(spans, (start, 0)) - reach)
        return max(spans[first][0], self.sentences[self.sentence_of(max(0, start - 1))].start)

    def found(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where a pattern is met."""
        for match in pattern.finditer(self.folded):
            yield Span(*match.span())


def speech(words: Words) -> Speech:
    """Read words closely."""
    return Speech(words, fold(words.text), tuple(_sentences(words)))


def _sentences(words: Words) -> Iterator[Span]:
    start = 0
    for stem, (_, end) in zip(words.stems, words.spans, strict=True):
        if stem == STOP:
            if words.text[start:end].strip(" .!?;:\n|"):
                yield Span(start, end)
            start = end
    if words.text[start:].strip():
        yield Span(start, len(words.text))
