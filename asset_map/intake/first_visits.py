"""What a row tells of a first visit, and of whom its people come to."""

import re
from collections.abc import Sequence
from functools import lru_cache

from asset_map.intake.misread import Misread
from asset_map.intake.problems import Remarks
from asset_map.model.first_visit import NO, NOTHING_TOLD, YES, FirstVisit
from asset_map.model.service_area import NO_AREA, ServiceArea
from asset_map.store import postcodes

# In the order of the columns and of the record's own fields; how long each may be.
FACTS = {
    "greeted_by": 200,
    "bring_someone": 200,
    "toilets": 200,
    "quiet_space": 200,
    "parking": 200,
    "what_to_expect": 2_000,
}
# In words alone, a yes would say nothing here.
IN_WORDS = frozenset(("greeted_by", "what_to_expect"))
_TOLD = {
    **dict.fromkeys(("yes", "y", "true", "t", "1"), YES),
    **dict.fromkeys(("no", "n", "false", "f", "0", "none"), NO),
    **dict.fromkeys(("unknown", "not known", "don't know", "not sure", "n/a", "na", "?", "-"), ""),
}
# More than this on one list is a mistake, or everywhere.
MOST_DISTRICTS = 100
METRES = {"m": 1, "metre": 1, "km": 1_000, "kilometre": 1_000, "mi": 1_609.344, "mile": 1_609.344}
FURTHEST_METRES = 200_000
_BETWEEN = re.compile(r"[;,|/\n]| and ")
_DISTANCE = re.compile(r"(?:within |up to )?(\d{1,6}(?:\.\d+)?)\s*(m|km|mi|(?:kilo)?metre|mile)s?")


def read_first_visit(cells: Sequence[str], remarks: Remarks) -> FirstVisit:
    """What the cells tell, in the order of `FACTS`."""
    if not any(cells):
        return NOTHING_TOLD
    visit, long = _visit(tuple(cells))
    for field, said in long:
        say = f"{len(said)} letters; cut to {FACTS[field]}."
        remarks.warning(field, f"{said[:40]}…", say)
    return visit


# What is told of a building is told of all that is on there.
@lru_cache(maxsize=1_024)
def _visit(cells: tuple[str, ...]) -> tuple[FirstVisit, tuple[tuple[str, str], ...]]:
    """What the cells tell, and those that are too long, by their fields."""
    said = {field: " ".join(words.split()) for field, words in zip(FACTS, cells, strict=True)}
    visit = FirstVisit(*(_told(field, words) for field, words in said.items()))
    return visit, tuple(one for one in said.items() if len(one[1]) > FACTS[one[0]])


def _told(field: str, said: str) -> str:
    answer = _TOLD.get(said.casefold())
    if answer is not None:
        return "" if field in IN_WORDS else answer
    longest = FACTS[field]
    return said if len(said) <= longest else said[: longest - 1].rstrip() + "…"


def read_service_area(words: str, remarks: Remarks) -> ServiceArea:
    """The area that the cell names; what cannot be read is left out with a warning."""
    area, unread = _area(words)
    if unread:
        say = "left aside: write postcode districts (WN7), sectors (M46 9), or a distance (5 miles)"
        remarks.warning("serves", "; ".join(unread)[:40], say)
    return area


def area_typed(area: ServiceArea) -> str:
    """The area as somebody would type it, for `read_service_area`."""
    parts = list(area.districts)
    if area.metres is not None:
        miles = round(area.metres / METRES["mile"])
        whole = f"{area.metres // 1_000} km" if area.metres % 1_000 == 0 else f"{area.metres} m"
        parts.append(_in_miles(miles) if round(miles * METRES["mile"]) == area.metres else whole)
    return ", ".join(parts)


def _in_miles(miles: int) -> str:
    return "1 mile" if miles == 1 else f"{miles} miles"


@lru_cache(maxsize=4_096)
def _area(words: str) -> tuple[ServiceArea, tuple[str, ...]]:
    districts: dict[str, None] = {}
    metres: int | None = None
    unread = []
    for part in filter(None, (part.strip() for part in _BETWEEN.split(words))):
        if district := _district(part):
            districts[district] = None
            continue
        try:
            metres = max(metres or 0, _metres(part))
        except Misread:
            unread.append(part)
    if len(districts) > MOST_DISTRICTS:
        unread += [*districts][MOST_DISTRICTS:]
    area = ServiceArea(tuple(sorted([*districts][:MOST_DISTRICTS])), metres)
    return area if area else NO_AREA, tuple(unread)


def _district(words: str) -> str | None:
    """A district or sector as it is spelt; of a whole postcode, its sector."""
    postcode = postcodes.tidy(words)
    # "M11" is the district: people write a sector with its space.
    return (postcode and postcode[:-2]) or postcodes.outward_of(words) or postcodes.sector_of(words)


def _metres(words: str) -> int:
    """A distance such as "5 miles". Raises Misread."""
    found = _DISTANCE.fullmatch(words.casefold())
    metres = float(found[1]) * METRES[found[2]] if found else 0
    if not 0 < metres <= FURTHEST_METRES:
        raise Misread("not a distance we can read. Write one such as 5 miles.")
    return round(metres)
