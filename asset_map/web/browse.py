"""What there is to browse: every branch and interest, with how many there are of each."""

from collections.abc import Mapping
from dataclasses import dataclass
from time import monotonic

from flask import current_app

from asset_map.interests.vocabulary import Term, vocabulary
from asset_map.store.per_process import Connection
from asset_map.store.term_counts import count_by_term

# Nobody minds that a number is some minutes old.
COUNTS_LAST_SECONDS = 300
# A branch on the first page names this many of its interests.
NAMED = 3
EXTENSION = "asset-map-term-counts"


@dataclass(frozen=True, slots=True)
class Counted:
    """An interest, and how many listings there are of it."""

    term: Term
    count: int


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch and those of its interests that there is something of, by their labels."""

    term: Term
    count: int
    interests: tuple[Counted, ...]

    @property
    def named(self) -> tuple[Counted, ...]:
        """The interests with the most listings."""
        return tuple(sorted(self.interests, key=lambda one: -one.count)[:NAMED])


def branches(connection: Connection) -> list[Branch]:
    """Every branch that there is something of, in the order of their labels."""
    counts, words = _counts(connection), vocabulary()
    return [
        Branch(branch, counts[branch.code], tuple(_below(branch, counts)))
        for branch in words.branches
        if branch.code in counts
    ]


def _below(branch: Term, counts: Mapping[str, int]) -> list[Counted]:
    narrower = vocabulary().narrower(branch.code)
    return [Counted(term, counts[term.code]) for term in narrower if term.code in counts]


def _counts(connection: Connection) -> Mapping[str, int]:
    kept: tuple[float, Mapping[str, int]] | None = current_app.extensions.get(EXTENSION)
    if kept is None or monotonic() > kept[0]:
        kept = (monotonic() + COUNTS_LAST_SECONDS, count_by_term(connection))
        current_app.extensions[EXTENSION] = kept
    return kept[1]
