"""Mends a misspelt word, if one of the vocabulary's words is what a hasty hand would have meant."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from asset_map.interests.stems import stems

# Shorter words have too many neighbours to mend; long ones may hold two slips.
SHORTEST = 6
TWO_SLIPS_FROM = 8
# Two words run together are each at least this long.
SHORTEST_PART = 4
# Endings alone tell no words apart: "cracked" is not "cracker" misspelt.
SAME_ENDING = 1

_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")


class Speller:
    """The words that are known, and the vocabulary's own by their bones.

    A hasty hand keeps a word's bones, the consonants that are heard: it doubles, drops or swaps
    letters and guesses at vowels. It seldom puts one consonant for another.
    """

    def __init__(self, own: Iterable[str], plain: Iterable[str]) -> None:
        mine = sorted({word for word in own if word.isascii() and word.isalpha()})
        others = sorted(plain)
        self._known = {*mine, *others, *stems(mine, remember=False), *stems(others, remember=False)}
        self._by_bones: dict[str, list[str]] = defaultdict(list)
        for word in mine:
            if len(word) >= SHORTEST:
                for form in _one_dropped(_bones(word)):
                    self._by_bones[form].append(word)

    def known(self, word: str) -> bool:
        """Whether this is a word already, so that nobody should mend it."""
        return word in self._known or stems([word], remember=False)[0] in self._known

    def mend(self, word: str) -> str:
        """The word as it was meant, or as it stands."""
        if len(word) < 4 or not (word.isascii() and word.isalpha()) or self.known(word):
            return word
        for whole in _swallowed(word):
            if self.known(whole):
                return whole
        if len(word) < SHORTEST or self._two_in_one(word):
            return word
        near = {w for form in _one_dropped(_bones(word)) for w in self._by_bones.get(form, ())}
        ranked = sorted((_apart(word, w), w) for w in near if _could_be(word, w))
        if not ranked or ranked[0][0] > _slips(word, ranked[0][1]):
            return word
        return ranked[0][1]

    def _two_in_one(self, word: str) -> bool:
        """ "signwriter": two known words run together are a word."""
        return any(
            word[:cut] in self._known and word[cut:] in self._known
            for cut in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        )


def _slips(word: str, other: str) -> int:
    return 2 if len(word) >= TWO_SLIPS_FROM or _bones(word) == _bones(other) else 1


def _swallowed(word: str) -> Iterator[str]:
    """ "knittin", "'appy", "reawnd": what speech drops or draws out."""
    if word.endswith("in"):
        yield word + "g"
    yield "h" + word
    if "eaw" in word:
        yield word.replace("eaw", "ou")
        yield word.replace("eaw", "ow")


def _bones(word: str) -> str:
    """The first letter and the consonants that are heard after it."""
    heard = word.replace("ph", "f").replace("ck", "k").replace("z", "s")
    return _DOUBLED.sub(r"\1", heard[0] + _VOWELS.sub("", heard[1:]))


def _one_dropped(bones: str) -> set[str]:
    return {bones} | {bones[:i] + bones[i + 1 :] for i in range(1, len(bones))}


def _could_be(word: str, other: str) -> bool:
    """Whether a slip explains the difference, and not another ending or another word."""
    if word[0] != other[0] or word[-SAME_ENDING:] != other[-SAME_ENDING:]:
        return False
    bones, others = _bones(word), _bones(other)
    return len(bones) != len(others) or sorted(bones) == sorted(others)


def _apart(one: str, other: str) -> int:
    """How many slips lie between two words (Damerau-Levenshtein, adjacent swaps)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row = row, [i]
        for j, b in enumerate(other, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before = last
    return row[-1]
