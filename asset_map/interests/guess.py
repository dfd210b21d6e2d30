"""Guesses what was meant where no phrase of the vocabulary says it."""

from collections.abc import Sequence

import numpy as np

from asset_map.interests.meaning import Meaning
from asset_map.interests.speech import Span, Speech
from asset_map.interests.tally import Tally

# Below this a guess is nearly always wrong; where phrases were heard, it takes more.
LEAST = 12.0
LEAST_BESIDE_PHRASES = 16.0
# So many guesses a sentence at most, and so many for a whole conversation.
A_SENTENCE, IN_ALL = 3, 8
# A second guess for the same sentence is right half as often.
SECOND = 0.6
# A sentence of the clinic's or of constraints tells less of what anyone loves.
ASIDE = 0.7
# Weights of guesses, from the least likely to a score at which more makes no difference.
LIGHTEST, HEAVIEST, SURE = 0.2, 0.7, 30.0


def guess(speech: Speech, meaning: Meaning, needs: Sequence[Span], interests: Tally) -> None:
    """Add to the interests the likeliest that no phrase gave away.

    `needs` are where the constraints stand.
    """
    least = LEAST_BESIDE_PHRASES if interests.codes else LEAST
    found: list[tuple[float, str, str, int]] = []
    for stretch, row in zip(meaning.stretches, meaning.scores, strict=True):
        written = speech.words.text[stretch.sentence.start : stretch.sentence.end].strip(" .\n")
        for rank, place in enumerate(np.argsort(-row)[:A_SENTENCE]):
            if row[place] >= least:
                code = meaning.codes[place]
                weight = _weight(float(row[place])) * (SECOND if rank else 1.0)
                if stretch.for_the_record or any(map(stretch.sentence.holds, needs)):
                    weight *= ASIDE
                found.append((weight, code, written, stretch.sentence.start))
    new = [one for one in sorted(found, reverse=True) if one[1] not in interests.codes]
    for weight, code, written, place in new[:IN_ALL]:
        interests.guess(code, weight, written, place)


def _weight(score: float) -> float:
    sure = min(1.0, max(0.0, (score - LEAST) / (SURE - LEAST)))
    return LIGHTEST + (HEAVIEST - LIGHTEST) * sure
