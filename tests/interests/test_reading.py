"""A listing read by its phrases and by all of its words: the same alone and among others."""

import pytest

from asset_map.interests import reading
from asset_map.interests.reading import read_listing, read_listings
from asset_map.model.listing import GivenBy, Kind

LISTINGS = [
    ("Wednesday Knitters", "Crochet, knitting and a brew. All wool welcome.", Kind.GROUP),
    ("", "", None),
    ("Ukuleles at the Ferret", "Strum along, songbooks lent.", Kind.ACTIVITY),
    ("Zzyzx", "Qwfp.", Kind.GROUP),
    ("The Button Box", "Zips, hems and sewing.", Kind.MICRO_ENTERPRISE),
    (
        "The Old Bank",
        "Rooms to hire. No bingo! Opposite the church, next to the library.",
        Kind.HUB,
    ),
]


@pytest.mark.parametrize("at_once", [1, 10, 10_000])
def test_a_listing_is_read_the_same_alone_and_among_others(monkeypatch, at_once):
    alone = [read_listing(*listing) for listing in LISTINGS]
    monkeypatch.setattr(reading, "WEIGHED_WORDS", at_once)
    assert list(read_listings(LISTINGS)) == alone
    assert any(alone)


def test_nothing_is_made_of_words_that_nobody_knows():
    assert list(read_listings([("", "", None), ("Zzyzx", "Qwfp.", Kind.GROUP)])) == [(), ()]


def test_what_phrases_name_says_why_and_what_is_guessed_does_not(small):
    about = read_listing("Wednesday Knitters", "Crochet, knitting and a brew.", known=small)
    named = {one.code: one.because for one in about if one.given_by is GivenBy.CLASSIFIER}
    assert named["knitting"]
    assert not any(one.because for one in about if one.given_by is GivenBy.GUESS)
    weights = [one.weight for one in about]
    assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize(
    "name", ["Peel Doctors", "Odd Artworks", "The Spectrum Tattoo", "Silver Star Takeaway"]
)
def test_a_bare_name_that_only_hints_at_something_is_not_said_to_be_about_it(name):
    about = read_listing(name, "", Kind.MICRO_ENTERPRISE)
    assert {one.given_by for one in about} <= {GivenBy.GUESS}


def test_what_a_name_hints_at_and_the_rest_bears_out_is_what_it_is_about():
    main = read_listing("Chapter and Worse", "Crime, mostly. Murders over Merlot.")[0]
    assert (main.code, main.given_by) == ("reading-groups", GivenBy.CLASSIFIER)


@pytest.mark.parametrize("name", ["Robinson's", "Bourne Plaice", "Tasty Bite"])
def test_a_word_that_only_goes_with_an_interest_is_no_guess_from_a_bare_name(name):
    assert read_listing(name, "") == ()


def test_one_word_alone_is_not_made_more_of_for_want_of_others():
    (film,) = read_listing("Oscar's", "")
    assert (film.code, film.weight < 0.5) == ("film", True)


def test_a_tiny_business_may_be_guessed_from_one_word_of_its_name():
    said = "Heels and Soles", ""
    assert "foot-care" in {one.code for one in read_listing(*said, Kind.MICRO_ENTERPRISE)}
    assert "foot-care" not in {one.code for one in read_listing(*said)}
