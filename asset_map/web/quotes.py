"""A person's own words, as they are quoted back: whole where they are few."""

from textwrap import shorten

# A guess rests on a whole sentence; its beginning is enough to know it by.
LONGEST_QUOTE = 70


def quote(words: str) -> str:
    """The words in quotation marks, cut at a word's end where they are many; empty for none."""
    return f"“{shorten(words, LONGEST_QUOTE, placeholder='…')}”" if words.strip() else ""
