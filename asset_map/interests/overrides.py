"""An officer's rulings: a phrase that always means a term, or never does."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from asset_map.interests.phrases import Hit, Kept, stems_of
from asset_map.interests.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Override:
    """A ruling on a phrase: always for this term, or never."""

    phrase: str
    code: str
    always: bool


def overruled(
    hits: list[Hit], stems: list[str], overrides: Iterable[Override], known: Vocabulary
) -> list[Hit]:
    """The hits, without those that were ruled out and with those that were ruled in."""
    for override in overrides:
        places = places_of(override.phrase, stems)
        if not override.always:
            hits = [hit for hit in hits if not _ruled_out(hit, override.code, places)]
        elif override.code in known.terms:
            hits = hits + [Hit(override.code, Kept.WORDS, *place) for place in places]
    return hits


def places_of(phrase: str, stems: list[str]) -> list[tuple[int, int]]:
    """Where a phrase stands in a text: the numbers of its first word, and of the one after it."""
    return list(_places(stems, stems_of(phrase)))


def _ruled_out(hit: Hit, code: str, places: list[tuple[int, int]]) -> bool:
    return hit.code == code and any(first < hit.last and hit.first < last for first, last in places)


def _places(stems: list[str], phrase: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    length = len(phrase)
    for first in range(len(stems) - length + 1 if length else 0):
        if tuple(stems[first : first + length]) == phrase:
            yield first, first + length
