"""How likely each interest was meant: by phrases that name it, and by what sentences are about.

A logistic regression over few features, fitted on labelled notes: those to build on, the published
ones, and two hundred more for which no phrase was written; fitted on four fifths it does as well on
the rest. How much it matters how something was said was set by hand, where a fit cannot tell. The
impression that the whole leaves may be right where all that is wrong.
"""

from collections.abc import Collection, Mapping

import numpy as np
from numpy.typing import NDArray

from asset_map.interests import tender
from asset_map.interests.meaning import Meaning
from asset_map.interests.speech import Span, Speech
from asset_map.interests.tally import Tally
from asset_map.interests.vocabulary import Vocabulary

# The log odds that something is meant of which nothing speaks.
NOTHING_SAID = -4.79
# A phrase that names it, and as much more the plainer and the dearer it was said.
NAMED, HOW_NAMED = 3.08, 2.2
# Where no phrase does: each point of the sentence that is most about it.
ABOUT_IT = 0.118
# Another sentence that is about it too, named or not.
AND_ANOTHER = 0.056
# How much of what the sentence could be about falls to it, of all interests.
ITS_SHARE = 0.41
# What more points say: four of them make it nearly three times as likely as the next.
POINTS_APART = 4.0
# Where others are likelier in the whole conversation.
BEHIND_IN_ALL = -0.5
# In many sentences more is mentioned in passing: for each e times as many.
LENGTH = -0.5
# An interest that people come with often enough for sayings to have been written of it; and when
# all the sayings that a sentence is most like are of it.
USUAL, LIKE_SAYINGS = 1.13, 1.68

# An impression is of a topic: of its interests the likeliest has all of it, each other this share.
BESIDE_THE_LIKELIEST = 0.15

# A guess that is less likely than this does more harm than good.
LEAST = 0.08
# What was named plainly, worth so much, was meant at least to this part of that, whatever else its
# sentence is about: "autistic, mad about trains and Lego" is about Lego, too.
PLAINLY, NAMED_AT_LEAST = 0.6, 0.4
# What a refusal leaves of its sentence is about nothing.
LEFT_OVER = frozenset(["and", "but", "for", "he", "i", "no", "not", "or", "she", "they", "we"])
# A sentence of so few words that tells of a trouble tells of nothing else: "Widowed in March".
HARDLY_MORE = 4
# Guesses fill up what phrases named to so many interests; a few are made beside any number.
IN_ALL, AT_LEAST = 10, 2


def guess(
    speech: Speech,
    meaning: Meaning,
    known: Vocabulary,
    interests: Tally,
    without: Collection[str],
    told_only: Collection[Span] = (),
) -> None:
    """Weigh what was named by how likely it was meant, and add the likeliest that was not.

    Nothing of what is `without` is guessed, and nothing from a short sentence that only tells of
    a trouble, `told_only`.
    """
    if not meaning.stretches:
        return
    said = interests.weights()
    likely = likelihoods(meaning, said)
    interests.settle(
        {
            code: max(float(one), NAMED_AT_LEAST * said[code] if said[code] >= PLAINLY else 0.0)
            for code, one in zip(meaning.codes, likely, strict=True)
            if code in said
        }
    )
    left = max(IN_ALL - len(said), AT_LEAST)
    for place in np.argsort(-likely, kind="stable"):
        code = meaning.codes[place]
        if likely[place] < LEAST or left == 0:
            return
        if likely[place] < tender.least(known.terms[code]):
            continue
        stretch = meaning.stretches[_told_in(meaning, int(place))]
        sentence = stretch.sentence
        if stretch.stems <= LEFT_OVER or (
            len(stretch.stems) <= HARDLY_MORE and any(sentence.holds(one) for one in told_only)
        ):
            continue
        if code not in said and code not in without:
            written = speech.words.text[sentence.start : sentence.end].strip(" .\n")
            interests.guess(code, float(likely[place]), written, sentence.start)
            left -= 1


def _told_in(meaning: Meaning, place: int) -> int:
    """The stretch that speaks most for an interest."""
    says, topic = ABOUT_IT * meaning.scores[:, place], meaning.topics[place]
    if topic >= 0:
        says = says + meaning.adds[:, topic]
    return int(says.argmax())


def likelihoods(meaning: Meaning, said: Mapping[str, float]) -> NDArray[np.float64]:
    """For each interest how likely it was meant, from the scores of each sentence for each."""
    scores, codes = meaning.scores, meaning.codes
    weights = np.array([said.get(code, 0.0) for code in codes])
    ordered = np.sort(scores, axis=0)
    best, second = ordered[-1], ordered[-2] if len(scores) > 1 else 0.0 * ordered[-1]
    behind_in_all = np.empty(len(codes))
    behind_in_all[np.argsort(-best, kind="stable")] = np.arange(len(codes))
    odds = NOTHING_SAID + np.where(weights > 0, NAMED + HOW_NAMED * weights, ABOUT_IT * best)
    odds += AND_ANOTHER * np.maximum(second, 0) + ITS_SHARE * _shares(scores).max(axis=0)
    odds += BEHIND_IN_ALL * np.log1p(behind_in_all) + LENGTH * np.log(len(scores))
    odds += USUAL * meaning.usual + LIKE_SAYINGS * meaning.votes.max(axis=0)
    likely = 1 / (1 + np.exp(-odds))
    return _with_impression(likely, meaning)


def _with_impression(likely: NDArray[np.float64], meaning: Meaning) -> NDArray[np.float64]:
    """The same where the impression of the whole may be right instead: mostly of the likeliest."""
    of_one = np.flatnonzero(meaning.topics >= 0)
    topics, alone = meaning.topics[of_one], likely[of_one]
    likeliest = np.zeros(len(meaning.whole))
    np.maximum.at(likeliest, topics, alone)
    wanted = (1 / (1 + np.exp(-meaning.whole)))[topics]
    wanted *= np.where(alone == likeliest[topics], 1.0, BESIDE_THE_LIKELIEST)
    both = likely.copy()
    both[of_one] = alone + wanted * (1 - alone)
    return both


def _shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """In each row the share of each: together 1."""
    shares = np.exp((scores - scores.max(axis=1, keepdims=True)) / POINTS_APART)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))
