"""Handouts behind short links: listings alone, for ninety days, for whoever has the link."""

from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from asset_map.settings import Settings
from asset_map.store.connection import conninfo
from asset_map.store.handouts import KEPT_DAYS, Kept, forget_old_handouts, keep, kept

ONE, OTHER = UUID(int=1), UUID(int=2)
LIST = Kept((OTHER, ONE), large=True, plain=False)


def turn_back(store, days: int) -> None:
    """Let as many days go by."""
    store.execute(text("UPDATE handout SET kept_until = kept_until - :days"), {"days": days})


def test_whoever_has_the_link_sees_the_list_in_its_order(store):
    keep(store, "a-token", LIST)

    assert kept(store, "a-token") == LIST
    assert kept(store, "another-token") is None


def test_a_list_ends_after_its_days_and_is_then_removed(store):
    keep(store, "a-token", LIST)

    turn_back(store, KEPT_DAYS)
    assert kept(store, "a-token") == LIST
    assert forget_old_handouts(store) == 0

    turn_back(store, 1)
    assert kept(store, "a-token") is None
    assert forget_old_handouts(store) == 1


def test_the_row_holds_the_list_and_neither_the_token_nor_a_moment(store):
    keep(store, "a-token", LIST)

    row = store.execute(text("SELECT * FROM handout")).mappings().one()
    assert set(row) == {"token_hash", "listings", "large", "plain", "kept_until"}
    assert b"a-token" not in row["token_hash"]
    assert not hasattr(row["kept_until"], "hour")


@pytest.mark.parametrize("count", [0, 9])
def test_no_list_is_empty_or_longer_than_a_sheet(store, count):
    with pytest.raises(IntegrityError), store.begin_nested():
        keep(store, "a-token", Kept((ONE,) * count, large=False, plain=False))


def test_the_public_may_keep_a_list_and_never_look_through_them(settings: Settings):
    with psycopg.connect(conninfo(settings, "public")) as public:
        public.execute(
            "SELECT public_keep_handout(sha256('x'), ARRAY[gen_random_uuid()], true, false)"
        )
        found = public.execute("SELECT large FROM public_handout(sha256('x'))").fetchall()
        assert found == [(True,)]
        for statement in (b"SELECT * FROM handout", b"DELETE FROM handout"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege), public.transaction():
                public.execute(statement)
        public.rollback()
