"""What is wanted of a posting and what must hold for it, as SQL: the parts of every question."""

from typing import Any

from asset_map.model.ask import CONFIRMED_LATELY_DAYS, Ask
from asset_map.model.listing import Kind
from asset_map.store.vocabulary import EVERYTHING

# The order is the code in `posting.kind`.
KINDS = tuple(Kind)
KIND_NUMBER = {kind: number for number, kind in enumerate(Kind)}

# Who asks, once. The fences (OFFSET 0) keep the place from being worked out anew for each row, and
# keep from the planner what is asked: it makes one plan for all, where making one would take as
# long as answering.
ASKER = """
SELECT asked.*, point(ST_X(metres), ST_Y(metres)) AS here{besides}
FROM (
  SELECT %(codes)s::text[] AS codes, %(districts)s::text[] AS districts,
         %(longitude)s::float8 AS longitude, %(latitude)s::float8 AS latitude OFFSET 0
) AS asked
CROSS JOIN LATERAL (SELECT to_metres(longitude, latitude) AS metres OFFSET 0) AS transformed
OFFSET 0
"""
_WANTED = """
SELECT number, code, false AS sought FROM taxonomy_term WHERE code = ANY (asker.codes)
"""
# What a listing's words only make likely is found where guesses stand: a million above.
_GUESSED = """
UNION ALL SELECT number + 1000000, code, false FROM taxonomy_term WHERE code = ANY (asker.codes)
"""
# What someone could offer is found where it is looked for: those postings stand below 0.
_SOUGHT = """
UNION ALL SELECT -number, code, true FROM taxonomy_term WHERE code = ANY (%(gifts)s)
"""
_AVOIDED = """
, ARRAY(
  SELECT t.number FROM taxonomy_term AS t LEFT JOIN taxonomy_term AS b ON b.number = t.parent_number
  WHERE t.code = ANY (%(avoid)s) OR b.code = ANY (%(avoid)s)
) AS avoided
"""
# By number, so that a listing's main term is looked up in a few numbers.
_AT_THE_DOOR = """
, ARRAY(SELECT number FROM taxonomy_term WHERE code = ANY (%(at_the_door)s)) AS at_the_door
"""
_ASIDE = """
, ARRAY(SELECT number FROM taxonomy_term WHERE code = ANY (%(aside)s)) AS aside
"""
# A time in common is all that is asked. The rest follows from it, and is what an index can tell by
# order: the week's last time is no earlier than the first that will do, its first no later than
# the last. So it hands over hardly any that are on another day.
_ON_THE_DAY = (
    " AND weekly & %(weekly)s <> 0"
    " AND weekly >= %(weekly)s::int & -%(weekly)s::int AND weekly & -weekly <= %(weekly)s::int"
)
_HARD = {
    "weekly": _ON_THE_DAY,
    "free": " AND pence = 0",
    "pence": " AND pence <= %(pence)s",
    "step_free": " AND step_free",
}
# The same where a fact that nobody has told is no refusal.
_HARD_IF_KNOWN = {
    "weekly": " AND (weekly = 0 OR weekly & %(weekly)s <> 0{comes})",
    "free": " AND coalesce(pence, 0) = 0",
    "pence": " AND coalesce(pence, 0) <= %(pence)s",
    "step_free": " AND (step_free IS NOT FALSE{comes})",
}
# Who comes to the asker agrees an hour, and the asker's own steps are the ones that count.
_COMES = " OR (kind = %(micro)s AND main_term = ANY (asker.at_the_door))"
# Nobody of this age comes alone: a listing for none older is for who brings them, too.
BROUGHT_AGE = 5
# From this age on someone may be the one who brings them.
BRINGING_AGE = 14
_ALWAYS_HARD = {
    "kind": " AND kind = %(kind)s",
    "age": " AND coalesce(minimum_age, 0) <= %(age)s"
    " AND (coalesce(maximum_age, 200) >= %(age)s OR maximum_age <= %(brought)s)",
    "confirmed": f" AND assured_date >= current_date - {CONFIRMED_LATELY_DAYS}",
    "comes": " AND comes",
    "avoid": " AND main_term <> ALL (asker.avoided)",
}


def asker(ask: Ask) -> str:
    """Who asks: where they are, what for, and what `hard` needs to know."""
    besides = (_AVOIDED if ask.avoid else "") + (_AT_THE_DOOR if ask.at_the_door else "")
    besides += _ASIDE if ask.aside else ""
    return ASKER.format(besides=besides)


def wanted(ask: Ask) -> str:
    """The terms that the asker wants: number in postings, code, whether it is sought."""
    return _WANTED + (_GUESSED if ask.guesses_too else "") + (_SOUGHT if ask.gifts else "")


def hard(ask: Ask) -> str:
    """What a posting must pass, as SQL that goes on after a condition."""
    asked = {
        "weekly": ask.weekly != 0,
        "free": ask.free,
        "pence": ask.pence_at_most is not None,
        "step_free": ask.step_free,
        "kind": ask.kind is not None,
        "age": ask.age is not None,
        "confirmed": ask.confirmed,
        "comes": ask.comes,
        "avoid": bool(ask.avoid),
    }
    clauses = {**(_HARD_IF_KNOWN if ask.unknown_will_do else _HARD), **_ALWAYS_HARD}
    comes = _COMES if ask.at_the_door else ""
    return "".join(clause.format(comes=comes) for name, clause in clauses.items() if asked[name])


def sort_of(ask: Ask) -> tuple[bool, ...]:
    """What of an ask its SQL depends on: asks of one sort differ in their parameters alone."""
    return (
        ask.weekly != 0,
        ask.free,
        ask.pence_at_most is not None,
        ask.step_free,
        ask.kind is not None,
        ask.age is not None,
        ask.confirmed,
        ask.comes,
        ask.unknown_will_do,
        ask.guesses_too,
        bool(ask.avoid),
        bool(ask.gifts),
        bool(ask.at_the_door),
        bool(ask.aside),
    )


def parameters(ask: Ask) -> dict[str, Any]:
    """The values that go into an ask's SQL, by name."""
    gifts = [gift.code for gift in ask.gifts]
    wanted = [interest.code for interest in ask.interests]
    return {
        "longitude": ask.near.point.longitude,
        "latitude": ask.near.point.latitude,
        "districts": list(ask.near.districts),
        "reach": float(ask.reach_metres),
        "codes": [*wanted, *gifts] or [EVERYTHING],
        "gifts": gifts,
        "avoid": list(ask.avoid),
        "at_the_door": list(ask.at_the_door),
        "aside": list(ask.aside),
        "micro": KIND_NUMBER[Kind.MICRO_ENTERPRISE],
        "weekly": ask.weekly,
        "pence": ask.pence_at_most,
        "kind": None if ask.kind is None else KIND_NUMBER[ask.kind],
        "age": ask.age,
        "brought": BROUGHT_AGE if ask.age is not None and ask.age >= BRINGING_AGE else -1,
    }
