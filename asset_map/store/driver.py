"""The driver beneath SQLAlchemy, for the few questions that are asked often or in bulk."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, cast
from weakref import WeakKeyDictionary

import psycopg
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection

# One for each sort of ask that there is; beyond that, they are seldom asked again.
MOST_PREPARED = 200
_PARAMETER = re.compile(r"%\((\w+)\)s")

# What is prepared on each connection: its name, by the statement and its parameters' types.
_Names = dict[tuple[str, tuple[int, ...]], bytes]
_prepared: WeakKeyDictionary["psycopg.Connection[Any]", _Names] = WeakKeyDictionary()
# A name is given once: the server may still hold one that we have forgotten.
_numbers = count()


def driver_connection(connection: Connection) -> "psycopg.Connection[Any]":
    """The psycopg connection beneath, in the same transaction."""
    return cast("psycopg.Connection[Any]", connection.connection.driver_connection)


def driver_cursor(connection: Connection) -> "psycopg.Cursor[Any]":
    """A cursor whose results come in binary and whose statements are prepared when repeated."""
    return driver_connection(connection).cursor(binary=True)


def rows(connection: Connection, statement: str, asked: Mapping[str, Any]) -> list[Any]:
    """A statement's rows, its parameters named as psycopg has them: for the hottest questions.

    Where each statement stands alone, it is asked by libpq's own blocking call: a cursor spends
    three times as much of a busy worker on waiting without blocking, which a thread may do.
    """
    driver = driver_connection(connection)
    query, order = _numbered(statement)
    adapt = Transformer(driver)
    values = adapt.dump_sequence([asked[name] for name in order], [PyFormat.AUTO] * len(order))
    names = _prepared.setdefault(driver, {})
    sort = (statement, adapt.types or ())
    if not driver.autocommit or (sort not in names and len(names) >= MOST_PREPARED):
        with driver.cursor(binary=True) as cursor:
            return cursor.execute(statement.encode(), asked).fetchall()
    if sort not in names:
        names[sort] = _prepare(driver, query, adapt)
    try:
        result = _ask(driver, names[sort], values, adapt)
    except psycopg.errors.InvalidSqlStatementName:
        # After some errors psycopg has the server forget all that is prepared.
        names.clear()
        names[sort] = _prepare(driver, query, adapt)
        result = _ask(driver, names[sort], values, adapt)
    adapt.set_pgresult(result, set_loaders=True, format=Format.BINARY)
    return adapt.load_rows(0, result.ntuples, tuple)


def _prepare(driver: "psycopg.Connection[Any]", query: bytes, adapt: Any) -> bytes:
    """A name for the statement, which no other has."""
    name = f"rows_{next(_numbers)}".encode()
    _sound(driver.pgconn.prepare(name, query, adapt.types), driver)
    return name


def _ask(
    driver: "psycopg.Connection[Any]", name: bytes, values: Sequence[Any], adapt: Any
) -> PGresult:
    # NULL is a value too, whatever the stub says.
    sent = cast("list[bytes]", values)
    asked = driver.pgconn.exec_prepared(name, sent, adapt.formats, Format.BINARY)
    return _sound(asked, driver)


@lru_cache(maxsize=MOST_PREPARED)
def _numbered(statement: str) -> tuple[bytes, tuple[str, ...]]:
    """The statement with $1, $2 … for its parameters, and their names in that order."""
    order = tuple(dict.fromkeys(_PARAMETER.findall(statement)))
    numbers = {name: f"${number}" for number, name in enumerate(order, 1)}
    query = _PARAMETER.sub(lambda found: numbers[found[1]], statement).replace("%%", "%")
    return query.encode(), order


def _sound(result: PGresult, driver: "psycopg.Connection[Any]") -> PGresult:
    """The result, unless it is an error: that is raised as a cursor would."""
    if result.status in (ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK):
        return result
    if driver.broken:
        raise psycopg.OperationalError("the connection is lost")
    raise psycopg.errors.error_from_result(result, encoding=driver.info.encoding)
