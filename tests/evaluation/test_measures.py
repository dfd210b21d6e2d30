"""The measures, against figures worked out by hand."""

import pytest

from asset_map.evaluation.measures import (
    Scores,
    coverage,
    gain,
    gifts,
    mean_scores,
    ndcg,
    recall,
    violations,
)


def test_what_someone_would_love_is_worth_seven_of_what_would_do() -> None:
    assert [gain(grade) for grade in (0, 1, 2, 3)] == [0, 1, 3, 7]


def test_a_ranking_is_held_against_the_best_there_could_be() -> None:
    # 7/log2(2) + 0 + 3/log2(4) = 8.5, of 7/log2(2) + 7/log2(3) + 3/log2(4) = 12.9165
    assert ndcg([3, 0, 2], [0, 2, 3, 3]) == pytest.approx(8.5 / 12.916508, abs=1e-6)


def test_the_best_order_is_worth_one_and_nothing_of_use_is_worth_nothing() -> None:
    assert ndcg([3, 2, 1], [1, 2, 3]) == 1
    assert ndcg([0, 0], [3]) == 0
    assert ndcg([], [3]) == 0


def test_the_eleventh_place_is_seen_by_nobody() -> None:
    assert ndcg([0] * 10 + [3], [3]) == 0
    assert recall([0] * 10 + [3], [3]) == 0
    assert coverage(["bingo"] * 10 + ["choir"], ["choir"], {"choir": 3}) == 0
    assert violations(["choir"] * 10 + ["bingo"], ["bingo"]) == 0
    assert gifts(["bingo"] * 10 + ["sewing"], ["sewing"], ["sewing"]) == 0


def test_no_more_than_ten_good_ones_can_be_asked_for() -> None:
    assert ndcg([3] * 10, [3] * 30) == 1
    assert recall([1] * 10, [1] * 30) == 1


def test_recall_counts_what_is_worth_anything() -> None:
    assert recall([3, 0, 1], [3, 2, 1, 1, 0]) == 2 / 4


def test_ten_choirs_serve_one_of_two_interests() -> None:
    expected = {"choir": 3, "pigeons": 3, "cafe": 1}

    assert coverage(["choir"] * 10, ["choir", "pigeons"], expected) == 1 / 2
    assert coverage(["choir", "pigeons"], ["choir", "pigeons"], expected) == 1


def test_an_interest_that_nothing_in_reach_serves_is_not_asked_for() -> None:
    assert coverage(["choir"], ["choir"], {"choir": 3, "pigeons": 3}) == 1
    assert coverage(["choir"], ["choir"], {"pigeons": 3}) is None


def test_without_a_three_the_highest_grade_is_the_main_interest() -> None:
    assert coverage(["cafe"], ["cafe", "choir"], {"cafe": 2, "choir": 1}) == 1


def test_what_was_refused_counts_by_its_share_of_what_is_shown() -> None:
    assert violations(["choir", "bingo", "chess", "bingo"], {"bingo"}) == 2 / 4
    assert violations([], {"bingo"}) == 0
    assert violations(["bingo"], ()) is None


def test_a_gift_is_given_a_place_or_not_and_counts_only_where_there_is_one() -> None:
    assert gifts(["choir", "sewing"], {"sewing"}, {"sewing", "maths"}) == 1
    assert gifts(["choir"], {"sewing"}, {"sewing"}) == 0
    assert gifts(["choir"], {"choir"}, {"sewing"}) is None
    assert gifts(["choir"], {"choir"}, ()) is None


def test_a_measure_is_averaged_over_those_it_says_something_about() -> None:
    both = mean_scores([Scores(1, 1, 1, None, None, 0), Scores(0, 0.5, 1, 0.2, None, 1)])

    assert both == Scores(0.5, 0.75, 1, 0.2, None, 0.5)
