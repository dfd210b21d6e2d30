"""Connections for a server of many processes: each process opens its own, at its first question."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from threading import Lock
from time import monotonic

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from asset_map.store.connection import RESTED_SECONDS

__all__ = ["Connection", "PerProcess"]


class PerProcess:
    """One engine for each process, made by `open`. A fork must not share its parent's sockets."""

    def __init__(self, open: Callable[[], Engine]) -> None:
        self._open = open
        self._lock = Lock()
        # One engine, and the same for reading: to ask the second for transactions gives none.
        self._engines: tuple[Engine, Engine] | None = None
        self._process = 0
        # Connections to read by, and when each was last used. The pool's own ceremony of lending
        # and taking back costs a busy worker as much as two statements.
        self._at_hand: list[tuple[Connection, float]] = []

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        """A connection to read by. Raises PlainError as `open` does.

        Each statement stands alone, which saves two journeys to the server.
        """
        reading = self._own_engines()[1]
        connection = self._rested() or reading.connect()
        try:
            yield connection
        except BaseException:
            connection.close()
            raise
        self._at_hand.append((connection, monotonic()))

    def begin(self) -> AbstractContextManager[Connection]:
        """A connection in one transaction: what is written in its `with` is kept, or none of it."""
        return self._own_engines()[0].begin()

    def close(self) -> None:
        """Let go of this process's connections."""
        if self._engines is not None and self._process == os.getpid():
            while self._at_hand:
                self._at_hand.pop()[0].close()
            self._engines[0].dispose()
        self._engines, self._process = None, 0

    def _rested(self) -> Connection | None:
        """One that was just used, or that still answers after a rest."""
        while self._at_hand:
            connection, used = self._at_hand.pop()
            if monotonic() - used < RESTED_SECONDS or _answers(connection):
                return connection
            connection.close()
        return None

    def _own_engines(self) -> tuple[Engine, Engine]:
        engines = self._engines
        if engines is None or self._process != os.getpid():
            with self._lock:
                if self._engines is None or self._process != os.getpid():
                    # A parent's engine is left to its parent.
                    engine = self._open()
                    reading = engine.execution_options(isolation_level="AUTOCOMMIT")
                    self._engines, self._at_hand = (engine, reading), []
                    self._process = os.getpid()
                engines = self._engines
        return engines


def _answers(connection: Connection) -> bool:
    try:
        connection.exec_driver_sql("SELECT 1")
    except DBAPIError:
        return False
    return True
