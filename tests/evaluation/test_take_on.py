"""The benchmark's listings on the map: as any list is taken on, and without their topics."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from asset_map.evaluation.benchmark import Labelled
from asset_map.evaluation.json_lines import UnreadableLine
from asset_map.evaluation.take_on import take_on
from asset_map.model.place import Point
from asset_map.settings import Settings
from asset_map.store.connection import engine

KNITTERS = Labelled(
    "L1",
    Point(-2.517, 53.498),
    topic="secret_topic",
    also=("another_topic",),
    cells={
        "id": "L1",
        "kind": "group",
        "name": "Knit and Natter",
        "description": "Knitting",
        "longitude": "-2.517",
        "latitude": "53.498",
        "days": "Thu",
        "start_time": "10:00",
        "cost": "£2",
        "min_age": "18",
        "looking_for": "someone to teach crochet",
    },
)


def test_a_listing_is_classified_by_its_own_words_and_its_topic_is_nowhere(
    own_settings: Settings,
) -> None:
    opened = engine(own_settings, "owner")
    take_on(opened, [KNITTERS])
    with opened.connect() as connection:
        terms = connection.scalars(
            text("SELECT code FROM attribute JOIN taxonomy_term ON number = term")
        ).all()
        sought = connection.scalars(
            text("SELECT code FROM gift_wanted JOIN taxonomy_term ON number = term")
        ).all()
        row = connection.execute(text("SELECT to_jsonb(l) FROM public_listing AS l")).scalar_one()
    opened.dispose()

    assert "knitting" in terms
    assert "crochet" in sought
    assert (row["source_id"], row["pence_per_visit"], row["minimum_age"]) == ("L1", 200, 18)
    assert "topic" not in str(row)


def test_a_listing_that_cannot_be_taken_on_stops_the_evaluation(own_settings: Settings) -> None:
    nameless = replace(KNITTERS, cells={**KNITTERS.cells, "name": ""})
    opened = engine(own_settings, "owner")

    with pytest.raises(UnreadableLine, match=r"row 3, name: no name"):
        take_on(opened, [KNITTERS, replace(nameless, cells={**nameless.cells, "id": "L2"})])
    opened.dispose()
