"""The short facts of a row: kind, ages, access, dates, websites and addresses."""

from datetime import date

import pytest

from asset_map.intake.contacts import read_email, read_website
from asset_map.intake.facts import read_age, read_capacity, read_date, read_kind, read_step_free
from asset_map.intake.misread import Misread
from asset_map.model.listing import Kind, StepFree


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("hub", Kind.HUB),
        ("Groups", Kind.GROUP),
        ("Micro Enterprise", Kind.MICRO_ENTERPRISE),
        ("micro_enterprise", Kind.MICRO_ENTERPRISE),
        ("ACTIVITY", Kind.ACTIVITY),
    ],
)
def test_a_kind_is_known_however_it_is_spelt(words, kind):
    assert read_kind(words) is kind


def test_an_unknown_kind_names_the_four_that_we_know():
    with pytest.raises(Misread, match="hub, group, micro-enterprise, activity"):
        read_kind("club")


@pytest.mark.parametrize(
    ("words", "age"),
    [("18", 18), ("50+", 50), ("over 60", 60), ("16 yrs", 16), ("18.0", 18), ("any", None)],
)
def test_ages_are_read(words, age):
    assert read_age(words) == age


@pytest.mark.parametrize("words", ["121", "young", "-3", "5 or 6"])
def test_an_age_that_is_none_is_an_error(words):
    with pytest.raises(Misread, match="whole years"):
        read_age(words)


@pytest.mark.parametrize(
    ("words", "people"),
    [("25", 25), ("25.0", 25), ("1,200", 1200), ("30 people", 30), ("", None), ("unknown", None)],
)
def test_how_many_can_take_part_is_read(words, people):
    assert read_capacity(words) == people


@pytest.mark.parametrize("words", ["0", "-3", "2.5", "20-30", "lots", "01632960001"])
def test_a_capacity_that_is_none_is_an_error(words):
    with pytest.raises(Misread, match="whole number above 0"):
        read_capacity(words)


@pytest.mark.parametrize(
    ("words", "access"),
    [("Yes", StepFree.YES), ("n", StepFree.NO), ("TRUE", StepFree.YES), ("", StepFree.UNKNOWN)],
)
def test_step_free_access_is_read(words, access):
    assert read_step_free(words) is access


@pytest.mark.parametrize(
    "words",
    [
        "2026-03-24",
        "24/03/2026",
        "24/3/26",
        "24 March 2026",
        "24 Mar 2026",
        "24.03.2026",
        "2026-03-24 10:00",
        "2026-03-24T10:00:00Z",
        "46105",
    ],
)
def test_a_date_is_read_day_first(words):
    assert read_date(words) == date(2026, 3, 24)


@pytest.mark.parametrize("words", ["03/24/2026", "²", "4610²", "9" * 5_000])
def test_an_american_date_is_refused_rather_than_guessed_and_so_is_a_number_of_no_day(words):
    with pytest.raises(Misread):
        read_date(words)


@pytest.mark.parametrize(
    ("words", "website"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("http://example.org", "http://example.org"),
        ("www.wigan.gov.uk", "https://www.wigan.gov.uk"),
        ("wigan.gov.uk/libraries", "https://wigan.gov.uk/libraries"),
        ("N/A", ""),
    ],
)
def test_a_website_is_tidied(words, website):
    assert read_website(words) == website


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "https://",
        "ask in the shop",
        "https://good.example@evil.example/",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "//example.org",
        "ftp://example.org",
        "https://example.org/" + "a" * 3000,
    ],
)
def test_what_is_not_a_web_address_is_never_linked(words):
    with pytest.raises(Misread):
        read_website(words)


def test_an_email_address_is_read():
    assert read_email("mailto:hello@example.org") == "hello@example.org"
    with pytest.raises(Misread):
        read_email("hello at example.org")
