"""What a store holds, counted and summed up table by table: two stores with one sum are equal."""

from dataclasses import dataclass

import psycopg
from psycopg import sql

# Ours: not PostGIS's own.
TABLES = """
SELECT relname FROM pg_class AS c
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT EXISTS (
  SELECT FROM pg_depend AS d
  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e'
)
ORDER BY relname
"""
# Sixty bits of each row's own sum, added up: no row's place in the table matters.
SUMMED_UP = """
SELECT count(*), coalesce(sum(('x' || left(md5(t::text), 15))::bit(60)::bigint::numeric), 0)::text
FROM public.{table} AS t
"""
# A row is written the same way in every session.
WRITTEN_ALIKE = (
    "SET LOCAL timezone = 'UTC'",
    "SET LOCAL datestyle = 'ISO, YMD'",
    "SET LOCAL intervalstyle = 'postgres'",
    "SET LOCAL bytea_output = 'hex'",
    "SET LOCAL extra_float_digits = 1",
)


@dataclass(frozen=True, slots=True)
class Holding:
    """How many rows a table has, and their sum."""

    rows: int
    checksum: str


def inventory(connection: psycopg.Connection) -> dict[str, Holding]:
    """Each of our tables, in the transaction at hand."""
    for setting in WRITTEN_ALIKE:
        connection.execute(setting.encode())
    return {
        name: Holding(*_one(connection, sql.SQL(SUMMED_UP).format(table=sql.Identifier(name))))
        for (name,) in connection.execute(TABLES).fetchall()
    }


def _one(connection: psycopg.Connection, statement: sql.Composed) -> tuple[int, str]:
    row = connection.execute(statement).fetchone()
    assert row is not None
    return int(row[0]), str(row[1])
