"""The short facts of a row: its kind, ages, step-free access, capacity, and last confirmation."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache

from asset_map.intake.misread import Misread
from asset_map.model.listing import Kind, StepFree

OLDEST = 120
# Old Trafford holds 74,000: more than this is a telephone number.
LARGEST_CAPACITY = 100_000
# Spreadsheets count days from here, and these are 1954 and 2119.
EXCEL_EPOCH = date(1899, 12, 30)
EXCEL_DAYS = range(20_000, 80_000)
_DAYS = re.compile(r"\d{5}")

_KIND = {
    **dict.fromkeys(("hub", "hubs"), Kind.HUB),
    **dict.fromkeys(("group", "groups"), Kind.GROUP),
    **dict.fromkeys(("microenterprise", "microenterprises"), Kind.MICRO_ENTERPRISE),
    **dict.fromkeys(("activity", "activities"), Kind.ACTIVITY),
}
_STEP_FREE = {
    **dict.fromkeys(("yes", "y", "true", "t", "1", "full", "accessible"), StepFree.YES),
    **dict.fromkeys(("no", "n", "false", "f", "0"), StepFree.NO),
    **dict.fromkeys(
        ("", "unknown", "notknown", "dontknow", "don'tknow", "notsure", "na", "n/a", "?", "-"),
        StepFree.UNKNOWN,
    ),
}
_ANY_AGE = frozenset(
    ("", "-", "any", "any age", "all", "all ages", "none", "n/a", "na", "no limit", "adults")
)
_AGE = re.compile(
    r"(?:over|from|age|aged|up to|under)?\s*(\d{1,3})(?:\.0+)?\s*"
    r"(?:\+|yrs?|years?|years? old|y/?o|and over|and under|or over|plus)?\s*(?:\+|and over)?"
)
_NOT_TOLD = frozenset(("", "-", "?", "unknown", "not known", "n/a", "na"))
# A spreadsheet writes 25 as 25.0.
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.0+)?(?: (?:people|places|seats))?")
_DATES = (
    "%Y-%m-%d",
    "%d/%m/%Y",
    "%d/%m/%y",
    "%d-%m-%Y",
    "%d.%m.%Y",
    "%Y/%m/%d",
    "%Y%m%d",
    "%d %B %Y",
    "%d %b %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
)
_CLOCK = re.compile(r"[ t]\d{1,2}:\d{2}.*$", re.IGNORECASE)


@lru_cache(maxsize=1_024)
def read_kind(words: str) -> Kind:
    """One of the four kinds, however it is spelt. Raises Misread."""
    kind = _KIND.get(re.sub(r"[\s_-]+", "", words.lower()))
    if kind is None:
        raise Misread(f"not a kind we know. Write {', '.join(Kind)}, or use a mapping file.")
    return kind


def kind_said(words: str) -> Kind | None:
    """The kind that these words name, and None where they name none."""
    try:
        return read_kind(words)
    except Misread:
        return None


@lru_cache(maxsize=1_024)
def read_step_free(words: str) -> StepFree:
    """Yes, no or unknown. Raises Misread for anything else."""
    found = _STEP_FREE.get(re.sub(r"[\s_]+", "", words.lower()))
    if found is None:
        raise Misread("read as unknown. Write yes, no or unknown.")
    return found


@lru_cache(maxsize=1_024)
def read_age(words: str) -> int | None:
    """An age in years, None for any. Raises Misread."""
    said = words.strip().lower()
    if said in _ANY_AGE:
        return None
    found = _AGE.fullmatch(said)
    if not found or int(found[1]) > OLDEST:
        raise Misread("not an age we can read. Write whole years, such as 55.")
    return int(found[1])


@lru_cache(maxsize=1_024)
def read_capacity(words: str) -> int | None:
    """How many people can take part, None where it is not told. Raises Misread."""
    said = words.strip().lower()
    if said in _NOT_TOLD:
        return None
    found = _COUNT.fullmatch(said)
    number = int(found[1].replace(",", "")) if found else 0
    if not 0 < number <= LARGEST_CAPACITY:
        raise Misread(
            "not a number of people, so left out. Write a whole number above 0, such as 25."
        )
    return number


@lru_cache(maxsize=4_096)
def read_date(words: str) -> date | None:
    """A date as 2026-03-24, 24/03/2026, 24 March 2026 or a spreadsheet's number. Raises Misread."""
    said = _CLOCK.sub("", words.strip())
    if not said:
        return None
    # A longer row of digits is no number of days, and "²" is a digit that is no number at all.
    if _DAYS.fullmatch(said) and int(said) in EXCEL_DAYS:
        return EXCEL_EPOCH + timedelta(days=int(said))
    for form in _DATES:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007
        except ValueError:
            continue
    raise Misread("not a date we can read, so left out. Write one such as 2026-03-24.")
