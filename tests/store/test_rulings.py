"""Rulings: an officer says what a phrase means here, and what was ruled is heard."""

import psycopg
import pytest

from asset_map.interests.listen import listen
from asset_map.interests.overrides import Override
from asset_map.settings import PlainError, Settings
from asset_map.store.connection import conninfo
from asset_map.store.rulings import LONGEST_PHRASE, forget_ruling, rule, rulings

DAFFS = Override("the daffs", "gardening", always=True)
GREEN = Override("crown green", "bowls", always=False)


def named(heard):
    return {one.code for one in heard.interests if not one.guessed}


def test_what_was_ruled_is_heard(store):
    rule(store, [DAFFS, GREEN])

    said = "Crown green on Mondays, and the daffs"
    assert rulings(store) == (GREEN, DAFFS)
    assert "bowls" in named(listen(said))
    assert "bowls" not in named(listen(said, rulings(store)))
    assert "gardening" in named(listen(said, rulings(store)))


def test_a_later_ruling_takes_the_place_of_an_earlier_one_however_it_is_typed(store):
    rule(store, [DAFFS])
    rule(store, [Override(" The  DAFFS ", "gardening", always=False)])

    assert rulings(store) == (Override("the daffs", "gardening", always=False),)


def test_a_ruling_that_is_taken_back_is_gone(store):
    rule(store, [DAFFS])

    assert forget_ruling(store, "The daffs", "gardening")
    assert not forget_ruling(store, "The daffs", "gardening")
    assert rulings(store) == ()


@pytest.mark.parametrize("phrase", ["", " ... ", "x" * (LONGEST_PHRASE + 1)])
def test_a_phrase_that_is_no_turn_of_phrase_is_refused_and_not_repeated(store, phrase):
    with pytest.raises(PlainError) as refused:
        rule(store, [Override(phrase, "gardening", always=True)])
    assert "xxx" not in str(refused.value)


def test_the_public_may_read_rulings_and_make_none(settings: Settings):
    with psycopg.connect(conninfo(settings, "public")) as public:
        assert public.execute("SELECT count(*) FROM ruling").fetchone() == (0,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            public.execute("INSERT INTO ruling VALUES ('the daffs', 1, true)")
        public.rollback()
