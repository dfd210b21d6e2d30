"""Learns from invented notes what speaks against help with a trouble, into help.npz."""

from pathlib import Path

from asset_map.interests.ear import ear
from asset_map.interests.help_signs import HelpSigns
from asset_map.interests.help_wanted import help_notes
from asset_map.interests.opinions import judged_spans
from asset_map.interests.phrases import NAMING
from asset_map.interests.sayings import sayings
from asset_map.interests.scope import scope
from asset_map.interests.speech import Span
from asset_map.interests.troubles import is_trouble
from asset_map.interests.vocabulary import vocabulary
from scripts.learn_signs import learn_signs, save_signs

OUT = Path(__file__).parent.parent / "data" / "interests" / "help.npz"
# How dear a weight is: as if so many notes had said the contrary.
HELD_BACK = 20.0


def signs_of(note: str) -> frozenset[str]:
    """The signs in a note whose trouble stands in square brackets."""
    before, told, after = note.replace("]", "[").split("[")
    known = vocabulary()
    heard = ear(known).hear(before + told + after)
    hits = ear(known).hits(heard)
    scoped = scope(heard, judged_spans(heard, hits, known))
    where = Span(len(before), len(before) + len(told))
    return HelpSigns(heard, scoped, hits, known).about(where)


def signs_of_sayings() -> list[frozenset[str]]:
    """The signs in sayings that tell of a trouble by name: help with it is wanted."""
    known = vocabulary()
    found = []
    for code, lines in sayings().items():
        for line in lines if is_trouble(known.terms[code]) else ():
            heard = ear(known).hear(line)
            hits = ear(known).hits(heard)
            told = [hit for hit in hits if hit.kept in NAMING and is_trouble(known.terms[hit.code])]
            if told:
                scoped = scope(heard, judged_spans(heard, hits, known))
                signs = HelpSigns(heard, scoped, hits, known)
                found.append(signs.about(heard.where(told[0])))
    return found


def main() -> None:
    """Learn from all notes, and write what was learned."""
    notes = help_notes()
    wanted = [signs_of(note) for note in notes["wanted"]] + signs_of_sayings()
    unwanted = [signs_of(note) for note in notes["unwanted"]]
    told = [(False, signs) for signs in wanted] + [(True, signs) for signs in unwanted]
    save_signs(OUT, learn_signs(told, HELD_BACK))


if __name__ == "__main__":
    main()
