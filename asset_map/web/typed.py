"""What somebody typed into the two boxes: exact words become an ask, others go no further."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from asset_map.model.ask import Wanted
from asset_map.model.place import Near, Precision
from asset_map.web import chosen
from asset_map.web.asks import Asked, Locate, Wrong, understand, unknown_interest
from asset_map.web.links import Pairs, address

# What a search keeps of the answer it was made from.
KEPT = (
    *("reach_metres", "limit", "day", "part_of_day", "free", "pence_at_most", "step_free"),
    *("kind", "age", "confirmed", "comes", "sort"),
)
LONGEST_KEPT = 20


@dataclass(frozen=True, slots=True)
class Typed:
    """The boxes as they were filled in, and what is wrong with them."""

    near: str = ""
    enjoy: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    wrong: tuple[Wrong, ...] = ()
    # The address of the answer, where everything typed is exact.
    leads_to: str | None = None
    # And where one thing is not: what is likely meant, each with the address of its answer.
    instead: tuple[tuple[str, str], ...] = ()

    def wrong_with(self, box: str) -> Wrong | None:
        """What is wrong with one box, if anything."""
        return next((one for one in self.wrong if one.parameter == box), None)


def read_boxes(form: "MultiDict[str, str]", locate: Locate) -> Typed:
    """The form, read. An empty second box means everything."""
    near, enjoy = form.get("near", ""), form.get("enjoy", "")
    kept = kept_filters(form)
    codes, wrong = _interests(enjoy)
    asked = understand(MultiDict([("near", near), *kept]), locate)
    if not near.strip():
        wrong.insert(0, Wrong("near", "", gettext("Enter a postcode or a township.")))
    elif unknown := asked.wrong_with("near"):
        wrong.insert(0, unknown)
    leads_to = None if wrong else _leads_to(near, codes, asked)
    instead: list[tuple[str, str]] = []
    if len(wrong) == 1:
        for likely in wrong[0].likely:
            instead += _instead(wrong[0].parameter, likely, near, codes, kept, locate)
    return Typed(near, enjoy, tuple(kept), tuple(wrong), leads_to, tuple(instead))


def _instead(
    box: str, likely: str, near: str, codes: list[str], kept: Pairs, locate: Locate
) -> list[tuple[str, str]]:
    """What was asked with one of our own names in place of what we do not know."""
    term = chosen.term(likely) if box == "enjoy" else None
    codes = [*codes, term.code] if term else codes
    near = likely if box == "near" else near
    asked = understand(MultiDict([("near", near), *kept]), locate)
    href = _leads_to(near, codes, asked)
    if href is None or asked.ask is None:
        return []
    place = _named(near, asked.ask.near)
    if not codes:
        return [(gettext("Near %(place)s", place=place), href)]
    labels = ", ".join(chosen.label(code) for code in codes)
    return [(gettext("%(interests)s near %(place)s", interests=labels, place=place), href)]


def kept_filters(given: Mapping[str, str]) -> Pairs:
    """The filters to carry along: chosen from lists, none of them typed."""
    pairs = [(name, given[name]) for name in KEPT if name in given]
    return [(name, value) for name, value in pairs if 0 < len(value) <= LONGEST_KEPT]


def _leads_to(near: str, codes: list[str], asked: Asked) -> str | None:
    if asked.ask is None:
        return None
    ask = replace(asked.ask, interests=tuple(Wanted(code) for code in codes))
    return address(_named(near, ask.near), ask)


def _named(typed: str, near: Near) -> str:
    """Our own name for the place; for a postcode that we do not hold, the postcode."""
    return " ".join(typed.upper().split()) if near.precision is Precision.SECTOR else near.label


def _interests(enjoy: str) -> tuple[list[str], list[Wrong]]:
    """Codes of the interests in the box, and what to say of the first words that are none."""
    codes: dict[str, None] = {}
    wrong: list[Wrong] = []
    for words in filter(None, (part.strip() for part in re.split(r"[,;\n]", enjoy))):
        term = chosen.term(words)
        if term is None:
            wrong.append(unknown_interest("enjoy", words))
        else:
            codes[term.code] = None
    return list(codes), wrong[:1]
