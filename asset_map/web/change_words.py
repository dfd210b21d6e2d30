"""What would change of a listing, in an officer's words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.listing import StepFree
from asset_map.model.place import Point
from asset_map.upkeep.differences import Difference
from asset_map.web.repeats import repeats
from asset_map.web.words import Teller, teller


@dataclass(frozen=True, slots=True)
class Told:
    """One field in words, before and after."""

    label: str
    before: str
    after: str


def told_changes(changes: Iterable[Difference]) -> list[Told]:
    """Each difference in words; what says nothing to a person is left out."""
    told, names = teller(), _labels()
    found = []
    for one in changes:
        words = Told(
            names.get(one.field, ""), _words(one.before, one, told), _words(one.after, one, told)
        )
        if words.label and words.before != words.after:
            found.append(words)
    return found


def plain(value: Any) -> bool:
    """Whether a value can be shown as it is."""
    return isinstance(value, str | int)


def _words(value: Any, one: Difference, told: Teller) -> str:
    if not value:
        return ""
    match one.field:
        case "schedules":
            return "; ".join(filter(None, (repeats(each, told) for each in value)))
        case "interests":
            terms = vocabulary().terms
            return ", ".join(terms[code].label for code in value if code in terms)
        case "kind":
            return str(told.phrases.kinds[value])
        case "step_free":
            return "" if value is StepFree.UNKNOWN else str(told.phrases.step_free[value])
    if isinstance(value, Point):
        return f"{value.latitude:.4f}, {value.longitude:.4f}"
    return str(value) if plain(value) else gettext("changed")


def _labels() -> dict[str, str]:
    return {
        "kind": gettext("What it is"),
        "name": gettext("Name"),
        "description": gettext("What happens there"),
        "organization": gettext("Who runs it"),
        "venue": gettext("Building or place"),
        "address": gettext("Street"),
        "postcode": gettext("Postcode"),
        "point": gettext("Place on the map"),
        "schedules": gettext("When"),
        "cost": gettext("What it costs"),
        "min_age": gettext("From this age"),
        "max_age": gettext("Up to this age"),
        "step_free": gettext("Getting in"),
        "interests": gettext("Interests"),
        "looking_for": gettext("Whom they look for"),
        "serves": gettext("Where they come to"),
        "first_visit": gettext("A first visit"),
        "capacity": gettext("How many can take part"),
        "website": gettext("Website"),
        "email": gettext("E-mail"),
        "phone": gettext("Phone"),
    }
