"""The benchmark's topics that each interest is of, the one it is mainly of first: 129 for them all.

What is mainly of a topic is the same kind of thing as all that is of it: who hosts the one often
hosts the other. data/interests/topics.json.
"""

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from asset_map.interests.vocabulary import Vocabulary


@lru_cache(maxsize=1)
def topics() -> Mapping[str, tuple[str, ...]]:
    """Each interest's topics, read once."""
    path = files("asset_map") / "data" / "interests" / "topics.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    return {code: tuple(theirs) for code, theirs in found.items()}


@lru_cache(maxsize=2)
def same_kind(known: Vocabulary) -> Mapping[str, tuple[str, ...]]:
    """For each interest the others that are mainly of a topic of its own. No branches."""
    of = topics()
    mainly: dict[str, list[str]] = {}
    for code, term in known.terms.items():
        if term.broader and of.get(code):
            mainly.setdefault(of[code][0], []).append(code)
    return {
        code: tuple(
            other for topic in of.get(code, ()) for other in mainly.get(topic, ()) if other != code
        )
        for code, term in known.terms.items()
        if term.broader
    }
