"""The sample listings are classified as their reader would."""

import csv
from pathlib import Path

import pytest

from asset_map.interests.classify import classify, terms_for, unknown_tags
from asset_map.interests.vocabulary import vocabulary

HERE = Path(__file__).parent
SAMPLE = HERE.parents[1] / "data/sample/listings.csv"
FEWEST_CLASSIFIED = 0.95
FEWEST_RIGHT = 0.9


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        return list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def listings():
    return rows(SAMPLE)


def test_nearly_every_untagged_listing_is_about_something(listings):
    untagged = [row for row in listings if not row["interests"]]
    silent = [row["name"] for row in untagged if not classify(row["name"], row["description"])]
    assert len(silent) <= (1 - FEWEST_CLASSIFIED) * len(untagged), silent


def test_nine_in_ten_are_mainly_about_what_a_reader_says(listings):
    """labelled.csv: the main term by hand; `or` where two would do."""
    by_id = {row["id"]: row for row in listings}
    wrong = []
    labels = rows(HERE / "labelled.csv")
    for label in labels:
        row = by_id[label["id"]]
        assert row["name"] == label["name"]
        found = classify(row["name"], row["description"])
        main = found[0].code if found else None
        if main not in label["main"].split(" or "):
            wrong.append((row["name"], label["main"], main))
    assert len(labels) >= 60
    assert len(wrong) <= (1 - FEWEST_RIGHT) * len(labels), wrong


def test_every_label_is_a_term():
    codes = {code for label in rows(HERE / "labelled.csv") for code in label["main"].split(" or ")}
    assert codes - vocabulary().terms.keys() == set()


def test_nearly_every_tag_in_the_sample_is_known(listings):
    tags = [tag for row in listings for tag in row["interests"].split(";") if tag.strip()]
    assert len(terms_for(tags)) > 0
    unknown = unknown_tags(tags)
    assert len(unknown) <= 0.1 * len(tags), unknown


def test_every_decision_shows_words_that_stand_in_the_listing(listings):
    for row in listings:
        for interest in classify(row["name"], row["description"]):
            for phrase in interest.because.split(", "):
                assert phrase in f"{row['name']}\n{row['description']}"
