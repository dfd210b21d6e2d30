"""The comparison as one table, and as plain data."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from asset_map.evaluation.compare import Result

# Each measure's heading.
HEADINGS = {
    "ndcg": "nDCG@10",
    "recall": "recall@10",
    "coverage": "coverage",
    "violations": "violations",
    "gifts": "gifts",
}
TIME = "ms a note"
# What stands where no note has anything to measure.
NOTHING = "–"


def table(results: Sequence[Result]) -> str:
    """A row for each ranker, a column for each measure."""
    rows = [["", *HEADINGS.values(), TIME], *(_row(result) for result in results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(_aligned(row, widths) for row in rows)


def footnote(results: Sequence[Result]) -> str:
    """nDCG where a listing's other topics count too."""
    also = ", ".join(f"{one.name} {_figure(one.scores.ndcg_also)}" for one in results)
    return f"nDCG@10 if a listing's other topics count too, a grade lower: {also}."


def data(results: Sequence[Result]) -> list[dict[str, Any]]:
    """The same for a program: each ranker's averages, and each note's scores."""
    return [
        {
            "ranker": result.name,
            **asdict(result.scores),
            "milliseconds": result.milliseconds,
            "notes": [
                {
                    "id": one.note.id,
                    **asdict(one.scores),
                    "milliseconds": one.milliseconds,
                    "ranking": one.ranking,
                }
                for one in result.answers
            ],
        }
        for result in results
    ]


def _row(result: Result) -> list[str]:
    scores = result.scores
    figures = (_figure(getattr(scores, name)) for name in HEADINGS)
    return [result.name, *figures, f"{result.milliseconds:.1f}"]


def _figure(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _aligned(row: list[str], widths: list[int]) -> str:
    name, *figures = row
    cells = (figure.rjust(width) for figure, width in zip(figures, widths[1:], strict=True))
    return "  ".join((name.ljust(widths[0]), *cells)).rstrip()
