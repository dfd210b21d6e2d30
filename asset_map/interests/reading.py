"""Reads a listing: what its phrases name, and what all its words together make likely."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from heapq import nlargest

from asset_map.interests.bearing import bearings
from asset_map.interests.classify import named_by
from asset_map.interests.evidence import Evidence
from asset_map.interests.vocabulary import Vocabulary, vocabulary
from asset_map.interests.words import Words, words
from asset_map.model.listing import GivenBy, Interest

# A term that a phrase names outright counts as much as this much bearing: chosen on labelled
# listings, where anything from 4 to 10 does as well.
NAMED_OUTRIGHT = 7.0
# With less bearing than this, the words say little, and the weights are as much lower.
SURE = 25.0
# A listing is about this many terms at most.
MOST_TERMS = 5
# Weights fall with the square: a term not far behind the first is a second thing it is about, one
# that is far behind is chance, and left out below this.
LIGHTEST = 0.1
# The more a listing touches on, the less it is about each: weights are divided by their sum to this
# power.
SHARED = 0.5
# What a phrase names is not left out, however little the other words bear it out.
NAMED_AT_LEAST = 0.2

_GUESS = GivenBy.GUESS


def read_listing(
    name: str, description: str, known: Vocabulary | None = None
) -> tuple[Interest, ...]:
    """What a listing is about, main first. What no phrase names is given by GUESS.

    Guesses help to rank what suits a conversation; they are not shown as what a listing is about.
    """
    known = known or vocabulary()
    text = words(f"{name}\n{description}")
    found = Evidence(text, text.first_from(len(name)), known)
    return _weighed_up(text, found.not_meant, named_by(found), known)


def _weighed_up(
    text: Words, not_meant: Collection[int], named: tuple[Interest, ...], known: Vocabulary
) -> tuple[Interest, ...]:
    by_words = bearings(known)
    # Each once, and always in the same order: sums of fractions depend on it, and a second import
    # must come to the same as the first.
    meant = (stem for place, stem in enumerate(text.stems) if place not in not_meant)
    scores = by_words.scores(dict.fromkeys(meant))
    outright = {interest.code: interest for interest in named}
    for code, interest in outright.items():
        scores[code] += NAMED_OUTRIGHT * interest.weight
    best = nlargest(MOST_TERMS, scores.items(), key=lambda one: one[1])
    top = best[0][1] if best else 1.0
    sure = min(1.0, top / SURE)
    weights = {code: sure * (score / top) ** 2 for code, score in best}
    for code in outright:
        weights[code] = max(weights.get(code, 0.0), NAMED_AT_LEAST)
    kept = _kept(weights, outright)
    return tuple(
        replace(outright[code], weight=weight)
        if code in outright
        else Interest(code, weight, by_words.because(code, text), _GUESS)
        for code, weight in sorted(kept.items(), key=lambda one: -one[1])
    )


def _kept(weights: Mapping[str, float], outright: Collection[str]) -> dict[str, float]:
    """What a listing is about, without mere chance, and as much less as it is about more."""
    kept = {
        code: weight for code, weight in weights.items() if code in outright or weight >= LIGHTEST
    }
    crowd = sum(kept.values()) ** SHARED
    return {code: round(min(1.0, weight / crowd), 3) for code, weight in kept.items()}
