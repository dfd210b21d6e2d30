"""What each sentence seems to be about: by the words in it, and by its meaning."""

from bisect import bisect_right
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from asset_map.interests.impression import impressions
from asset_map.interests.learned import learned
from asset_map.interests.nearness import embed, nearness
from asset_map.interests.profiles import profiles
from asset_map.interests.sayings import sayings_of
from asset_map.interests.scope import Scope, Stance
from asset_map.interests.speech import Span, Speech
from asset_map.interests.stems import STOP
from asset_map.interests.vocabulary import Vocabulary

# How much nearness in meaning counts beside telling words: chosen on the notes to build on.
NEARNESS_WORTH = 15.0
# A phrase whose sentence scores this little for its term was mostly not meant (one in seven was);
# one that scores this much was nearly always meant (six in seven).
BARELY_BACKED, FULLY_BACKED = -2.0, 32.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence without what is refused, somebody else's, or only a way of speaking."""

    sentence: Span
    written: str
    stems: frozenset[str]


@dataclass(frozen=True, slots=True)
class Meaning:
    """For each stretch and interest a score: the higher, the likelier that it is about it.

    `votes` is the share of each interest in the sayings that a stretch is most like; `usual` says
    which interests have sayings at all. `topics` is each interest's topic, -1 for none; `whole`
    the log odds that each topic is wanted by who says all this, and `adds` what each stretch adds.
    """

    stretches: tuple[Stretch, ...]
    codes: tuple[str, ...]
    scores: NDArray[np.float32]
    votes: NDArray[np.float32]
    usual: NDArray[np.bool_]
    topics: NDArray[np.intp]
    whole: NDArray[np.float32]
    adds: NDArray[np.float32]

    def backing(self, code: str, where: Span) -> float:
        """How well the sentence that this stands in bears a term out, from 0 to 1."""
        place = bisect_right(self.stretches, where.start, key=lambda one: one.sentence.start) - 1
        if place < 0 or not self.stretches[place].sentence.holds(where):
            return 0.0
        if code not in self.codes:
            return 0.5  # a branch has no score of its own
        score = float(self.scores[place, self.codes.index(code)])
        backed = (score - BARELY_BACKED) / (FULLY_BACKED - BARELY_BACKED)
        return min(1.0, max(0.0, backed))


def meaning(speech: Speech, scope: Scope, known: Vocabulary) -> Meaning:
    """Score every sentence for every interest."""
    told = profiles(known)
    examples = sayings_of(known, told.codes)
    left = impressions(known, told.codes)
    there = stretches(speech, scope)
    if not there:
        nothing = np.zeros((0, len(told.codes)), dtype=np.float32)
        return Meaning(
            (), told.codes, nothing, nothing, examples.usual, left.topics, nothing, nothing
        )
    written = [stretch.written for stretch in there]
    stems = [stretch.stems for stretch in there]
    points = embed(written)
    by_words = np.stack([told.scores(one) for one in stems])
    near = nearness(known, told.codes).nearest(points)
    scores = by_words + NEARNESS_WORTH * near + learned(known, told.codes).shares(points, stems)
    votes = examples.votes(points, stems)
    whole, adds = left.of(points, stems)
    return Meaning(there, told.codes, scores, votes, examples.usual, left.topics, whole, adds)


def stretches(speech: Speech, scope: Scope) -> tuple[Stretch, ...]:
    """What is left of each sentence of which anything is."""
    found = (_stretch(speech, scope, sentence) for sentence in speech.sentences)
    return tuple(stretch for stretch in found if stretch is not None)


def _stretch(speech: Speech, scope: Scope, sentence: Span) -> Stretch | None:
    kept = [
        place
        for place in speech.places_in(sentence)
        if speech.words.stems[place] != STOP
        and scope.stance(Span(*speech.words.spans[place])) is Stance.WANTED
    ]
    if not kept:
        return None
    stems = frozenset(speech.words.stems[place] for place in kept)
    written = " ".join(speech.folded[slice(*speech.words.spans[place])] for place in kept)
    return Stretch(sentence, written, stems)
