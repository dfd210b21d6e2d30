"""The whole comparison, on a town small enough to see what should come of it."""

from asset_map.evaluation.benchmark import Benchmark, Labelled, Note
from asset_map.evaluation.compare import compare
from asset_map.evaluation.judge import Judge
from asset_map.evaluation.misses import misses
from asset_map.model.place import Point
from asset_map.settings import Settings

LEIGH = Point(-2.517, 53.498)


def listing(id: str, topic: str, name: str, description: str) -> Labelled:
    """A group in Leigh."""
    cells = {"id": id, "kind": "group", "name": name, "description": description}
    place = {"longitude": str(LEIGH.longitude), "latitude": str(LEIGH.latitude)}
    return Labelled(id, LEIGH, topic, cells={**cells, **place})


TOWN = Benchmark(
    notes=(
        Note("N1", "She loves knitting", LEIGH, {"knitting_crochet": 3}),
        Note("N2", "He plays chess, can't stand bingo", LEIGH, {"chess": 3}, frozenset({"bingo"})),
    ),
    listings=(
        listing("L1", "knitting_crochet", "Knit and Natter", "Knitting and crochet over a brew"),
        listing(
            "L2", "chess", "Knights of Leigh", "Chess club: knights, bishops and friendly games"
        ),
        listing("L3", "bingo", "Eyes Down", "Bingo every week, all the games"),
    ),
)


def test_everyone_answers_every_note_and_ours_hears_what_is_refused(settings: Settings) -> None:
    results = compare(settings, TOWN, everything=True)
    by_name = {result.name: result for result in results}

    assert [result.name for result in results][:2] == ["ours", "ours, everything in reach"]
    assert len(by_name) == 6
    assert all(len(result.answers) == 2 for result in results)
    assert by_name["ours"].scores.ndcg == 1
    assert by_name["ours"].scores.violations == 0
    # Word for word, bingo is what the second note is about as much as chess.
    assert by_name["BM25"].scores.violations == 0.5
    assert all(result.milliseconds > 0 for result in results)


def test_a_miss_is_told_with_what_was_said_heard_and_shown(settings: Settings) -> None:
    (ours,) = compare(settings, TOWN, baselines=False)
    told = misses(ours, Judge(TOWN.listings), 2)

    assert "said      He plays chess, can't stand bingo" in told
    assert "heard     interests: chess" in told
    assert "heard     avoid: bingo" in told
    assert " 1. 3 L2 Knights of Leigh [chess] read as chess" in told
    assert misses(ours, Judge(TOWN.listings), 1).count("said ") == 1
