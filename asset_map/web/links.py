"""Addresses of answers: what is asked, as parameters, with nothing that goes without saying."""

from typing import Any
from urllib.parse import urlencode

from asset_map.model.ask import LIMIT, REACH_METRES, Ask, Sort
from asset_map.web.parameters import DAYS

Pairs = list[tuple[str, str]]
UNSAID: dict[str, Any] = {
    "reach_metres": REACH_METRES,
    "limit": LIMIT,
    "offset": 0,
    "day": None,
    "part_of_day": None,
    "free": False,
    "pence_at_most": None,
    "step_free": False,
    "kind": None,
    "age": None,
    "confirmed": False,
    "comes": False,
    "sort": Sort.BEST,
}


def pairs(near: str, ask: Ask, **changes: Any) -> Pairs:
    """The ask as (name, value) pairs. A change of None takes a parameter away."""
    said: dict[str, Any] = {
        "interest": [wanted.code for wanted in ask.interests],
        "reach_metres": ask.reach_metres,
        "limit": ask.limit,
        "offset": ask.offset,
        "day": None if ask.weekday is None else DAYS[ask.weekday],
        "part_of_day": None if ask.part_of_day is None else ask.part_of_day.name.lower(),
        "free": ask.free,
        "pence_at_most": ask.pence_at_most,
        "step_free": ask.step_free,
        "kind": ask.kind,
        "age": ask.age,
        "confirmed": ask.confirmed,
        "comes": ask.comes,
        "sort": ask.sort,
        **changes,
    }
    made = [("near", near)] + [("interest", code) for code in said.pop("interest") or ()]
    return made + [
        (name, "true" if value is True else str(value))
        for name, value in said.items()
        if value is not None and value != UNSAID[name]
    ]


def address(near: str, ask: Ask, path: str = "/activities", **changes: Any) -> str:
    """The address of the answer to an ask, or of another page of it, with the `changes`."""
    return f"{path}?" + urlencode(pairs(near, ask, **changes))
