"""A group found by its name, however much of it and however well it is spelt."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor

from rapidfuzz import process
from rapidfuzz.distance import OSA

from asset_map.model.activity import Activity
from asset_map.store import activities, names
from asset_map.store.connection import Connection

# How alike two words must be, from 0 to 1: one slip in five letters, two in ten.
ALIKE = 0.8
# Shorter words have too many neighbours to mend.
SHORTEST_MENDED = 4
# So many words may one that was typed stand for.
MEANT = 3
# So many longer words may a part of one begin.
BEGUN = 40
# A name of more words than this is found by its first.
MOST_WORDS = 8
MOST = 20
_WORD = re.compile(r"[^\W_]+")
# Said beside a name by everybody, and held by none.
UNSAID = frozenset(["a", "an", "and", "at", "for", "in", "of", "on", "the", "to", "with"])


@dataclass(frozen=True, slots=True)
class Named:
    """What was found. `mended` are the words that were put for misspelt ones.

    `every_word` says that each result holds all that was understood; `more` that there are others.
    """

    activities: tuple[Activity, ...]
    mended: tuple[str, ...]
    every_word: bool
    more: bool


class Words:
    """The words of all names, ready to be looked up."""

    def __init__(self, words: Iterable[str]) -> None:
        self._by_plain: dict[str, list[str]] = {}
        for word in words:
            self._by_plain.setdefault(plain(word), []).append(word)
        self._sorted = sorted(self._by_plain)
        # Numbers are not misspelt: they are other numbers. Words of another length are not alike.
        self._to_mend: dict[int, list[str]] = {}
        for word in filter(str.isalpha, self._sorted):
            self._to_mend.setdefault(len(word), []).append(word)

    def hold(self, typed: str) -> bool:
        """Whether every word that was typed is a word of some name."""
        return all(word in self._by_plain for word in _typed_words(typed))

    def meant(self, typed: str) -> tuple[list[str], bool]:
        """The words that a typed one (plain) may stand for, and whether it had to be mended."""
        whole = self._by_plain.get(typed, [])
        begun = self._beginning(typed) if len(typed) >= 2 else []
        if whole or begun:
            return list(dict.fromkeys([*whole, *begun])), False
        if len(typed) < SHORTEST_MENDED:
            return [], False
        lengths = range(ceil(len(typed) * ALIKE), floor(len(typed) / ALIKE) + 1)
        near = process.extract(
            typed,
            [word for length in lengths for word in self._to_mend.get(length, ())],
            scorer=OSA.normalized_similarity,
            processor=None,
            score_cutoff=ALIKE,
            limit=MEANT,
        )
        return [word for one, _, _ in near for word in self._by_plain[one]], True

    def _beginning(self, typed: str) -> list[str]:
        first = bisect_left(self._sorted, typed)
        begun = []
        for one in self._sorted[first : first + BEGUN]:
            if not one.startswith(typed):
                break
            begun += self._by_plain[one]
        return begun


def by_name(connection: Connection, known: Words, typed: str) -> Named:
    """Listings whose names hold what was typed, the likeliest first.

    Only words of our own names are asked of the store.
    """
    groups, mended = [], []
    for word in _typed_words(typed):
        meant, was_mended = known.meant(word)
        if meant:
            groups.append(meant)
        if was_mended:
            mended += meant[:1]
    found = names.named(connection, groups, MOST + 1)
    every_word = bool(found)
    if not found and len(groups) > 1:
        found = names.named(connection, groups, MOST + 1, all_of_them=False)
    shown = activities.activities(connection, [id for id, _ in found[:MOST]])
    wanted = plain(typed)
    # The whole name first: sorting keeps the order of all others.
    ordered = sorted(shown, key=lambda one: plain(one.name) != wanted)
    return Named(tuple(ordered), tuple(mended), every_word, len(found) > MOST)


def plain(words: str) -> str:
    """Words without capitals, accents and apostrophes."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in bare if not unicodedata.combining(c) and c not in "'’")


def _typed_words(typed: str) -> list[str]:
    each = dict.fromkeys(_WORD.findall(plain(typed)))
    return [word for word in each if word not in UNSAID][:MOST_WORDS]
