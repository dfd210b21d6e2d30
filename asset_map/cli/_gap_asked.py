"""What was typed after `asset-map gaps`, understood or refused."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from asset_map.cli import Refusal
from asset_map.model.gap import Measure

if TYPE_CHECKING:
    from asset_map.gaps.catchment import Catchment
    from asset_map.model.place import Near
    from asset_map.store.connection import Connection


def refuse_path(path: Path | None, endings: Sequence[str]) -> None:
    """Refuse a file of another sort, or in no folder, before anything is reckoned."""
    if path and path.suffix.lower() not in endings:
        raise Refusal(f"{path}: no such format.\nTry: a name ending in {', '.join(endings)}.")
    if path and not path.parent.is_dir():
        raise Refusal(f"{path}: there is no such folder.\nTry: another, or make it first.")


def place(connection: "Connection", words: str) -> "Near":
    """The place that the words name."""
    from asset_map.store.places import UnknownPlace, find_near

    try:
        return find_near(connection, words)
    except UnknownPlace as unknown:
        raise Refusal(f"--pin: {unknown.say}\nOr longitude,latitude: -2.51,53.5") from None


def day(words: str | None) -> date | None:
    """The day that the words say; None where they say something else."""
    try:
        return date.fromisoformat(words or "")
    except ValueError:
        return None


def term(words: str) -> str:
    """The code of the interest that the words name."""
    from asset_map.web import chosen
    from asset_map.web.asks import unknown_interest

    found = chosen.term(words)
    if found is None:
        raise Refusal(f"--interest: {unknown_interest('interest', words).say}")
    return found.code


def catchment_of(
    measure: Measure,
    reach_metres: float,
    steps: str | None,
    weights: str | None,
    gaussian_metres: float | None,
) -> "Catchment":
    """The catchment, in zones or with a smooth decay where the measure has one."""
    from asset_map.gaps.catchment import DECAYING, STEPS, WEIGHTS, gaussian, stepped, usual

    decays = measure in DECAYING
    if not decays and (steps or weights or gaussian_metres):
        raise Refusal(
            f"--steps, --weights, --gaussian-metres: not with --measure {measure.value}.\n"
            "Try: --measure e2sfca or 3sfca."
        )
    if gaussian_metres is not None:
        if steps or weights:
            raise Refusal("--gaussian-metres: not beside --steps and --weights.\nTry: one of them.")
        return gaussian(reach_metres, gaussian_metres)
    if not steps and not weights:
        return usual(measure, reach_metres)
    edges = _numbers("--steps", steps) if steps else [share * reach_metres for share in STEPS]
    return stepped(reach_metres, edges, _numbers("--weights", weights) if weights else WEIGHTS)


def _numbers(option: str, words: str) -> list[float]:
    try:
        return [float(word) for word in words.split(",")]
    except ValueError:
        raise Refusal(f"{option}: {words} is no list of numbers.\nTry: 800,1600,3200") from None
