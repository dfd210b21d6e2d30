"""A full town: the listings many times over, the same every time."""

from asset_map.evaluation.benchmark import Labelled, read_benchmark
from asset_map.evaluation.crowd import crowd

LISTINGS = read_benchmark(None, None, "build").listings


def words(listing: Labelled) -> tuple[str, str, str]:
    """What a copy keeps."""
    return listing.cells["name"], listing.cells["description"], listing.topic


def test_each_listing_is_there_as_often_as_asked_with_an_id_and_a_place_of_its_own() -> None:
    full = crowd(LISTINGS, 3)

    assert full[: len(LISTINGS)] == list(LISTINGS)
    assert len({one.id for one in full}) == len({one.point for one in full}) == 3 * len(LISTINGS)
    assert [words(one) for one in full] == [words(one) for one in LISTINGS] * 3


def test_a_copys_row_says_what_its_labels_say() -> None:
    copy = crowd(LISTINGS, 2)[-1]

    assert copy.cells["id"] == copy.id
    assert float(copy.cells["longitude"]) == copy.point.longitude
    assert float(copy.cells["latitude"]) == copy.point.latitude


def test_one_of_each_is_the_benchmark_itself_and_the_crowd_is_always_the_same() -> None:
    assert crowd(LISTINGS, 1) == list(LISTINGS)
    assert crowd(LISTINGS, 2) == crowd(LISTINGS, 2)
