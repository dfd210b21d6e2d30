"""A ranking judged by its labels: what lies beyond eight kilometres is neither gain nor loss."""

import pytest

from asset_map.evaluation.benchmark import Labelled, Note
from asset_map.evaluation.judge import Judge
from asset_map.model.place import Point

LEIGH = Point(-2.517, 53.498)
# A degree of latitude is 111.3 km here.
SEVEN_KM = Point(-2.517, 53.498 + 7 / 111.3)
NINE_KM = Point(-2.517, 53.498 + 9 / 111.3)

CHOIR = Labelled("choir", LEIGH, "choir")
FAR_CHOIR = Labelled("far choir", NINE_KM, "choir")
BINGO = Labelled("bingo", SEVEN_KM, "bingo")
CAFE = Labelled("cafe", LEIGH, "cafe", also=("choir",))


def note(**labels: object) -> Note:
    """Somebody in Leigh who would love a choir."""
    told = {"expected": {"choir": 3}, **labels}
    return Note("N1", "I'd love to sing again", LEIGH, **told)  # type: ignore[arg-type]


def test_reach_ends_at_eight_kilometres() -> None:
    assert Judge([FAR_CHOIR, BINGO, CHOIR]).in_reach(LEIGH) == (BINGO, CHOIR)


def test_what_is_out_of_reach_counts_neither_in_the_ranking_nor_in_the_ideal() -> None:
    judge = Judge([FAR_CHOIR, BINGO, CHOIR])

    assert judge.scores(note(), ["far choir", "choir"]).ndcg == 1
    assert Judge([FAR_CHOIR, BINGO]).scores(note(), ["far choir"]).ndcg is None


def test_an_id_that_nobody_knows_takes_no_place() -> None:
    assert Judge([CHOIR]).scores(note(), ["S001", "choir"]).ndcg == 1


def test_other_topics_count_a_grade_lower_and_in_their_own_measure_only() -> None:
    scores = Judge([CHOIR, CAFE]).scores(note(), ["cafe", "choir"])

    # The café is nothing, then the choir 7/log2(3), of 7. If the other topic counts, the café is 3:
    # 3 + 7/log2(3), of 7 + 3/log2(3).
    assert scores.ndcg == pytest.approx(0.630930, abs=1e-6)
    assert scores.ndcg_also == pytest.approx((3 + 4.416508) / (7 + 1.892789), abs=1e-6)


def test_the_other_measures_go_by_the_main_topic() -> None:
    told = note(must_not=frozenset({"bingo"}), gifts=frozenset({"cafe"}))
    scores = Judge([CHOIR, BINGO, CAFE]).scores(told, ["bingo", "cafe"])

    assert (scores.coverage, scores.violations, scores.gifts, scores.recall) == (0, 0.5, 1, 0)
