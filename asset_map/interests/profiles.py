"""What each interest is usually spoken of with: every word of its phrases, by how telling it is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.phrases import Kept, phrases_of, stems_of
from asset_map.interests.sayings import sayings, stems_in
from asset_map.interests.vocabulary import Term, Vocabulary

# How much a word of each list says of its term; a hint was picked to be telling.
_WORTH = {Kept.WORDS: 1.0, Kept.SAID: 1.0, Kept.HINTS: 2.0, Kept.LISTED: 0.5, Kept.TRADES: 0.5}
# A word of an invented saying, which holds many that say nothing.
_SAYING_WORTH = 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """BM25's constants: how soon a repeated word stops counting, and how far a long list is marked
    down. A word that more than the share `common` of all terms use tells nothing.
    """

    saturation: float = 1.2
    length: float = 0.5
    common: float = 0.15


# In a conversation usual words tell something too, and how often each interest uses them.
_SPOKEN = Weights(saturation=2.4, common=0.4)


@dataclass(frozen=True, slots=True)
class Telling:
    """For each word, the interests it speaks for (as places among `codes`) and how much.

    Word n of `number_of` has `places` and `gains` from `begins[n]` up to `begins[n + 1]`.
    """

    codes: tuple[str, ...]
    number_of: dict[str, int]
    begins: NDArray[np.intp]
    places: NDArray[np.intp]
    gains: NDArray[np.float32]


class Profiles:
    """For each word, the interests it speaks for and how much."""

    def __init__(self, known: Vocabulary) -> None:
        self._telling = _told(*_spoken(known), _SPOKEN)
        self._begins = self._telling.begins.tolist()
        self.codes = self._telling.codes

    def scores(self, stems: frozenset[str]) -> NDArray[np.float32]:
        """How much these stems together speak for each interest (BM25), in the order of `codes`."""
        found = self._telling
        scores = np.zeros(len(self.codes), dtype=np.float32)
        for stem in stems:
            number = found.number_of.get(stem)
            if number is not None:
                theirs = slice(self._begins[number], self._begins[number + 1])
                scores[found.places[theirs]] += found.gains[theirs]
        return scores


def telling(known: Vocabulary, worth: Mapping[Kept, float]) -> Telling:
    """What the words of a vocabulary tell (BM25).

    `worth` says how much a word counts by the list of a term that it stands in.
    """
    return _told(*_profiles(known, worth), Weights())


def _spoken(known: Vocabulary) -> tuple[tuple[str, ...], list[Counter[str]]]:
    """The profiles with the words of the sayings."""
    codes, profiles = _profiles(known, _WORTH)
    for code, profile in zip(codes, profiles, strict=True):
        for saying in sayings().get(code, ()):
            profile.update(dict.fromkeys(stems_in(saying), _SAYING_WORTH))
    return codes, profiles


def _profiles(
    known: Vocabulary, worth: Mapping[Kept, float]
) -> tuple[tuple[str, ...], list[Counter[str]]]:
    codes = tuple(code for code, term in known.terms.items() if term.broader)
    return codes, [_profile(known.terms[code], worth) for code in codes]


def _told(codes: tuple[str, ...], profiles: list[Counter[str]], how: Weights) -> Telling:
    used_by = Counter(chain.from_iterable(profiles))
    number_of = {stem: number for number, stem in enumerate(used_by)}
    rarity = _rarity(np.fromiter(used_by.values(), np.float64, len(used_by)), len(codes), how)
    sizes = [len(profile) for profile in profiles]
    stems = np.fromiter(
        (number_of[s] for profile in profiles for s in profile), np.intp, sum(sizes)
    )
    each = chain.from_iterable(profile.values() for profile in profiles)
    worths = np.fromiter(each, np.float64, sum(sizes))
    lengths = np.array([sum(profile.values()) for profile in profiles])
    usual = lengths.sum() / max(1, len(lengths)) or 1.0
    damping = np.repeat(how.saturation * (1 - how.length + how.length * lengths / usual), sizes)
    gains = rarity[stems] * worths * (how.saturation + 1) / (worths + damping)
    places = np.repeat(np.arange(len(codes)), sizes)
    by_stem = np.argsort(stems, kind="stable")
    by_stem = by_stem[gains[by_stem] > 0]
    counts = np.bincount(stems[by_stem], minlength=len(number_of))
    begins = np.concatenate([[0], np.cumsum(counts)])
    return Telling(codes, number_of, begins, places[by_stem], gains[by_stem].astype(np.float32))


def _profile(term: Term, worth: Mapping[Kept, float]) -> Counter[str]:
    profile: Counter[str] = Counter(dict.fromkeys(stems_of(term.label), 1.0))
    for kept, counts in worth.items():
        used = Counter(chain.from_iterable(map(set, phrases_of(term, kept))))
        for stem, times in used.items():
            profile[stem] += counts * times  # type: ignore[assignment]
    return profile


def _rarity(used_by: NDArray[np.float64], profiles: int, how: Weights) -> NDArray[np.float64]:
    """How much a word tells by how few use it: nothing where too many do."""
    rarity = np.log(1 + (profiles - used_by + 0.5) / (used_by + 0.5))
    return np.where(used_by <= max(2, how.common * profiles), rarity, 0.0)


@lru_cache(maxsize=2)
def profiles(known: Vocabulary) -> Profiles:
    """The profiles of a vocabulary, made once."""
    return Profiles(known)
