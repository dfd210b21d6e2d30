"""Interests that somebody typed or chose, as terms of the vocabulary: exact words or none."""

from difflib import get_close_matches
from functools import lru_cache

from flask_babel import get_locale

from asset_map.interests.vocabulary import Term, vocabulary
from asset_map.web.catalogues import DEFAULT_LANGUAGE, as_english


def plain(words: str) -> str:
    """Words as they are compared: without regard to case and spaces."""
    return " ".join(words.casefold().split())


def term(words: str) -> Term | None:
    """The term whose code, label or one of whose words is exactly this."""
    code = _exact().get(plain(words))
    return None if code is None else vocabulary().terms[code]


def near_misses(words: str) -> list[Term]:
    """Up to three terms that look like what was typed, likeliest first."""
    found = get_close_matches(plain(words), _exact(), n=6, cutoff=0.75)
    terms = {code: vocabulary().terms[code] for code in (_exact()[one] for one in found)}
    return list(terms.values())[:3]


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
    """Term codes by what names them. A code wins over a label, a label over another's word."""
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
    return exact
