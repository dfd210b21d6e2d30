"""The driver beneath SQLAlchemy, for the few questions that are asked often or in bulk."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any, cast

import psycopg
from psycopg import abc
from psycopg.adapt import PyFormat, Transformer
from psycopg.pq import ExecStatus, Format
from psycopg.pq.abc import PGresult
from sqlalchemy import Connection

# One for each sort of ask that there is; beyond that, they are seldom asked again.
MOST_PREPARED = 200
_PARAMETER = re.compile(r"%\((\w+)\)s")

# Where a connection keeps what is asked by it.
_ASKED = "asked by hand"
# A name is given once: the server may still hold one that we have forgotten.
_numbers = count()


@dataclass(slots=True, eq=False)
class _Asked:
    """A statement on one connection: what has its values read and written, kept as a cursor does.

    `names` is what it is prepared as, by its parameters' types.
    """

    adapt: abc.Transformer
    query: bytes
    order: tuple[str, ...]
    formats: list[PyFormat]
    names: dict[tuple[int, ...], bytes] = field(default_factory=dict)


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
    # It ends with the connection, and so does what stands in it.
    kept: dict[str, _Asked] = connection.info.setdefault(_ASKED, {})
    one = kept.get(statement)
    if not driver.autocommit or (one is None and len(kept) >= MOST_PREPARED):
        with driver.cursor(binary=True) as cursor:
            return cursor.execute(statement.encode(), asked).fetchall()
    if one is None:
        one = kept[statement] = _new(driver, statement)
    adapt = one.adapt
    values = adapt.dump_sequence([asked[name] for name in one.order], one.formats)
    try:
        result = _ask(driver, one, values)
    except psycopg.errors.InvalidSqlStatementName:
        # After some errors psycopg has the server forget all that is prepared.
        for other in kept.values():
            other.names.clear()
        result = _ask(driver, one, values)
    adapt.set_pgresult(result, set_loaders=True, format=Format.BINARY)
    found: list[Any] = adapt.load_rows(0, result.ntuples, tuple)
    # Or the answer would be kept in memory until the next.
    adapt.set_pgresult(None)
    return found


def _new(driver: "psycopg.Connection[Any]", statement: str) -> _Asked:
    query, order = _numbered(statement)
    return _Asked(Transformer(driver), query, order, [PyFormat.AUTO] * len(order))


def _ask(driver: "psycopg.Connection[Any]", one: _Asked, values: Sequence[Any]) -> PGresult:
    adapt = one.adapt
    types = adapt.types or ()
    name = one.names.get(types)
    if name is None:
        name = f"rows_{next(_numbers)}".encode()
        _sound(driver.pgconn.prepare(name, one.query, types), driver)
        one.names[types] = name
    # NULL is a value too, whatever the stub says.
    sent = cast("list[bytes]", values)
    return _sound(driver.pgconn.exec_prepared(name, sent, adapt.formats, Format.BINARY), driver)


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
