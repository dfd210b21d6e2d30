"""A listing is classified by what it does, not by every word it uses."""

import pytest

from asset_map.interests.classify import MOST_TERMS, classify, term_named, terms_for, unknown_tags
from asset_map.model.listing import GivenBy


@pytest.fixture
def about(small):
    """The codes a listing is about, main first."""

    def read(name, description=""):
        return [interest.code for interest in classify(name, description, small)]

    return read


@pytest.fixture
def weights(small):
    """How much a listing is about each code."""

    def read(name, description=""):
        return {i.code: i.weight for i in classify(name, description, small)}

    return read


def test_the_main_thing_comes_first_with_the_words_that_gave_it_away(small):
    first, second = classify("Wednesday Knitters", "Crochet, knitting and a brew.", small)
    assert (first.code, first.weight, first.because) == ("knitting", 1.0, "Crochet, knitting")
    assert first.given_by is GivenBy.CLASSIFIER
    assert second.code == "coffee-mornings"
    assert second.weight < 0.5


def test_a_name_counts_for_more_than_everything_below_it(weights):
    found = weights("Hindley Tennis", "We also do football. Football on Mondays. More football!")
    assert found["tennis"] == 1.0
    assert found["football"] < 0.75


def test_the_first_sentence_counts_for_more_than_the_rest(about):
    assert about("The Tuesday Lot", "We do karate. Some do tennis.") == ["karate", "tennis"]
    assert about("The Tuesday Lot", "We do tennis. Some do karate.") == ["tennis", "karate"]


def test_a_group_with_a_fancy_name_is_what_it_does(about):
    assert about("The Shed", "A place to natter over a hot drink") == ["company"]
    assert about("Thread and Bread", "Dressmaking for beginners")[0] == "sewing"


def test_walking_football_is_not_a_walk_nor_table_tennis_tennis(about):
    assert about("Walking Football", "for men over 50") == ["walking-football"]
    assert about("Table Tennis", "bats lent") == ["table-tennis"]


def test_one_hint_is_not_enough_but_two_are(about):
    assert about("Tuesday Club", "There is a machine.") == []
    assert about("Tuesday Club", "There is a machine and plenty of fabric.") == ["sewing"]
    assert about("Tuesday Club", "A machine. Another machine. Machines!") == []


def test_a_hint_in_the_name_decides_weakly_where_nothing_else_does(weights):
    assert 0 < weights("The Wool Shop", "")["knitting"] < 0.5
    assert "knitting" not in weights("The Wool Shop", "Now a gym.")


@pytest.mark.parametrize(
    "description",
    [
        "No bingo.",
        "There is no bingo here, promise.",
        "We don't do bingo.",
        "We do not play bingo.",
        "A bingo-free zone.",
        "Not a bingo club.",
        "Isn't bingo.",
    ],
)
def test_what_a_group_refuses_it_is_not_about(about, description):
    assert "bingo" not in about("Tuesday Club", description)


@pytest.mark.parametrize(
    "description",
    [
        "No experience of sewing needed.",
        "No sewing skills required!",
        "You don't need to know any sewing.",
        "Not just sewing.",
        "Not sure about sewing? Try it.",
        "No charge, sewing every week.",
        "No fuss. Sewing.",
        "Not cheap but sewing is worth it.",
    ],
)
def test_no_experience_needed_is_still_about_it(about, description):
    assert "sewing" in about("Tuesday Club", description)


@pytest.mark.parametrize(
    "description",
    [
        "Karate in the church hall.",
        "Karate opposite the gym.",
        "Karate next to the allotments.",
        "Karate. We meet at the library.",
        "Karate, at St Paul's Church.",
        "Karate behind the old garden.",
        "Karate, 4 Church Lane.",
        "Karate. Park across from the library.",
        "Karate, no religious content.",
    ],
)
def test_where_a_group_meets_is_not_what_it_is_about(about, description):
    assert about("Tiger Cubs", description) == ["karate"]


def test_a_church_is_about_faith_when_it_is_the_church_that_speaks(about):
    assert about("St Luke's Church", "Worship at ten.") == ["faith"]


def test_tea_and_biscuits_afterwards_are_at_most_a_side(weights):
    found = weights("Ramblers", "Ten miles. Tea and biscuits afterwards.")
    assert found["walks"] == 1.0
    assert found.get("coffee-mornings", 0) < 0.3


def test_tea_and_biscuits_are_the_thing_when_there_is_nothing_else(about):
    assert about("Monday Mob", "Tea and biscuits.") == ["coffee-mornings"]


def test_a_long_list_shares_the_weight(weights):
    everything = weights(
        "Bridge Street Rooms",
        "Knitting, sewing, karate, tennis, gardening, bingo, football, worship, reading.",
    )
    assert len(everything) == MOST_TERMS
    assert max(everything.values()) < 0.5
    assert weights("Bridge Street Rooms", "Knitting and karate.") == {"knitting": 1, "karate": 1}


def test_a_branch_is_left_out_beside_the_interest_it_holds(about):
    assert about("Tuesday Club", "Arts and crafts, sewing") == ["sewing"]
    assert about("Arts and crafts", "sewing sometimes") == ["crafts", "sewing"]


def test_a_listing_that_says_nothing_is_about_nothing(about):
    assert about("", "") == []
    assert about("Old Toll Bar Hall", "Two steps at the door.") == []


def test_no_weight_is_outside_0_to_1_whatever_is_written(small):
    shouted = "Knitting! " * 2000 + "sewing karate " * 500
    weights = [interest.weight for interest in classify(shouted, shouted, small)]
    assert weights
    assert all(0 < weight <= 1 for weight in weights)


def test_a_sources_tags_are_read_by_code_label_or_everyday_word(small):
    tags = ["walking-football", "Knitting and Crochet", "RAMBLERS", "ping-pong", "Zorbing", ""]
    assert [interest.code for interest in terms_for(tags, small)] == [
        "walking-football",
        "knitting",
        "walks",
        "table-tennis",
    ]
    assert {interest.given_by for interest in terms_for(tags, small)} == {GivenBy.SOURCE}
    assert unknown_tags(tags, small) == ("Zorbing",)


def test_two_tags_of_one_meaning_are_one_term(small):
    (only,) = terms_for(["crochet", "knitting"], small)
    assert (only.code, only.because) == ("knitting", "crochet")


def test_a_tag_of_a_few_words_is_read_like_a_name(small):
    (only,) = terms_for(["ladies' football team", "wool"], small)
    assert (only.code, only.because) == ("football", "ladies' football team")
    assert unknown_tags(["wool"], small) == ("wool",)


def test_a_fancy_name_gives_way_to_what_the_description_says(about, weights):
    assert about("The Allotment", "Table tennis. Ping pong for all.")[0] == "table-tennis"
    assert weights("Allotment Football", "Football on the field.")["gardening"] < 0.5
    assert about("The Allotment", "")[0] == "gardening"


def test_a_search_names_a_term_only_when_it_says_exactly_that(small):
    assert term_named("Rambling", small) == "walks"
    assert term_named("table-tennis", small) == "table-tennis"
    assert term_named("arts & crafts", small) == "crafts"
    assert term_named("somewhere to go rambling with my dad", small) is None
    assert term_named("wool", small) is None
    assert term_named("", small) is None
