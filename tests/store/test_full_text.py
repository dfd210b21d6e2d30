"""PostgreSQL's own full-text search, as those we compare with use it."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from asset_map.store.full_text import full_text_ranking, prepare_full_text
from tests.towns import draw_town, listing

TOWN = draw_town("""
    P . . . K
    . . . . .
    G . . . . . . . . . F
    """)


@pytest.fixture
def ask(store: Connection, add: Callable[..., None]) -> Callable[..., list[str]]:
    """Asks a town of three for what is within 500 metres."""
    add(listing("Knit and natter", TOWN["K"], description="Knitting, with a chat about knitting"))
    add(listing("Garden club", TOWN["G"], description="Roses, and a chat"))
    add(listing("Far knitters", TOWN["F"], description="Knitting"))
    prepare_full_text(store)
    return lambda words: full_text_ranking(store, words, TOWN["P"], 500, 10)


def test_any_word_will_do_in_any_form_and_more_of_them_are_better(ask) -> None:
    assert ask("She knits, and loves a chat") == ["Knit and natter", "Garden club"]


def test_what_is_out_of_reach_or_holds_no_word_is_not_found(ask) -> None:
    assert ask("roses") == ["Garden club"]
    assert ask("pigeons") == []


@pytest.mark.parametrize("words", ["", "the and of", "' & | ! ( :* <->", "a:b\\c '' \"%s\" %(x)s"])
def test_odd_words_are_no_error(ask, words: str) -> None:
    assert ask(words) == []
