"""Cues: the turns of phrase that say how something is meant, kept in tables."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

# What may stand between two words of a cue; a cue never reaches across the end of a sentence.
_GAP = r"[^\w.!?\n]+"
# "…" in a cue: up to three words of any kind.
_FEW_WORDS = rf"{_GAP}(?:[\w']+{_GAP}){{0,3}}?"

# Where a word begins; and where an "'s" does that stands for "is", but for "he's" and the like.
_OF_ITS_OWN = r"(?<!\w)(?<!\w')"
_LEANING = r"(?<=\w)(?<!\bhe)(?<!\bshe)(?<!\bthere)(?<!\bwho)(?=')"
# A cue that begins with a choice of words.
_LED = re.compile(r"\(([^()]*)\) (.+)")
# A word of a text, and a plain word at the beginning of a cue.
_WORD = re.compile(r"\w[\w']*")
_PLAIN = re.compile(r"([\w']+)(?=[ -]|$)")
# What stands for any word; and for the "'s" that a word ends in.
_ANY, _IS = "", "'s"

_DONT = "(don't|dunnot|dunno|dunt|dusnt|duznt)"
_CANT = "(can't|con't|conner)"

# A word of a text: where it begins and ends, and what a cue that begins with it may have as its
# first word: itself without apostrophes, and what comes before "'ll" or "'s".
Begun = tuple[int, int, tuple[str, ...]]


class Text:
    """A folded text's words, by what a cue may begin with: read once, for many tables."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.words = [(word.start(), word.end(), _keys(word[0])) for word in _WORD.finditer(folded)]
        self._starts = [place for place, _, _ in self.words]

    @cached_property
    def by_key(self) -> dict[str, list[int]]:
        """The numbers of the words that each key is one of."""
        numbers: dict[str, list[int]] = defaultdict(list)
        for number, (_, _, keys) in enumerate(self.words):
            for key in keys:
                numbers[key].append(number)
        return numbers

    def between(self, start: int, end: int) -> list[Begun]:
        """The words of a stretch, the first and the last perhaps not whole."""
        first = bisect_left(self._starts, start)
        if first and self.words[first - 1][1] > start:
            first -= 1
        words = self.words[first : bisect_left(self._starts, end)]
        if words and words[-1][1] > end:
            place = words[-1][0]
            words[-1] = (place, end, _keys(self.folded[place:end]))
        return words

    def begun_at(self, place: int, end: int) -> tuple[str, ...]:
        """What a cue may begin with here, if a word does."""
        number = bisect_left(self._starts, place)
        if number == len(self.words) or self._starts[number] != place:
            return ()
        over = self.words[number][1]
        return self.words[number][2] if over <= end else _keys(self.folded[place:end])


