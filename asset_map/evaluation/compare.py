"""The comparison: every ranker on every note of the benchmark, scored and timed."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import fmean
from time import perf_counter

from asset_map.evaluation.benchmark import Benchmark, Note
from asset_map.evaluation.judge import Judge
from asset_map.evaluation.measures import Scores, mean_scores
from asset_map.evaluation.ours import ours
from asset_map.evaluation.rankers import Ranker, bm25, full_text, fused, meaning
from asset_map.evaluation.take_on import take_on
from asset_map.settings import Settings
from asset_map.store.connection import Connection, engine
from asset_map.store.full_text import prepare_full_text
from asset_map.store.scratch import scratch_store

OURS = "ours"
EVERYTHING = "ours, everything in reach"
# What is read or prepared once is no note's to pay for: so many are answered before the clock runs.
WARMING = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What a ranker gave for a note, and how good it is."""

    note: Note
    ranking: tuple[str, ...]
    scores: Scores
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """One ranker's answers to all notes."""

    name: str
    answers: tuple[Answer, ...]

    @property
    def scores(self) -> Scores:
        """Each measure's average."""
        return mean_scores([answer.scores for answer in self.answers])

    @property
    def milliseconds(self) -> float:
        """What a note takes on average."""
        return fmean(answer.milliseconds for answer in self.answers)


def compare(
    settings: Settings, benchmark: Benchmark, *, baselines: bool = True, everything: bool = False
) -> list[Result]:
    """Every ranker's result, ours first, on a scratch store. Raises PlainError.

    `everything` adds ours with all in reach weighed: what cutting the candidates costs.
    """
    with _filled(settings, benchmark) as connection:
        rankers = [Ranker(OURS, ours(connection))]
        if everything:
            rankers.append(Ranker(EVERYTHING, ours(connection, len(benchmark.listings))))
        if baselines:
            rankers += _baselines(connection, benchmark)
        judge = Judge(benchmark.listings)
        return [_result(ranker, benchmark.notes, judge) for ranker in rankers]


@contextmanager
def _filled(settings: Settings, benchmark: Benchmark) -> Iterator[Connection]:
    with scratch_store(settings) as scratch:
        opened = engine(scratch, "owner")
        try:
            take_on(opened, benchmark.listings)
            with opened.connect() as connection:
                yield connection
        finally:
            opened.dispose()


def _baselines(connection: Connection, benchmark: Benchmark) -> list[Ranker]:
    prepare_full_text(connection)
    by_words, by_meaning = bm25(benchmark.listings), meaning(benchmark.listings)
    return [
        Ranker("BM25 + wordllama", fused(by_words, by_meaning)),
        Ranker("BM25", by_words),
        Ranker("wordllama", by_meaning),
        Ranker("PostgreSQL full text", full_text(connection)),
    ]


def _result(ranker: Ranker, notes: Sequence[Note], judge: Judge) -> Result:
    for note in notes[:WARMING]:
        ranker.rank(note, judge.in_reach(note.point))
    return Result(ranker.name, tuple(_answer(ranker, note, judge) for note in notes))


def _answer(ranker: Ranker, note: Note, judge: Judge) -> Answer:
    reach = judge.in_reach(note.point)
    began = perf_counter()
    ranking = ranker.rank(note, reach)
    milliseconds = (perf_counter() - began) * 1000
    return Answer(note, tuple(ranking), judge.scores(note, ranking), milliseconds)
