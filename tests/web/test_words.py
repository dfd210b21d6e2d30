"""Reasons in words, as a neighbour would say them."""

from datetime import UTC, date, datetime, time

import pytest

from asset_map.match.reasons import (
    ComesToThem,
    Confirmed,
    CouldOffer,
    Found,
    Nearby,
    NotKnown,
    SharedInterest,
    UsuallyQuiet,
    walk_minutes,
)
from asset_map.model.activity import Term
from asset_map.model.ask import Ask
from asset_map.model.listing import Cost
from asset_map.model.place import Near, Point
from asset_map.model.schedule import Schedule, Session
from asset_map.web.answer_page import count_words
from asset_map.web.cards import email_href, few, phone_href, web_href
from asset_map.web.repeats import repeats
from asset_map.web.words import ages, teller

# A Saturday in winter.
NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
TOLD = teller(now=NOW)
KNITTING = Term("knitting", "Knitting")


def at(*moment: int) -> Session:
    return Session(datetime(*moment, tzinfo=UTC), None)


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (at(2026, 11, 21, 19), "today 7pm"),
        (at(2026, 11, 22, 10, 30), "tomorrow 10:30am"),
        (at(2026, 11, 24, 10), "next Tuesday 10am"),
        (at(2026, 11, 30, 12), "Monday 30 November, midday"),
        (at(2027, 1, 9, 0), "Saturday 9 January 2027, midnight"),
        # The clocks say 10 in summer when it is 9 in UTC.
        (at(2027, 6, 8, 9), "Tuesday 8 June 2027, 10am"),
    ],
)
def test_the_next_session_is_said_as_near_to_today_as_it_is(session, words):
    assert TOLD.starts(session) == words


def test_a_card_says_today_and_tomorrow_and_a_date_for_any_other_day():
    evening = datetime(2026, 11, 22, 19, tzinfo=UTC)
    assert TOLD.comes_next(Session(evening, evening.replace(hour=21))) == "tomorrow 7pm to 9pm"
    assert TOLD.comes_next(at(2026, 11, 24, 10)) == "Tuesday 24 November, 10am"


def test_this_week_is_not_next_week():
    on_monday = teller(now=datetime(2026, 11, 23, 12, tzinfo=UTC))
    assert on_monday.starts(at(2026, 11, 26, 10)) == "this Thursday 10am"
    assert on_monday.starts(at(2026, 12, 1, 10)) == "next Tuesday 10am"


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (20, "less than 0.1 miles, about a minute’s walk"),
        (750, "0.5 miles, about 15 minutes’ walk"),
        (1_609, "1 mile, about 31 minutes’ walk"),
        (4_000, "2.5 miles"),
        (30_000, "19 miles"),
    ],
)
def test_distances_are_miles_and_a_walk_where_one_would_walk(metres, words):
    assert TOLD.reason(Nearby(metres, walk_minutes(metres))) == words


def test_a_rough_place_makes_rough_distances():
    rough = teller(approximate=True, now=NOW)
    assert rough.reason(Nearby(750, 15)) == "about 0.5 miles, 15 minutes’ walk"


@pytest.mark.parametrize(
    ("on", "words"),
    [
        (date(2026, 10, 3), "confirmed in October"),
        (date(2025, 10, 3), "confirmed in October 2025"),
        (None, "not confirmed yet"),
    ],
)
def test_how_far_to_trust_it(on, words):
    assert TOLD.reason(Confirmed(on)) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (SharedInterest(KNITTING), "Knitting"),
        (SharedInterest(KNITTING, "needles"), "Knitting: you said “needles”"),
        (SharedInterest(KNITTING, "crochet", near_miss=True), "Knitting, close to “crochet”"),
        (SharedInterest(KNITTING, "", near_miss=True), "Knitting, which is close"),
        (SharedInterest(KNITTING, "yarn", guessed=True), "Knitting: we guessed from “yarn”"),
        (
            SharedInterest(KNITTING, "yarn", near_miss=True, guessed=True),
            "Knitting, close to what we guessed from “yarn”",
        ),
        (
            SharedInterest(KNITTING, "needles", likely=True),
            "May be about Knitting: you said “needles”",
        ),
        (
            SharedInterest(KNITTING, "crochet", near_miss=True, likely=True),
            "May be about Knitting, close to “crochet”",
        ),
        (ComesToThem(), "comes to the door"),
        (UsuallyQuiet(), "usually quiet"),
        (NotKnown("at_home"), "worth asking: could someone come to the home?"),
        (NotKnown("quiet"), "worth asking: how quiet is it?"),
        (CouldOffer(KNITTING, sought=False), "you could offer: Knitting"),
        (CouldOffer(KNITTING, sought=False, because="purl"), "you could offer: Knitting (“purl”)"),
        (
            CouldOffer(KNITTING, sought=True),
            "you could offer: Knitting; they are looking for that",
        ),
        (NotKnown("step_free"), "worth asking: is it step-free?"),
        (NotKnown("cost"), "worth asking: what does a visit cost?"),
        (NotKnown("times"), "worth asking: when does it meet?"),
    ],
)
def test_why_it_is_here_is_said_in_the_persons_own_words(reason, words):
    assert TOLD.reason(reason) == words


