"""The impression that all someone says together leaves: what those who speak so were found to want.

A logistic regression for each topic over a note's words and its place in meaning, learned from
labelled notes as `python -m scripts.learn` left it. It hears what no single sentence says.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import as_file, files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.vocabulary import Vocabulary

# How much words and meaning weigh beside each other while it is learned.
STEMS_WORTH, POINTS_WORTH = 2.0, 4.0
# Few words say less than many: as if so many more that say nothing stood among them.
NOTHING_SAID = 6

Floats = NDArray[np.float32]


class Impressions:
    """What was learned, for the interests of one vocabulary."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        kept = learned_weights()
        topic_of = dict(zip(kept["codes"].tolist(), kept["topic_of"].tolist(), strict=True))
        # -1 is an interest of no topic, of which there is no impression.
        self.topics = np.array([topic_of.get(code, -1) for code in codes], dtype=np.intp)
        self._stems = {str(stem): place for place, stem in enumerate(kept["stems"])}
        self._by_stem, self._scale = kept["by_stem"], kept["by_stem_scale"]
        self._by_point = (kept["by_point"] * kept["by_point_scale"]).astype(np.float32)
        self.usual = kept["usual"].astype(np.float32)

    def of(self, points: Floats, stems: Sequence[frozenset[str]]) -> tuple[Floats, Floats]:
        """For each topic the log odds that it is wanted, and what each sentence adds to them."""
        said = [[self._stems[one] for one in there if one in self._stems] for there in stems]
        places = sorted({place for there in said for place in there})
        number = {place: n for n, place in enumerate(places)}
        holds = np.zeros((len(said), len(places)), dtype=np.float32)
        for row, there in zip(holds, said, strict=True):
            row[[number[place] for place in there]] = worth_of_each(len(places))
        words = self._by_stem[places] * self._scale
        meaning = POINTS_WORTH / len(points) * points @ self._by_point
        once = np.full(len(places), worth_of_each(len(places)), dtype=np.float32)
        return once @ words + meaning.sum(axis=0) + self.usual, holds @ words + meaning


def learned_weights() -> dict[str, Any]:
    """What is kept of what was learned."""
    with as_file(files("asset_map") / "data" / "interests" / "impressions.npz") as path:
        return dict(np.load(path))


def worth_of_each(words: int) -> float:
    """How much each of so many different words counts."""
    return STEMS_WORTH / math.sqrt(words + NOTHING_SAID)


@lru_cache(maxsize=2)
def impressions(known: Vocabulary, codes: tuple[str, ...]) -> Impressions:
    """What was learned of a vocabulary's interests, loaded once."""
    return Impressions(codes)
