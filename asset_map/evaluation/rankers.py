"""Those who rank listings for a note: ours, and the usual ways to search that we compare with."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asset_map.evaluation.benchmark import Labelled, Note
from asset_map.evaluation.judge import REACH_METRES
from asset_map.evaluation.measures import TOP
from asset_map.interests.nearness import model
from asset_map.settings import PlainError
from asset_map.store.connection import Connection
from asset_map.store.full_text import full_text_ranking

# Reciprocal rank fusion's usual constant (Cormack, Clarke and Büttcher, 2009).
FUSION = 60
# So many of each ranking are fused.
DEEP = 100

# The ids of the listings for a note, best first, from those in reach.
Rank = Callable[[Note, Sequence[Labelled]], list[str]]


@dataclass(frozen=True, slots=True)
class Ranker:
    """A way to rank, and what the table calls it."""

    name: str
    rank: Rank


def bm25(listings: Sequence[Labelled]) -> Rank:
    """BM25 over all words of the listings, stemmed, without the commonest words.

    Raises PlainError where its library is not installed.
    """
    try:
        import bm25s
    except ImportError:
        raise PlainError(
            "this installation",
            "BM25, one of those we compare with, is not installed.",
            "pip install 'asset-map[evaluate]'",
        ) from None
    import Stemmer

    tokens = _Tokens(bm25s.tokenize, Stemmer.Stemmer("english"))
    index = bm25s.BM25()
    index.index(tokens.of([listing.text for listing in listings]), show_progress=False)
    place = {listing.id: number for number, listing in enumerate(listings)}

    def rank(note: Note, reach: Sequence[Labelled]) -> list[str]:
        words = [word for word in tokens.of([note.text])[0] if word in index.vocab_dict]
        if not words:
            return []
        scores = index.get_scores(words)
        return _best(reach, scores[[place[listing.id] for listing in reach]], above=0.0)

    return rank


@dataclass(frozen=True, slots=True)
class _Tokens:
    """How BM25 reads a text."""

    tokenize: Callable[..., Any]
    stemmer: Any

    def of(self, texts: list[str]) -> list[list[str]]:
        """The stemmed words of each text."""
        tokens: list[list[str]] = self.tokenize(
            texts, stopwords="en", stemmer=self.stemmer, return_ids=False, show_progress=False
        )
        return tokens


def meaning(listings: Sequence[Labelled]) -> Rank:
    """wordllama alone: the cosine between the note and all words of a listing."""
    embed = model().embed
    vectors = embed([listing.text for listing in listings], norm=True)
    place = {listing.id: number for number, listing in enumerate(listings)}

    def rank(note: Note, reach: Sequence[Labelled]) -> list[str]:
        said = embed([note.text], norm=True)[0]
        return _best(reach, vectors[[place[listing.id] for listing in reach]] @ said)

    return rank


def fused(*ranks: Rank) -> Rank:
    """Several rankings as one: a listing earns 1 / (60 + its place) from each."""

    def rank(note: Note, reach: Sequence[Labelled]) -> list[str]:
        earned: dict[str, float] = defaultdict(float)
        for one in ranks:
            for number, id in enumerate(one(note, reach)[:DEEP], 1):
                earned[id] += 1 / (FUSION + number)
        return sorted(earned, key=lambda id: -earned[id])

    return rank


def full_text(connection: Connection) -> Rank:
    """PostgreSQL's full-text search for any word of the note; `prepare_full_text` goes before."""

    def rank(note: Note, reach: Sequence[Labelled]) -> list[str]:
        return full_text_ranking(connection, note.text, note.point, REACH_METRES, TOP)

    return rank


def _best(
    reach: Sequence[Labelled], scores: NDArray[np.float32], above: float = -np.inf
) -> list[str]:
    order = np.argsort(-scores, kind="stable")
    return [reach[number].id for number in order if scores[number] > above]
