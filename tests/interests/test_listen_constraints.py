"""What must hold is heard as it is said: days, money, age, steps, distance, company, quiet."""

import pytest

from asset_map.interests.listen import listen


def needs(text):
    return {need.kind.value: need.value for need in listen(text).constraints}


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("Free Monday to Wednesday; the rest of the week she's at her dad's.", "days", "MO,TU,WE"),
        ("Mon to Wed are best", "days", "MO,TU,WE"),
        ("weekends only", "days", "SA,SU"),
        ("Saturdays or Sundays.", "days", "SA,SU"),
        ("term time only", "days", "MO,TU,WE,TH,FR"),
        ("not Tuesdays, dialysis", "not_days", "TU"),
        ("Not Fridays as he has his little girl.", "not_days", "FR"),
        ("mornings are best", "parts_of_day", "morning"),
        ("can only come after work", "parts_of_day", "evening"),
        ("works days, would love darts", "parts_of_day", "evening,weekend"),
        ("the shop shuts at six", "parts_of_day", "evening,weekend"),
        ("Weekends, or evenings till the baby comes", "parts_of_day", "evening,weekend"),
        ("free evenings and weekends", "parts_of_day", "evening,weekend"),
        ("works days, evenings would suit", "parts_of_day", "evening"),
        ("could do with him being out from ten till two", "parts_of_day", "morning,afternoon"),
        ("school hours", "parts_of_day", "morning,afternoon"),
        ("afternoons only, doesn't like the dark", "parts_of_day", "afternoon"),
        ("not after dark", "parts_of_day", "morning,afternoon"),
        ("skint", "cost_max", "0"),
        ("has to be free", "cost_max", "0"),
        ("No money.", "cost_max", "0"),
        ("can't spend more than a fiver", "cost_max", "500"),
        ("has about fifteen quid a month he could spend", "cost_max", "1500"),
        ("wouldn't spend more than a couple of quid", "cost_max", "200"),
        ("Three pounds is her limit.", "cost_max", "300"),
        ("up to £4.50 a time", "cost_max", "450"),
        ("Kayleigh's 19 with a little lad of eighteen months", "age", "19"),
        ("Mr Sharrock, 76, Royal Engineers", "age", "76"),
        ("she is eighty-two", "age", "82"),
        ("in his forties", "age", "45"),
        ("in her late 60s", "age", "68"),
        ("Mrs Farr (88)", "age", "88"),
        ("lad of 14, hates sport", "age", "14"),
        ("made redundant from the bakery at 56", "age", "56"),
        ("uses a wheelchair", "step_free", "yes"),
        ("on a frame", "step_free", "yes"),
        ("can't manage stairs", "step_free", "yes"),
        ("no longer manages stairs", "step_free", "yes"),
        ("now in a flat above the chemist with a lift", "step_free", "yes"),
        ("needs no steps", "step_free", "yes"),
        ("no longer drives", "no_car", "yes"),
        ("can't drive any more", "no_car", "yes"),
        ("doesn't drive", "no_car", "yes"),
        ("bus pass only", "no_car", "yes"),
        ("no car", "no_car", "yes"),
        ("walking distance", "furthest", "1600"),
        ("within a mile", "furthest", "1600"),
        ("no more than about two miles", "furthest", "3200"),
        ("housebound", "at_home", "yes"),
        ("can't get out", "at_home", "yes"),
        ("not been out since her stroke", "at_home", "yes"),
        ("hasn't been out since he died", "at_home", None),
        ("I come every day to see her", "at_home", None),
        ("needs someone to come to her", "at_home", "yes"),
        ("women only", "audience", "women"),
        ("She'll not go in if there are men gawping though.", "audience", "women"),
        ("just lads", "audience", "men"),
        ("can't do noise", "quiet", "yes"),
        ("crowds are too much", "quiet", "yes"),
        ("autistic, needs quiet", "quiet", "yes"),
    ],
)
def test_a_constraint_is_heard(text, kind, value):
    assert needs(text).get(kind) == value


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Her son is 12", "age"),
        ("worked there 30 years", "age"),
        ("my eight year old", "age"),
        ("sixty four lengths every morning", "parts_of_day"),
        ("Evenings are the worst", "parts_of_day"),
        ("Catheter changed Thursday", "days"),
        ("HV can't come till Thursday", "not_days"),
        ("Sundays are the longest day, sees nobody", "days"),
        ("owes the catalogue forty pounds", "cost_max"),
        ("lost ten pounds since Easter", "cost_max"),
        ("best frame was fifty eight", "step_free"),
        ("drives an old Rover", "no_car"),
    ],
)
def test_what_is_only_told_of_is_no_constraint(text, kind):
    assert kind not in needs(text)


def test_stairs_that_cannot_be_managed_are_nothing_to_avoid():
    assert listen("no longer manages stairs").avoid == ()


def test_each_kind_is_told_once_with_the_words_that_said_so():
    found = listen("76, no longer drives, skint, not Tuesdays, skint I said").constraints
    kinds = [need.kind for need in found]
    assert len(kinds) == len(set(kinds))
    assert {need.because for need in found} >= {"no longer drives", "skint", "Tuesdays"}
