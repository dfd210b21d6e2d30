"""How good a ranking is for one person: nDCG, recall, coverage, violations, gifts. Pure arithmetic.

Every measure looks at the ten best and takes what is in reach as all there is. None means that
the measure says nothing about this person: there is nothing in reach that they could be given.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

# People read the first screen.
TOP = 10


def gain(grade: int) -> int:
    """What a listing of this grade is worth: 7, 3, 1 for the grades 3, 2, 1, and 0 for none."""
    return int(2**grade) - 1


def ndcg(ranked: Sequence[int], in_reach: Iterable[int]) -> float | None:
    """Normalised discounted cumulative gain of the ten best (Järvelin and Kekäläinen, 2002).

    `ranked` are the grades of the listings in the order shown, `in_reach` those of all there are.
    """
    ideal = _discounted(sorted(in_reach, reverse=True))
    return _discounted(ranked) / ideal if ideal else None


def recall(ranked: Sequence[int], in_reach: Iterable[int]) -> float | None:
    """The share of what is worth anything that is among the ten best; ten at most are asked for."""
    worth = sum(grade > 0 for grade in in_reach)
    return sum(grade > 0 for grade in ranked[:TOP]) / min(worth, TOP) if worth else None


def coverage(
    ranked: Sequence[str], in_reach: Collection[str], expected: Mapping[str, int]
) -> float | None:
    """The share of someone's main interests that the ten best serve: ten of one kind is a failure.

    `ranked` and `in_reach` are topics. Main are the topics with the highest grade that is given.
    """
    highest = max(expected.values(), default=0)
    main = {topic for topic, grade in expected.items() if grade == highest > 0}
    return _share_served(ranked, main & set(in_reach))


def violations(ranked: Sequence[str], refused: Collection[str]) -> float | None:
    """The share of the ten best that is mainly for what someone refused; None: nothing refused."""
    if not refused:
        return None
    shown = ranked[:TOP]
    return sum(topic in refused for topic in shown) / len(shown) if shown else 0.0


def gifts(
    ranked: Sequence[str], in_reach: Collection[str], offered: Collection[str]
) -> float | None:
    """1 where something among the ten best is of a topic that someone could offer, else 0."""
    possible = set(offered) & set(in_reach)
    return float(not possible.isdisjoint(ranked[:TOP])) if possible else None


def _discounted(grades: Sequence[int]) -> float:
    return sum(gain(grade) / log2(place + 1) for place, grade in enumerate(grades[:TOP], 1))


def _share_served(ranked: Sequence[str], wanted: set[str]) -> float | None:
    return len(wanted & set(ranked[:TOP])) / len(wanted) if wanted else None


@dataclass(frozen=True, slots=True)
class Scores:
    """Every measure, for one person or on average.

    `ndcg_also` counts a listing's other topics too, each a grade lower.
    """

    ndcg: float | None
    recall: float | None
    coverage: float | None
    violations: float | None
    gifts: float | None
    ndcg_also: float | None


def mean_scores(scores: Sequence[Scores]) -> Scores:
    """The average of each measure over those it says something about."""

    def mean(name: str) -> float | None:
        values = [value for one in scores if (value := getattr(one, name)) is not None]
        return sum(values) / len(values) if values else None

    return Scores(*(mean(name) for name in Scores.__slots__))
