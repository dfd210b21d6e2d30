"""The comparison as people and programs read it."""

from asset_map.evaluation.benchmark import Note
from asset_map.evaluation.compare import Answer, Result
from asset_map.evaluation.measures import Scores
from asset_map.evaluation.table import data, footnote, table
from asset_map.model.place import Point

NOTE = Note("N1", "I'd love to sing again", Point(-2.5, 53.5), {"choir": 3})
OURS = Result("ours", (Answer(NOTE, ("L1",), Scores(0.61234, 1, 1, None, None, 0.7), 12.34),))
BM25 = Result("BM25 + others", (Answer(NOTE, (), Scores(0, 0.25, 0, 0.1, 1, 0), 0.5),))


def test_the_table_has_a_row_for_each_and_its_columns_are_aligned() -> None:
    assert table([OURS, BM25]).splitlines() == [
        "               nDCG@10  recall@10  coverage  violations  gifts  ms a note",
        "ours             0.612      1.000     1.000           –      –       12.3",
        "BM25 + others    0.000      0.250     0.000       0.100  1.000        0.5",
    ]


def test_the_footnote_says_what_other_topics_would_add() -> None:
    assert footnote([OURS, BM25]).endswith(": ours 0.700, BM25 + others 0.000.")


def test_a_program_has_every_note_and_no_word_of_what_was_said() -> None:
    ours, _ = data([OURS, BM25])

    assert ours["ranker"] == "ours"
    assert ours["ndcg"] == 0.61234
    assert ours["notes"][0]["id"] == "N1"
    assert ours["notes"][0]["ranking"] == ("L1",)
    assert "sing" not in str(ours)
