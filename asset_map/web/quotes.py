"""A person's own words, as they are quoted back: whole where they are few."""

import re
from textwrap import shorten

# A guess rests on a whole sentence; its beginning is enough to know it by.
LONGEST_QUOTE = 70


def first_words(words: str, longest: int) -> str:
    """The first sentence, or where that is too long, as many of its words as there is room for."""
    sentence = re.split(r"(?<=[.!?])\s", words.strip(), maxsplit=1)[0]
    return shorten(sentence, longest, placeholder="…")


def quote(words: str) -> str:
    """The words in quotation marks, cut at a word's end where they are many; empty for none."""
    return f"“{shorten(words, LONGEST_QUOTE, placeholder='…')}”" if words.strip() else ""
