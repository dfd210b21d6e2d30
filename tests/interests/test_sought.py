"""What a group is looking for is read as gifts that somebody could offer it."""

import pytest

from asset_map.interests.sought import MOST_GIFTS, gifts_sought


@pytest.mark.parametrize(
    ("looking_for", "code"),
    [
        ("someone who can sew costumes", "sewing"),
        ("a joiner to mend the show cages", "handyman"),
        ("basses, and a pianist for rehearsals", "piano-and-keyboard"),
        ("someone who can weld", "metalworking"),
        ("a retired photographer to visit people", "photography"),
        ("a van driver on Mondays", "community-transport"),
        ("drivers, and shoes for men", "community-transport"),
        ("basses", "choirs"),
        ("someone to do the accounts", "trusteeship"),
        ("someone for lights, a prompter", "backstage"),
        ("volunteers to hear people read", "school-reading-helpers"),
    ],
)
def test_what_people_would_do_or_their_trade_is_a_gift(looking_for, code):
    assert code in [gift.code for gift in gifts_sought(looking_for)]


def test_the_words_that_asked_for_it_are_kept():
    (gift,) = gifts_sought("someone who can sew")
    assert (gift.because, gift.weight) == ("sew", 1.0)


def test_nothing_is_made_of_a_wish_that_names_no_gift():
    assert gifts_sought("") == ()
    assert gifts_sought("somebody for the Sunday shift") == ()


def test_a_long_wish_comes_to_a_few_gifts():
    wish = "teachers, librarians, electricians, cooks, bakers, mechanics, gardeners and welders"
    assert len(gifts_sought(wish)) == MOST_GIFTS
