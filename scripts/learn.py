"""Learns which words speak for which interest, from the phrases and sayings, into learned.npz.

And, with those beside it, what in a note speaks against help with a trouble, into help.npz, what
speaks for a refusal of what is named, into doubts.npz, and what those who speak so want, into
impressions.npz.

`python -m scripts.learn` takes about five minutes. To be done again when many phrases or sayings
have changed: until then the ear works with what was learned before. The same words give nearly the
same weights on another machine.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.learned import NEARNESS_SCALE, squeezed
from asset_map.interests.nearness import embed
from asset_map.interests.sayings import sayings
from asset_map.interests.stems import STOP
from asset_map.interests.vocabulary import vocabulary
from asset_map.interests.words import words
from scripts import learn_doubts, learn_help, learn_impressions

OUT = Path(__file__).parent.parent / "data" / "interests" / "learned.npz"
# How often a text of each list is shown. A saying is most like what will be heard.
SHOWN = {"words": 1.0, "said": 1.0, "hints": 1.0, "listed": 0.5, "trades": 0.5}
SAYING_SHOWN = 5.0
WIDTH, EPOCHS, BATCH, RATE = 64, 16, 512, 3e-3
# So many words of a text are read, and this share of them is hidden at random.
LONGEST, HIDDEN = 24, 0.3
# This share of the texts is shown with another of the same interest, as people say more than one.
PAIRED = 0.5
DECAY = 1e-4

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Lessons:
    """What is learned from: each text's stems (0 is none), its place in meaning, its interest."""

    codes: tuple[str, ...]
    stems: tuple[str, ...]
    read: NDArray[np.int32]
    points: Floats
    about: NDArray[np.intp]
    shown: NDArray[np.float64]


def lessons() -> Lessons:
    """Every phrase and saying of the vocabulary."""
    known = vocabulary()
    codes = tuple(code for code, term in known.terms.items() if term.broader)
    texts: list[tuple[int, str, float]] = []
    for number, code in enumerate(codes):
        term = known.terms[code]
        texts.append((number, term.label.lower(), 1.0))
        texts += [
            (number, phrase, worth)
            for kept, worth in SHOWN.items()
            for phrase in getattr(term, kept)
        ]
        texts += [(number, one.lower(), SAYING_SHOWN) for one in sayings().get(code, ())]
    found = [[stem for stem in words(text).stems if stem != STOP] for _, text, _ in texts]
    stems = tuple(sorted({stem for one in found for stem in one}))
    place = {stem: number for number, stem in enumerate(stems, 1)}
    read = np.zeros((len(texts), LONGEST), dtype=np.int32)
    for row, one in zip(read, found, strict=True):
        row[: len(one)] = [place[stem] for stem in one][:LONGEST]
    shown = np.array([worth for *_, worth in texts])
    about = np.array([number for number, *_ in texts])
    return Lessons(codes, stems, read, embed([t for _, t, _ in texts]), about, shown / shown.sum())


class Learner:
    """A vector for each stem and their sum, beside the place in meaning, to a share for each."""

    def __init__(self, given: Lessons) -> None:
        self.given = given
        self.random = np.random.default_rng(0)
        few, many = len(given.codes), len(given.stems) + 1
        self.weights: list[Floats] = [
            self.random.normal(0, 0.05, (many, WIDTH)).astype(np.float32),
            self.random.normal(0, 0.05, (WIDTH, few)).astype(np.float32),
            np.zeros((given.points.shape[1], few), dtype=np.float32),
            np.zeros(few, dtype=np.float32),
        ]
        self.weights[0][0] = 0
        self._first = [np.zeros_like(one) for one in self.weights]
        self._second = [np.zeros_like(one) for one in self.weights]
        order = np.argsort(given.about, kind="stable")
        self._of = np.split(order, np.cumsum(np.bincount(given.about, minlength=few))[:-1])

    def learn(self) -> None:
        """Adam (Kingma and Ba, 2015), slower and slower."""
        steps = EPOCHS * len(self.given.about) // BATCH
        for step in range(steps):
            slopes = self._slopes(*self._batch())
            rate = RATE * min(1.0, (step + 1) / 50) * (1 - step / steps)
            for one, first, second, slope in zip(
                self.weights, self._first, self._second, slopes, strict=True
            ):
                first += 0.1 * (slope - first)
                second += 0.001 * (slope * slope - second)
                much = np.sqrt(second / (1 - 0.999 ** (step + 1))) + 1e-7
                one -= rate * (first / (1 - 0.9 ** (step + 1)) / much + DECAY * one)

    def _batch(self) -> tuple[NDArray[np.int32], Floats, NDArray[np.intp]]:
        given, random = self.given, self.random
        chosen = random.choice(len(given.about), BATCH, p=given.shown)
        about = given.about[chosen]
        other = np.array([self._of[one][random.integers(len(self._of[one]))] for one in about])
        paired = (random.random(BATCH) < PAIRED)[:, None]
        read = np.concatenate([given.read[chosen], np.where(paired, given.read[other], 0)], axis=1)
        points = given.points[chosen] + paired * given.points[other]
        points = points / np.linalg.norm(points, axis=1, keepdims=True)
        read = np.where(random.random(read.shape) < HIDDEN, 0, read)
        return read, points.astype(np.float32), about

    def _slopes(
        self, read: NDArray[np.int32], points: Floats, about: NDArray[np.intp]
    ) -> list[Floats]:
        by_stem, to_terms, by_point, usual = self.weights
        summed = by_stem[read].sum(axis=1)
        points = NEARNESS_SCALE * points
        said = summed @ to_terms + points @ by_point + usual
        wrong = np.exp(said - said.max(axis=1, keepdims=True))
        wrong /= wrong.sum(axis=1, keepdims=True)
        wrong[np.arange(len(about)), about] -= 1
        wrong /= len(about)
        for_stems = np.zeros_like(by_stem)
        np.add.at(for_stems, read.ravel(), np.repeat(wrong @ to_terms.T, read.shape[1], axis=0))
        for_stems[0] = 0
        return [for_stems, summed.T @ wrong, points.T @ wrong, wrong.sum(axis=0)]


def main() -> None:
    """Learn, and write what was learned: which words speak for what, and what speaks for help."""
    learner = Learner(lessons())
    learner.learn()
    by_stem, to_terms, by_point, usual = learner.weights
    np.savez_compressed(
        OUT,
        codes=np.array(learner.given.codes),
        stems=np.array(learner.given.stems),
        usual=usual.astype(np.float16),
        **squeezed("by_stem", by_stem[1:]),
        **squeezed("to_terms", to_terms),
        **squeezed("by_point", by_point),
    )
    learn_help.main()
    learn_doubts.main()
    learn_impressions.main()


if __name__ == "__main__":
    main()
