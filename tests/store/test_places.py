"""A place that someone typed, found or answered with what to try."""

import pytest

from asset_map.model.place import Precision
from asset_map.store import places, postcodes
from asset_map.store.places import UnknownPlace, find_near, place_named, save_places


@pytest.fixture
def wigan(connection):
    """A store with a few postcodes, sectors and townships."""
    postcodes.save_postcodes(connection, [("WN7 1AA", -2.52, 53.50), ("WN7 1AB", -2.50, 53.48)])
    places.save_sectors(connection, [("WN7 2", -2.54, 53.52), ("WN7 1", 0.0, 50.0)])
    places.save_places(
        connection,
        [("Leigh", -2.51, 53.49), ("Ashton-in-Makerfield", -2.64, 53.487), ("Bryn", -2.6, 53.5)],
    )
    return connection


@pytest.mark.parametrize("words", ["WN7 1AA", "wn71aa", "  wn7 1aa "])
def test_a_postcode_we_hold_is_found_exactly(wigan, words):
    near = find_near(wigan, words)
    assert (near.label, near.precision, near.approximate) == (
        "WN7 1AA",
        Precision.POSTCODE,
        False,
    )
    assert (near.point.longitude, near.point.latitude) == (-2.52, 53.50)


@pytest.mark.parametrize("words", ["WN7 1ZZ", "WN7 1", "wn71"])
def test_its_sector_stands_in_for_a_postcode_we_do_not_hold_and_says_so(wigan, words):
    near = find_near(wigan, words)
    assert (near.label, near.precision, near.approximate) == ("WN7 1", Precision.SECTOR, True)
    assert near.point.longitude == pytest.approx(-2.51)


def test_the_first_half_of_a_postcode_is_the_mean_of_its_sectors(wigan):
    near = find_near(wigan, "wn7")
    assert (near.label, near.precision) == ("WN7", Precision.SECTOR)
    assert near.point.longitude == pytest.approx(-2.525)


def test_postcodes_of_our_own_are_not_overwritten_by_approximate_sectors(wigan):
    assert find_near(wigan, "WN7 1").point.latitude == pytest.approx(53.49)


@pytest.mark.parametrize("words", ["-2.517,53.498", "-2.517, 53.498", "-2.517 53.498"])
def test_longitude_and_latitude_are_taken_as_they_are(wigan, words):
    near = find_near(wigan, words)
    assert (near.point.longitude, near.point.latitude) == (-2.517, 53.498)
    assert near.precision is Precision.EXACT


@pytest.mark.parametrize("words", ["53.498,-2.517", "0,0", "999,999", "90,0", "170,10"])
def test_a_point_outside_the_map_is_refused_before_the_database_stumbles(wigan, words):
    with pytest.raises(UnknownPlace, match="Longitude comes first"):
        find_near(wigan, words)


@pytest.mark.parametrize("words", ["Leigh", "LEIGH", " leigh ", "Léigh"])
def test_a_township_is_found_by_name(wigan, words):
    near = find_near(wigan, words)
    assert (near.label, near.precision, near.approximate) == ("Leigh", Precision.TOWNSHIP, True)


def test_hyphens_do_not_matter(wigan):
    assert find_near(wigan, "ashton in makerfield").label == "Ashton-in-Makerfield"


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Ashton", "Ashton-in-Makerfield"),
        ("Bryn in Makerfield", "Bryn"),
        ("Leigh, in Lancashire", "Leigh"),
        ("near Leigh", "Leigh"),
        ("Leigh, Wigan", "Leigh"),
        ("12 Acacia Avenue, Leigh", "Leigh"),
    ],
)
def test_a_township_is_found_by_what_people_call_it(wigan, words, label):
    assert find_near(wigan, words).label == label


def test_half_a_name_that_two_places_share_is_a_question(wigan):
    save_places(
        wigan, [("Standish", -2.66, 53.59), ("Lane Head", -2.5, 53.5), ("Lane End", -2.5, 53.5)]
    )
    with pytest.raises(UnknownPlace):
        find_near(wigan, "Lane")


@pytest.mark.parametrize(
    ("words", "suggested"), [("Lieigh", "Leigh"), ("Ashton in Makerfeild", "Ashton-in-Makerfield")]
)
def test_a_misspelt_township_is_suggested(wigan, words, suggested):
    with pytest.raises(UnknownPlace) as unknown:
        find_near(wigan, words)
    assert suggested in unknown.value.suggestions
    assert suggested in unknown.value.say


@pytest.mark.parametrize(
    "words", ["", "   ", "Atlantis", "AB1 2CD", "ZZ9", "x" * 5000, "'; --", "%"]
)
def test_an_unknown_place_gets_words_that_do_not_repeat_it(wigan, words):
    with pytest.raises(UnknownPlace) as unknown:
        find_near(wigan, words)
    assert "postcode" in unknown.value.say
    assert not words.strip() or words not in unknown.value.say


def test_a_postcode_with_a_letter_for_a_digit_is_suggested(wigan):
    with pytest.raises(UnknownPlace, match="Did you mean WN7 1AA") as unknown:
        find_near(wigan, "WN7 IAA")
    assert unknown.value.suggestions == ("WN7 1AA",)


def test_places_are_taken_on_once(wigan):
    assert places.save_places(wigan, [("Leigh", -2.51, 53.49), ("Orrell", -2.7, 53.5)]) == 1


@pytest.mark.parametrize(
    ("mentions", "label"),
    [
        ([("a flat in leigh", "a flat in", "a flat"), ("leigh",)], "Leigh"),
        ([("ashton with her", "ashton with", "ashton")], "Ashton-in-Makerfield"),
        ([("wn7 1aa", "wn7")], "WN7 1AA"),
        ([("leigh",), ("leigh",)], "Leigh"),
        ([("leigh",), ("bryn",)], None),
        ([("lei",), ("bry",), ("leihg",)], None),
        ([], None),
    ],
)
def test_one_place_that_is_named_is_known_and_none_is_guessed(wigan, mentions, label):
    near = place_named(wigan, mentions)
    assert (near and near.label) == label
