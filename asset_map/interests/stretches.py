"""The stretches of a text in which something holds, so kept that asking costs little."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from asset_map.interests.speech import Span


class Stretches:
    """Spans in order, those that meet or overlap as one: each question is one look-up."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans, key=lambda span: span.start):
            if span.end <= span.start:
                continue
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def holds(self, where: Span) -> bool:
        """Whether this begins inside one of them."""
        place = bisect_right(self._starts, where.start) - 1
        return place >= 0 and where.start < self._ends[place]

    def touches(self, where: Span) -> bool:
        """Whether this shares a character with one of them."""
        place = bisect_right(self._starts, where.end - 1) - 1
        return place >= 0 and where.start < self._ends[place]

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self._starts, self._ends)
