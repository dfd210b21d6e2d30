"""From what a request asks to an Ask, or to words on what to change."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, TypeVar

from flask_babel import gettext
from werkzeug.datastructures import MultiDict

from asset_map.model.ask import Ask, Wanted
from asset_map.model.place import Near
from asset_map.store.places import UnknownPlace
from asset_map.web import chosen
from asset_map.web.parameters import (
    BY_NAME,
    DAYS,
    KINDS,
    LONGEST_WORDS,
    NAMES,
    PARTS_OF_DAY,
    SORTS,
    YES_NO,
)

T = TypeVar("T")


Locate = Callable[[str], Near]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A parameter that could not be used, and what to do about it; `likely` are names of ours."""

    parameter: str
    value: str
    say: str
    likely: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asked, as far as it could be understood.

    `ask` is None where the place is missing or unknown. It leaves out every parameter in `wrong`.
    """

    ask: Ask | None
    wrong: tuple[Wrong, ...]

    def wrong_with(self, parameter: str) -> Wrong | None:
        """What is wrong with one parameter, if anything."""
        return next((one for one in self.wrong if one.parameter == parameter), None)


def understand(args: "MultiDict[str, str]", locate: Locate) -> Asked:
    """A page's parameters: unknown ones and empty ones are passed over."""
    given = {
        name: [value for value in args.getlist(name) if value.strip()]
        for name in NAMES
        if name in args
    }
    return _Reading(given, locate).asked()


def understand_strictly(args: "MultiDict[str, str]", locate: Locate) -> Asked:
    """The API's parameters: an unknown name and an empty value are wrong too."""
    given = {name: args.getlist(name) for name in args if name in BY_NAME}
    reading = _Reading(given, locate)
    for name in args:
        if name not in BY_NAME:
            reading.refuse(name, args[name], unknown_name(name, NAMES))
    if "near" not in args:
        reading.refuse("near", "", gettext("Say where: near=WN7 1AA, for example."))
    return reading.asked()


class _Reading:
    """Reads one parameter after another, and keeps what was wrong."""

    def __init__(self, given: Mapping[str, list[str]], locate: Locate) -> None:
        self.given, self.locate = given, locate
        self.wrong: list[Wrong] = []

    def asked(self) -> Asked:
        """Everything that was given, read."""
        near = self._near()
        filters: dict[str, Any] = {
            "interests": self._interests(),
            "weekday": self._choice("day", {day: number for number, day in enumerate(DAYS)}),
            "part_of_day": self._choice("part_of_day", PARTS_OF_DAY),
            "free": self._choice("free", YES_NO),
            "step_free": self._choice("step_free", YES_NO),
            "kind": self._choice("kind", KINDS),
            "confirmed": self._choice("confirmed", YES_NO),
            "comes": self._choice("comes", YES_NO),
            "sort": self._choice("sort", SORTS),
        }
        for name in ("reach_metres", "limit", "offset", "age", "pence_at_most"):
            filters[name] = self._whole_number(name)
        stated = {name: value for name, value in filters.items() if value is not None}
        return Asked(None if near is None else Ask(near, **stated), tuple(self.wrong))

    def refuse(self, parameter: str, value: str, say: str, likely: tuple[str, ...] = ()) -> None:
        """Note that a parameter could not be used."""
        self.wrong.append(Wrong(parameter, value, say, likely))

    def _one(self, name: str) -> str | None:
        values = self.given.get(name, [])
        if len(values) > 1:
            self.refuse(name, ", ".join(values), gettext("Give %(name)s only once.", name=name))
            return None
        return values[0].strip() if values else None

    def _near(self) -> Near | None:
        words = self._one("near")
        if words is None:
            return None
        if not words.isprintable() or len(words) > LONGEST_WORDS:
            self.refuse("near", words, gettext("Give a postcode or a township, such as WN7 1AA."))
            return None
        try:
            return self.locate(words)
        except UnknownPlace as unknown:
            self.refuse("near", words, unknown_place(unknown), unknown.suggestions)
            return None

    def _interests(self) -> tuple[Wanted, ...]:
        wanted: dict[str, Wanted] = {}
        for words in self.given.get("interest", []):
            term = chosen.term(words)
            if term is None:
                self.wrong.append(unknown_interest("interest", words))
            else:
                wanted[term.code] = Wanted(term.code)
        return tuple(wanted.values())

    def _choice(self, name: str, choices: Mapping[str, T]) -> T | None:
        words = self._one(name)
        if words is None:
            return None
        value = choices.get(words.casefold())
        if value is None:
            self.refuse(name, words, gettext("Choose one of: %(these)s.", these=", ".join(choices)))
        return value

    def _whole_number(self, name: str) -> int | None:
        words = self._one(name)
        if words is None:
            return None
        least, most = BY_NAME[name].schema["minimum"], BY_NAME[name].schema["maximum"]
        # Longer than that is no number of ours, and Python would take its time over it.
        if words.isascii() and words.isdigit() and len(words) <= 9 and least <= int(words) <= most:
            return int(words)
        say = gettext("Give a whole number from %(least)d to %(most)d.", least=least, most=most)
        self.refuse(name, words, say)
        return None


def unknown_interest(parameter: str, words: str) -> Wrong:
    """What to try instead of an interest that we do not have."""
    terms = chosen.near_misses(words) if len(words) <= LONGEST_WORDS else []
    likely = tuple(term.label for term in terms)
    say = gettext("We do not have that interest. Try one word for it, or leave it out to see all.")
    if likely:
        these = gettext(" or ").join(likely)
        say = gettext("We do not have that interest. Did you mean %(these)s?", these=these)
    return Wrong(parameter, words, say, likely)


def unknown_place(unknown: UnknownPlace) -> str:
    """What to try instead of a place that we do not know."""
    if not unknown.suggestions:
        return gettext(unknown.words)
    return gettext(unknown.words, these=gettext(" or ").join(unknown.suggestions))


def unknown_name(name: str, names: Sequence[str]) -> str:
    """What to try instead of a parameter that is not one of `names`."""
    likely = get_close_matches(name[:LONGEST_WORDS], names, n=1)
    if likely:
        return gettext("There is no such parameter. Did you mean %(likely)s?", likely=likely[0])
    return gettext("There is no such parameter. There are: %(these)s.", these=", ".join(names))
