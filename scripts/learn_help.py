"""Learns from invented notes what speaks against help with a trouble, into help.npz.

A logistic regression over the signs of each note, held back from trusting any one of them.
"""

from collections import Counter
from pathlib import Path

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from asset_map.interests.ear import ear
from asset_map.interests.help_signs import HelpSigns
from asset_map.interests.help_wanted import help_notes
from asset_map.interests.opinions import judged_spans
from asset_map.interests.phrases import Kept
from asset_map.interests.sayings import sayings
from asset_map.interests.scope import scope
from asset_map.interests.speech import Span
from asset_map.interests.troubles import is_trouble
from asset_map.interests.vocabulary import vocabulary

OUT = Path(__file__).parent.parent / "data" / "interests" / "help.npz"
# The lists of phrases that tell of a trouble.
TOLD_BY = (Kept.WORDS, Kept.SAID)
# A sign in fewer notes than this says nothing of others.
LEAST_NOTES = 2
# How dear a weight is: as if so many notes had said the contrary.
HELD_BACK = 20.0


def signs_of(note: str) -> frozenset[str]:
    """The signs in a note whose trouble stands in square brackets."""
    before, told, after = note.replace("]", "[").split("[")
    known = vocabulary()
    heard = ear(known).hear(before + told + after)
    hits = ear(known).hits(heard)
    scoped = scope(heard, judged_spans(heard, hits, known))
    where = Span(len(before), len(before) + len(told))
    return HelpSigns(heard, scoped, hits, known).about(where)


def signs_of_sayings() -> list[frozenset[str]]:
    """The signs in sayings that tell of a trouble by name: help with it is wanted."""
    known = vocabulary()
    found = []
    for code, lines in sayings().items():
        for line in lines if is_trouble(known.terms[code]) else ():
            heard = ear(known).hear(line)
            hits = ear(known).hits(heard)
            told = [
                hit for hit in hits if hit.kept in TOLD_BY and is_trouble(known.terms[hit.code])
            ]
            if told:
                scoped = scope(heard, judged_spans(heard, hits, known))
                signs = HelpSigns(heard, scoped, hits, known)
                found.append(signs.about(heard.where(told[0])))
    return found


def learn_help(wanted: list[frozenset[str]], unwanted: list[frozenset[str]]) -> dict[str, float]:
    """What each sign adds to the log odds that help is not wanted; under "" what every note has."""
    notes = [*wanted, *unwanted]
    met = Counter(sign for signs in notes for sign in signs)
    names = sorted(sign for sign, count in met.items() if count >= LEAST_NOTES)
    place = {sign: number for number, sign in enumerate(names)}
    cells = [
        (row, place[sign])
        for row, signs in enumerate(notes)
        for sign in signs & met.keys()
        if sign in place
    ]
    rows, columns = np.array(cells).T
    has = csr_matrix((np.ones(len(cells)), (rows, columns)), (len(notes), len(names)))
    is_unwanted = np.repeat([0.0, 1.0], [len(wanted), len(unwanted)])

    def cost(weights: np.ndarray) -> tuple[float, np.ndarray]:
        odds = has @ weights[:-1] + weights[-1]
        wrong = 1 / (1 + np.exp(-odds)) - is_unwanted
        loss = (np.logaddexp(0, odds) - is_unwanted * odds).sum()
        dear = HELD_BACK * weights[:-1]
        return loss + dear @ weights[:-1] / 2, np.append(has.T @ wrong + dear, wrong.sum())

    found = minimize(cost, np.zeros(len(names) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip([*names, ""], found.tolist(), strict=True))


def main() -> None:
    """Learn from all notes, and write what was learned."""
    notes = help_notes()
    wanted = [signs_of(note) for note in notes["wanted"]] + signs_of_sayings()
    learned = learn_help(wanted, [signs_of(note) for note in notes["unwanted"]])
    usual = learned.pop("")
    scale = max(map(abs, learned.values())) / 127
    small = {sign: round(weight / scale) for sign, weight in learned.items()}
    kept = {sign: weight for sign, weight in small.items() if weight}
    np.savez_compressed(
        OUT,
        signs=np.array(list(kept)),
        weights=np.array(list(kept.values()), dtype=np.int8),
        scale=scale,
        usual=usual,
    )


if __name__ == "__main__":
    main()
