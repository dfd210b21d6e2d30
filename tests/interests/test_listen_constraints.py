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
        ("She works Mondays and Tuesdays.", "not_days", "MO,TU"),
        ("Has dialysis on Mondays and Thursdays.", "not_days", "MO,TH"),
        ("day centre on Tuesdays, free Thursdays", "days", "TH"),
        ("works Mon-Fri", "parts_of_day", "evening,weekend"),
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
        ("can't pay, she says", "cost_max", "0"),
        ("can't pay much", "cost_max", "300"),
        ("skint over Christmas", "cost_max", "0"),
        ("cannot afford a lot", "cost_max", "300"),
        ("has to be free", "cost_max", "0"),
        ("only free things on Mondays", "cost_max", "0"),
        ("mornings only, free or cheap", "cost_max", "300"),
        ("No money.", "cost_max", "0"),
        ("can't spend more than a fiver", "cost_max", "500"),
        ("has about fifteen quid a month he could spend", "cost_max", "1500"),
        ("wouldn't spend more than a couple of quid", "cost_max", "200"),
        ("Three pounds is her limit.", "cost_max", "300"),
        ("up to £4.50 a time", "cost_max", "450"),
        ("Tuesdays are no good. Nothing over £3.", "cost_max", "300"),
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
        ("sun n sat best", "days", "SA,SU"),
        ("Would umpire or sweep up, anything so long as it's Sundays.", "days", "SU"),
        ("Mondays, as she has her chiropodist Tuesdays and her son the rest.", "days", "MO"),
        ("Thursdays and Fridays are the only days she's awake.", "days", "TH,FR"),
        (
            "She'd swap recipes with anybody. After six or weekends.",
            "parts_of_day",
            "evening,weekend",
        ),
        ("can do tues or thurs eve", "parts_of_day", "evening"),
        ("hands bad on a morning", "parts_of_day", "afternoon,evening"),
        ("was on the buses as a clippie", "no_car", None),
        ("goes on the bus", "no_car", "yes"),
    ],
)
def test_a_constraint_is_heard(text, kind, value):
    assert needs(text).get(kind) == value


@pytest.mark.parametrize(
    "text",
    [
        "Her daughter drives on Wednesdays.",
        "Her daughter only drives on Wednesdays.",
        "Her daughter can't drive on Wednesdays.",
        "Her daughter can only come Sundays.",
        "His wife plays bowls on Thursdays.",
        "Her son works Saturdays.",
        "Her husband works days.",
        "Her husband has dialysis on Tuesdays and Thursdays.",
        "Her husband is only home at weekends.",
        "Tuesdays her husband is free to sit with the dog.",
        "Wednesdays her mum drives so she can come out",
        "Her daughter lives in Leigh and does her shopping on Fridays.",
        "Her son comes evenings.",
        "The carer comes Mondays.",
        "Mondays, her carer comes.",
        "The district nurse visits on Fridays.",
        "Bins go out on Tuesdays.",
        "The library is only open Tuesdays and Thursdays.",
        "Little one's at nursery Tuesdays and Thursdays.",
        "Has her son's two Tuesday to Thursday, 18 months and three.",
        "Minds the grandkids Mondays and Tuesdays.",
        "She goes to church on Sundays.",
        "Sundays, she goes to church.",
        "Loves watching football at weekends.",
        "Only sees her son at weekends.",
        "Heating off since Sunday, sat in his coat.",
    ],
)
def test_what_is_done_on_a_day_is_not_when_the_person_can_come(text):
    assert needs(text).keys().isdisjoint({"days", "not_days", "parts_of_day"})


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("She can only come on Wednesdays, when her daughter drives.", "days", "WE"),
        ("Her daughter drives, so only Wednesdays.", "days", "WE"),
        ("Wednesdays only because her daughter drives.", "days", "WE"),
        ("Daughter can bring her Thursdays.", "days", "TH"),
        ("Saturdays, and her husband can mind the boy.", "days", "SA"),
        ("Free on Tuesdays when the carer comes.", "days", "TU"),
        ("Her carer comes Mondays. Free Tuesdays and Thursdays.", "days", "TU,TH"),
        ("Her daughter says she can come Tuesdays.", "days", "TU"),
        ("Mum can only do Tuesdays.", "days", "TU"),
        ("My mum is 82 and free Tuesdays.", "days", "TU"),
        ("Something to do Fridays.", "days", "FR"),
        ("She'd like to swim on Tuesdays.", "days", "TU"),
        ("Can't do Sundays because her daughter visits.", "not_days", "SU"),
        ("He's at hospital on Fridays.", "not_days", "FR"),
        ("Her husband works days, so evenings suit.", "parts_of_day", "evening"),
    ],
)
def test_what_somebody_else_does_may_be_why_a_day_will_do(text, kind, value):
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
        ("Only free in the mornings.", "cost_max"),
        ("I'm only free on Mondays", "cost_max"),
        ("He works Mondays to Fridays.", "days"),
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
