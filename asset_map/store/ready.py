"""Making a store ready: server, roles, extensions, tables, vocabulary, secrets. Safe to repeat."""

from collections.abc import Callable

import psycopg
from psycopg import sql

from asset_map.settings import Settings
from asset_map.store import keys_at_once, migrate, vocabulary
from asset_map.store.address import (
    DATABASE,
    Parameters,
    login_parameters,
    role_name,
    superuser_parameters,
)
from asset_map.store.cluster import SUPERUSER
from asset_map.store.connection import owners_transaction
from asset_map.store.errors import StoreError
from asset_map.store.home import locked, prepare_home
from asset_map.store.instance import fix_srid, refuse_other_srid, refuse_unfit_srid
from asset_map.store.new_cluster import make_cluster
from asset_map.store.refusals import explained
from asset_map.store.roles import can_log_in, ensure_role, grant, set_password
from asset_map.store.secrets import secret

EXTENSIONS = ("postgis", "btree_gist", "pg_trgm")
SECRET_KEY = "secret_key"
# Whoever was killed while it furnished: its server may be at work on its last statement still.
FURNISHING_LOCK = 27_700_003

Say = Callable[[str], None]


def init(settings: Settings, say: Say = print) -> None:
    """Make an empty, ready store, or finish one that was begun. Raises PlainError.

    `say` is told each step in a few words.
    """
    if settings.database_url is None:
        say(f"Database server in {settings.home}")
        make_cluster(settings.home)
    else:
        prepare_home(settings.home)
    with locked(settings.home):
        if settings.database_url is None:
            say("Roles and extensions")
            _furnish_private(settings)
        else:
            say("Roles and extensions on the server of ASSET_MAP_DATABASE_URL")
            _furnish_foreign(settings, say)
        say("Tables and vocabulary")
        bring_up_to_date(settings)
        secret(settings.home, SECRET_KEY)


def bring_up_to_date(settings: Settings) -> None:
    """Newest tables, rights and vocabulary, all in one transaction. Raises PlainError."""
    with owners_transaction(settings) as connection:
        refuse_other_srid(connection, settings.srid)
        refuse_unfit_srid(connection, settings.srid)
        migrate.upgrade(connection, settings.srid)
        fix_srid(connection, settings.srid)
        grant(connection)
        vocabulary.load(connection)


def _furnish_private(settings: Settings) -> None:
    with _connect(superuser_parameters(settings)) as server:
        _alone(server)
        for role in ("owner", "app", "public"):
            name = role_name(DATABASE, role)
            ensure_role(server, name, secret(settings.home, role), quick=role == "public")
            # The file is what counts: a lost one is made anew, and the server learns it.
            as_role = {**superuser_parameters(settings), "user": name}
            if not can_log_in({**as_role, "password": secret(settings.home, role)}):
                set_password(server, name, secret(settings.home, role))
        if server.info.server_version >= keys_at_once.SINCE:
            server.execute(keys_at_once.GRANT.format(sql.Identifier(role_name(DATABASE, "owner"))))
        question = "SELECT 1 FROM pg_database WHERE datname = %s"
        if not server.execute(question, [DATABASE]).fetchone():
            server.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(role_name(DATABASE, "owner"))
                )
            )
    with _connect(superuser_parameters(settings, DATABASE)) as database:
        _alone(database)
        for extension in EXTENSIONS:
            _create_extension(database, extension)
        # Before version 15 anyone might make tables there.
        database.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC")
        owner = sql.Identifier(role_name(DATABASE, "owner"))
        database.execute(sql.SQL("GRANT CREATE ON SCHEMA public TO {}").format(owner))


def _alone(server: psycopg.Connection) -> None:
    """Wait for a session before ours to end, and have the next wait for us, in this database."""
    server.execute("SELECT pg_advisory_lock(%s)", [FURNISHING_LOCK])


def _furnish_foreign(settings: Settings, say: Say) -> None:
    login = login_parameters(settings)
    with _connect(login) as database:
        for extension in EXTENSIONS:
            _refuse_without(database, extension, login)
        lines = []
        for role in ("app", "public"):
            name = role_name(login["dbname"], role)
            try:
                ensure_role(database, name, secret(settings.home, role), quick=role == "public")
            except psycopg.errors.InsufficientPrivilege:
                path = settings.home / "secrets" / role
                lines.append(f"  CREATE ROLE \"{name}\" LOGIN PASSWORD '<the text of {path}>';")
                continue
            if not can_log_in({**login, "user": name, "password": secret(settings.home, role)}):
                raise _other_password(settings, name, role)
    if lines:
        say(
            f"Everything will run as {login['user']}, which may not create roles. To give pages "
            "less power than that, the administrator runs these and you run db init again:\n"
            + "\n".join(lines)
        )


def _refuse_without(database: psycopg.Connection, extension: str, login: Parameters) -> None:
    try:
        _create_extension(database, extension)
    except psycopg.errors.InsufficientPrivilege:
        raise StoreError(
            f"the database {login['dbname']}",
            f"it has no {extension}, and {login['user']} may not add it.",
            "as the administrator: psql "
            f"\"{login['dbname']}\" -c 'CREATE EXTENSION {extension}', then db init again.",
        ) from None
    except (psycopg.errors.UndefinedFile, psycopg.errors.FeatureNotSupported):
        major = database.info.server_version // 10000
        raise StoreError(
            f"the server of {login['dbname']}",
            f"{extension} is not installed there.",
            f"as the administrator, on that machine: apt-get install postgresql-{major}-postgis-3 "
            f'postgresql-contrib; then psql "{login["dbname"]}" '
            f"-c 'CREATE EXTENSION {extension}', then db init again.",
        ) from None


def _create_extension(database: psycopg.Connection, extension: str) -> None:
    database.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(extension)))


def _other_password(settings: Settings, name: str, role: str) -> StoreError:
    path = settings.home / "secrets" / role
    return StoreError(
        f"the role {name}",
        f"it does not log in with the password in {path}.",
        f"copy {role} from the secrets of the home that made the role, or as the administrator: "
        f"psql -c '\\password \"{name}\"' with the text of that file.",
    )


def _connect(login: Parameters) -> psycopg.Connection:
    try:
        return psycopg.connect(**login, autocommit=True)  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        if login["user"] == SUPERUSER and "authentication failed" in str(error):
            raise StoreError(
                "the private database server",
                "its superuser's password is not the one in the home's secrets folder.",
                "put the file secrets/superuser back from a backup.",
            ) from None
        raise explained(error, login) from None
