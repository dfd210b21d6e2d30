"""Those we compare with, on a handful of listings where everyone can see what they should do."""

import logging

import pytest

from asset_map.evaluation.benchmark import Labelled, Note
from asset_map.evaluation.rankers import Rank, bm25, fused, meaning
from asset_map.model.place import Point

LEIGH = Point(-2.517, 53.498)


def listing(id: str, name: str, description: str) -> Labelled:
    """A listing in Leigh."""
    return Labelled(id, LEIGH, "", cells={"name": name, "description": description})


CHOIR = listing("choir", "Leigh Voices", "We sing songs from the shows in four parts")
CHESS = listing("chess", "Knights", "Friendly games of chess, boards provided")
DOGS = listing("dogs", "Waggy Tails", "Walking with puppies around the flash")
LISTINGS = (CHESS, CHOIR, DOGS)


def ranked(rank: Rank, text: str, reach: tuple[Labelled, ...] = LISTINGS) -> list[str]:
    """What comes of a note."""
    return rank(Note("N1", text, LEIGH, {}), reach)


def test_bm25_finds_the_same_words_in_any_form_and_leaves_out_what_holds_none() -> None:
    assert ranked(bm25(LISTINGS), "she sings in the shower") == ["choir"]


def test_bm25_has_no_answer_to_words_that_no_listing_holds() -> None:
    assert ranked(bm25(LISTINGS), "the and of") == []
    assert ranked(bm25(LISTINGS), "xylophone") == []


def test_wordllama_finds_what_is_meant_without_the_word() -> None:
    assert ranked(meaning(LISTINGS), "my dog needs exercise")[0] == "dogs"


@pytest.mark.parametrize("make", [bm25, meaning])
def test_only_what_is_in_reach_is_ranked(make: object) -> None:
    rank = make(LISTINGS)  # type: ignore[operator]

    assert ranked(rank, "a game of chess, or a song", (CHOIR,)) == ["choir"]


def test_two_rankings_become_one_by_their_places() -> None:
    one: Rank = lambda note, reach: ["a", "b", "c"]  # noqa: E731
    other: Rank = lambda note, reach: ["c", "b"]  # noqa: E731

    # c: 1/63 + 1/61, b: 1/62 + 1/62, a: 1/61
    assert ranked(fused(one, other), "") == ["c", "b", "a"]


def test_loading_the_model_leaves_the_log_as_quiet_as_it_was() -> None:
    before = logging.getLogger().level, logging.getLogger().handlers[:]

    meaning(LISTINGS)

    assert (logging.getLogger().level, logging.getLogger().handlers) == before
