"""Which words were learned to speak for which interest, as `python -m scripts.learn` left it."""

from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.vocabulary import Vocabulary

# Places in meaning are on a ball of radius 1; learning is quicker on a bigger one.
NEARNESS_SCALE = 8.0


def squeezed(name: str, weights: NDArray[np.float32]) -> dict[str, Any]:
    """A table as bytes and the scale of each column: a quarter of the size, and as good."""
    scale = np.abs(weights).max(axis=0) / 127 + 1e-12
    bytes_ = np.round(weights / scale).astype(np.int8)
    return {name: bytes_, f"{name}_scale": scale.astype(np.float32)}


class Learned:
    """A vector for each stem; their sum, and the place in meaning, give a share to each term."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        with as_file(files("asset_map") / "data" / "interests" / "learned.npz") as path:
            kept = dict(np.load(path))
        there = {str(code): place for place, code in enumerate(kept["codes"])}
        self._mine = np.array([n for n, code in enumerate(codes) if code in there], dtype=np.intp)
        theirs = np.array([there[codes[n]] for n in self._mine], dtype=np.intp)
        self._terms = len(codes)
        self._stems = {str(stem): place for place, stem in enumerate(kept["stems"])}
        self._by_stem, self._scale = kept["by_stem"], kept["by_stem_scale"]
        self._to_terms = (kept["to_terms"] * kept["to_terms_scale"])[:, theirs]
        self._by_point = (kept["by_point"] * kept["by_point_scale"])[:, theirs]
        self._usual = kept["usual"].astype(np.float32)[theirs]

    def shares(
        self, points: NDArray[np.float32], stems: Sequence[frozenset[str]]
    ) -> NDArray[np.float32]:
        """For each sentence and interest the logarithm of its share of what it could be about.

        An interest that nothing was learned about has the share of the usual one.
        """
        summed = np.stack([self._sum(one) for one in stems])
        said = summed @ self._to_terms + NEARNESS_SCALE * points @ self._by_point
        odds = np.zeros((len(said), self._terms), dtype=np.float32)
        if len(self._mine):
            odds[:] = (said + self._usual).mean(axis=1, keepdims=True)
            odds[:, self._mine] = said + self._usual
        odds -= odds.max(axis=1, keepdims=True)
        return np.asarray(odds - np.log(np.exp(odds).sum(axis=1, keepdims=True)))

    def _sum(self, stems: frozenset[str]) -> NDArray[np.float32]:
        rows = [self._stems[stem] for stem in stems if stem in self._stems]
        return np.asarray(self._by_stem[rows].sum(axis=0, dtype=np.int32) * self._scale)


@lru_cache(maxsize=2)
def learned(known: Vocabulary, codes: tuple[str, ...]) -> Learned:
    """What was learned about a vocabulary's interests, loaded once."""
    return Learned(codes)
