"""A scratch store beside the instance's own: made empty, filled, asked, and dropped again."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from secrets import token_hex

import psycopg
from psycopg import conninfo as libpq
from psycopg import sql

from asset_map.settings import Settings
from asset_map.store.address import Parameters, parameters, superuser_parameters
from asset_map.store.connection import ensure_running
from asset_map.store.errors import StoreError
from asset_map.store.ready import EXTENSIONS, bring_up_to_date
from asset_map.store.refusals import explained

# Any number would do: only one looks for abandoned databases, or makes a new one, at a time.
SCRATCH_LOCK = 27_700_002
# The instance's database is named first, cut to leave room for the rest.
NAME_LETTERS = 40

# Whoever uses a scratch database stays connected to it: one that nobody uses was left behind.
ABANDONED = """
SELECT datname FROM pg_database AS d
WHERE starts_with(datname, %s) AND NOT EXISTS
  (SELECT FROM pg_stat_activity AS a WHERE a.datname = d.datname)
"""


@contextmanager
def scratch_store(settings: Settings) -> Iterator[Settings]:
    """The settings of a ready, empty store on the instance's server. Raises PlainError.

    It is the caller's alone and gone afterwards; what a killed run left is swept by the next.
    """
    ensure_running(settings)
    owner = parameters(settings, "owner")
    maker = superuser_parameters(settings) if settings.database_url is None else owner
    prefix = f"{owner['dbname'][:NAME_LETTERS]}_scratch_"
    name = prefix + token_hex(4)
    with _connect(maker) as server:
        server.execute("SELECT pg_advisory_lock(%s)", [SCRATCH_LOCK])
        _sweep(server, prefix)
        _make(server, name, owner["user"])
        try:
            with _connect({**maker, "dbname": name}) as keeper:
                server.execute("SELECT pg_advisory_unlock(%s)", [SCRATCH_LOCK])
                _extend(keeper, owner["user"])
                address = libpq.make_conninfo("", **{**owner, "dbname": name})
                scratch = replace(settings, database_url=address)
                bring_up_to_date(scratch)
                yield scratch
        finally:
            _drop(server, name)


def _make(server: psycopg.Connection, name: str, owner: str) -> None:
    statement = sql.SQL("CREATE DATABASE {} OWNER {}")
    try:
        server.execute(statement.format(sql.Identifier(name), sql.Identifier(owner)))
    except psycopg.errors.InsufficientPrivilege:
        raise StoreError(
            "the server of ASSET_MAP_DATABASE_URL",
            f"{owner} may not make a database to work in for a while.",
            f"as the administrator: psql -c 'ALTER ROLE \"{owner}\" CREATEDB'; or unset "
            "ASSET_MAP_DATABASE_URL and set ASSET_MAP_HOME to a new folder, then asset-map db init "
            "and this command again.",
        ) from None


def _extend(database: psycopg.Connection, owner: str) -> None:
    for extension in EXTENSIONS:
        statement = sql.SQL("CREATE EXTENSION IF NOT EXISTS {}")
        try:
            database.execute(statement.format(sql.Identifier(extension)))
        except psycopg.errors.InsufficientPrivilege:
            raise StoreError(
                "the server of ASSET_MAP_DATABASE_URL",
                f"{owner} may not add {extension} to a database of its own.",
                f"as the administrator: psql template1 -c 'CREATE EXTENSION {extension}'; or unset "
                "ASSET_MAP_DATABASE_URL and set ASSET_MAP_HOME to a new folder, then asset-map db "
                "init and this command again.",
            ) from None


def _sweep(server: psycopg.Connection, prefix: str) -> None:
    for (name,) in server.execute(ABANDONED, [prefix]).fetchall():
        # Somebody else's, or in use after all.
        with suppress(psycopg.errors.InsufficientPrivilege, psycopg.errors.ObjectInUse):
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {}").format(sql.Identifier(name)))


def _drop(server: psycopg.Connection, name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _connect(login: Parameters) -> psycopg.Connection:
    try:
        return psycopg.connect(**login, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        raise explained(error, login) from None
