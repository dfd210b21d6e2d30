"""A scratch store: ready, empty, nobody else's, and gone afterwards whatever happened."""

from contextlib import ExitStack

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import text

from asset_map.settings import Settings
from asset_map.store.address import parameters, superuser_parameters
from asset_map.store.connection import engine
from asset_map.store.errors import StoreError
from asset_map.store.scratch import scratch_store
from tests.stores import store_url

LEFT_BEHIND = "asset_map_scratch_00000000"


def scratches(settings: Settings) -> set[str]:
    """The scratch databases on the server."""
    with psycopg.connect(**superuser_parameters(settings)) as server:  # type: ignore[arg-type]
        rows = server.execute("SELECT datname FROM pg_database WHERE datname LIKE '%scratch%'")
        return {name for (name,) in rows}


def make(settings: Settings, name: str) -> None:
    """A database that a killed run left behind."""
    login = superuser_parameters(settings)
    with psycopg.connect(**login, autocommit=True) as server:  # type: ignore[arg-type]
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))


def fail_while_connected(settings: Settings, stack: ExitStack) -> None:
    """Work that ends in an error before it lets go of its connection."""
    with scratch_store(settings) as scratch:
        opened = engine(scratch, "owner")
        stack.callback(opened.dispose)
        opened.connect()
        raise ZeroDivisionError


def test_it_is_a_ready_store_and_is_gone_afterwards(settings: Settings) -> None:
    with scratch_store(settings) as scratch:
        opened = engine(scratch, "owner")
        with opened.connect() as connection:
            assert connection.scalar(text("SELECT count(*) FROM taxonomy_term")) > 100
            assert connection.scalar(text("SELECT count(*) FROM posting")) == 0
        opened.dispose()
        assert len(scratches(settings)) == 1

    assert scratches(settings) == set()


def test_it_goes_even_when_the_work_fails_and_someone_is_still_connected(
    settings: Settings,
) -> None:
    with ExitStack() as stack, pytest.raises(ZeroDivisionError):
        fail_while_connected(settings, stack)

    assert scratches(settings) == set()


def test_two_at_once_do_not_meet_and_what_was_left_behind_is_swept(settings: Settings) -> None:
    make(settings, LEFT_BEHIND)

    with scratch_store(settings) as one, scratch_store(settings) as other:
        assert one.database_url != other.database_url
        assert len(scratches(settings)) == 2
        assert LEFT_BEHIND not in scratches(settings)


def test_a_login_that_may_not_make_databases_is_told_what_to_do(settings: Settings) -> None:
    foreign = Settings(settings.home, store_url(settings, parameters(settings, "owner")["dbname"]))

    with (
        pytest.raises(StoreError, match="may not make a database") as refusal,
        scratch_store(foreign),
    ):
        pass

    assert "CREATEDB" in refusal.value.remedy
    assert parameters(settings, "owner")["password"] not in str(refusal.value)


def test_a_login_that_may_make_databases_but_not_extend_them_leaves_nothing(
    settings: Settings,
) -> None:
    owner = parameters(settings, "owner")
    foreign = Settings(settings.home, store_url(settings, owner["dbname"]))
    with psycopg.connect(**superuser_parameters(settings), autocommit=True) as server:
        allow = sql.SQL("ALTER ROLE {} " + "{}")
        role = sql.Identifier(owner["user"])
        server.execute(allow.format(role, sql.SQL("CREATEDB")))
        try:
            with pytest.raises(StoreError, match="may not add postgis"), scratch_store(foreign):
                pass
        finally:
            server.execute(allow.format(role, sql.SQL("NOCREATEDB")))

    assert scratches(settings) == set()
