"""What a listing is about: terms from its name and description, or from its source's own tags."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from asset_map.interests.evidence import IN_THE_REST, Evidence
from asset_map.interests.phrases import Kept, phrases_of, stems_of
from asset_map.interests.vocabulary import Vocabulary, vocabulary
from asset_map.interests.words import words
from asset_map.model.listing import GivenBy, Interest

# A listing is about this many terms at most; what a reader would name, not all that is touched on.
MOST_TERMS = 6
# Up to this many equal terms each keep their whole weight; more share it among them.
SHARED_FROM = 2.0
# Terms lighter than this, beside the main one, are left out.
LIGHTEST = 0.15

_CLASSIFIER = GivenBy.CLASSIFIER  # in Python 3.11 an enumeration's members are slow to reach


def classify(name: str, description: str, known: Vocabulary | None = None) -> tuple[Interest, ...]:
    """What a listing is about, main first: weight 1 is "mainly for"; empty when nothing is said."""
    known = known or vocabulary()
    text = words(f"{name}\n{description}")
    found = Evidence(text, text.first_from(len(name)), known)
    return named_by(found)


def named_by(found: Evidence) -> tuple[Interest, ...]:
    """The terms that the phrases in a listing name, main first."""
    return _weighed(_without_idle_branches(found.worths(), found.known), found)


def _without_idle_branches(worths: dict[str, float], known: Vocabulary) -> dict[str, float]:
    """Leave out a branch that says no more than the interest below it: "music" beside "choir"."""
    best: dict[str, float] = {}
    for code, worth in worths.items():
        broader = known.terms[code].broader
        if broader and worth > best.get(broader, 0.0):
            best[broader] = worth
    if best.keys().isdisjoint(worths):
        return worths
    return {code: worth for code, worth in worths.items() if worth > best.get(code, 0.0)}


def _weighed(worths: dict[str, float], found: Evidence) -> tuple[Interest, ...]:
    """Weights from worths: the best is 1 if a word named it; many equal terms share."""
    if not worths:
        return ()
    ordered = sorted(worths.items(), key=itemgetter(1), reverse=True)[:MOST_TERMS]
    top = ordered[0][1]
    crowd = sum(worths.values()) / top
    share = min(1.0, SHARED_FROM / crowd) / max(top, IN_THE_REST)
    return tuple(
        [
            Interest(code, round(share * worth, 3), found.because(code), _CLASSIFIER)
            for code, worth in ordered
            if worth >= LIGHTEST * top
        ]
    )


def terms_for(tags: Sequence[str], known: Vocabulary | None = None) -> tuple[Interest, ...]:
    """A source's own tags as terms, in the source's order; tags nobody knows are left out."""
    known = known or vocabulary()
    interests: dict[str, Interest] = {}
    for tag in tags:
        for code in _tag_codes(tag, known):
            interests.setdefault(code, Interest(code, 1.0, tag.strip(), GivenBy.SOURCE))
    return tuple(interests.values())


def unknown_tags(tags: Iterable[str], known: Vocabulary | None = None) -> tuple[str, ...]:
    """The tags that name no term, for whoever keeps the list to see."""
    known = known or vocabulary()
    return tuple(tag for tag in tags if tag.strip() and not _tag_codes(tag, known))


def _tag_codes(tag: str, known: Vocabulary) -> tuple[str, ...]:
    """A tag is a term's name, or a few words around one: "men's mental health"."""
    exact = term_named(tag, known)
    if exact:
        return (exact,)
    text = words(tag)
    found = Evidence(text, len(text.stems), known)
    named = {code: worth for code, worth in found.worths().items() if code in found.named}
    return tuple(_without_idle_branches(named, known))


def term_named(said: str, known: Vocabulary | None = None) -> str | None:
    """The code of the term these words name exactly (its code, label or one of its words)."""
    known = known or vocabulary()
    return _named(known).get(stems_of(said))


@lru_cache(maxsize=4)
def _named(known: Vocabulary) -> dict[tuple[str, ...], str]:
    """Every term by each of its names; where two share one, a code or label goes first."""
    named: dict[tuple[str, ...], str] = {}
    for name in ("code", "label"):
        for term in known.terms.values():
            named.setdefault(stems_of(getattr(term, name)), term.code)
    for term in known.terms.values():
        for phrase in phrases_of(term, Kept.WORDS):
            named.setdefault(phrase, term.code)
    return named
