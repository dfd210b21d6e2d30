"""The benchmark: notes of what people said, and listings, each labelled with graded topics."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from asset_map.evaluation.json_lines import Line, UnreadableLine, json_lines
from asset_map.model.place import Point

HIGHEST_GRADE = 3
ALL = "all"
# Labels are for measuring only: a listing goes on the map without them.
LABELS = ("topic", "also")


@dataclass(frozen=True, slots=True)
class Note:
    """What someone said, where they live, and what the makers think would suit them.

    `expected` is a grade from 1 to 3 by topic.
    """

    id: str
    text: str
    point: Point
    expected: Mapping[str, int]
    must_not: frozenset[str] = frozenset()
    gifts: frozenset[str] = frozenset()
    split: str = ""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A listing with its topics; `cells` is what its source says, without the topics."""

    id: str
    point: Point
    topic: str
    also: tuple[str, ...] = ()
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """All that it says in words, for those who rank by words alone."""
        parts = (self.cells.get(name, "") for name in ("name", "description", "looking_for"))
        return "\n".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Benchmark:
    """Notes and the listings to answer them with."""

    notes: tuple[Note, ...]
    listings: tuple[Labelled, ...]


def read_benchmark(notes: Path | None, listings: Path | None, split: str) -> Benchmark:
    """The benchmark in these files, or the one that comes with the tool. Raises UnreadableLine."""
    with ExitStack() as stack:
        own = files("asset_map") / "data" / "benchmark"
        notes = notes or stack.enter_context(as_file(own / "notes.jsonl"))
        listings = listings or stack.enter_context(as_file(own / "listings.jsonl"))
        chosen = tuple(n for n in read_notes(notes) if split in (ALL, n.split))
        if not chosen:
            raise UnreadableLine(notes.name, f"no note of the split {split} is in it.", "another.")
        return Benchmark(chosen, tuple(read_listings(listings)))


def read_notes(path: Path) -> Iterator[Note]:
    """The labelled notes of a file. Raises UnreadableLine."""
    for line in json_lines(path):
        yield Note(
            id=line.text("id"),
            text=line.text("text"),
            point=line.point(),
            expected=_grades(line),
            must_not=frozenset(line.texts("must_not")),
            gifts=frozenset(line.texts("gifts")),
            split=str(line.values.get("split") or ""),
        )


def read_listings(path: Path) -> Iterator[Labelled]:
    """The labelled listings of a file. Raises UnreadableLine."""
    seen: set[str] = set()
    for line in json_lines(path):
        id = line.text("id")
        if id in seen:
            line.refuse("this id is there already", "give each listing an id of its own")
        seen.add(id)
        cells = {name: _cell(value) for name, value in line.values.items() if name not in LABELS}
        yield Labelled(id, line.point(), line.text("topic"), line.texts("also"), cells)


def topics_of(listings: Iterable[Labelled]) -> list[str]:
    """The main topic of each."""
    return [listing.topic for listing in listings]


def _grades(line: Line) -> Mapping[str, int]:
    grades = line.values.get("expected")
    if not isinstance(grades, dict) or not all(
        type(grade) is int and 0 <= grade <= HIGHEST_GRADE for grade in grades.values()
    ):
        line.refuse("expected is not a grade for each topic", '"expected": {"choir_singing": 3}')
    return grades


def _cell(value: Any) -> str:
    """A value as a spreadsheet would hold it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ";".join(map(str, value)) if isinstance(value, list) else str(value)