def test_many_words_are_quoted_by_their_beginning():
    said = "lives for " + "knitting " * 30
    words = TOLD.reason(SharedInterest(KNITTING, said))
    assert words.endswith("knitting…”")
    assert len(words) < 100


def test_a_card_says_each_thing_once_and_a_gift_before_an_interest():
    reasons = [
        SharedInterest(KNITTING, "knits"),
        CouldOffer(KNITTING, sought=True),
        CouldOffer(KNITTING, sought=False),
        Nearby(20, 1),
    ]
    assert few(reasons) == [reasons[1], reasons[3]]


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (Cost("donation"), "donation"),
        (Cost("", 0), "Free"),
        (Cost("", 250), "£2.50"),
        (Cost("", 300), "£3"),
        (Cost(), ""),
    ],
)
def test_a_cost_keeps_its_own_words(cost, words):
    assert TOLD.cost(cost) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (16, None, "Ages 16 and over"),
        (None, 12, "Up to age 12"),
        (5, 11, "Ages 5 to 11"),
        (None, None, ""),
    ],
)
def test_ages(least, most, words):
    assert ages(least, most) == words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=WEEKLY;BYDAY=TU,TH", "Every Tuesday and Thursday, 10am to midday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "Monday to Friday, 10am to midday"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,TH", "Every Monday, Tuesday and Thursday, 10am to midday"),
        ("FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA", "Every day, 10am to midday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "Every two weeks on Tuesday, 10am to midday"),
        ("FREQ=MONTHLY;BYDAY=1TU", "First Tuesday of the month, 10am to midday"),
        ("FREQ=MONTHLY;BYDAY=-1TU", "Last Tuesday of the month, 10am to midday"),
        (
            "FREQ=WEEKLY;BYDAY=TU;UNTIL=20270101T000000",
            "Every Tuesday, 10am to midday, until 1 January 2027",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;BYMONTH=1,2,3,4,5,6,7,9,10,11,12",
            "Every two weeks on Tuesday, 10am to midday, not in August",
        ),
        ("FREQ=WEEKLY;BYDAY=TU;BYMONTH=5,6", "Every Tuesday, 10am to midday, in May and June"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20260201T000000", None),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=2027-01-01", None),
        ("FREQ=YEARLY", None),
        ("", None),
    ],
)
def test_a_schedule_is_told_only_where_words_can_tell_all_of_it(rule, words):
    schedule = Schedule(datetime.combine(date(2026, 1, 6), time(10)), 120, rule)
    assert repeats(schedule, TOLD) == words


@pytest.mark.parametrize(
    ("website", "href"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("www.example.org", "https://www.example.org"),
        ("javascript:alert(1)", None),
        ("JavaScript://example.org/%0aalert(1)", None),
        ("data:text/html,x", None),
        ("https://exa mple.org", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_only_addresses_on_the_web_become_links(website, href):
    assert web_href(website) == href


def test_only_numbers_are_dialled_and_only_addresses_written_to():
    assert phone_href("01632 960 254") == "tel:01632960254"
    assert phone_href("ring Jean after 6") is None
    assert email_href("a.b@example.org") == "mailto:a.b@example.org"
    assert email_href("a@example.org?bcc=x@y.org") is None


@pytest.mark.parametrize(
    ("total", "offset", "words"),
    [
        (71, 0, "Showing 20 of more than 70"),
        (1_209, 0, "Showing 20 of more than 1,200"),
        (63, 43, "Showing 44 to 63 of more than 63"),
    ],
)
def test_a_count_that_was_broken_off_is_told_in_tens(total, offset, words):
    asked = Ask(Near("Leigh", Point(-2.52, 53.5)), offset=offset)
    found = Found(asked, (None,) * 20, total, more_than_total=True, more_follow=True)
    assert count_words(found) == words


def test_where_all_that_is_known_is_shown_more_is_neither_counted_nor_denied():
    asked = Ask(Near("Leigh", Point(-2.52, 53.5)), offset=20)
    found = Found(asked, (None,) * 9, 29, more_than_total=True)
    assert count_words(found) == "Showing 21 to 29. There may be more, further away."
