"""Connections for a server of many processes: each process opens its own, at its first question."""

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from threading import Lock

from sqlalchemy import Connection, Engine

__all__ = ["Connection", "PerProcess"]


class PerProcess:
    """One engine for each process, made by `open`. A fork must not share its parent's sockets."""

    def __init__(self, open: Callable[[], Engine]) -> None:
        self._open = open
        self._lock = Lock()
        # One engine, and the same for reading: to ask the second for transactions gives none.
        self._engines: tuple[Engine, Engine] | None = None
        self._process = 0

    def connect(self) -> Connection:
        """A connection to read by, to be used in a `with`. Raises PlainError as `open` does.

        Each statement stands alone, which saves two journeys to the server.
        """
        return self._own_engines()[1].connect()

    def begin(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction: what is written in its `with` is kept, or none of it."""
        return self._own_engines()[0].begin()

    def close(self) -> None:
        """Let go of this process's connections."""
        if self._engines is not None and self._process == os.getpid():
            self._engines[0].dispose()
        self._engines, self._process = None, 0

    def _own_engines(self) -> tuple[Engine, Engine]:
        engines = self._engines
        if engines is None or self._process != os.getpid():
            with self._lock:
                if self._engines is None or self._process != os.getpid():
                    # A parent's engine is left to its parent.
                    engine = self._open()
                    reading = engine.execution_options(isolation_level="AUTOCOMMIT")
                    self._engines = engine, reading
                    self._process = os.getpid()
                engines = self._engines
        return engines
