"""Whether a trouble that was told of asks for help with it.

"Widowed in March" mostly does; "widowed in March, and not one more circle of chairs" does not. What
tells them apart was learned from invented notes (data/interests/help) by `python -m scripts.learn`.
"""

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from asset_map.interests.sign_weights import sign_weights

# The log odds from which help is no longer thought wanted; and from which it is refused.
DOUBTED, REFUSED = 1.0, 1.5


@lru_cache(maxsize=1)
def help_notes() -> dict[str, tuple[str, ...]]:
    """The notes that come with the package, by whether help is "wanted" or "unwanted" in them.

    The words that tell of the trouble stand in square brackets.
    """
    notes: dict[str, tuple[str, ...]] = {"wanted": (), "unwanted": ()}
    folder = files("asset_map") / "data" / "interests" / "help"
    for sheet in sorted(folder.iterdir(), key=lambda one: one.name):
        for answer, lines in tomllib.loads(sheet.read_text(encoding="utf-8")).items():
            notes[answer] += tuple(lines.strip().split("\n"))
    return notes


def unwanted(signs: Iterable[str]) -> float:
    """The log odds that help is not wanted, given what speaks for it and against it."""
    weights, usual = sign_weights("help")
    return usual + sum(weights.get(sign, 0.0) for sign in signs)
