"""What in a note speaks for or against something that it names: the words and cues around it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from asset_map.interests.appetite_cues import (
    ASKS,
    CANNOT,
    DONE_WITH,
    HEDGES,
    LOVED_BEFORE,
    LOVES,
    USED_TO,
)
from asset_map.interests.idea_cues import (
    ACCEPTED,
    DEFIES,
    ENJOYED,
    LOST,
    MOOTED,
    NEXT_SAYS,
    ON_CONDITION,
    PUSHED,
    REJECTED,
    SOUR,
    SUGGESTED,
    TRIED_ONCE,
)
from asset_map.interests.masked import ITSELF, Masked
from asset_map.interests.phrases import Hit
from asset_map.interests.plain_cues import PLAINLY_REFUSES
from asset_map.interests.refusal_cues import FONDNESS, INSTEAD, LACKED, NOT, REFUSES
from asset_map.interests.speech import Span, Speech
from asset_map.interests.troubles import GATHERING, is_trouble
from asset_map.interests.verdict_cues import REFUSED_BEFORE, REFUSES_THAT, REFUSING_ANSWER
from asset_map.interests.vocabulary import Vocabulary

_TABLES = {
    "asks": ASKS,
    "cannot": CANNOT,
    "done with": DONE_WITH,
    "hedges": HEDGES,
    "loved before": LOVED_BEFORE,
    "loves": LOVES,
    "used to": USED_TO,
    "accepted": ACCEPTED,
    "defies": DEFIES,
    "enjoyed": ENJOYED,
    "lost": LOST,
    "mooted": MOOTED,
    "next says": NEXT_SAYS,
    "on condition": ON_CONDITION,
    "pushed": PUSHED,
    "rejected": REJECTED,
    "sour": SOUR,
    "suggested": SUGGESTED,
    "tried once": TRIED_ONCE,
    "plainly": PLAINLY_REFUSES,
    "fondness": FONDNESS,
    "instead": INSTEAD,
    "lacked": LACKED,
    "not": NOT,
    "refuses": REFUSES,
    "refused before": REFUSED_BEFORE,
    "refuses that": REFUSES_THAT,
    "refusing answer": REFUSING_ANSWER,
}
# What stands for either end of a sentence.
_BEGINS, _ENDS = "<", ">"
# Words nearer than this to the thing say more of it.
_NEAR = 4
# What comes before and after its own sentence, by how many sentences.
_BESIDE = {-1: "last", 1: "next", 2: "then"}
# More cues of one sort in a sentence say nothing new.
_MOST_CUES = 20
_QUOTES = "'\"‘“"


@dataclass(frozen=True)
class DoubtSigns:
    """The signs in one conversation. Names are masked: it matters what is said of a thing."""

    speech: Speech
    hits: Iterable[Hit]
    known: Vocabulary
    _kept: dict[tuple[int, str], frozenset[str]] = field(default_factory=dict)
    _kept_later: list[frozenset[str]] = field(default_factory=list)

    def about(self, hit: Hit) -> Iterator[frozenset[str]]:
        """The signs for what is met here, in parts: those of other sentences stay the same."""
        where = self.speech.where(hit)
        here = self.speech.sentence_of(where.start)
        yield frozenset(self._around(hit, where, here))
        for by, side in _BESIDE.items():
            yield self._beside(here + by, side)
        yield self._later(here)

    def _around(self, hit: Hit, where: Span, here: int) -> Iterator[str]:
        """The signs in its own sentence, or what of it is not too far away."""
        told = list(self._masked.words(self.speech.around(where.start), where))
        kind = self._kind(hit, where)
        yield f"{kind}:"
        yield f"by {hit.kept}:"
        yield from told
        yield from self._pairs(told)
        place = told.index(ITSELF)
        for far, word in enumerate(reversed(told[:place])):
            yield f"{word} <-"
            if far < _NEAR:
                yield f"{word} <"
        for far, word in enumerate(told[place + 1 :]):
            yield f"-> {word}"
            if far < _NEAR:
                yield f"> {word}"
        for cue, spans in self._cues[here].items():
            yield f"{cue}:"
            yield f"{cue}: {kind}"
            yield from {f"{cue}: {_side(span, where)}" for span in spans[:_MOST_CUES]}
        last = len(self.speech.sentences) - 1
        yield "only one" if not last else "last one" if here == last else f"{min(here, 1)} before:"

    def _kind(self, hit: Hit, where: Span) -> str:
        term = self.known.terms[hit.code]
        if not is_trouble(term):
            return "pastime"
        by_group = GATHERING.search(self.speech.text, where.start, where.end)
        return "gathering" if by_group else "trouble"

    @staticmethod
    def _pairs(told: Sequence[str]) -> Iterator[str]:
        return (
            f"{one} {after}" for one, after in zip([_BEGINS, *told], [*told, _ENDS], strict=True)
        )

    def _beside(self, number: int, side: str) -> frozenset[str]:
        """The signs in a sentence before it or after it."""
        if (number, side) not in self._kept:
            self._kept[number, side] = frozenset(self._signs_beside(number, side))
        return self._kept[number, side]

    def _signs_beside(self, number: int, side: str) -> Iterator[str]:
        if not 0 <= number < len(self.speech.sentences):
            yield f"{side}: none"
            return
        sentence = self.speech.sentences[number]
        told = list(self._masked.words(self.speech.around(sentence.start)))
        yield from (f"{side}: {word}" for word in told)
        yield from (f"{side}: {pair}" for pair in self._pairs(told))
        yield from (f"{cue}: {side}" for cue in self._cues[number])
        yield f"{side}: {'short' if len(told) < 5 else 'middling' if len(told) < 12 else 'long'}"
        if self.speech.words.text[sentence.start : sentence.start + 4].lstrip()[:1] in _QUOTES:
            yield f"{side}: quoted"

    def _later(self, here: int) -> frozenset[str]:
        """The cues in all sentences after this one, which are few, however many those are."""
        if not self._kept_later:
            met: frozenset[str] = frozenset()
            for cues in reversed(self._cues):
                self._kept_later.append(met)
                met |= {f"{cue}: later" for cue in cues}
            self._kept_later.reverse()
        return self._kept_later[here]

    @cached_property
    def _masked(self) -> Masked:
        return Masked(self.speech, self.hits, self.known)

    @cached_property
    def _cues(self) -> list[dict[str, list[Span]]]:
        """The tables that each sentence has cues of, and where."""
        met: list[dict[str, list[Span]]] = [{} for _ in self.speech.sentences]
        for name, cues in _TABLES.items():
            for cue in self.speech.found(cues):
                met[self.speech.sentence_of(cue.start)].setdefault(name, []).append(cue)
        return met


def _side(cue: Span, where: Span) -> str:
    return "over" if cue.touches(where) else "before" if cue.start < where.start else "after"
