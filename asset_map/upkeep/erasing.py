"""Somebody's contact details as a pattern that finds them however they are written."""

import re
from collections.abc import Sequence

from asset_map.settings import PlainError

# Shorter words stand in the middle of too many others.
SHORTEST = 5
# What people put between the digits of a telephone number.
BETWEEN = r"[ ().-]*"
# A number that begins with 0 here begins with +44 elsewhere.
HOME, ABROAD = "0", r"(?:\+|00)44[ ().-]*(?:\(?0\)?)?"


def pattern_of(details: Sequence[str]) -> str:
    """A regular expression of PostgreSQL's for all of the details. Raises PlainError."""
    return "|".join(_one(" ".join(detail.split())) for detail in details)


def _one(detail: str) -> str:
    if len(detail) < SHORTEST:
        raise PlainError(
            "a detail to erase",
            f"it has {len(detail)} letters: that stands in the middle of other words.",
            f"a whole name, address or number, of {SHORTEST} letters at least.",
        )
    digits = re.sub(r"[ ().+-]", "", detail)
    if digits.isdigit():
        return _number(digits, abroad=detail.startswith(("+44", "0044")))
    escaped = re.sub(r"([^\w\s])", r"\\\1", detail).replace(" ", r"\s+")
    return rf"(?<![\w]){escaped}(?![\w])"


def _number(digits: str, *, abroad: bool) -> str:
    if abroad:
        digits = HOME + digits.removeprefix("0044").removeprefix("44").removeprefix(HOME)
    spread = BETWEEN.join(digits[1:] if digits.startswith(HOME) else digits)
    start = rf"(?:\(?0|{ABROAD}){BETWEEN}" if digits.startswith(HOME) else ""
    return rf"(?<![0-9.]){start}{spread}(?![0-9])"
