"""Answers kept for a short time, and who reckons the next: files in the desk's own folder.

A question's files are named by a digest of it. Its work file is locked by whoever reckons, for as
long as they live; words that a dead one left in it say that the question was given up.
"""

import fcntl
import os
import pickle
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import time
from typing import cast

from asset_map.model.gap_ask import Asked, Told

# To sort a table, to compare, to print the report.
KEPT_SECONDS = 600.0
# The oldest answers go first.
MOST_BYTES = 64 * 1024 * 1024
# Whoever was told that we are at work comes back for what was reckoned, whatever changed meanwhile.
OWED_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Work:
    """Who reckons a question: a process, since when (0: it waits its turn), how long it may."""

    number: str
    process: int
    began: float
    limit: float

    @property
    def seconds(self) -> float:
        """For how long by now."""
        return time() - self.began if self.began else 0.0


@dataclass(frozen=True, slots=True)
class _Kept:
    state: str
    number: str
    at: float
    told: Told


class Shelf:
    """The answers and the work on one question or another."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def kept(self, asked: Asked, state: str) -> Told | None:
        """The answer, if it is of this state of the store, or owed to who came back for it."""
        found = self._read(asked)
        if found is None or time() - found.at > KEPT_SECONDS:
            return None
        if found.state == state:
            return found.told
        try:
            self._path(asked, "owed").unlink()
        except FileNotFoundError:
            return None
        return found.told if time() - found.at <= OWED_SECONDS else None

    def reckoned_by(self, asked: Asked, number: str) -> Told | None:
        """What came of a work that somebody waited for."""
        found = self._read(asked)
        self._path(asked, "owed").unlink(missing_ok=True)
        return found.told if found is not None and found.number == number else None

    def keep(self, asked: Asked, state: str, number: str, told: Told) -> None:
        """Put an answer there for others; `state` empty where the store changed meanwhile."""
        half_done = self._path(asked, f"{number}-half")
        half_done.write_bytes(pickle.dumps(_Kept(state, number, time(), told)))
        half_done.replace(self._path(asked, "answer"))
        self._tidy()

    def owe(self, asked: Asked) -> None:
        """Note that somebody was told to come back."""
        self._path(asked, "owed").touch()

    def hold(self, asked: Asked) -> "Held | None":
        """The work on a question, for whoever begins it; None while somebody else has it."""
        opened = os.open(self._path(asked, "work"), os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(opened)
            return None
        return Held(opened)

    def at_work(self, asked: Asked) -> Work | None:
        """Who reckons it, as far as they have said by now."""
        try:
            return _understood(self._path(asked, "work").read_bytes())
        except FileNotFoundError:
            return None

    def wanted(self, asked: Asked) -> None:
        """Note that somebody waits for it still."""
        self._path(asked, "work").touch()

    def wanted_last(self, asked: Asked) -> float:
        """When somebody waited for it last."""
        return self._path(asked, "work").stat().st_mtime

    def turn(self, *names: str) -> int | None:
        """A turn to reckon, one of those that are named; None while all are taken.

        It ends with the process, or when the number that comes back is closed.
        """
        for name in names:
            opened = os.open(self.folder / f"{name}.turn", os.O_RDWR | os.O_CREAT, 0o600)
            try:
                fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                os.close(opened)
            else:
                return opened
        return None

    def _read(self, asked: Asked) -> _Kept | None:
        try:
            # Written by this very process's kin, in a folder that nobody else may open.
            return cast("_Kept", pickle.loads(self._path(asked, "answer").read_bytes()))
        except FileNotFoundError:
            return None

    def _path(self, asked: Asked, ending: str) -> Path:
        return self.folder / f"{sha256(repr(asked).encode()).hexdigest()}.{ending}"

    def _tidy(self) -> None:
        room = MOST_BYTES
        for path, at, size in sorted(self._there(), key=lambda one: -one[1]):
            room -= size if path.suffix == ".answer" else 0
            if room < 0 or time() - at > KEPT_SECONDS:
                path.unlink(missing_ok=True)

    def _there(self) -> Iterator[tuple[Path, float, int]]:
        for path in self.folder.glob("?" * 64 + ".*"):
            try:
                found = path.stat()
            except FileNotFoundError:
                continue
            yield path, found.st_mtime, found.st_size


class Held:
    """The work on a question, held by this process until it ends or lets go."""

    def __init__(self, opened: int) -> None:
        self._opened = opened

    @property
    def left_behind(self) -> Work | None:
        """What somebody who died over the question had said of it."""
        return _understood(os.pread(self._opened, 1_000, 0))

    def say(self, work: Work) -> None:
        """Tell those who wait."""
        said = pickle.dumps(work)
        os.ftruncate(self._opened, 0)
        os.pwrite(self._opened, said, 0)

    def let_go(self) -> None:
        """The work is done, or shall not be."""
        os.ftruncate(self._opened, 0)
        os.close(self._opened)


def _understood(said: bytes) -> Work | None:
    try:
        return cast("Work", pickle.loads(said))
    except (EOFError, pickle.UnpicklingError):
        return None
