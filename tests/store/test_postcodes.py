"""Postcodes spelt, held and kept."""

import pytest

from asset_map.store import postcodes
from asset_map.store.postcodes import SavedPostcodes

LEIGH = (("WN7 1AA", -2.52, 53.50), ("WN7 1AB", -2.51, 53.49), ("WN7 1AD", -2.40, 53.48))


@pytest.mark.parametrize("words", ["WN7 1AA", "wn71aa", " Wn7  1aA ", "WN7-1AA", "WN71AA."])
def test_a_postcode_is_tidied(words):
    assert postcodes.tidy(words) == "WN7 1AA"


@pytest.mark.parametrize("words", ["", "WN7", "WN7 1A", "7WN 1AA", "WN7 AA1", "Leigh", "WN77 71AA"])
def test_what_is_no_postcode_is_not_made_one(words):
    assert postcodes.tidy(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [("WN7 IAA", "WN7 1AA"), ("M1 1A4", None), ("WN7 1A0", "WN7 1AO"), ("MI 1AA", "M1 1AA")],
)
def test_letters_and_digits_that_look_alike_give_a_suggestion(words, meant):
    assert postcodes.meant(words) == meant


def test_postcodes_are_kept_once_and_their_sector_gets_the_middle(connection):
    assert postcodes.save_postcodes(connection, LEIGH) == SavedPostcodes(3, 0, 0)
    assert postcodes.save_postcodes(connection, LEIGH) == SavedPostcodes(0, 0, 3)
    moved = [("WN7 1AA", -2.53, 53.5), ("WN7 1AB", -2.51, 53.49)]
    assert postcodes.save_postcodes(connection, moved) == SavedPostcodes(0, 1, 1)
    sector = connection.exec_driver_sql("SELECT * FROM postcode_sector").one()
    assert tuple(sector) == ("WN7 1", -2.51, 53.49)


def test_the_edition_changes_only_when_a_postcode_does(connection):
    before = postcodes.edition(connection)
    postcodes.save_postcodes(connection, LEIGH)
    first = postcodes.edition(connection)
    postcodes.save_postcodes(connection, LEIGH)
    assert before != first == postcodes.edition(connection)


def test_the_last_of_a_postcode_that_comes_twice_counts(connection):
    postcodes.save_postcodes(connection, [("WN7 1AA", 1.0, 50.0), ("WN7 1AA", -2.5, 53.5)])
    assert postcodes.held(connection, ["WN7 1AA"])["WN7 1AA"].longitude == -2.5


def test_only_the_postcodes_that_are_held_are_found(connection):
    assert not postcodes.any_held(connection)
    postcodes.save_postcodes(connection, LEIGH)
    assert set(postcodes.held(connection, ["WN7 1AA", "M1 1AA"])) == {"WN7 1AA"}
    assert postcodes.any_held(connection)
    assert postcodes.beginning_with(connection, "WN7 1A") == ["WN7 1AA", "WN7 1AB", "WN7 1AD"]
