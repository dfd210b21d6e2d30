"""A process of its own that works on one list for the pages, and ends with it.

Reading a list takes more time and memory than a page should. What it does is written batch by
batch: one that is ended half way has done nothing by halves, and is begun again.
"""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from threading import Thread

from asset_map.intake.outcomes import Outcome, Refused
from asset_map.intake.waiting import Waiting, all_waiting
from asset_map.settings import PlainError, Settings
from asset_map.store.address import environment

COMMAND = (sys.executable, "-P", "-m", "asset_map.intake.desk")
# The system ends a process that takes longer, or more memory.
PATIENCE_SECONDS = {"look": 300, "check": 300, "take-on": 1_800, "undo": 1_800}
MOST_MEMORY_BYTES = 3_000_000_000
# Each may take a processor for a while: pages come first.
MOST_AT_ONCE = 2
NICENESS = 5
# Most lists are done with sooner: then nobody has to see that they wait.
SOON_SECONDS = 1.5


class Busy(RuntimeError):
    """As many lists as can be are being worked on, or this one is."""


def begin(settings: Settings, waiting: Waiting, stage: str) -> None:
    """Begin a stage in a process of its own, and wait a moment for it. Raises Busy."""
    if sum(one.busy() for one, _ in all_waiting(settings.home)) >= MOST_AT_ONCE:
        raise Busy
    lock = waiting.begin()
    if lock is None:
        raise Busy
    try:
        # The process holds the lock from its first moment to its last, however it ends.
        process = subprocess.Popen(
            [*COMMAND, str(waiting.folder), stage],
            env={**os.environ, **environment(settings)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[lock],
            start_new_session=True,
        )
    finally:
        os.close(lock)
    try:
        process.wait(SOON_SECONDS)
    except subprocess.TimeoutExpired:
        # Its end is waited for, so that nothing is left of it.
        Thread(target=process.wait, daemon=True).start()


def main() -> None:
    """Do one stage with the list in a folder."""
    folder, stage = sys.argv[1:]
    signal.alarm(PATIENCE_SECONDS[stage])
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY_BYTES, MOST_MEMORY_BYTES))
    os.nice(NICENESS)
    waiting = Waiting(Path(folder))
    try:
        waiting.keep_outcome(_outcome(waiting, stage))
    except Exception as error:
        # Its words might quote the list.
        sys.exit(f"import: {type(error).__name__} while a list was worked on")


def _outcome(waiting: Waiting, stage: str) -> Outcome:
    from asset_map.intake.errand import STAGES
    from asset_map.store import imports
    from asset_map.store.connection import engine
    from asset_map.store.errors import in_words

    settings = Settings.from_environment()
    try:
        # With the rights that the pages have: what a list says is somebody else's.
        opened = engine(settings, "app", start=False)
        with opened.connect() as connection:
            outcome = STAGES[stage](waiting, connection)
        opened.dispose()
    except imports.ImportInTheWay:
        what = "a list of the same source is being taken on at this moment."
        return Refused(what, "wait until that is done.")
    except imports.NothingToUndo as nothing:
        return Refused(f"{nothing}.", "look at the imports of this source again.")
    except PlainError as error:
        return Refused(error.what, error.remedy)
    except Exception as error:
        if expected := in_words(error):
            return Refused(expected.what, expected.remedy)
        raise
    if stage in ("take-on", "undo"):
        _vacuum(settings)
    return outcome


def _vacuum(settings: Settings) -> None:
    """Leave the search index quick: only the owner may."""
    from asset_map.store.connection import engine
    from asset_map.store.imports import vacuum

    owner = engine(settings, "owner", start=False)
    vacuum(owner)
    owner.dispose()


if __name__ == "__main__":
    main()
