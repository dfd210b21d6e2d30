"""What all of a listing's words together bear on: where no phrase decides, and where one misleads.

Each interest's phrases, taken apart into words, make a document; a listing's words are the query;
the score is Okapi BM25 (Robertson and Zaragoza, 2009). When it was chosen, it found the main
interest of 69 in 100 listings labelled by hand, phrases alone of 56, both together of 72.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.phrases import Kept
from asset_map.interests.profiles import telling
from asset_map.interests.vocabulary import Vocabulary

# What a word in each of a term's lists says of it when it is met in a listing.
WORTH = {Kept.WORDS: 2.0, Kept.SAID: 1.0, Kept.LISTED: 2.0, Kept.HINTS: 2.0, Kept.TRADES: 0.5}


class Bearings:
    """For every word, the interests it bears on and how much, for many listings at a time."""

    def __init__(self, known: Vocabulary) -> None:
        self._telling = telling(known, WORTH)
        self.codes = tuple(known.terms)
        self.place_of = {code: place for place, code in enumerate(self.codes)}
        places = np.array([self.place_of[code] for code in self._telling.codes], dtype=np.intp)
        self._places = places[self._telling.places]
        self._gains = self._telling.gains.astype(np.float64)

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """The numbers of those of these different stems that bear on anything, in their order."""
        return [number for number in map(self._telling.number_of.get, stems) if number is not None]

    def scores(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """How much each text's words, by their numbers, together bear on each interest.

        A row a text, a column for each of `codes`. Each word's share is added in the order of the
        words: sums of fractions depend on it, and a second import must come to the same.
        """
        lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
        numbers = np.fromiter(chain.from_iterable(texts), np.intp, int(lengths.sum()))
        begins = self._telling.begins[numbers]
        counts = self._telling.begins[numbers + 1] - begins
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        shares = np.arange(total) + np.repeat(begins - (ends - counts), counts)
        width = len(self.codes)
        rows = np.repeat(np.repeat(np.arange(len(texts)) * width, lengths), counts)
        cells = rows + self._places[shares]
        scores = np.bincount(cells, self._gains[shares], len(texts) * width)
        return scores.astype(np.float64, copy=False).reshape(len(texts), width)

    def borne_by_several(self, numbers: Sequence[int]) -> set[str]:
        """The interests that more than one of these words bears on."""
        if len(numbers) < 2:
            return set()
        several = (self.scores([[number] for number in numbers]) > 0).sum(axis=0) > 1
        return {self.codes[place] for place in np.flatnonzero(several)}


@lru_cache(maxsize=2)
def bearings(known: Vocabulary) -> Bearings:
    """The bearings of a vocabulary's words, made once."""
    return Bearings(known)
