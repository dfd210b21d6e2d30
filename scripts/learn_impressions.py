"""Learns from labelled notes what those who speak so want, into impressions.npz."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
from scipy.sparse import csr_matrix, hstack

from asset_map.interests.doubts import second_thoughts
from asset_map.interests.ear import ear
from asset_map.interests.gifts import Offering
from asset_map.interests.impression import POINTS_WORTH, worth_of_each
from asset_map.interests.learned import squeezed
from asset_map.interests.meaning import Stretch, stretches
from asset_map.interests.nearness import embed
from asset_map.interests.opinions import judged_spans
from asset_map.interests.sayings import sayings
from asset_map.interests.scope import scope
from asset_map.interests.topics import topics
from asset_map.interests.vocabulary import vocabulary
from scripts.labelled_notes import INTERESTS, labelled_notes
from scripts.regressions import regressions

OUT = INTERESTS / "impressions.npz"
# How dear a weight is: as if so many notes had said the contrary.
HELD_BACK = 1.0
# A word of one note alone says nothing of others.
LEAST_NOTES = 2
# Enough for the odds to hardly move any more.
STEPS = 200
# How much a saying counts beside a note, and a phrase, which says the same plainly.
SAYING_WORTH, PHRASE_WORTH = 0.5, 0.1


class Lesson(NamedTuple):
    """A text, the topics that are wanted by who says it, and how much it counts."""

    text: str
    wanted: frozenset[str]
    worth: float


def heard(text: str) -> tuple[Stretch, ...]:
    """A note's sentences, as they are heard, without what is refused."""
    known = vocabulary()
    speech = ear(known).hear(text)
    hits = ear(known).hits(speech)
    ruled = scope(speech, judged_spans(speech, hits, known))
    return stretches(speech, second_thoughts(speech, hits, ruled, Offering(speech), known))


def lessons() -> Iterator[Lesson]:
    """The labelled notes, and what people say of one interest in a sentence or in a few words."""
    known, of = vocabulary(), topics()
    for note in labelled_notes():
        yield Lesson(note["text"], frozenset(note["expected"]), 1.0)
    for code, lines in sayings().items():
        yield from (Lesson(line, frozenset(of.get(code, ())), SAYING_WORTH) for line in lines)
    for code, term in known.terms.items():
        for phrase in dict.fromkeys((*term.said, *term.words)):
            yield Lesson(phrase, frozenset(of.get(code, ())), PHRASE_WORTH)


def learn(given: Iterable[Lesson]) -> dict[str, Any]:
    """What is kept of what they teach."""
    topic_of = {code: theirs[0] for code, theirs in topics().items() if theirs}
    all_topics = sorted(set(topic_of.values()))
    told = [(lesson, there) for lesson in given if (there := heard(lesson.text))]
    bags = [frozenset().union(*(one.stems for one in there)) for _, there in told]
    met = Counter(stem for bag in bags for stem in bag)
    stems = sorted(stem for stem, count in met.items() if count >= LEAST_NOTES)
    wanted = np.array([[topic in lesson.wanted for topic in all_topics] for lesson, _ in told])
    points = np.stack([embed([one.written for one in there]).mean(axis=0) for _, there in told])
    said = hstack([_worths(bags, stems), csr_matrix(POINTS_WORTH * points)]).tocsr()
    worth = np.array([lesson.worth for lesson, _ in told])
    weights, usual = regressions(said, wanted.astype(float), worth, HELD_BACK, STEPS)
    numbers = [all_topics.index(topic) for topic in topic_of.values()]
    return {
        "topics": np.array(all_topics),
        "codes": np.array(list(topic_of)),
        "topic_of": np.array(numbers, dtype=np.int16),
        "stems": np.array(stems),
        "usual": usual.astype(np.float32),
        **squeezed("by_stem", weights[: len(stems)]),
        **squeezed("by_point", weights[len(stems) :]),
    }


def _worths(bags: Sequence[frozenset[str]], stems: Sequence[str]) -> csr_matrix:
    place = {stem: number for number, stem in enumerate(stems)}
    rows, columns, worths = [], [], []
    for row, bag in enumerate(bags):
        known = [place[stem] for stem in bag if stem in place]
        rows += [row] * len(known)
        columns += known
        worths += [worth_of_each(len(known))] * len(known)
    return csr_matrix((worths, (rows, columns)), (len(bags), len(stems)))


def main() -> None:
    """Learn from all notes, and write what was learned."""
    np.savez_compressed(OUT, **learn(lessons()))


if __name__ == "__main__":
    main()
