"""Each process has connections of its own: to read without ceremony, and to write whole or not."""

import pytest
from psycopg import OperationalError, errors
from sqlalchemy.exc import DBAPIError

from asset_map.store.connection import engine
from asset_map.store.driver import driver_connection, rows
from asset_map.store.errors import is_away
from asset_map.store.per_process import PerProcess


class Broken(Exception):
    """Something went wrong half way."""


def write_half(store):
    with store.begin() as writing:
        writing.exec_driver_sql("INSERT INTO source (name) VALUES ('half done')")
        raise Broken


@pytest.fixture
def store(own_settings):
    opened = PerProcess(lambda: engine(own_settings, "app"))
    yield opened
    opened.close()


def test_what_is_written_is_kept_whole_or_not_at_all(store):
    with store.connect() as reading:
        assert reading.exec_driver_sql("SELECT count(*) FROM source").scalar() == 0
    with pytest.raises(Broken):
        write_half(store)
    with store.begin() as writing:
        writing.exec_driver_sql("INSERT INTO source (name) VALUES ('whole')")
    with store.connect() as reading:
        assert list(reading.exec_driver_sql("SELECT name FROM source").scalars()) == ["whole"]


def test_reading_leaves_no_transaction_open(store):
    with store.begin() as writing:
        writing.exec_driver_sql("SELECT 1")
    with store.connect() as reading:
        moments = [reading.exec_driver_sql("SELECT now()").scalar() for _ in range(2)]
    assert moments[0] != moments[1]


def test_a_connection_is_lent_again_unless_something_went_wrong(store):
    def server_process() -> int:
        with store.connect() as reading:
            return reading.exec_driver_sql("SELECT pg_backend_pid()").scalar()

    first = server_process()
    assert server_process() == first
    with pytest.raises(DBAPIError), store.connect() as reading:
        reading.exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert server_process() != first


def test_a_question_asked_by_hand_is_answered_and_refused_as_by_a_cursor(store):
    asked = "SELECT %(n)s + 1, %(words)s::text[] WHERE 7 %% 4 = 3"
    with store.connect() as reading:
        for number in (1, 70_000, None, 2):
            more = None if number is None else number + 1
            assert rows(reading, asked, {"n": number, "words": ["a", "b"]}) == [(more, ["a", "b"])]
        with pytest.raises(errors.DivisionByZero):
            rows(reading, "SELECT 1 / %(n)s", {"n": 0})
        assert rows(reading, "SELECT %(n)s", {"n": 1}) == [(1,)]
        # After some errors the server is made to forget what was prepared.
        for _ in range(2):
            driver_connection(reading).execute("DEALLOCATE ALL")
            assert rows(reading, "SELECT %(n)s + 2", {"n": 1}) == [(3,)]
            assert rows(reading, asked, {"n": 1, "words": ["a"]}) == [(2, ["a"])]
            assert rows(reading, "SELECT %(n)s", {"n": 1}) == [(1,)]
        with pytest.raises(OperationalError) as broken:
            rows(reading, "SELECT pg_terminate_backend(pg_backend_pid())", {})
    assert is_away(broken.value)
    with store.begin() as writing:
        assert rows(writing, asked, {"n": 1, "words": []}) == [(2, [])]
