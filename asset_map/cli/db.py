"""Make, start, stop and look after the database."""

import os
from typing import TYPE_CHECKING

import click

from asset_map.settings import Settings, SettingsError

if TYPE_CHECKING:
    from asset_map.store.address import Role


@click.group()
def db() -> None:
    """Make, start, stop and look after the database.

    Other commands start a stopped database by themselves.
    """


@db.command()
def init() -> None:
    """Make an empty store that is ready for use. Safe to run again: it finishes and loses nothing.

    Makes the database server (or furnishes the one of ASSET_MAP_DATABASE_URL), its roles,
    extensions and newest tables, the vocabulary and the instance's secrets.
    """
    from asset_map.store.ready import init as make_ready

    make_ready(Settings.from_environment(), say=click.echo)
    click.echo("Ready.")


@db.command()
def start() -> None:
    """Start the database server, if it is not running."""
    from asset_map.store.connection import ensure_running

    settings = _private_settings()
    ensure_running(settings)
    click.echo(f"The database server in {settings.home} is running.")


@db.command()
def stop() -> None:
    """Stop the database server. Work that is under way in other programs is rolled back."""
    from asset_map.store.cluster import Cluster, stop_cluster

    settings = _private_settings()
    stopped = stop_cluster(Cluster(settings.home))
    click.echo("Stopped." if stopped else "It was not running.")


@db.command()
@click.pass_context
def status(ctx: click.Context) -> None:
    """Say how the store is. Exit code 0: ready; 1: not ready, with what to do."""
    from asset_map.store.status import status_of

    state = status_of(Settings.from_environment())
    width = max(len(name) for name in state.facts)
    for name, value in state.facts.items():
        click.echo(f"{name:<{width}}  {value}")
    if state.remedy:
        click.echo(f"Try: {state.remedy}")
        ctx.exit(1)


@db.command()
def migrate() -> None:
    """Bring the tables and the vocabulary up to this program's version, or change nothing.

    Make a backup first.
    """
    from asset_map.store.connection import ensure_running
    from asset_map.store.ready import bring_up_to_date

    settings = Settings.from_environment()
    ensure_running(settings)
    bring_up_to_date(settings)
    click.echo("The tables are the newest.")


@db.command(context_settings={"ignore_unknown_options": True})
@click.option(
    "--role",
    type=click.Choice(["owner", "app", "public"]),
    default="app",
    show_default=True,
    help="owner: may change tables; app: reads and writes; public: reads what is published.",
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def psql(role: "Role", arguments: tuple[str, ...]) -> None:
    """Open the store in psql, PostgreSQL's own terminal; ARGUMENTS go to psql."""
    from asset_map.store.connection import ensure_running
    from asset_map.store.programs import psql_command

    settings = Settings.from_environment()
    ensure_running(settings)
    command, environment = psql_command(settings, role, arguments)
    try:
        os.execvpe(command[0], command, environment)
    except FileNotFoundError:
        raise SettingsError(
            "this machine", "psql is not installed.", "apt-get install postgresql-client"
        ) from None


def _private_settings() -> Settings:
    settings = Settings.from_environment()
    if settings.database_url is not None:
        raise SettingsError(
            "ASSET_MAP_DATABASE_URL",
            "that server is not ours to start or stop.",
            "its administrator; or unset it to use the private server.",
        )
    return settings
