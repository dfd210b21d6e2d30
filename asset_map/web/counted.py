"""Every choice that narrows an answer, as the ask it would make, and how many that would find."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from asset_map.model.ask import Ask
from asset_map.model.listing import Kind
from asset_map.store.choices import count_choices
from asset_map.store.per_process import Connection
from asset_map.web.parameters import DAYS, PARTS_OF_DAY

# In pence: what someone may have to spend on one visit. 0 is free.
COSTS = (0, 200, 500, 1_000)
# An age in each group to choose from.
AGES = (3, 8, 14, 17, 30, 60, 70, 85)
# An ask's filters, each with the value that lets all by.
LETS_ALL_BY: dict[str, dict[str, object]] = {
    "day": {"weekday": None},
    "part_of_day": {"part_of_day": None},
    "cost": {"free": False, "pence_at_most": None},
    "step_free": {"step_free": False},
    "kind": {"kind": None},
    "age": {"age": None},
    "confirmed": {"confirmed": False},
    "comes": {"comes": False},
}
EVERY = "every"

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many each choice would find, by its filter and value; "" is the choice of any.

    `interests` says how many there are of each, among all that passes the filters. `at_least`:
    there may be more of everything than was counted.
    """

    choices: Mapping[Key, int]
    interests: Mapping[str, int]
    at_least: bool

    def of(self, name: str, value: str = "") -> int:
        """How many would be found with this value of this filter, all others as asked."""
        return self.choices.get((name, value), 0)


def counted(connection: Connection, ask: Ask) -> Counted:
    """The counts of every choice beside an ask, from one question to the store."""
    asks = choices(ask)
    found = count_choices(connection, ask, list(asks.values()))
    counts = dict(zip(asks, found.counts, strict=True))
    return Counted(counts, found.interests, found.at_least)


def choices(ask: Ask) -> dict[Key, Ask]:
    """What each choice would ask. (EVERY, "") asks with no filter at all."""
    made: dict[Key, Ask] = {}
    for name, by_all in LETS_ALL_BY.items():
        made[name, ""] = replace(ask, **by_all)  # type: ignore[arg-type]
    for number, day in enumerate(DAYS):
        made["day", day] = replace(ask, weekday=number)
    for value, part in PARTS_OF_DAY.items():
        made["part_of_day", value] = replace(ask, part_of_day=part)
    for pence in sorted({*COSTS, *_asked(ask.pence_at_most)}):
        made["cost", str(pence)] = replace(ask, free=False, pence_at_most=pence)
    for kind in Kind:
        made["kind", kind.value] = replace(ask, kind=kind)
    for age in sorted({*AGES, *_asked(ask.age)}):
        made["age", str(age)] = replace(ask, age=age)
    made["step_free", "true"] = replace(ask, step_free=True)
    made["confirmed", "true"] = replace(ask, confirmed=True)
    made["comes", "true"] = replace(ask, comes=True)
    made[EVERY, ""] = without_filters(ask)
    return made


def without_filters(ask: Ask) -> Ask:
    """The same place, reach and interests, and nothing else that must hold."""
    for by_all in LETS_ALL_BY.values():
        ask = replace(ask, **by_all)  # type: ignore[arg-type]
    return ask


def _asked(value: int | None) -> tuple[int, ...]:
    return () if value is None else (value,)
