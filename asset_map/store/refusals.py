"""Why a database would not let us in, and the line that mends it."""

from collections.abc import Mapping

import psycopg

from asset_map.store.errors import StoreError

# Words of the server's and libpq's own messages: a refused connection carries no error code.
UNKNOWN_HOST = ("failed to resolve host", "could not translate host name")
NO_ANSWER = ("Connection refused", "timeout", "No route to host", "No such file or directory")
BUSY = ("too many", "starting up", "shutting down", "in recovery mode", "remaining connection")


def explained(error: psycopg.OperationalError, parameters: Mapping[str, str]) -> StoreError:
    """The refusal in plain words; never the address, which holds a password."""
    said = str(error)
    host = parameters.get("host", "the local socket")
    user = parameters.get("user", "")
    database = parameters.get("dbname", "")
    where = f"the database {database} on {host}"
    if any(words in said for words in UNKNOWN_HOST):
        return StoreError(
            where, f"there is no host called {host}.", "the host's name in ASSET_MAP_DATABASE_URL."
        )
    if f'database "{database}" does not exist' in said:
        return StoreError(
            where,
            "there is no such database.",
            f'as the server\'s administrator: createdb --owner "{user}" "{database}"',
        )
    if "pg_hba.conf" in said:
        return StoreError(
            where,
            f"the server does not let {user} in from this machine.",
            f'the administrator adds to pg_hba.conf: hostssl "{database}" "{user}" '
            "<this machine's address>/32 scram-sha-256",
        )
    if "authentication failed" in said or "password" in said or "is not permitted" in said:
        return StoreError(
            where,
            f"the login {user} was refused.",
            "the user and password in ASSET_MAP_DATABASE_URL, or as the administrator: "
            f'psql "{database}" -c \'\\password "{user}"\'',
        )
    if any(words in said for words in BUSY):
        return StoreError(where, "the server is too busy for another connection.", "in a minute.")
    if any(words in said for words in NO_ANSWER):
        return StoreError(
            where,
            "no server answers there.",
            "whether it runs, whether the port is right, and whether a firewall is in between.",
        )
    return StoreError(where, "the server refused the connection.", "the server's own log.")
