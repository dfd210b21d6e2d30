"""A text as words: each with its stem and where it stands, blind to case, accents and hyphens."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from asset_map.interests.stems import STOP, stems

# A word (with its inner apostrophes), "&", the plus of "50+", or the end of a sentence.
# "St. Mary's" and "Mr. Lowe" do not end one; nor does the point in "7.30". What looks back
# stands behind its letter, because it is slow.
_PIECE = re.compile(
    r"[^\W_]+(?:'[^\W_]+)*"
    r"|&|\+(?<=\d\+)"
    r"|[.!?;:](?=\s|$)(?<!\bst\.)(?<!\bmr\.)(?<!\bmrs\.)(?<!\bdr\.)|[\n|]"
)


@dataclass(frozen=True, slots=True)
class Words:
    """A text's stems, and the characters (from, to) each was read from."""

    text: str
    stems: list[str]
    spans: list[tuple[int, int]]

    def written(self, first: int, last: int) -> str:
        """The words from `first` up to but not including `last`, as they were written."""
        return self.text[self.spans[first][0] : self.spans[last - 1][1]]

    def first_from(self, character: int) -> int:
        """The first word that begins at this character or after it."""
        return bisect_left(self.spans, (character, 0))

    def sentence_ends(self, first: int) -> int:
        """Where the sentence that begins with this word ends."""
        try:
            return self.stems.index(STOP, first)
        except ValueError:
            return len(self.stems)


def words(text: str, *, remember: bool = True) -> Words:
    """Read a text. With `remember=False` nothing of it stays in memory once it is dropped."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    folded = fold(text)
    spans = [piece.span() for piece in _PIECE.finditer(folded)]
    pieces = [folded[start:end] for start, end in spans]
    return Words(text, stems(pieces, remember=remember), spans)


def stems_of_each(phrases: Iterable[str]) -> list[tuple[str, ...]]:
    """Each phrase as its stems, without the ends of sentences: thousands in one go."""
    lines = "\n".join(phrase.replace("\n", " ") for phrase in phrases)
    if not lines.isascii():
        lines = unicodedata.normalize("NFC", lines)
    pieces = _PIECE.findall(fold(lines))
    found: list[tuple[str, ...]] = []
    phrase: list[str] = []
    for piece, stem in zip(pieces, stems(pieces), strict=True):
        if stem != STOP:
            phrase.append(stem)
        elif piece == "\n":
            found.append(tuple(phrase))
            phrase = []
    return [*found, tuple(phrase)]


def fold(text: str) -> str:
    """Lower case without accents; as long as the text, so that places in it stay true."""
    folded = text.lower()
    if not text.isascii():
        if len(folded) != len(text):  # one letter, the Turkish dotted I, grows when lowered
            folded = "".join(letter.lower()[0] for letter in text)
        folded = _BEYOND_ASCII.sub(_plain, folded)
    return folded.replace("'n'", " n ")  # rock'n'roll


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_OWN_WAY = {"ł": "l", "ø": "o", "đ": "d", "ß": "s", "æ": "a", "‘": "'", "’": "'", "ʼ": "'"}


def _plain(letter: re.Match[str]) -> str:
    return _OWN_WAY.get(letter[0]) or unicodedata.normalize("NFKD", letter[0])[0]
