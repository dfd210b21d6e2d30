"""Reads listings: what their phrases name, and what all their words together make likely."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.bearing import Bearings, bearings
from asset_map.interests.classify import named_by
from asset_map.interests.evidence import Evidence
from asset_map.interests.hire import leaning
from asset_map.interests.overrides import Override
from asset_map.interests.vocabulary import Vocabulary, vocabulary
from asset_map.interests.words import words
from asset_map.model.listing import GivenBy, Interest, Kind

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
# Listings are weighed together, as many as have so many words: enough for numpy to pay, and some
# megabytes at most.
WEIGHED_WORDS = 8_000

_GUESS = GivenBy.GUESS


class _Found(NamedTuple):
    """What was found in a listing: the words that bear on anything, what phrases name, its kind.

    `only` are the interests that may be guessed; None where any may. From a bare name those are
    what it hints at, more than one of its words bears on, or its kind speaks for: a word that goes
    with an interest tells nothing where a shop is called Robinson's.
    """

    numbers: list[int]
    named: tuple[Interest, ...]
    kind: Kind | None
    only: Collection[str] | None


def read_listing(
    name: str, description: str, kind: Kind | None = None, known: Vocabulary | None = None
) -> tuple[Interest, ...]:
    """What a listing is about, main first. What no phrase names is given by GUESS.

    `kind` is what its source says that it is; None where it does not say. Guesses help to rank what
    suits a conversation; they are not shown as what a listing is about.
    """
    return next(read_listings([(name, description, kind)], known))


def read_listings(
    texts: Iterable[tuple[str, str, Kind | None]],
    known: Vocabulary | None = None,
    overrides: Sequence[Override] = (),
) -> Iterator[tuple[Interest, ...]]:
    """The same for many listings, each a name, a description and a kind, in their order.

    An officer's rulings decide what their phrases mean.
    """
    known = known or vocabulary()
    by_words, by_kind = bearings(known), _leanings(known)
    waiting: list[_Found] = []
    words_waiting = 0
    for name, description, kind in texts:
        found = _found(name, description, kind, known, by_words, overrides)
        waiting.append(found)
        # A listing without words takes a row of numbers, too.
        words_waiting += len(found.numbers) + 1
        if words_waiting > WEIGHED_WORDS:
            yield from _weighed_up(waiting, by_words, by_kind)
            waiting, words_waiting = [], 0
    yield from _weighed_up(waiting, by_words, by_kind)


@lru_cache(maxsize=2)
def _leanings(known: Vocabulary) -> dict[Kind, NDArray[np.float64]]:
    """What each kind that says something says of what a listing is about, made once."""
    leans = {kind: leaning(kind, bearings(known).codes, known) for kind in Kind}
    return {kind: row for kind, row in leans.items() if row.any()}


@lru_cache(maxsize=16)
def _leant_to(kind: Kind | None, known: Vocabulary) -> frozenset[str]:
    """What a kind speaks for."""
    row = None if kind is None else _leanings(known).get(kind)
    codes = bearings(known).codes
    return frozenset() if row is None else frozenset(codes[n] for n in np.flatnonzero(row > 0))


def _found(
    name: str,
    description: str,
    kind: Kind | None,
    known: Vocabulary,
    by_words: Bearings,
    overrides: Sequence[Override],
) -> _Found:
    text = words(f"{name}\n{description}")
    found = Evidence(text, text.first_from(len(name)), known)
    found.rule(overrides)
    named = named_by(found)
    meant: Sequence[str] = text.stems
    if found.not_meant:
        meant = [stem for place, stem in enumerate(meant) if place not in found.not_meant]
    numbers = by_words.numbers(dict.fromkeys(meant))
    if named and found.only_hinted:
        told = bool(description.strip())
        named = tuple(_borne_out(named, numbers, found, by_words)) if told else ()
    if description.strip():
        return _Found(numbers, named, kind, None)
    borne = by_words.borne_by_several(numbers) | _leant_to(kind, known)
    return _Found(numbers, named, kind, {*found.hinted, *(one.code for one in named), *borne})


def _borne_out(
    named: Iterable[Interest], numbers: list[int], found: Evidence, by_words: Bearings
) -> Iterator[Interest]:
    """Of what a name hints at, what all words bear on most, and not the hint alone.

    "Chapter and Worse", of murders over Merlot, reads. "Peel Doctors" neither cook nor paper.
    """
    for one in named:
        hints = {place for _, *span in found.hinted[one.code] for place in range(*span)}
        others = set(by_words.numbers(found.text.stems[place] for place in hints))
        rest = [number for number in numbers if number not in others]
        all_words, besides = by_words.scores([numbers, rest])
        place = by_words.place_of[one.code]
        if besides[place] > 0 and all_words.argmax() == place:
            yield one


def _weighed_up(
    all_found: Sequence[_Found], by_words: Bearings, by_kind: Mapping[Kind, NDArray[np.float64]]
) -> Iterator[tuple[Interest, ...]]:
    scores = by_words.scores([found.numbers for found in all_found])
    named = [(row, one) for row, found in enumerate(all_found) for one in found.named]
    where = [row for row, _ in named], [by_words.place_of[one.code] for _, one in named]
    scores[where] += [NAMED_OUTRIGHT * one.weight for _, one in named]
    for kind, leans in by_kind.items():
        rows = [row for row, found in enumerate(all_found) if found.kind is kind]
        # What no word bears on stays at nothing, whatever the kind.
        scores[rows] = np.maximum(scores[rows] + leans * (scores[rows] > 0), 0.0)
    places, best = _best(scores)
    top = np.where(best[:, :1] > 0, best[:, :1], 1.0)
    weights = np.minimum(1.0, top / SURE) * (best / top) ** 2
    codes = by_words.codes
    for found, theirs, weighed in zip(all_found, places.tolist(), weights.tolist(), strict=True):
        weights_of = {codes[place]: weight for place, weight in zip(theirs, weighed, strict=True)}
        if found.only is not None:
            weights_of = {code: weights_of[code] for code in weights_of if code in found.only}
        yield _kept(found.named, weights_of)


def _best(scores: NDArray[np.float64]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The places and the scores of each row's best, the best first. Empties their cells."""
    rows = np.arange(len(scores))
    places = np.empty((len(scores), min(MOST_TERMS, scores.shape[1])), dtype=np.intp)
    best = np.empty(places.shape)
    for rank in range(places.shape[1]):
        places[:, rank] = there = scores.argmax(axis=1)
        best[:, rank] = scores[rows, there]
        scores[rows, there] = 0.0
    return places, best


def _kept(named: tuple[Interest, ...], weights: dict[str, float]) -> tuple[Interest, ...]:
    """What a listing is about, without mere chance, and as much less as it is about more."""
    outright = {interest.code: interest for interest in named}
    for code in outright:
        weights[code] = max(weights.get(code, 0.0), NAMED_AT_LEAST)
    kept = [(w, code) for code, w in weights.items() if w >= LIGHTEST or code in outright]
    # What little one word says is not made more of because nothing else is said.
    crowd = max(1.0, sum([weight for weight, _ in kept])) ** SHARED
    about = [
        _named(outright[code], round(min(1.0, weight / crowd), 3))
        if code in outright
        else _guess(code, round(min(1.0, weight / crowd), 3))
        for weight, code in kept
    ]
    return tuple(sorted(about, key=_lightness))


def _lightness(interest: Interest) -> float:
    return -interest.weight


def _named(interest: Interest, weight: float) -> Interest:
    return Interest(interest.code, weight, interest.because, interest.given_by)


@lru_cache(maxsize=16_384)
def _guess(code: str, weight: float) -> Interest:
    return Interest(code, weight, given_by=_GUESS)
