"""Who may do what: the owner makes the tables, the app reads and writes, the public reads."""

import psycopg
from psycopg import sql
from sqlalchemy import Connection, text

from asset_map.store.address import Parameters, role_name

# What is published anyway. Later views and functions for all to use begin with `public_`.
PUBLIC_READS = (
    "posting",
    "served_posting",
    "attribute",
    "gift_wanted",
    "taxonomy_term",
    "service_area",
    "first_visit",
    "service_capacity",
    "schedule",
    "timetable",
    "occurrence",
    "postcode",
    "postcode_sector",
    "place",
    "name_text",
    "name_word",
    "told",
    "area",
    "area_figure",
    "street_point",
    "street_piece",
    "grid_cell",
    "grid_change",
    "freshness",
    "ruling",
    "instance",
    "alembic_version",
)
# Decided by migrations alone, or written by triggers alone.
READ_ONLY = ("instance", "alembic_version", "history", "erasure", "served_posting")
# What was is not rewritten.
APPEND_ONLY = ("import_change",)
APP_FUNCTIONS = (
    "listing_words(uuid)",
    "listing_hide(uuid[], text)",
    "listing_show(uuid[])",
    "listing_confirm(uuid, date)",
    "merged_now(uuid)",
)
# Whoever asks from outside may not keep the server busy for longer.
PUBLIC_STATEMENT_TIMEOUT = "10s"

OUR_RELATIONS = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm')
  AND relowner = current_user::regrole
"""
OUR_PUBLIC_FUNCTIONS = r"""
SELECT oid::regprocedure::text FROM pg_proc
WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'public\_%'
  AND proowner = current_user::regrole
"""


def ensure_role(connection: psycopg.Connection, name: str, password: str, *, quick: bool) -> bool:
    """Make the login `name` unless there is one; `quick` bounds its statements. True if made."""
    if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name]).fetchone():
        return False
    role = sql.Identifier(name)
    with connection.transaction():
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
        set_password(connection, name, password)
        if quick:
            connection.execute(
                sql.SQL("ALTER ROLE {} SET statement_timeout = {}").format(
                    role, sql.Literal(PUBLIC_STATEMENT_TIMEOUT)
                )
            )
    return True


def set_password(connection: psycopg.Connection, name: str, password: str) -> None:
    """Give `name` its password; the statement holds a verifier only, never the password."""
    verifier = connection.pgconn.encrypt_password(
        password.encode(), name.encode(), b"scram-sha-256"
    )
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(
            sql.Identifier(name), sql.Literal(verifier.decode())
        )
    )


def can_log_in(parameters: Parameters) -> bool:
    """Whether these parameters open a connection."""
    try:
        psycopg.connect(**parameters).close()  # type: ignore[arg-type]
    except psycopg.OperationalError:
        return False
    return True


def grant(connection: Connection) -> None:
    """Give app and public what is theirs on the owner's tables, where there are such roles."""
    quote = connection.dialect.identifier_preparer.quote
    database = connection.scalar(text("SELECT current_database()"))
    relations = set(connection.scalars(text(OUR_RELATIONS)))
    app, public = role_name(database, "app"), role_name(database, "public")
    found = set(
        connection.scalars(
            text("SELECT rolname FROM pg_roles WHERE rolname IN (:app, :public)"),
            {"app": app, "public": public},
        )
    )
    if app in found:
        for name in sorted(relations):
            right = _right(name)
            if name in APPEND_ONLY:
                connection.execute(text(f"REVOKE ALL ON public.{quote(name)} FROM {quote(app)}"))
            connection.execute(text(f"GRANT {right} ON public.{quote(name)} TO {quote(app)}"))
        for function in APP_FUNCTIONS:
            connection.execute(text(f"GRANT EXECUTE ON FUNCTION {function} TO {quote(app)}"))
    if public in found:
        for name in sorted(relations):
            if name in PUBLIC_READS or name.startswith("public_"):
                connection.execute(text(f"GRANT SELECT ON public.{quote(name)} TO {quote(public)}"))
        for function in connection.scalars(text(OUR_PUBLIC_FUNCTIONS)).all():
            connection.execute(text(f"GRANT EXECUTE ON FUNCTION {function} TO {quote(public)}"))


def _right(relation: str) -> str:
    """What the app may do with a relation."""
    if relation in READ_ONLY:
        return "SELECT"
    return "SELECT, INSERT" if relation in APPEND_ONLY else "SELECT, INSERT, UPDATE, DELETE"
