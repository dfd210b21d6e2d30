"""The invented notes that are learned from, labelled like the benchmark's: a sheet a hand."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

INTERESTS = Path(__file__).parent.parent / "data" / "interests"
SHEETS = tuple(sorted((INTERESTS / "notes").glob("*.jsonl")))
# Those from here on refuse in plain words, which the cues hold.
PLAIN_FROM = "y"
INDIRECT = tuple(sheet for sheet in SHEETS if sheet.stem < PLAIN_FROM)


def labelled_notes(sheets: Iterable[Path] = SHEETS) -> Iterator[dict[str, Any]]:
    """Each note: its `text`, the topics that were `expected`, and those it `must_not` be."""
    for sheet in sheets:
        yield from map(json.loads, sheet.read_text(encoding="utf-8").splitlines())
