"""What must hold for a person, in words: "Up to £3 a visit", "Not on Tuesday"."""

from collections.abc import Callable
from dataclasses import replace

from flask_babel import gettext

from asset_map.model.heard import ConstraintKind
from asset_map.model.listing import Cost
from asset_map.model.schedule import WEEKDAYS
from asset_map.web.words import Teller

# Our lists do not say these: what suits comes first, but nothing is kept out, and they are to be
# asked.
TO_BE_ASKED = frozenset({ConstraintKind.AT_HOME, ConstraintKind.QUIET})


def must_hold(kind: ConstraintKind, value: str, told: Teller) -> str:
    """A constraint in a few words."""
    as_it_is = {
        ConstraintKind.STEP_FREE: gettext("Step-free"),
        ConstraintKind.NO_CAR: gettext("No car"),
        ConstraintKind.AT_HOME: gettext("Someone comes to their home"),
        ConstraintKind.QUIET: gettext("Somewhere quiet"),
    }
    with_its_value: dict[ConstraintKind, Callable[[str, Teller], str]] = {
        ConstraintKind.DAYS: _on,
        ConstraintKind.NOT_DAYS: _not_on,
        ConstraintKind.PARTS_OF_DAY: _parts_of_day,
        ConstraintKind.COST_MAX: _cost,
        ConstraintKind.AGE: _age,
        ConstraintKind.FURTHEST: _furthest,
        ConstraintKind.AUDIENCE: _audience,
    }
    return as_it_is[kind] if kind in as_it_is else with_its_value[kind](value, told)


def _on(days: str, told: Teller) -> str:
    return gettext("On %(days)s", days=_named(days, told))


def _not_on(days: str, told: Teller) -> str:
    return gettext("Not on %(days)s", days=_named(days, told))


def _named(days: str, told: Teller) -> str:
    return _or([told.phrases.days[WEEKDAYS.index(day)] for day in days.split(",")])


def _parts_of_day(parts: str, told: Teller) -> str:
    words = {
        "morning": gettext("the morning"),
        "afternoon": gettext("the afternoon"),
        "evening": gettext("the evening"),
        "night": gettext("the night"),
        "weekend": gettext("at the weekend"),
    }
    return gettext("In %(parts)s", parts=_or([words[part] for part in parts.split(",")]))


def _cost(pence: str, told: Teller) -> str:
    if pence == "0":
        return told.phrases.free
    cost = told.cost(Cost(pence_per_visit=int(pence)))
    return gettext("Up to %(cost)s a visit", cost=cost)


def _age(years: str, told: Teller) -> str:
    return gettext("Aged %(age)s", age=years)


def _furthest(metres: str, told: Teller) -> str:
    exactly = replace(told, approximate=False)
    return gettext("Within %(distance)s", distance=exactly.distance(float(metres)))


def _audience(who: str, told: Teller) -> str:
    return gettext("Men only") if who == "men" else gettext("Women only")


def _or(words: list[str]) -> str:
    if len(words) == 1:
        return words[0]
    return gettext("%(these)s or %(last)s", these=", ".join(words[:-1]), last=words[-1])
