"""What may be asked in an address: one table for the pages, the public API and its description."""

from dataclasses import dataclass
from typing import Any

from asset_map.model.ask import (
    CONFIRMED_LATELY_DAYS,
    FURTHEST_METRES,
    LIMIT,
    MOST,
    REACH_METRES,
    Sort,
)
from asset_map.model.listing import Kind
from asset_map.model.schedule import PartOfDay

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS_OF_DAY = {part.name.lower(): part for part in PartOfDay}
KINDS = {kind.value: kind for kind in Kind}
SORTS = {sort.value: sort for sort in Sort}
# The first of each is what our own addresses say; the others are what people's tools send.
_YES, _NO = ("true", "yes", "1", "on"), ("false", "no", "0", "off")
YES_NO = {**dict.fromkeys(_YES, True), **dict.fromkeys(_NO, False)}
# Nobody pays more for one visit to anything on this map.
DEAREST_PENCE = 100_000
# Nobody needs the ten-thousandth nearest; and each one skipped has to be weighed.
FURTHEST_OFFSET = 10_000
OLDEST = 120
# Longer than any place or interest that we know.
LONGEST_WORDS = 100


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter: its name, its sentence, and its values as JSON Schema."""

    name: str
    sentence: str
    schema: dict[str, Any]
    required: bool = False
    example: str | None = None

    @property
    def repeatable(self) -> bool:
        """Whether it may be given more than once."""
        return bool(self.schema["type"] == "array")


def _integer(least: int, most: int, default: int | None = None) -> dict[str, Any]:
    schema = {"type": "integer", "minimum": least, "maximum": most}
    return schema if default is None else {**schema, "default": default}


def _one_of(*values: str) -> dict[str, Any]:
    return {"type": "string", "enum": list(values)}


PARAMETERS = (
    Parameter(
        "near",
        "Where: a postcode, a township, or longitude,latitude in degrees.",
        {"type": "string", "maxLength": LONGEST_WORDS},
        required=True,
        example="WN7 1AA",
    ),
    Parameter(
        "interest",
        "What: an interest's code or label. Repeat it for more; leave it out for everything.",
        {"type": "array", "items": {"type": "string", "maxLength": LONGEST_WORDS}},
        example="knitting",
    ),
    Parameter(
        "reach_metres",
        "How far, in metres as the crow flies.",
        _integer(1, FURTHEST_METRES, REACH_METRES),
    ),
    Parameter("limit", "How many to give at most.", _integer(1, MOST, LIMIT)),
    Parameter("offset", "How many of the best to pass over.", _integer(0, FURTHEST_OFFSET, 0)),
    Parameter("day", "Has a session on this day of the week.", _one_of(*DAYS)),
    Parameter("part_of_day", "Has a session at this time of day.", _one_of(*PARTS_OF_DAY)),
    Parameter("free", "true: only what is known to cost nothing.", {"type": "boolean"}),
    Parameter(
        "pence_at_most",
        "Only what is known to cost no more than this a visit, in pence.",
        _integer(0, DEAREST_PENCE),
    ),
    Parameter("step_free", "true: only what is known to be step-free.", {"type": "boolean"}),
    Parameter("kind", "Only this kind of listing.", _one_of(*KINDS)),
    Parameter("age", "Open to someone of this age in years.", _integer(0, OLDEST)),
    Parameter(
        "confirmed",
        f"true: only what somebody confirmed in the last {CONFIRMED_LATELY_DAYS} days.",
        {"type": "boolean"},
    ),
    Parameter("comes", "true: only whoever comes to people at this place.", {"type": "boolean"}),
    Parameter(
        "sort",
        "What comes first: the best fit, the nearest, or the soonest to start.",
        {**_one_of(*SORTS), "default": Sort.BEST.value},
    ),
)
NAMES = tuple(parameter.name for parameter in PARAMETERS)
BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}
