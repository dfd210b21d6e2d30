"""Where the person lives is heard for what it is: a few words that may name a place."""

import pytest

from asset_map.interests.lives_in import said_homes


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lives in Atherton, loves bowls.", "atherton"),
        ("She lives on her own in a flat in Leigh and knits.", "leigh"),
        ("lives near Ashton-in-Makerfield with her cat", "ashton-in-makerfield"),
        ("Lives with her sister in Hindley Green.", "hindley green"),
        ("lives at WN7 1AA", "wn7 1aa"),
        ("moved to Tyldesley from Leigh", "tyldesley"),
        ("My mum lives in Leigh", "leigh"),
        ("Lives in Leigh. Her son lives in Wigan.", "leigh"),
    ],
)
def test_what_follows_lives_in_may_be_the_place(text, name):
    (*_, ways) = said_homes(text)
    assert name in ways


@pytest.mark.parametrize(
    "text",
    [
        "Her daughter lives in Leigh.",
        "Has a sister who lives in Leigh.",
        "Goes to see her son who lives in Leigh.",
        "Used to live in Leigh.",
        "He'd love to live in Leigh.",
        "Doesn't live in Leigh any more.",
        "Worked in Leigh all his life.",
        "Lives in Leigh Road.",
        "Moved to the day centre in Leigh.",
    ],
)
def test_where_they_do_not_live_is_left_alone(text):
    assert "leigh" not in {way for ways in said_homes(text) for way in ways}
