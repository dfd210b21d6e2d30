"""A logistic regression over the signs of notes, held back from trusting any one of them."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from scripts.regressions import regressions

Signs = frozenset[str]

# A sign in fewer notes than this says nothing of others.
LEAST_NOTES = 2


def learn_signs(
    notes: Sequence[tuple[bool, Signs]], held_back: float, worth: Sequence[float] = ()
) -> dict[str, float]:
    """What each sign adds to the log odds that a note is one that is `True`; under "" what all do.

    `held_back` says how dear a weight is: as if so many notes had said the contrary. `worth` is
    how much each note counts, 1 where it is not given.
    """
    met = Counter(sign for _, signs in notes for sign in signs)
    names = sorted(sign for sign, count in met.items() if count >= LEAST_NOTES)
    place = {sign: number for number, sign in enumerate(names)}
    cells = [
        (row, place[sign])
        for row, (_, signs) in enumerate(notes)
        for sign in signs
        if sign in place
    ]
    rows, columns = np.array(cells).T
    has = csr_matrix((np.ones(len(cells)), (rows, columns)), (len(notes), len(names)))
    is_true = np.array([[answer] for answer, _ in notes], dtype=float)
    counts = np.array(worth) if len(worth) else np.ones(len(notes))
    weights, usual = regressions(has, is_true, counts, held_back)
    return dict(zip([*names, ""], [*weights[:, 0].tolist(), float(usual[0])], strict=True))


def save_signs(path: Path, learned: dict[str, float]) -> None:
    """Keep what was learned, a byte for each sign that says anything."""
    weights = {sign: weight for sign, weight in learned.items() if sign}
    scale = max(map(abs, weights.values())) / 127
    small = {sign: round(weight / scale) for sign, weight in weights.items()}
    kept = {sign: weight for sign, weight in small.items() if weight}
    np.savez_compressed(
        path,
        signs=np.array(list(kept)),
        weights=np.array(list(kept.values()), dtype=np.int8),
        scale=scale,
        usual=learned[""],
    )
