"""What each interest is usually spoken of with: every word of its phrases, by how telling it is."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.phrases import Kept, phrases_of, stems_of
from asset_map.interests.vocabulary import Term, Vocabulary

# How much a word of each list says of its term; a hint was picked to be telling.
_WORTH = {Kept.WORDS: 1.0, Kept.SAID: 1.0, Kept.HINTS: 2.0, Kept.LISTED: 0.5, Kept.TRADES: 0.5}
# BM25's constants: how soon a repeated word stops counting, and how far a long list is marked down.
_SATURATION = 1.2
_LENGTH = 0.5
# A word that this share of all terms use tells nothing.
_COMMON = 0.15


class Profiles:
    """For each word, the interests it speaks for and how much."""

    def __init__(self, known: Vocabulary) -> None:
        self.codes, self._telling = telling(known, _WORTH)

    def scores(self, stems: frozenset[str]) -> NDArray[np.float32]:
        """How much these stems together speak for each interest (BM25), in the order of `codes`."""
        scores = np.zeros(len(self.codes), dtype=np.float32)
        for stem in stems:
            found = self._telling.get(stem)
            if found is not None:
                scores[found[0]] += found[1]
        return scores


def telling(
    known: Vocabulary, worth: Mapping[Kept, float]
) -> tuple[tuple[str, ...], dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]]]:
    """For each word, the interests it speaks for (as places among the codes) and how much.

    `worth` says how much a word counts by the list of a term that it stands in.
    """
    codes = tuple(code for code, term in known.terms.items() if term.broader)
    return codes, _telling([_profile(known.terms[code], worth) for code in codes])


def _profile(term: Term, worth: Mapping[Kept, float]) -> Counter[str]:
    profile: Counter[str] = Counter(dict.fromkeys(stems_of(term.label), 1.0))
    for kept, counts in worth.items():
        used = Counter(chain.from_iterable(map(set, phrases_of(term, kept))))
        for stem, times in used.items():
            profile[stem] += counts * times  # type: ignore[assignment]
    return profile


def _telling(
    profiles: list[Counter[str]],
) -> dict[str, tuple[NDArray[np.int32], NDArray[np.float32]]]:
    used_by = Counter(stem for profile in profiles for stem in profile)
    lengths = [sum(profile.values()) for profile in profiles]
    usual = sum(lengths) / max(1, len(lengths)) or 1.0
    rarity = {
        stem: math.log(1 + (len(profiles) - times + 0.5) / (times + 0.5))
        for stem, times in used_by.items()
        if times <= max(2, _COMMON * len(profiles))
    }
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (profile, length) in enumerate(zip(profiles, lengths, strict=True)):
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * length / usual)
        for stem, worth in profile.items():
            if stem in rarity:
                gain = rarity[stem] * worth * (_SATURATION + 1) / (worth + damping)
                postings[stem].append((number, gain))
    return {
        stem: (
            np.array([number for number, _ in found], dtype=np.int32),
            np.array([gain for _, gain in found], dtype=np.float32),
        )
        for stem, found in postings.items()
    }


@lru_cache(maxsize=2)
def profiles(known: Vocabulary) -> Profiles:
    """The profiles of a vocabulary, made once."""
    return Profiles(known)
