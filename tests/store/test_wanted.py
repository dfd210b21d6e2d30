"""What an ask's SQL depends on."""

from dataclasses import fields, replace
from itertools import combinations

from asset_map.model.ask import Ask, Sort, Wanted
from asset_map.model.listing import Kind
from asset_map.model.place import Near, Point
from asset_map.model.schedule import PartOfDay
from asset_map.store.wanted import asker, hard, sort_of, wanted

PLAIN = Ask(Near("here", Point(-2.5, 53.5)))
OTHERWISE = {
    "near": Near("there", Point(-2.6, 53.4)),
    "interests": (Wanted("knitting"),),
    "reach_metres": 800,
    "limit": 3,
    "offset": 4,
    "weekday": 2,
    "part_of_day": PartOfDay.EVENING,
    "free": True,
    "step_free": True,
    "kind": Kind.HUB,
    "age": 0,
    "gifts": (Wanted("baking"),),
    "avoid": ("bingo",),
    "aside": ("veterans",),
    "unknown_will_do": True,
    "guesses_too": True,
    "times": 1,
    "pence_at_most": 0,
    "confirmed": True,
    "comes": True,
    "sort": Sort.SOONEST,
    "at_the_door": ("gardening",),
    "at_home": True,
    "quiet": True,
}


def test_asks_of_one_sort_are_asked_by_the_same_sql():
    assert set(OTHERWISE) == {field.name for field in fields(Ask)}
    sql = {}
    for names in (*combinations(OTHERWISE, 1), *combinations(OTHERWISE, 3)):
        ask = replace(PLAIN, **{name: OTHERWISE[name] for name in names})
        asked = (asker(ask), wanted(ask), hard(ask), ask.comes)
        assert sql.setdefault(sort_of(ask), asked) == asked, names
    assert len(set(sql.values())) > len(sql) / 2
