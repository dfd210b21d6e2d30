"""The web's ways to the store: to read what is public, and to write for those who are signed in."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask, current_app

from asset_map.settings import Settings
from asset_map.store.connection import engine
from asset_map.store.errors import is_away
from asset_map.store.per_process import Connection, PerProcess
from asset_map.store.revive import revive

__all__ = ["Connection", "close_store", "connect", "open_store", "write"]

READING, WRITING = "asset-map-store", "asset-map-store-to-write"


def open_store(app: Flask, settings: Settings) -> None:
    """Give the app its store. Nothing is connected before the first question."""
    # Nobody waits for a page while a server starts.
    app.extensions[READING] = PerProcess(lambda: engine(settings, "public", start=False))
    app.extensions[WRITING] = PerProcess(lambda: engine(settings, "app", start=False))


@contextmanager
def connect() -> Iterator[Connection]:
    """A connection for the request at hand; it reads what is public.

    A server that was killed is started again, for the requests to come.
    """
    store: PerProcess = current_app.extensions[READING]
    with _reviving(), store.connect() as connection:
        yield connection


@contextmanager
def write() -> Iterator[Connection]:
    """A transaction of the role that may write, for who has signed in, and for signing in itself.

    No page for the public uses it. It is committed when its `with` ends, or undone by an error.
    """
    store: PerProcess = current_app.extensions[WRITING]
    with _reviving(), store.begin() as connection:
        yield connection


def close_store(app: Flask) -> None:
    """Let go of this process's connections."""
    for name in (READING, WRITING):
        store: PerProcess = app.extensions[name]
        store.close()


@contextmanager
def _reviving() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        if is_away(error):
            revive(current_app.extensions["asset-map-settings"])
        raise
