"""Cells for files that a spreadsheet may open: none of them is a formula there."""

import re

# A spreadsheet takes a cell that begins so for a formula, unless it is a plain number.
_LIVE = ("=", "+", "-", "@", "\t", "\r")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?", re.ASCII)
# Before such a cell, it makes it a text.
MARK = "'"


def inert(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"{MARK}{text}" if _is_live(text) else text


def as_it_was(cell: str) -> str:
    """A text again, from what `inert` made of it."""
    return cell[1:] if cell.startswith(MARK) and _is_live(cell[1:]) else cell


def _is_live(text: str) -> bool:
    return text.startswith(_LIVE) and not _NUMBER.fullmatch(text)
