"""Numbers as people say them, in words or figures: "eighty-two", "a fiver", "half six"."""

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
# A number below a hundred, in words or figures, for patterns to hold.
NUMBER = rf"(?:\d{{1,2}}|(?:{'|'.join(_TENS)})(?:[ -](?:{_UNIT}))?|{_UNIT}|fourty)"


def number(said: str) -> int:
    """The number that words matched by NUMBER say."""
    if said.isdigit():
        return int(said)
    parts = said.replace("-", " ").replace("fourty", "forty").split()
    return sum(_TENS.get(part, _UNITS.get(part, 0)) for part in parts)
