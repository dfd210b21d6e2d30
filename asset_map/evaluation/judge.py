"""A ranking held against a note's labels: what is in reach, what it is worth, how it scores."""

from collections.abc import Sequence
from functools import lru_cache

from pyproj import Geod

from asset_map.evaluation.benchmark import Labelled, Note, topics_of
from asset_map.evaluation.measures import (
    Scores,
    coverage,
    gifts,
    ndcg,
    recall,
    violations,
)
from asset_map.model.place import Point

# Further than this nobody goes of an afternoon: it counts for nobody, for good or ill.
REACH_METRES = 8_000

_EARTH = Geod(ellps="WGS84")


class Judge:
    """Knows every listing, and what of them is in whose reach."""

    def __init__(self, listings: Sequence[Labelled]) -> None:
        self._listings = listings
        self.in_reach = lru_cache(self._in_reach)

    def _in_reach(self, point: Point) -> tuple[Labelled, ...]:
        """The listings within reach of a point, as the crow flies."""
        count = len(self._listings)
        there = [listing.point for listing in self._listings]
        _, _, metres = _EARTH.inv(
            [point.longitude] * count,
            [point.latitude] * count,
            [one.longitude for one in there],
            [one.latitude for one in there],
        )
        near = zip(self._listings, metres, strict=True)
        return tuple(listing for listing, far in near if far <= REACH_METRES)

    def scores(self, note: Note, ranking: Sequence[str]) -> Scores:
        """How good a ranking, the ids of listings, is for a note. Ids out of reach do not count."""
        reach = self.in_reach(note.point)
        by_id = {listing.id: listing for listing in reach}
        ranked = [by_id[id] for id in ranking if id in by_id]
        shown, there = topics_of(ranked), topics_of(reach)
        return Scores(
            ndcg=ndcg(_grades(note, ranked), _grades(note, reach)),
            recall=recall(_grades(note, ranked), _grades(note, reach)),
            coverage=coverage(shown, there, note.expected),
            violations=violations(shown, note.must_not),
            gifts=gifts(shown, there, note.gifts),
            ndcg_also=ndcg(_grades_also(note, ranked), _grades_also(note, reach)),
        )


def _grades(note: Note, listings: Sequence[Labelled]) -> list[int]:
    return [note.expected.get(listing.topic, 0) for listing in listings]


def _grades_also(note: Note, listings: Sequence[Labelled]) -> list[int]:
    def grade(listing: Labelled) -> int:
        beside = (note.expected.get(topic, 0) - 1 for topic in listing.also)
        return max(note.expected.get(listing.topic, 0), *beside, 0)

    return [grade(listing) for listing in listings]
