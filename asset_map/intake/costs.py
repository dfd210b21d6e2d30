"""What a visit costs: the words kept as written, and pence where they leave no doubt."""

import re
from functools import lru_cache

from asset_map.model.listing import Cost

MOST_WORDS = 200
# More than this for one visit is a price for something else.
MOST_PENCE = 10_000_00

_AMOUNT = re.compile(
    r"£\s*(?P<pounds>\d+(?:,\d{3})*(?:\.\d{1,2})?)(?![\d.,]*\d)p?"
    r"|(?P<bare>\d+(?:\.\d{1,2})?)\s*(?:pounds?|quid|gbp)\b"
    r"|(?P<pence>\d+)\s*(?:pence|p)\b"
)
# A cell that holds a number and nothing else is an amount in pounds.
_NUMBER = re.compile(r"\d+(?:\.\d{1,2})?")

_FREE = re.compile(
    r"(?:it'?s |always |all |completely |totally |absolutely )*"
    r"(?:free|no charge|no cost|nil|nothing to pay|gratis)\b"
)
# Free to whom, or free until when: not free to whoever reads it.
_FREE_TO_SOME = re.compile(
    r"\bfree\b(?=\s*(?:for|to|if|with|when)\b)"
    r"(?!\s*(?:for|to) (?:all|any|every|come|attend|join|use|enter|take part|visit|drop|"
    r"(?:the )?public))"
    r"|\b(?:first|trial|taster|members?|under|over|unless|initial|quotes?|estimates?|consultations?)\b"
)
# What comes free with a visit says nothing about the visit.
_FREE_EXTRA = re.compile(
    r"\bfree (?:tea|coffee|brews?|cuppas?|refreshments?|drinks?|biscuits?|cake|parking|wi-?fi)\b"
)

# Words that make an amount something else than the price of one visit.
_DOUBT = re.compile(
    r"\b(?:from|up to|under|over|about|around|approx\w*|circa|roughly|starting|starts|min|minimum|"
    r"max|maximum|suggested|voluntary|donations?|contributions?|varies|vary|various|depend\w*|"
    r"deposit|members?|membership|subscription|subs|annual\w*|year\w*|monthly|weekly|termly|"
    r"hourly|daily|pcm|pa|ph|ish|or|plus|more|off|discount|"
    r"block|course|term|materials?)\b|[~+]"
)
_FREE_WORD = re.compile(r"\bfree\b")
# What follows "per", "a", "each" or "/": one of these is one visit by one person.
_ONE_VISIT = frozenset(
    (
        *("session", "sessions", "visit", "class", "time", "go", "each", "meeting", "lesson"),
        *("person", "head", "adult", "child", "pp", "ticket", "entry", "game", "walk"),
        *("appointment", "treatment", "cut", "haircut"),
    )
)
_PER = re.compile(r"(?:\b(?:per|for an?|an?|every|for)\b|/)\s*([a-z']+)")


@lru_cache(maxsize=16_384)
def read_cost(words: str) -> Cost:
    """The cost as written and, where clear, pence per visit: "£2 incl. brew" is 200.

    "£16 per hour", "£20 a year", "from £5" and "donation" stay words. Two amounts, or anything
    that makes one doubtful, leave the pence unknown: a wrong price is worse than none.
    """
    kept = " ".join(words.split())
    if len(kept) > MOST_WORDS:
        kept = kept[: MOST_WORDS - 1].rstrip() + "…"
    pence = _pence(kept.lower())
    if pence is not None and _NUMBER.fullmatch(kept):
        # Spreadsheets hold £2.50 as 2.5, and show it.
        kept = f"£{pence / 100:.2f}".removesuffix(".00")
    return Cost(kept, pence)


def _pence(words: str) -> int | None:
    words = _FREE_EXTRA.sub(" ", words)
    if _NUMBER.fullmatch(words):
        return _sensible(_pounds(words))
    amounts = list(_AMOUNT.finditer(words))
    if not amounts:
        return 0 if _is_free(words) else None
    rest = _AMOUNT.sub(" ", words)
    if len(amounts) > 1 or _doubtful(rest):
        return None
    found = amounts[0]
    pence = int(found["pence"]) if found["pence"] else _pounds(found["pounds"] or found["bare"])
    return _sensible(pence)


def _is_free(words: str) -> bool:
    return bool(_FREE.match(words)) and not _FREE_TO_SOME.search(words)


def _doubtful(rest: str) -> bool:
    """Whether what stands around the one amount makes it anything but the price of a visit."""
    if re.search(r"\d", rest) or _DOUBT.search(rest) or _FREE_WORD.search(rest):
        return True
    return any(unit not in _ONE_VISIT for unit in _PER.findall(rest))


def _pounds(words: str) -> int:
    pounds, _, pence = words.replace(",", "").partition(".")
    return int(pounds) * 100 + int(pence.ljust(2, "0") or 0)


def _sensible(pence: int) -> int | None:
    return pence if pence <= MOST_PENCE else None
