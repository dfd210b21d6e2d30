"""What was said, read closely: its words, its sentences, and where in them each cue stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from asset_map.interests.cues import Cues, Text
from asset_map.interests.phrases import Hit
from asset_map.interests.stems import STOP
from asset_map.interests.words import Words, fold

# A sentence without an end is read this many words around each cue, however long it is.
FURTHEST = 60


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
    """The words, the folded text that cues are sought in, and its sentences in order.

    `starts` is where each sentence begins, `text` the folded text's words, for cues to begin with.
    """

    words: Words
    folded: str
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    text: Text
    _found: dict[Cues, tuple[Span, ...]] = field(default_factory=dict, repr=False, compare=False)

    def where(self, hit: Hit) -> Span:
        """The characters that a hit covers."""
        spans = self.words.spans
        return Span(spans[hit.first][0], spans[hit.last - 1][1])

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that this character stands in."""
        return max(0, bisect_right(self.starts, place) - 1)

    def places_in(self, stretch: Span) -> range:
        """The numbers of the words that begin in a stretch."""
        spans = self.words.spans
        return range(bisect_left(spans, (stretch.start, 0)), bisect_left(spans, (stretch.end, 0)))

    def words_between(self, start: int, end: int) -> int:
        """How many words begin at `start` or after it and before `end`."""
        spans = self.words.spans
        return bisect_left(spans, (end, 0)) - bisect_left(spans, (start, 0))

    def around(self, place: int) -> Span:
        """The sentence that this character stands in, or what of it is not too far away."""
        sentence = self.sentences[self.sentence_of(place)]
        spans = self.words.spans
        here = bisect_left(spans, (place, 0))
        first = spans[max(0, here - FURTHEST)][0]
        last = spans[min(here + FURTHEST, len(spans)) - 1][1]
        return Span(max(sentence.start, first), min(sentence.end, max(last, place)))

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

    def found(self, cues: Cues) -> tuple[Span, ...]:
        """Where a cue of a table is met: sought once, however many ask."""
        if cues not in self._found:
            self._found[cues] = tuple(Span(*match.span()) for match in cues.found(self.text))
        return self._found[cues]


def speech(words: Words) -> Speech:
    """Read words closely."""
    folded, sentences = fold(words.text), tuple(_sentences(words))
    starts = tuple(sentence.start for sentence in sentences)
    return Speech(words, folded, sentences, starts, Text(folded))


def _sentences(words: Words) -> Iterator[Span]:
    start = 0
    for stem, (_, end) in zip(words.stems, words.spans, strict=True):
        if stem == STOP:
            if words.text[start:end].strip(" .!?;:\n|"):
                yield Span(start, end)
            start = end
    if words.text[start:].strip():
        yield Span(start, len(words.text))