class Cues:
    """A table of cues, to be sought in folded text.

    At each word only those cues are tried that can begin with it: a text's length and not the
    table's is what seeking costs.
    """

    def __init__(self, cues: Iterable[str]) -> None:
        self._by_first: dict[str, list[re.Pattern[str]]] = defaultdict(list)
        self._leaning: list[re.Pattern[str]] = []
        for cue in sorted(set(cues), key=lambda cue: (-len(cue), cue)):
            cue = cue.replace("don't", _DONT).replace("can't", _CANT)
            pattern = re.compile(_OF_ITS_OWN + _whole(cue))
            for first in first_words(cue):
                self._by_first[first].append(pattern)
            led = _LED.match(cue)
            if led and "'s" in led[1].split("|"):
                self._leaning.append(re.compile(_LEANING + _whole(f"'s {led[2]}")))
        # Cues that may begin with any word are tried where one of them is known to be.
        self._anywhere = self._by_first.pop(_ANY, [])
        self._firsts = self._by_first.keys() | ({_IS} if self._leaning else set())

    def search(
        self, text: Text | str, start: int = 0, end: int | None = None
    ) -> re.Match[str] | None:
        """The first cue in a stretch of a text."""
        return next(self.finditer(text, start, end), None)

    def match(
        self, text: Text | str, start: int = 0, end: int | None = None
    ) -> re.Match[str] | None:
        """The cue that a stretch of a text begins with."""
        text = Text(text) if isinstance(text, str) else text
        end = len(text.folded) if end is None else end
        return self._begins(text.folded, start, end, text.begun_at(start, end))

    def finditer(
        self, text: Text | str, start: int = 0, end: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every cue in a stretch of a text, none inside another."""
        text = Text(text) if isinstance(text, str) else text
        if not start and end is None:
            return self.found(text)
        end = len(text.folded) if end is None else end
        words = text.between(start, end)
        if not self._is_anywhere(text.folded, start, end):
            words = [word for word in words if not self._firsts.isdisjoint(word[2])]
        return self._found(text.folded, words, start, end)

    def found(self, text: Text) -> Iterator[re.Match[str]]:
        """Every cue in a whole text, none inside another."""
        words = text.words
        if not self._is_anywhere(text.folded, 0, len(text.folded)):
            numbers = {n for key in text.by_key.keys() & self._firsts for n in text.by_key[key]}
            words = [text.words[number] for number in sorted(numbers)]
        return self._found(text.folded, words, 0, len(text.folded))

    def may_be_in(self, text: Text) -> bool:
        """Whether a whole text has a word that one of these may begin with."""
        return bool(self._anywhere) or not self._firsts.isdisjoint(text.by_key)

    def _is_anywhere(self, text: str, start: int, end: int) -> bool:
        return any(pattern.search(text, start, end) for pattern in self._anywhere)

    def _found(
        self, text: str, words: Iterable[Begun], start: int, end: int
    ) -> Iterator[re.Match[str]]:
        """Every cue that begins with one of these words."""
        done = start
        for place, over, keys in words:
            found = self._begins(text, place, end, keys) if place >= done else None
            if found is None and keys[-1] == _IS and self._leaning and start < over - 2 >= done:
                found = self._leans(text, over - 2, end)
            if found is not None:
                yield found
                done = found.end()

    def _begins(
        self, text: str, place: int, end: int, keys: tuple[str, ...]
    ) -> re.Match[str] | None:
        for key in keys:
            for pattern in self._by_first.get(key, ()):
                found = pattern.match(text, place, end)
                if found is not None:
                    return found
        for pattern in self._anywhere if keys else ():
            found = pattern.match(text, place, end)
            if found is not None:
                return found
        return None

    def _leans(self, text: str, place: int, end: int) -> re.Match[str] | None:
        """The cue that begins with an "'s" here."""
        for pattern in self._leaning:
            found = pattern.match(text, place, end)
            if found is not None:
                return found
        return None


def cue_pattern(table: str) -> Cues:
    """The cues of a table, a line each.

    A cue is written as it is said. An apostrophe may be left out by the speaker, "…" stands for up
    to three words, `(a|b)` for either and `(a)?` for a word that may be left out. Where it may
    begin with "'s", that leans on the word before it: "swimming's out".
    """
    return Cues(cue_lines(table))


def cue_lines(table: str) -> Iterator[str]:
    """A table's lines; one goes on over the next while a bracket is open."""
    line = ""
    for part in table.splitlines():
        part = part.strip()
        apart = line and not line.endswith(("|", "(")) and not part.startswith(("|", ")"))
        line += f" {part}" if apart else part
        if line and line.count("(") == line.count(")"):
            yield line
            line = ""


def first_words(cue: str) -> set[str]:
    """The words that a cue can begin with, without apostrophes; "" stands for any."""
    if not cue.startswith("("):
        plain = _PLAIN.match(cue)
        return {_key(plain[1])} if plain else {_ANY}
    inside, rest = _first_choice(cue)
    if rest and not rest.startswith((" ", "?")):
        return {_ANY}
    found = {word for choice in _choices(inside) for word in first_words(choice)}
    if rest.startswith("?"):
        found |= first_words(rest[1:].lstrip())
    return found


def _key(word: str) -> str:
    return word.replace("'", "")


def _keys(word: str) -> tuple[str, ...]:
    if "'" not in word:
        return (word,)
    if word.endswith("n't"):
        return (_key(word),)
    before = word.partition("'")[0]
    return (_key(word), before, _IS) if word.endswith("'s") else (_key(word), before)


def _first_choice(cue: str) -> tuple[str, str]:
    """What stands in the bracket that a cue begins with, and what comes after it."""
    depth = 0
    for place, letter in enumerate(cue):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return cue[1:place], cue[place + 1 :]
    raise ValueError(f"a bracket is open in the cue {cue!r}")


def _choices(inside: str) -> Iterator[str]:
    """The choices in a bracket, those in brackets inside it left whole."""
    depth, begun = 0, 0
    for place, letter in enumerate(inside):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "|" and depth == 0:
            yield inside[begun:place]
            begun = place + 1
    yield inside[begun:]


def _whole(cue: str) -> str:
    return f"(?:{_as_pattern(cue)})(?!\\w)"


def _as_pattern(cue: str) -> str:
    pieces = (_with_its_gap(piece.strip()) for piece in cue.split("…"))
    return _FEW_WORDS.join(piece.replace("'", "'?").replace(" ", _GAP) for piece in pieces)


def _with_its_gap(cue: str) -> str:
    """Where a word in brackets may be left out, so may the gap beside it."""
    for end in reversed([match.start() for match in re.finditer(r"\)\?", cue)]):
        start = _opens(cue, end)
        word, after = cue[start : end + 1], cue[end + 2 :]
        if start and cue[start - 1] == " ":
            cue = f"{cue[: start - 1]}(?: {word})?{after}"
        elif after.startswith(" "):
            cue = f"{cue[:start]}(?:{word} )?{after[1:]}"
    return cue


def _opens(cue: str, end: int) -> int:
    """Where the bracket opens that closes here."""
    depth = 0
    for place in range(end, -1, -1):
        depth += {")": 1, "(": -1}.get(cue[place], 0)
        if depth == 0:
            return place
    raise ValueError(f"a bracket is open in the cue {cue!r}")
