"""Learns from invented notes what speaks for a refusal of what is named, into doubts.npz.

Most notes are labelled as the benchmark's are, with topics that were expected or refused: a phrase
of an interest whose topic was refused is a refusal; where it was expected, a wish. Plain wishes
that sound like refusals are learned from beside them, and count half.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from asset_map.interests.doubt_signs import DoubtSigns
from asset_map.interests.ear import ear
from asset_map.interests.phrases import NAMING
from asset_map.interests.topics import topics
from asset_map.interests.vocabulary import vocabulary
from scripts.labelled_notes import INDIRECT, INTERESTS, labelled_notes
from scripts.learn_signs import Signs, learn_signs, save_signs

DOUBTS = INTERESTS / "doubts"
OUT = DOUBTS.with_suffix(".npz")
# How dear a weight is: as if so many notes had said the contrary.
HELD_BACK = 10.0
LABELLED_WORTH, WISH_WORTH = 1.0, 0.5


def signs_of(text: str) -> Iterator[tuple[str, Signs]]:
    """Each interest that is named in a note, and the signs of how it is meant."""
    known = vocabulary()
    heard = ear(known).hear(text)
    hits = ear(known).hits(heard)
    signs = DoubtSigns(heard, hits, known)
    for hit in hits:
        if hit.kept in NAMING:
            yield hit.code, frozenset().union(*signs.about(hit))


def labelled(sheets: Iterable[Path] = INDIRECT) -> Iterator[tuple[bool, Signs]]:
    """From labelled notes: whether what is named is refused, where the labels say."""
    for note in labelled_notes(sheets):
        for code, signs in signs_of(note["text"]):
            refused = refused_in(note, topics().get(code, ()))
            if refused is not None:
                yield refused, signs


def refused_in(note: Mapping[str, Any], topics: Sequence[str]) -> bool | None:
    """Whether an interest of these topics is refused in a note; None where labels are silent."""
    if not set(topics).isdisjoint(note["expected"]):
        return False
    return True if topics and topics[0] in note["must_not"] else None


def wishes() -> Iterator[tuple[bool, Signs]]:
    """From plain sentences: those of one interest, and those in which all that is named is."""
    for line in (DOUBTS / "plainly_said.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("wanted|"):
            _, wanted, text = line.split("|", 2)
            yield from ((False, signs) for code, signs in signs_of(text) if code == wanted)
    for line in (DOUBTS / "said_yes.txt").read_text(encoding="utf-8").splitlines():
        yield from ((False, signs) for _, signs in signs_of(line))


def main() -> None:
    """Learn from all notes, and write what was learned."""
    told, wished = list(labelled()), list(wishes())
    worth = [LABELLED_WORTH] * len(told) + [WISH_WORTH] * len(wished)
    save_signs(OUT, learn_signs([*told, *wished], HELD_BACK, worth))


if __name__ == "__main__":
    main()
