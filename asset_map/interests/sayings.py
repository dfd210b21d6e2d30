"""Example sayings: invented sentences that give an interest away, and what is said like them."""

import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.nearness import embed
from asset_map.interests.stems import STOP
from asset_map.interests.vocabulary import Vocabulary
from asset_map.interests.words import words

# How soon a less near saying counts less: this much less near, it counts a third (1/e).
FADES = 0.05


@lru_cache(maxsize=1)
def sayings() -> Mapping[str, tuple[str, ...]]:
    """The sayings that come with the package (data/interests/sayings), by interest, read once."""
    folder = files("asset_map") / "data" / "interests" / "sayings"
    sheets = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    return {
        code: tuple(lines.strip().split("\n"))
        for sheet in sheets
        for code, lines in tomllib.loads(sheet.read_text(encoding="utf-8")).items()
    }


def stems_in(saying: str) -> frozenset[str]:
    """The stems of a saying, which is no secret."""
    return frozenset(words(saying).stems) - {STOP}


class Sayings:
    """The sayings as points and as words, for sentences to be like."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        kept = [(place, one) for place, code in enumerate(codes) for one in sayings().get(code, ())]
        self._terms = len(codes)
        self._owners, self._begins = np.unique([place for place, _ in kept], return_index=True)
        self._points = np.ascontiguousarray(embed([one.lower() for _, one in kept]).T)
        found = [stems_in(one) for _, one in kept]
        used = Counter(stem for stems in found for stem in stems)
        self._rarity = {
            stem: math.log(1 + (len(found) - count + 0.5) / (count + 0.5))
            for stem, count in used.items()
        }
        self._unheard = math.log(2 + 2 * len(found))
        self._lengths = np.array([self._length(stems) for stems in found], dtype=np.float32)
        postings: dict[str, list[int]] = defaultdict(list)
        for number, stems in enumerate(found):
            for stem in stems:
                postings[stem].append(number)
        self._postings = {stem: np.array(at) for stem, at in postings.items()}

    @property
    def usual(self) -> NDArray[np.bool_]:
        """Which interests have sayings: those that people come with most."""
        return np.isin(np.arange(self._terms), self._owners)

    def votes(
        self, points: NDArray[np.float32], stems: Sequence[frozenset[str]]
    ) -> NDArray[np.float32]:
        """For each sentence each interest's share of the nearest sayings, by meaning and words."""
        spread = np.zeros((len(points), self._terms), dtype=np.float32)
        if not len(self._owners):
            return spread
        near = points @ self._points + np.stack([self._shared(one) for one in stems])
        counts = np.exp((near - near.max(axis=1, keepdims=True)) / FADES)
        votes = np.add.reduceat(counts, self._begins, axis=1)
        spread[:, self._owners] = votes / votes.sum(axis=1, keepdims=True)
        return spread

    def _shared(self, stems: frozenset[str]) -> NDArray[np.float32]:
        """The cosine between the rare words of a sentence and of each saying."""
        shared = np.zeros(len(self._lengths), dtype=np.float32)
        for stem in stems & self._postings.keys():
            shared[self._postings[stem]] += self._rarity[stem] ** 2
        return np.asarray(shared / (self._lengths * self._length(stems)), dtype=np.float32)

    def _length(self, stems: frozenset[str]) -> float:
        return math.sqrt(sum(self._rarity.get(s, self._unheard) ** 2 for s in stems)) or 1.0


@lru_cache(maxsize=2)
def sayings_of(known: Vocabulary, codes: tuple[str, ...]) -> Sayings:
    """The sayings for a vocabulary's interests, made ready once."""
    return Sayings(codes)
