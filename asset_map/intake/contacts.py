"""How to get in touch: websites that are safe to link, and addresses that look like one."""

import re

from asset_map.intake.misread import Misread

_NOTHING = frozenset(("", "-", "n/a", "na", "none", "no", "nil", "null", "tbc", "unknown"))
_HOST = r"(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_][\w-]+"
_WEBSITE = re.compile(rf"https?://{_HOST}(?::\d+)?(?:[/?#][^\s\"<>\\]*)?", re.IGNORECASE)
_BARE = re.compile(rf"{_HOST}(?::\d+)?(?:[/?#][^\s\"<>\\]*)?", re.IGNORECASE)
_EMAIL = re.compile(rf"[^\s@<>\"',;:()]+@{_HOST}")
MOST_WEBSITE = 2_000
MOST_EMAIL = 254


def read_website(words: str) -> str:
    """An http or https address, or "" for none. Raises Misread for anything else."""
    if len(words) <= MOST_WEBSITE:
        if _WEBSITE.fullmatch(words):
            return words
        if words.lower() in _NOTHING:
            return ""
        if "@" not in words and _BARE.fullmatch(words):
            return f"https://{words}"
    raise Misread("not a web address, so left out. Write one such as https://example.org.")


def read_email(words: str) -> str:
    """An email address, or "" for none. Raises Misread for what does not look like one."""
    address = words[7:] if words[:7].lower() == "mailto:" else words
    if address.lower() in _NOTHING:
        return ""
    if len(address) <= MOST_EMAIL and _EMAIL.fullmatch(address):
        return address
    raise Misread("not an email address, so left out. Write one such as hello@example.org.")
