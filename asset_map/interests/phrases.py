"""Finds the vocabulary's phrases in a text, several thousand in one pass; the longest wins."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from asset_map.interests.stems import STOP
from asset_map.interests.vocabulary import Term, Vocabulary
from asset_map.interests.words import Words, fold, stems_of_each


class Kept(StrEnum):
    """The list of a term that a phrase is kept in."""

    WORDS = "words"
    SAID = "said"
    LISTED = "listed"
    TRADES = "trades"
    HINTS = "hints"
    FALSE_FRIENDS = "false_friends"


# The lists whose phrases name an interest, or tell of it.
NAMING = (Kept.WORDS, Kept.SAID)


class Hit(NamedTuple):
    """A phrase met in a text: whose it is, and the words it covers (`first` to before `last`)."""

    code: str
    kept: Kept
    first: int
    last: int


class Owner(NamedTuple):
    """A term that has a phrase, the list it keeps it in, and spellings that do not count.

    A false friend with the same stems as its own term's word ("talking" beside "talks") is a
    spelling that does not count.
    """

    code: str
    kept: Kept
    not_as: frozenset[str]


class Phrase(NamedTuple):
    """What lies at a phrase's end in the trie: whose it is, and whether it silences its inside.

    For the terms in `decides` it is enough by itself, for those in `hints` it is a hint.
    """

    owners: tuple[Owner, ...]
    silences: bool
    decides: tuple[str, ...]
    hints: tuple[str, ...]
    particular: bool  # about its spelling

    def spelt(self, spelling: str) -> "Phrase":
        """The phrase as it counts when written like this."""
        return _phrase(
            [owner for owner in self.owners if spelling not in owner.not_as], self.silences
        )


# A hint is too weak to silence what is inside it; and a "retired joiner" was a joiner too.
_SILENCE_NOTHING = frozenset({Kept.HINTS, Kept.TRADES})

# A phrase met in a text: the words it covers (from the first, before the last), and itself.
Met = tuple[int, int, Phrase]


class Lexicon:
    """The phrases of some lists of a vocabulary, as a trie of stems.

    A trie of plain dictionaries is as quick here as an automaton written in C, because most words
    of a text begin no phrase; and it counts in words, as its readers do.
    """

    def __init__(self, known: Vocabulary, lists: Iterable[Kept]) -> None:
        self._root: dict[str, Any] = {}
        entries: dict[tuple[str, ...], list[tuple[str, Kept, str]]] = defaultdict(list)
        for term in known.terms.values():
            for kept in lists:
                written = getattr(term, kept.value)
                for phrase, stems in zip(written, phrases_of(term, kept), strict=True):
                    entries[stems].append((term.code, kept, phrase))
        for stems, theirs in entries.items():
            node = self._root
            for stem in stems:
                node = node.setdefault(stem, {})
            node[STOP] = _alone(*theirs[0][:2]) if len(theirs) == 1 else _phrase(*_owners(theirs))

    def find(self, text: Words) -> list[Hit]:
        """Every phrase in the text, once for each term it speaks for."""
        return [
            Hit(owner.code, owner.kept, first, last)
            for first, last, phrase in self.meet(text)
            for owner in phrase.owners
        ]

    def meet(self, text: Words) -> list[Met]:
        """Every phrase in the text, in order, but for those inside a longer one."""
        met = []
        silent_until = 0
        for first, last, phrase in self._matches(text.stems):
            if last <= silent_until:
                continue
            if phrase.silences:
                silent_until = last
            if phrase.particular:
                phrase = phrase.spelt(_spelling(text.written(first, last)))
            met.append((first, last, phrase))
        return met

    def _matches(self, stems: list[str]) -> list[Met]:
        """Every phrase with its words' places; the longest first where several begin together."""
        matches: list[Met] = []
        root = self._root
        end = len(stems)
        for first, stem in enumerate(stems):
            if stem not in root:
                continue
            here = len(matches)
            node = root[stem]
            last = first + 1
            while True:
                if STOP in node:
                    matches.insert(here, (first, last, node[STOP]))
                if last == end or stems[last] == STOP or stems[last] not in node:
                    break
                node = node[stems[last]]
                last += 1
        return matches


def _owners(entries: list[tuple[str, Kept, str]]) -> tuple[list[Owner], bool]:
    """Whose a phrase is, and whether it silences what is inside it."""
    false: dict[str, set[str]] = defaultdict(set)
    for code, kept, phrase in entries:
        if kept is Kept.FALSE_FRIENDS:
            false[code].add(_spelling(phrase))
    owners = dict.fromkeys(
        Owner(code, kept, frozenset(false.get(code, ())))
        for code, kept, _ in entries
        if kept is not Kept.FALSE_FRIENDS
    )
    return list(owners), any(kept not in _SILENCE_NOTHING for _, kept, _ in entries)


@lru_cache(maxsize=8_192)
def _alone(code: str, kept: Kept) -> Phrase:
    """What lies at the end of all phrases that stand in this list of this term alone."""
    return _phrase(*_owners([(code, kept, "")]))


def _phrase(owners: Iterable[Owner], silences: bool) -> Phrase:
    owners = tuple(owners)
    decides = dict.fromkeys(owner.code for owner in owners if owner.kept is not Kept.HINTS)
    hints = dict.fromkeys(owner.code for owner in owners if owner.code not in decides)
    particular = any(owner.not_as for owner in owners)
    return Phrase(owners, silences, tuple(decides), tuple(hints), particular)


def phrases_of(term: Term, kept: Kept) -> list[tuple[str, ...]]:
    """The stems of each phrase in one of a term's lists."""
    written = getattr(term, kept.value)
    return stems_of_each(written) if written else []


def stems_of(phrase: str) -> tuple[str, ...]:
    """A phrase as its stems, without the ends of sentences."""
    return stems_of_each([phrase])[0]


def _spelling(phrase: str) -> str:
    return fold(phrase).replace("-", " ")


@lru_cache(maxsize=4)
def listing_lexicon(known: Vocabulary) -> Lexicon:
    """What names an interest in a listing, built once for a vocabulary."""
    return Lexicon(known, (Kept.WORDS, Kept.LISTED, Kept.HINTS, Kept.FALSE_FRIENDS))


@lru_cache(maxsize=4)
def conversation_lexicon(known: Vocabulary) -> Lexicon:
    """What gives an interest away in a conversation, built once for a vocabulary."""
    heard = (Kept.WORDS, Kept.SAID, Kept.TRADES, Kept.HINTS, Kept.FALSE_FRIENDS)
    return Lexicon(known, heard)
