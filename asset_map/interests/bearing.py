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
    """For every word, the interests it bears on and how much, for many listings at a time.

    The words that bear on anything are numbered, from 1. Word n bears on the interests (as places
    among `codes`) from `begins[n]` on, `counts[n]` of them.
    """

    def __init__(self, known: Vocabulary) -> None:
        narrow, found = telling(known, WORTH)
        self.codes = tuple(known.terms)
        self.place_of = {code: place for place, code in enumerate(self.codes)}
        self._number_of = {stem: number for number, stem in enumerate(found, 1)}
        places = np.array([self.place_of[code] for code in narrow], dtype=np.intp)
        theirs = [places[there] for there, _ in found.values()]
        self._places = np.concatenate([*theirs, np.empty(0, dtype=np.intp)])
        gains = [gain for _, gain in found.values()]
        self._gains = np.concatenate([*gains, np.empty(0)]).astype(np.float64)
        self._counts = np.array([0, *map(len, theirs)], dtype=np.intp)
        self._begins = np.cumsum(self._counts) - self._counts

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """The numbers of those of these different stems that bear on anything, in their order."""
        return list(filter(None, map(self._number_of.get, stems)))

    def scores(self, texts: Sequence[Sequence[int]]) -> NDArray[np.float64]:
        """How much each text's words, by their numbers, together bear on each interest.

        A row a text, a column for each of `codes`. Each word's share is added in the order of the
        words: sums of fractions depend on it, and a second import must come to the same.
        """
        lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
        numbers = np.fromiter(chain.from_iterable(texts), np.intp, int(lengths.sum()))
        counts = self._counts[numbers]
        ends = np.cumsum(counts)
        total = int(ends[-1]) if len(ends) else 0
        shares = np.arange(total) + np.repeat(self._begins[numbers] - (ends - counts), counts)
        width = len(self.codes)
        rows = np.repeat(np.repeat(np.arange(len(texts)) * width, lengths), counts)
        cells = rows + self._places[shares]
        scores = np.bincount(cells, self._gains[shares], len(texts) * width)
        return scores.astype(np.float64, copy=False).reshape(len(texts), width)


@lru_cache(maxsize=2)
def bearings(known: Vocabulary) -> Bearings:
    """The bearings of a vocabulary's words, made once."""
    return Bearings(known)
