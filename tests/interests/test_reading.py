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
