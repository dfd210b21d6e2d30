"""What all of a listing's words together bear on: where no phrase decides, and where one misleads.

Each interest's phrases, taken apart into words, make a document; a listing's words are the query;
the score is Okapi BM25 (Robertson and Zaragoza, 2009). When it was chosen, it found the main
interest of 69 in 100 listings labelled by hand, phrases alone of 56, both together of 72.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from asset_map.interests.phrases import Kept
from asset_map.interests.profiles import telling
from asset_map.interests.vocabulary import Vocabulary
from asset_map.interests.words import Words

# What a word in each of a term's lists says of it when it is met in a listing.
WORTH = {Kept.WORDS: 2.0, Kept.SAID: 1.0, Kept.LISTED: 2.0, Kept.HINTS: 2.0, Kept.TRADES: 0.5}
# The words that decided, as shown: the most telling few.
MOST_WORDS_SHOWN = 3

_NOTHING: dict[str, float] = {}


class Bearings:
    """For every word, the interests it bears on and how much.

    Kept in plain dictionaries: a word bears on ten interests or so, too few for an array to pay.
    """

    def __init__(self, known: Vocabulary) -> None:
        codes, postings = telling(known, WORTH)
        self._of = {
            stem: {codes[place]: float(gain) for place, gain in zip(*found, strict=True)}
            for stem, found in postings.items()
        }

    def scores(self, stems: Iterable[str]) -> dict[str, float]:
        """How much these different stems together bear on each interest that any bears on."""
        scores: dict[str, float] = defaultdict(float)
        for stem in stems:
            for code, gain in self._of.get(stem, _NOTHING).items():
                scores[code] += gain
        return scores

    def because(self, code: str, text: Words) -> str:
        """The words of the text that bear most on a term, in the order they were written."""
        weighed: dict[str, tuple[float, int]] = {}
        for place, stem in enumerate(text.stems):
            gain = self._of.get(stem, _NOTHING).get(code)
            if gain and stem not in weighed:
                weighed[stem] = (-gain, place)
        best = sorted(weighed.values())[:MOST_WORDS_SHOWN]
        return ", ".join(text.written(place, place + 1) for place in sorted(p for _, p in best))


@lru_cache(maxsize=2)
def bearings(known: Vocabulary) -> Bearings:
    """The bearings of a vocabulary's words, made once."""
    return Bearings(known)
