"""Interests that somebody typed or chose, as terms of the vocabulary: exact words or none."""

import re
from difflib import get_close_matches
from functools import lru_cache

from flask_babel import get_locale

from asset_map.interests.listen import listen
from asset_map.interests.vocabulary import Term, vocabulary
from asset_map.web.catalogues import DEFAULT_LANGUAGE, as_english

# How alike two words must be, from 0 to 1; they begin alike too: a hovercraft is no overdraft.
ALIKE = 0.8
# More of them than this is a list, and no help.
MOST_MEANT = 3
# A word of so many letters names something.
NAMING = 5
_PARTS = re.compile(r", | and ")


def plain(words: str) -> str:
    """Words as they are compared: without regard to case and spaces."""
    return " ".join(words.casefold().split())


def term(words: str) -> Term | None:
    """The term whose code, label or one of whose words is exactly this."""
    code = _exact().get(plain(words))
    return None if code is None else vocabulary().terms[code]


def near_misses(words: str) -> list[Term]:
    """Up to three terms that are heard in what was typed, or else named with it, or else look
    like it, likeliest first."""
    codes = [one.code for one in listen(words).interests if not one.guessed]
    codes = codes or _named_with(words)
    if not codes:
        typed = plain(words)
        begin_alike = [one for one in _exact() if one[:1] == typed[:1]]
        found = get_close_matches(typed, begin_alike, n=6, cutoff=ALIKE)
        codes = [_exact()[one] for one in found]
    return [vocabulary().terms[code] for code in dict.fromkeys(codes)][:MOST_MEANT]


def _named_with(words: str) -> list[str]:
    """Codes of the terms that have all of these words in their label, branches first.

    Short ones, such as "some" and "and", name nothing.
    """
    typed = {one for one in plain(words).split() if len(one) >= NAMING}
    terms = sorted(vocabulary().terms.values(), key=lambda one: one.broader is not None)
    return [one.code for one in terms if typed and typed <= set(plain(one.label).split())]


def label(code: str, english: str = "") -> str:
    """What an interest is called in the language of the page being made: see `label_in`."""
    return label_in(str(get_locale() or DEFAULT_LANGUAGE), code, english)


def label_in(language: str, code: str, english: str = "") -> str:
    """What an interest is called in a language where it has a name.

    Elsewhere it keeps its English one, marked as such. One that is not ours is called what the
    store calls it: its `english`.
    """
    ours = vocabulary().terms.get(code)
    if ours and language in ours.labels:
        return ours.labels[language]
    english = ours.label if ours else english
    return english if language == DEFAULT_LANGUAGE else as_english(english)


def labels() -> list[str]:
    """Every interest's label, in the order of the alphabet."""
    return sorted(map(label, vocabulary().terms))


@lru_cache(maxsize=1)
def _exact() -> dict[str, str]:
    """Term codes by what names them.

    A code wins over a label, a label over another's word. A part of a branch's label comes last:
    "company" is of "Friendship and company".
    """
    terms = vocabulary().terms.values()
    exact: dict[str, str] = {}
    for one in terms:
        exact.setdefault(plain(one.code), one.code)
    for one in terms:
        exact.setdefault(plain(one.label), one.code)
    for one in terms:
        for name in one.labels.values():
            exact.setdefault(plain(name), one.code)
    for one in terms:
        for word in one.words:
            exact.setdefault(plain(word), one.code)
    for one in vocabulary().branches:
        for part in _PARTS.split(plain(one.label)):
            exact.setdefault(part, one.code)
    return exact
