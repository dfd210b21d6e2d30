"""Lists that officers sent in: each waits in a private folder until it is taken on, or too old."""

import fcntl
import json
import os
import pickle
import shutil
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep
from typing import IO, Any
from uuid import UUID, uuid4

from asset_map.model.listing import Kind

FOLDER = "imports"
# Long enough to ask a colleague; a list of people's telephone numbers is not left lying about.
KEPT = timedelta(days=1)
# Whoever looks whether it is held holds it for a moment.
TRIES, TRIED_AGAIN_SECONDS = 5, 0.02
_ABOUT, _OUTCOME, _HEADINGS, _PROGRESS, _LOCK = "about", "outcome", "headings", "progress", "lock"


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a list that was sent: whose, from whom, and what was asked of it last.

    `headings` is what the officer said of each; `run` is what they wish to undo.
    """

    file_name: str
    source: str
    who: str
    sent_at: datetime
    kind: Kind = Kind.GROUP
    complete: bool = False
    headings: Mapping[str, str] | None = None
    stage: str = ""
    run: int | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the reading is: `position` of `size`, which is 0 where nobody knows."""

    position: int = 0
    size: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """A list and all that came of it. Whoever works on it holds its lock."""

    folder: Path

    @property
    def id(self) -> UUID:
        """What its address calls it."""
        return UUID(self.folder.name)

    @property
    def errors_path(self) -> Path:
        """The rows that were left out."""
        return self.folder / "errors.csv"

    @property
    def list_path(self) -> Path | None:
        """The list itself, for as long as it is kept."""
        return next(self.folder.glob("list.*"), None)

    def about(self) -> About:
        """What was said of it."""
        said = json.loads((self.folder / _ABOUT).read_text(encoding="utf-8"))
        sent_at = datetime.fromisoformat(said["sent_at"])
        return About(**{**said, "sent_at": sent_at, "kind": Kind(said["kind"])})

    def say(self, about: About) -> None:
        """Keep what was said of it."""
        words = {**asdict(about), "sent_at": about.sent_at.isoformat()}
        self._write(_ABOUT, json.dumps(words).encode())

    def begin(self) -> int | None:
        """Hold it for whoever works on it: the lock's descriptor; None while somebody does."""
        lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        for _ in range(TRIES):
            with suppress(OSError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            sleep(TRIED_AGAIN_SECONDS)
        else:
            os.close(lock)
            return None
        for name in (_OUTCOME, _PROGRESS):
            (self.folder / name).unlink(missing_ok=True)
        return lock

    def busy(self) -> bool:
        """Whether somebody works on it right now. Whoever is killed holds it no longer."""
        with suppress(OSError), (self.folder / _LOCK).open("r+b") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except OSError:
                return True
        return False

    def progress(self) -> Progress:
        """How far it is."""
        with suppress(OSError, ValueError):
            return Progress(**json.loads((self.folder / _PROGRESS).read_text(encoding="utf-8")))
        return Progress()

    def tell_progress(self, progress: Progress) -> None:
        """Say how far it is."""
        self._write(_PROGRESS, json.dumps(asdict(progress)).encode())

    # What stands in these two was written by a process of ours into a folder that is ours alone.
    def outcome(self) -> Any:
        """What came of the last stage; None where it was ended before."""
        return self._read(_OUTCOME)

    def keep_outcome(self, outcome: object) -> None:
        """Keep what came of a stage."""
        self._write(_OUTCOME, pickle.dumps(outcome))

    def seen_headings(self) -> Any:
        """The headings that were found in it; None where none were."""
        return self._read(_HEADINGS)

    def keep_headings(self, headings: object) -> None:
        """Keep them for as long as the list waits."""
        self._write(_HEADINGS, pickle.dumps(headings))

    def drop_list(self) -> None:
        """Forget the list; what came of it stays a while."""
        for path in self.folder.glob("list.*"):
            path.unlink()

    def remove(self) -> None:
        """Forget all of it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _read(self, name: str) -> Any:
        try:
            return pickle.loads((self.folder / name).read_bytes())
        except OSError:
            return None

    def _write(self, name: str, content: bytes) -> None:
        """In one move: whoever reads it sees the whole of it."""
        unfinished = self.folder / f"{name}.part"
        unfinished.write_bytes(content)
        unfinished.replace(self.folder / name)


def receive(home: Path, about: About, ending: str = "", file: IO[bytes] | None = None) -> Waiting:
    """Put a list into a new folder that nobody else can read. Raises OSError."""
    parent = home / FOLDER
    parent.mkdir(mode=0o700, exist_ok=True)
    folder = parent / str(uuid4())
    folder.mkdir(mode=0o700)
    waiting = Waiting(folder)
    try:
        waiting.say(about)
        if file is not None:
            with (folder / f"list{ending}").open("xb") as out:
                shutil.copyfileobj(file, out)
    except BaseException:
        waiting.remove()
        raise
    return waiting


def find(home: Path, id: UUID) -> Waiting | None:
    """The list with this id; None where it is not there any more."""
    folder = home / FOLDER / str(id)
    return Waiting(folder) if (folder / _ABOUT).is_file() else None


def all_waiting(home: Path) -> list[tuple[Waiting, About]]:
    """Every list that waits, the newest first."""
    found = [(one, one.about()) for one in _folders(home) if (one.folder / _ABOUT).is_file()]
    return sorted(found, key=lambda pair: pair[1].sent_at, reverse=True)


def forget_old(home: Path) -> int:
    """Remove what nobody came back for; how many."""
    before = (datetime.now(UTC) - KEPT).timestamp()
    old = [one for one in _folders(home) if one.folder.stat().st_mtime < before]
    gone = [one for one in old if not one.busy()]
    for one in gone:
        one.remove()
    return len(gone)


def _folders(home: Path) -> Iterator[Waiting]:
    parent = home / FOLDER
    if parent.is_dir():
        yield from (Waiting(one) for one in parent.iterdir() if one.is_dir())
