"""Cues: the turns of phrase that say how something is meant, kept in tables."""

import re
from collections.abc import Iterator

# What may stand between two words of a cue; a cue never reaches across the end of a sentence.
_GAP = r"[^\w.!?\n]+"
# "…" in a cue: up to three words of any kind.
_FEW_WORDS = rf"{_GAP}(?:[\w']+{_GAP}){{0,3}}?"

_DONT = "(don't|dunnot|dunno)"


def cue_pattern(table: str) -> re.Pattern[str]:
    """One pattern for a table of cues, a line each, to be searched in folded text.

    A cue is written as it is said. An apostrophe may be left out by the speaker, "…" stands for up
    to three words, `(a|b)` for either and `(a)?` for a word that may be left out.
    """
    cues = sorted(set(cue_lines(table)), key=lambda cue: (-len(cue), cue))
    return re.compile(r"(?<!\w)(?<!\w')(?:" + "|".join(map(_as_pattern, cues)) + r")(?!\w)")


def cue_lines(table: str) -> Iterator[str]:
    """A table's lines; one goes on over the next while a bracket is open."""
    line = ""
    for part in table.splitlines():
        line += part.strip()
        if line and line.count("(") == line.count(")"):
            yield line
            line = ""


def _as_pattern(cue: str) -> str:
    pieces = (_with_its_gap(piece.strip()) for piece in cue.replace("don't", _DONT).split("…"))
    return _FEW_WORDS.join(piece.replace("'", "'?").replace(" ", _GAP) for piece in pieces)


def _with_its_gap(cue: str) -> str:
    """Where a word in brackets may be left out, so may the gap beside it."""
    for end in reversed([match.start() for match in re.finditer(r"\)\?", cue)]):
        start = _opens(cue, end)
        word, after = cue[start : end + 1], cue[end + 2 :]
        if start and cue[start - 1] == " ":
            cue = f"{cue[: start - 1]}(?: {word})?{after}"
        elif after.startswith(" "):
            cue = f"{cue[:start]}(?:{word} )?{after[1:]}"
    return cue


def _opens(cue: str, end: int) -> int:
    """Where the bracket opens that closes here."""
    depth = 0
    for place in range(end, -1, -1):
        depth += {")": 1, "(": -1}.get(cue[place], 0)
        if depth == 0:
            return place
    raise ValueError(f"a bracket is open in the cue {cue!r}")
