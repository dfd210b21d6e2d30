"""A conversation's sentences with names masked: it matters what is said of a thing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from asset_map.interests.phrases import NAMING, Hit
from asset_map.interests.speech import Span, Speech
from asset_map.interests.stems import STOP
from asset_map.interests.troubles import is_trouble
from asset_map.interests.vocabulary import Vocabulary

# What stands for the thing that is asked about, and for others that are named.
ITSELF, TROUBLE, PASTIME = "<itself>", "<trouble>", "<pastime>"
NOWHERE = Span(0, 0)


@dataclass(frozen=True)
class Masked:
    """One conversation, and the phrases of the vocabulary that were met in it."""

    speech: Speech
    hits: Iterable[Hit]
    known: Vocabulary

    def words(self, stretch: Span, itself: Span = NOWHERE) -> Iterator[str]:
        """The stems in a stretch, names masked, and what stands at `itself` differently."""
        last = ""
        for place in self.speech.places_in(stretch):
            start, end = self.speech.words.spans[place]
            masked = ITSELF if itself.start <= start < itself.end else self._named.get(place, "")
            if masked and masked == last:
                continue
            last = masked
            stem = self.speech.words.stems[place]
            yield masked or (self.speech.folded[start:end].strip() if stem == STOP else stem)

    @cached_property
    def _named(self) -> dict[int, str]:
        """What stands for each word of a name."""
        named: dict[int, str] = {}
        for hit in self.hits:
            if hit.kept in NAMING:
                mask = TROUBLE if is_trouble(self.known.terms[hit.code]) else PASTIME
                for place in range(hit.first, hit.last):
                    if named.get(place) != TROUBLE:
                        named[place] = mask
        return named
