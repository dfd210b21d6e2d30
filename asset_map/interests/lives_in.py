"""Where the person lives, as it is said: the words that may name a place, for who knows places."""

import re
from collections.abc import Iterator

from asset_map.interests.speech import Speech, speech
from asset_map.interests.whose_time import somebody_elses
from asset_map.interests.words import words

# A place's name has so many words at most: "Ashton in Makerfield", "Lowton St Mary's".
MOST_WORDS = 4
# How many characters after "lives" it may be told where: "lives on her own in a flat in Leigh".
_REACH = 80

_LIVES = re.compile(
    r"(?<!used to )(?<!like to )(?<!love to )(?<!want to )(?<!wants to )(?<!moving to )(?<!never )"
    r"(?<!not )(?<!longer )(?<!n't )\b"
    r"(?:lives?|living|moved(?: back| here| house)? to)\b"
)
_GOES_ON_TO_ELSE = re.compile(r"[.,;:()!?\n]|\b(?:who|which|where|and|but|used|works?|worked)\b")
# "Moved to Leigh": the place follows at once, and nowhere else.
_TO = " to"
_IN = re.compile(r"\b(?:in|near|by|at|to|close to|next to|outside|round)(?: the)? (?=\w)")
_NAME = re.compile(r"[\w'-]+(?: [\w'-]+)*")
# Behind a name these make it a street's or a building's: "Wigan Road" may be in Leigh.
_NO_PLACE = re.compile(
    r"road|rd|street|st|lane|ln|avenue|ave|drive|close|crescent|grove|way|terrace|court|house|hall|"
    r"lodge|infirmary|hospital|park|club|library|college|school|station|church|market"
)


def said_homes(text: str) -> tuple[tuple[str, ...], ...]:
    """For each time it is said where the person lives: what may be its name, longest first.

    "lives near Ashton in Makerfield with" is ("ashton in makerfield with", "ashton in makerfield",
    "ashton in", "ashton"): which of them is a place, a list of places tells.
    """
    said = speech(words(text))
    return tuple(filter(None, _homes(said)))


def _homes(said: Speech) -> Iterator[tuple[str, ...]]:
    for lives in _LIVES.finditer(said.folded):
        if somebody_elses(said, lives.start(), even_beside=True):
            continue
        begins = lives.end()
        if lives[0].endswith(_TO):
            named = _NAME.match(said.folded, begins + 1)
            yield tuple(_ways(named[0].split())) if named else ()
            continue
        ends = _GOES_ON_TO_ELSE.search(said.folded, begins, begins + _REACH)
        last = ends.start() if ends else begins + _REACH
        for where in _IN.finditer(said.folded, begins, last):
            named = _NAME.match(said.folded, where.end(), last)
            yield tuple(_ways(named[0].split())) if named else ()


def _ways(said: list[str]) -> Iterator[str]:
    for count in range(min(MOST_WORDS, len(said)), 0, -1):
        if count < len(said) and _NO_PLACE.fullmatch(said[count]):
            continue
        yield " ".join(said[:count])
