"""The web's way to the store, as the role that may only read what is public."""

from flask import Flask, current_app

from asset_map.settings import Settings
from asset_map.store.connection import engine
from asset_map.store.per_process import Connection, PerProcess

__all__ = ["Connection", "close_store", "connect", "open_store"]

EXTENSION = "asset-map-store"


def open_store(app: Flask, settings: Settings) -> None:
    """Give the app its store. Nothing is connected before the first question."""
    app.extensions[EXTENSION] = PerProcess(lambda: engine(settings, "public"))


def connect() -> Connection:
    """A connection for the request at hand, to be used in a `with`."""
    store: PerProcess = current_app.extensions[EXTENSION]
    return store.connect()


def close_store(app: Flask) -> None:
    """Let go of this process's connections."""
    store: PerProcess = app.extensions[EXTENSION]
    store.close()
