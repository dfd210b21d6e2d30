"""PostgreSQL's own programs, told how to reach a store: psql, pg_dump, pg_restore."""

import os
from collections.abc import Sequence

from asset_map.settings import Settings
from asset_map.store.address import Role, parameters
from asset_map.store.cluster import Cluster, binaries_of

# libpq's names for what it reads from the environment.
VARIABLES = {
    "host": "PGHOST",
    "port": "PGPORT",
    "dbname": "PGDATABASE",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "options": "PGOPTIONS",
    "application_name": "PGAPPNAME",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
}


def psql_command(
    settings: Settings, role: Role, arguments: Sequence[str]
) -> tuple[list[str], dict[str, str]]:
    """What to run to open a store in psql, and the environment to run it in. Raises PlainError."""
    return command(settings, role, "psql", arguments)


def command(
    settings: Settings, role: Role, program: str, arguments: Sequence[str]
) -> tuple[list[str], dict[str, str]]:
    """What to run, and the environment to run it in. Other users see a command, not its password.

    The program is of the private server's own version. Raises PlainError.
    """
    if settings.database_url is None:
        program = binaries_of(Cluster(settings.home)).path(program)
    login = parameters(settings, role)
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    said = {VARIABLES[name]: value for name, value in login.items() if name in VARIABLES}
    return [program, *arguments], {**inherited, **said}
