"""Bringing a store's schema up to the newest, in one transaction or not at all."""

from functools import lru_cache

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, text

from asset_map.settings import DEFAULT_SRID
from asset_map.store.errors import StoreError

SCRIPTS = "asset_map.store:migrations"
# Any number would do, as long as every asset-map takes the same: only one migrates at a time.
MIGRATION_LOCK = 27_700_001


def upgrade(target: Connection | Engine | str, srid: int = DEFAULT_SRID) -> None:
    """Run the migrations that are still to run; `srid` is the projection of a new store.

    On a connection, inside its transaction; else in one transaction of its own.
    """
    if isinstance(target, str):
        target = create_engine(target, hide_parameters=True)
    if isinstance(target, Engine):
        with target.begin() as connection:
            upgrade(connection, srid)
        return
    target.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    config = _config()
    config.attributes["connection"] = target
    config.attributes["srid"] = srid
    command.upgrade(config, "head")


def current(connection: Connection) -> str | None:
    """The migration that the store is at; None before the first."""
    options = {"version_table_schema": "public"}
    return MigrationContext.configure(connection, opts=options).get_current_revision()


@lru_cache
def newest() -> str:
    """The newest migration that this program knows."""
    head = ScriptDirectory.from_config(_config()).get_current_head()
    assert head is not None, "the wheel holds no migrations"
    return head


def refuse_other_version(connection: Connection) -> None:
    """Raise StoreError unless the store is at the newest migration."""
    revision = current(connection)
    if revision == newest():
        return
    if revision is None:
        raise StoreError("the database", "it holds no store yet.", "asset-map db init")
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if revision in known:
        raise StoreError(
            "the database",
            f"its tables are of an earlier version ({revision}; the newest is {newest()}).",
            "asset-map db migrate (after a backup)",
        )
    raise StoreError(
        "the database",
        f"its tables are of a later version ({revision}) than this program knows ({newest()}).",
        "install the newer asset-map",
    )


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    return config
