"""How near in meaning a sentence is to each interest: embeddings over what people say of it.

The model is wordllama's, which comes inside its package: nothing is fetched.
"""

import logging
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.vocabulary import Vocabulary

# Numbers that the model gives a text.
DIMENSIONS = 256
# In so many directions phrases differ enough to be told apart. In the others they hardly do, and
# each costs every note its share of the most that hearing it takes.
DIRECTIONS = 192


class Nearness:
    """The interests' phrases as points, for sentences to be near to."""

    def __init__(self, known: Vocabulary, codes: tuple[str, ...]) -> None:
        phrases: list[str] = []
        begins: list[int] = []
        for code in codes:
            term = known.terms[code]
            begins.append(len(phrases))
            phrases += dict.fromkeys((term.label.lower(), *term.said))
        points = embed(phrases)
        self._begins = np.array(begins)
        middles = np.add.reduceat(points, self._begins)
        self._middles = middles / np.linalg.norm(middles, axis=1, keepdims=True)
        _, directions = np.linalg.eigh(points.T @ points)  # those that say most come last
        self._directions = np.ascontiguousarray(directions[:, -DIRECTIONS:])
        # Lying as they are multiplied: otherwise all 15 MB are turned for each note.
        self._points = np.ascontiguousarray((points @ self._directions).T)

    def nearest(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """For each sentence and interest: the cosine to its nearest phrase, plus to its middle."""
        there = points @ self._directions
        to_phrases = np.maximum.reduceat(there @ self._points, self._begins, axis=1)
        return np.asarray(to_phrases + points @ self._middles.T, dtype=np.float32)


@lru_cache(maxsize=1)
def model() -> Any:
    """The embedding model, loaded once, from the package it comes in."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    import wordllama

    # importing it sets up the whole process's logging, which is not its to do
    root.handlers[:] = handlers
    root.setLevel(level)
    home = Path(wordllama.__file__).parent
    loaded = wordllama.WordLlama.load(cache_dir=home, disable_download=True)
    # the tokenizer would remember the sentences it reads; what people say must not stay
    pieces = loaded.tokenizer.model
    pieces._resize_cache(0)
    loaded.tokenizer.model = pieces
    return loaded


def plain_words() -> frozenset[str]:
    """Common English words: those that the model knows whole."""
    pieces = model().tokenizer.get_vocab()
    return frozenset(
        piece[1:].lower()
        for piece in pieces
        if piece[0] == "\u2581" and len(piece) > 3 and piece[1:].isascii() and piece[1:].isalpha()
    )


def embed(texts: Sequence[str]) -> NDArray[np.float32]:
    """The texts as points: what is near in meaning is near."""
    if not texts:
        return np.zeros((0, DIMENSIONS), dtype=np.float32)
    return np.asarray(model().embed(list(texts), norm=True), dtype=np.float32)


@lru_cache(maxsize=2)
def nearness(known: Vocabulary, codes: tuple[str, ...]) -> Nearness:
    """The nearness of a vocabulary's interests, made once."""
    return Nearness(known, codes)
