"""What a group's own words mean, and what they only look like."""

import pytest

from asset_map.interests.reading import read_listing
from asset_map.interests.vocabulary import vocabulary


@pytest.mark.parametrize(
    "told",
    ["Old ponies to groom. You can stroke them.", "Stroking rabbits on a Sunday, all ages."],
)
def test_to_stroke_an_animal_is_no_illness(told):
    assert "stroke-and-brain-injury" not in [one.code for one in read_listing("Pets' corner", told)]


def test_after_a_stroke_is_still_one():
    (first, *_) = read_listing("Lucky Strokes", "After a stroke: speech practice and a brew.")
    assert first.code == "stroke-and-brain-injury"


def test_a_charity_shop_is_no_antiques_fair():
    about = read_listing("The Top Shelf", "Charity shop, till and sorting.")
    assert about[0].code == "charity-shops"
    assert "antiques" not in [one.code for one in about]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("meditation", "mindfulness"),
        ("heart-conditions", "cardiac-rehab"),
        ("breathing-conditions", "lung-exercise"),
        ("cultural-communities", "polish-community"),
        ("unpaid-carers", "respite-sitting"),
    ],
)
def test_near_twins_stand_in_for_one_another(one, other):
    known = vocabulary().terms
    assert known[one].related[other] >= 0.5
    assert known[other].related[one] >= 0.5
