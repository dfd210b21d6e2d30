"""The web's way to the store, as the role that may only read what is public."""

from flask import Flask, current_app

from asset_map.settings import Settings
from asset_map.store.connection import engine
from asset_map.store.errors import is_away
from asset_map.store.per_process import Connection, PerProcess
from asset_map.store.revive import revive

__all__ = ["Connection", "close_store", "connect", "open_store"]

EXTENSION = "asset-map-store"


def open_store(app: Flask, settings: Settings) -> None:
    """Give the app its store. Nothing is connected before the first question."""
    # Nobody waits for a page while a server starts.
    app.extensions[EXTENSION] = PerProcess(lambda: engine(settings, "public", start=False))


def connect() -> Connection:
    """A connection for the request at hand, to be used in a `with`.

    A server that was killed is started again, for the requests to come.
    """
    store: PerProcess = current_app.extensions[EXTENSION]
    try:
        return store.connect()
    except Exception as error:
        if is_away(error):
            revive(current_app.extensions["asset-map-settings"])
        raise


def close_store(app: Flask) -> None:
    """Let go of this process's connections."""
    store: PerProcess = app.extensions[EXTENSION]
    store.close()
