"""Bringing a store's schema up to the newest, in one transaction or not at all."""

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, create_engine, text

from asset_map.settings import DEFAULT_SRID
from asset_map.store.errors import StoreError

# Alembic is loaded where it is used: every command looks at a store's version, few change it.
if TYPE_CHECKING:
    from alembic.config import Config

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
    from alembic import command

    target.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": MIGRATION_LOCK})
    config = _config()
    config.attributes["connection"] = target
    config.attributes["srid"] = srid
    command.upgrade(config, "head")


def current(connection: Connection) -> str | None:
    """The migration that the store is at; None before the first."""
    if connection.scalar(text("SELECT to_regclass('public.alembic_version')")) is None:
        return None
    at: str | None = connection.scalar(text("SELECT version_num FROM public.alembic_version"))
    return at


@lru_cache
def newest() -> str:
    """The newest migration that this program knows: their files begin with their numbers."""
    return max(known())


def known() -> set[str]:
    """Every migration that this program knows."""
    folder = files("asset_map.store.migrations") / "versions"
    return {file.name[:4] for file in folder.iterdir() if file.name[:4].isdigit()}


def refuse_other_version(connection: Connection) -> None:
    """Raise StoreError unless the store is at the newest migration."""
    revision = current(connection)
    if revision == newest():
        return
    if revision is None:
        raise StoreError("the database", "it holds no store yet.", "asset-map db init")
    if revision in known():
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


def _config() -> "Config":
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", SCRIPTS)
    return config
