"""What a listing says that it is, a group or a tiny business, says what it does."""

import pytest

from asset_map.interests.reading import read_listing
from asset_map.model.listing import Kind

BUTTON_BOX = ("The Button Box", "Sewing, zips and hems.")


def test_a_tiny_business_is_paid_for_what_a_group_does_for_pleasure():
    assert read_listing(*BUTTON_BOX, Kind.MICRO_ENTERPRISE)[0].code == "alterations-and-mending"
    assert read_listing(*BUTTON_BOX, Kind.GROUP)[0].code == "sewing"


@pytest.mark.parametrize("kind", [None, *Kind])
def test_what_is_said_plainly_stays_what_it_is(kind):
    assert read_listing("Leigh Chess Club", "Chess for all.", kind)[0].code == "chess"


@pytest.mark.parametrize("kind", Kind)
def test_nothing_said_is_about_nothing(kind):
    assert read_listing("", "", kind) == ()
