"""A group is found by its name, though it is misspelt, cut short or only half remembered."""

import pytest

from asset_map.match.by_name import Words, by_name
from asset_map.store import names
from tests.towns import draw_town, listing

TOWN = draw_town("P")
NAMES = (
    "Knit One Natter Two",
    "The Dementia Songbirds",
    "Tyldesley Grief Café",
    "Leigh Brass Band",
    "Leigh Band Boosters",
    "Band",
)


@pytest.fixture
def look_up(store, add):
    """Looks up what somebody typed."""
    add(*(listing(name, TOWN["P"]) for name in NAMES))
    names.fill(store)
    known = Words(names.words(store))
    return lambda typed: by_name(store, known, typed)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Knit One Natter Two", "Knit One Natter Two"),
        ("natter", "Knit One Natter Two"),
        ("songb", "The Dementia Songbirds"),
        ("DEMENTA SONGBRIDS", "The Dementia Songbirds"),
        ("tyldsley cafe", "Tyldesley Grief Café"),
        ("the brass band of leigh", "Leigh Brass Band"),
    ],
)
def test_a_name_is_found_however_it_is_typed(look_up, typed, name):
    assert look_up(typed).activities[0].name == name


def test_a_mended_word_is_told(look_up):
    assert look_up("nater").mended == ("natter",)
    assert look_up("natter").mended == ()


def test_the_whole_name_comes_before_longer_ones(look_up):
    assert look_up("band").activities[0].name == "Band"


def test_where_no_name_has_every_word_some_will_do_and_it_says_so(look_up):
    found = look_up("grief songbirds")
    assert not found.every_word
    assert {one.name for one in found.activities} == {NAMES[1], NAMES[2]}


@pytest.mark.parametrize(
    "typed", ["", "   ", "the", "qwertyuiop", "'; DROP TABLE --", "&|!()", "b"]
)
def test_what_is_no_name_finds_nothing(look_up, typed):
    assert look_up(typed).activities == ()


def test_a_number_is_never_mended_into_another():
    assert Words(["1234th", "12345"]).meant("12354") == ([], True)
