"""Keeps the process that reckons gaps running beside the pages."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_bytes
from threading import Event, Thread
from threading import enumerate as enumerate_threads
from time import monotonic

from asset_map.settings import Settings
from asset_map.store.address import environment
from asset_map.store.desk_socket import make_desk_folder, remove_desk_folder
from asset_map.web.gap_desk import Desk

COMMAND = (sys.executable, "-P", "-m", "asset_map.gaps.desk")
# One that falls over again and again must not keep the machine busy: each rest is twice the last.
REST_SECONDS, LONGEST_REST_SECONDS = 1.0, 60.0
# One that ran for so long was well.
WELL_SECONDS = 60.0
# When told to stop, it stops its children and goes.
GRACE_SECONDS = 5.0


@contextmanager
def gap_desk(settings: Settings) -> Iterator[Desk]:
    """A desk that is started now, started again when it ends, and ended with the `with`."""
    keeps = os.getpid()
    folder = make_desk_folder()
    desk = Desk(str(folder / "desk"), token_bytes(32))
    keeper = _Keeper(desk, settings)
    keeper.start()
    try:
        yield desk
    finally:
        # A worker was forked with all this on its stack, and ends before the rest do.
        if os.getpid() == keeps:
            keeper.stop()
            remove_desk_folder(folder)


class _Keeper(Thread):
    """Waits for the desk to end, and starts the next."""

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(daemon=True)
        self.desk = desk
        env = {"GAP_DESK_SOCKET": desk.path, "GAP_DESK_WORD": desk.word.hex()}
        self._env = {**os.environ, **env, **environment(settings)}
        self._over = Event()
        self._process = self._begin()

    def run(self) -> None:
        rest = REST_SECONDS
        while not self._over.is_set():
            began = monotonic()
            self._process.wait()
            well = monotonic() - began > WELL_SECONDS
            rest = REST_SECONDS if well else min(rest * 2, LONGEST_REST_SECONDS)
            if not self._over.wait(rest):
                self._process = self._begin()

    @property
    def process_id(self) -> int:
        """The desk's own, while it runs."""
        return self._process.pid

    def stop(self) -> None:
        """End the desk, and wait until it has."""
        self._over.set()
        self._process.terminate()
        try:
            self._process.wait(GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self.join(GRACE_SECONDS)

    def _begin(self) -> subprocess.Popen[bytes]:
        # A terminal's Ctrl-C is for all its processes. This one ends when it is told to: by then it
        # may not have loaded what would let it pass over the other.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            return subprocess.Popen(COMMAND, env=self._env, stdin=subprocess.DEVNULL)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


def threads() -> list[_Keeper]:
    """The keepers of this process."""
    return [one for one in enumerate_threads() if isinstance(one, _Keeper)]
