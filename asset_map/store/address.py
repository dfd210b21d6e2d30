"""Where the database is and who logs in: libpq's words for each role."""

from functools import lru_cache
from typing import Literal

import psycopg
from psycopg import conninfo as libpq

from asset_map.settings import Settings, SettingsError
from asset_map.store.cluster import SUPERUSER, Cluster
from asset_map.store.refusals import explained
from asset_map.store.secrets import secret
from asset_map.store.socket_folder import PORT

Role = Literal["owner", "app", "public"]
DATABASE = "asset_map"
# Ours, whatever the server's own are: every question means the same time of day.
SESSION = "-c timezone=Europe/London"
# A server that does not even refuse is not waited for: somebody waits for a page.
CONNECT_SECONDS = "4"
# PostgreSQL cuts a longer name, silently.
LONGEST_NAME = 63

Parameters = dict[str, str]


def role_name(database: str, role: str) -> str:
    """Roles belong to a whole server: named after their database, those of two stores differ."""
    return f"{database[: LONGEST_NAME - len(role) - 1]}_{role}"


def parameters(settings: Settings, role: Role) -> Parameters:
    """How `role` connects. Raises PlainError."""
    if settings.database_url is None:
        return _private(settings, DATABASE, role_name(DATABASE, role), role)
    login = login_parameters(settings)
    if role == "owner" or not _has_role(settings, role):
        return login
    user = role_name(login["dbname"], role)
    return {**login, "user": user, "password": secret(settings.home, role)}


def environment(settings: Settings) -> dict[str, str]:
    """The settings by which a process of ours opens the same store."""
    url = {"ASSET_MAP_DATABASE_URL": settings.database_url} if settings.database_url else {}
    return {"ASSET_MAP_HOME": str(settings.home), "ASSET_MAP_SRID": str(settings.srid), **url}


def superuser_parameters(settings: Settings, database: str = "postgres") -> Parameters:
    """How the private server's superuser connects."""
    return _private(settings, database, SUPERUSER, "superuser")


def login_parameters(settings: Settings) -> Parameters:
    """How the login of ASSET_MAP_DATABASE_URL connects. Raises SettingsError."""
    try:
        said = libpq.conninfo_to_dict(settings.database_url or "")
        [int(port) for port in str(said.get("port", PORT)).split(",")]
    except (psycopg.ProgrammingError, ValueError):
        # What libpq says of it quotes it, password and all.
        raise SettingsError(
            "ASSET_MAP_DATABASE_URL",
            "it is not an address that PostgreSQL understands.",
            "postgresql://user:password@host/database, with @ : / % in the password written as "
            "%40 %3A %2F %25.",
        ) from None
    login = {name: str(value) for name, value in said.items() if value is not None}
    for name in ("user", "dbname"):
        if name not in login:
            raise SettingsError(
                "ASSET_MAP_DATABASE_URL",
                "it names no " + ("database." if name == "dbname" else "user."),
                "postgresql://user:password@host/database",
            )
    login["options"] = f"{login.get('options', '')} {SESSION}".strip()
    return {"connect_timeout": CONNECT_SECONDS, "application_name": "asset-map", **login}


def _private(settings: Settings, database: str, user: str, name: str) -> Parameters:
    return {
        "host": str(Cluster(settings.home).socket_folder),
        "port": str(PORT),
        "dbname": database,
        "user": user,
        "password": secret(settings.home, name),
        "options": SESSION,
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "asset-map",
    }


@lru_cache
def _has_role(settings: Settings, role: Role) -> bool:
    """Whether the server has a login of its own for `role`; else all runs as the one login."""
    login = login_parameters(settings)
    question = "SELECT rolcanlogin FROM pg_roles WHERE rolname = %s"
    try:
        with psycopg.connect(**login) as connection:  # type: ignore[arg-type]
            row = connection.execute(question, [role_name(login["dbname"], role)]).fetchone()
    except psycopg.OperationalError as error:
        raise explained(error, login) from None
    return bool(row and row[0])
