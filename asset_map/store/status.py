"""How a store is, in a few facts, without starting or changing anything."""

from dataclasses import dataclass

import psycopg

from asset_map.settings import PlainError, Settings
from asset_map.store import migrate
from asset_map.store.address import login_parameters
from asset_map.store.cluster import Cluster
from asset_map.store.connection import engine
from asset_map.store.instance import srid_of


@dataclass(frozen=True)
class Status:
    """Facts by name, in order; `remedy` is empty when the store is ready."""

    facts: dict[str, str]
    remedy: str = ""


def status_of(settings: Settings) -> Status:
    """Look at the server, the tables and the projection."""
    facts = {"home": str(settings.home)}
    try:
        if settings.database_url is None:
            remedy = _private(settings, facts)
        else:
            remedy = _foreign(settings, facts)
        return Status(facts, remedy) if remedy else _store(settings, facts)
    except PlainError as error:
        facts["store"] = f"{error.where}: {error.what}"
        return Status(facts, error.remedy)


def _private(settings: Settings, facts: dict[str, str]) -> str:
    cluster = Cluster(settings.home)
    if not cluster.made:
        facts["server"] = "not made yet"
        return "asset-map db init"
    if not cluster.ready():
        facts["server"] = "starting or stopping" if cluster.running() else "stopped"
        return "asset-map db start (other commands start it by themselves)"
    postmaster = cluster.running()
    facts["server"] = f"running, process {postmaster.pid}" if postmaster else "running"
    facts["socket"] = str(cluster.socket_folder)
    return ""


def _foreign(settings: Settings, facts: dict[str, str]) -> str:
    login = login_parameters(settings)
    facts["server"] = f"{login.get('host', 'the local socket')}, database {login['dbname']}"
    return ""


def _store(settings: Settings, facts: dict[str, str]) -> Status:
    opened = engine(settings, "owner")
    try:
        with opened.connect() as connection:
            driver = connection.connection.driver_connection
            assert isinstance(driver, psycopg.Connection)
            version = driver.info.server_version
            facts["PostgreSQL"] = f"{version // 10000}.{version % 10000}"
            postgis = connection.exec_driver_sql("SELECT postgis_lib_version()").scalar_one()
            facts["PostGIS"] = str(postgis)
            facts["tables"] = f"{migrate.current(connection)} (the newest)"
            facts["projection"] = f"EPSG:{srid_of(connection)}"
            size = "SELECT pg_size_pretty(pg_database_size(current_database()))"
            facts["size"] = str(connection.exec_driver_sql(size).scalar_one())
    finally:
        opened.dispose()
    return Status(facts)
