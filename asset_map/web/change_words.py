"""What would change of a listing, in an officer's words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask_babel import gettext

from asset_map.interests.vocabulary import vocabulary
from asset_map.model.differences import Difference, differences, words_of
from asset_map.model.listing import StepFree
from asset_map.model.place import Point
from asset_map.store.before import as_it_was
from asset_map.store.history import Change
from asset_map.store.suggestions import AGREED, OPENED
from asset_map.web.first_visits import area_words, first_visit_facts
from asset_map.web.repeats import repeats
from asset_map.web.words import Teller, teller


@dataclass(frozen=True, slots=True)
class Told:
    """One field in words, before and after."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ToldChange:
    """One change of a listing in words. `back` says that there is something before it."""

    id: int
    at: datetime
    who: str
    what: str
    fields: tuple[Told, ...]
    back: bool


def told_history(found: Iterable[Change]) -> list[ToldChange]:
    """Changes as they are kept, each in an officer's words."""
    return [
        ToldChange(
            one.id,
            one.at,
            one.who,
            _what(one),
            tuple(told_changes(differences(_fields(one.before), _fields(one.after)))),
            one.before is not None,
        )
        for one in found
    ]


def told_changes(changes: Iterable[Difference]) -> list[Told]:
    """Each difference in words, its name first; what says nothing to a person is left out."""
    told, names = teller(), _labels()
    places = {field: number for number, field in enumerate(names)}
    found = []
    for one in sorted(changes, key=lambda one: places.get(one.field, len(places))):
        words = Told(
            names.get(one.field, ""),
            field_words(one.field, one.before, told),
            field_words(one.field, one.after, told),
        )
        if words.label and words.before != words.after:
            found.append(words)
    return found


def plain(value: Any) -> bool:
    """Whether a value can be shown as it is."""
    return isinstance(value, str | int)


def _fields(kept: Mapping[str, Any] | None) -> dict[str, Any] | None:
    return None if kept is None else words_of(as_it_was(kept).listing)


def _what(change: Change) -> str:
    """What was done; in the store's own words where we have no others."""
    if change.run is not None:
        return gettext("import %(number)s", number=change.run)
    for pattern, say in _DONE:
        if found := re.fullmatch(pattern, change.what):
            return say(found[1] if found.re.groups else "")
    return change.what


# What the store keeps of each kind of change.
_DONE: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("edited", lambda _: gettext("edited")),
    ("confirmed", lambda _: gettext("confirmed")),
    ("closed", lambda _: gettext("closed")),
    (r"suggestion (\d+) approved", lambda n: gettext("suggestion %(number)s approved", number=n)),
    (r"suggestion (\d+) declined", lambda n: gettext("suggestion %(number)s declined", number=n)),
    (r"import (\d+) undone", lambda n: gettext("import %(number)s undone", number=n)),
    (r"put back as before change (\d+)", lambda _: gettext("put back as it was")),
    ("put back on the map", lambda _: gettext("put back on the map")),
    (r"the same as .*", lambda _: gettext("merged into another")),
    ("not the same after all", lambda _: gettext("parted again")),
    (
        r"import (\d+) of the other",
        lambda n: gettext("followed the other, which import %(number)s changed", number=n),
    ),
)


def told_reason(reason: str) -> str:
    """Why something was decided: in words of ours where the store decided it."""
    ours = {
        AGREED: gettext("Their list says the same as we do by now."),
        OPENED: gettext("They opened again."),
    }
    return ours.get(reason, reason)


def field_label(field: str) -> str:
    """What a field is called on screen; empty where it says nothing to a person."""
    return _labels().get(field, "")


def field_words(field: str, value: Any, told: Teller) -> str:
    """What a field says, in words."""
    if not value:
        return ""
    if make := _IN_WORDS.get(field):
        return make(value, told)
    if isinstance(value, Point):
        return f"{value.latitude:.4f}, {value.longitude:.4f}"
    return str(value) if plain(value) else gettext("changed")


def _interests(codes: Iterable[str], told: Teller) -> str:
    terms = vocabulary().terms
    return ", ".join(terms[code].label for code in codes if code in terms)


# What is not told as it stands.
_IN_WORDS: Mapping[str, Callable[[Any, Teller], str]] = {
    "schedules": lambda all, told: "; ".join(filter(None, (repeats(one, told) for one in all))),
    "interests": _interests,
    "serves": area_words,
    "first_visit": lambda visit, _: "; ".join(
        f"{name} {words}" if name.endswith("?") else f"{name}: {words}"
        for name, words in first_visit_facts(visit)
    ),
    "assured_date": lambda day, told: told.day(day),
    "area_only": lambda *_: gettext("yes"),
    "kind": lambda kind, told: str(told.phrases.kinds[kind]),
    "step_free": lambda step, told: (
        "" if step is StepFree.UNKNOWN else str(told.phrases.step_free[step])
    ),
}


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
        "area_only": gettext("Only the area is shown"),
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
        "assured_date": gettext("Last known to be true"),
    }
