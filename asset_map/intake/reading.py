"""Rows made into listings and staged: for a long list in processes beside, on all processors."""

import gc
import os
import signal
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread, active_count
from typing import NamedTuple

from asset_map.intake.meeting import Meeting, meet
from asset_map.intake.misread import UnreadableList
from asset_map.intake.placing import Ground
from asset_map.intake.problems import Remarks
from asset_map.intake.rows import Cells, Reader, interests_of, read_row
from asset_map.model.listing import Listing
from asset_map.model.problem import Problem
from asset_map.store.edited_here import Edited
from asset_map.store.imports import Imported, Staged, Stamp, stage

# The server takes more than half as long to write rows as one reader does to read them: with more
# readers than this, they would wait for it.
MOST_READERS = 3


class Fresh(NamedTuple):
    """A row that is new or has changed; `broken` says what is wrong with it as a row."""

    number: int
    cells: Cells
    id: str
    fingerprint: bytes
    broken: str


class Read(NamedTuple):
    """What became of a batch: the source's ids of what to save, staged; in a dry run, `listings`.

    `remarks` has what there is to tell, by the row's place in the batch; `met` what met an edit
    made here.
    """

    ids: list[str]
    staged: Staged | None
    remarks: list[tuple[int, list[Problem]]]
    met: Sequence[Meeting] = ()
    listings: Sequence[Listing] = ()


def read(
    batch: Sequence[Fresh],
    ground: Ground,
    edited: Mapping[str, Edited],
    reader: Reader,
    stamp: Stamp | None,
) -> Read:
    """Read a batch, and stage it for the run of `stamp`; without one it is a dry run.

    `edited` has those of its listings that were edited here, by the source's own ids.
    """
    there: list[Imported] = []
    met: list[Meeting] = []
    told = []
    about = interests_of([row.cells for row in batch], reader.rulings)
    for place, row in enumerate(batch):
        remarks = Remarks(row.number)
        listing = None
        if row.broken:
            remarks.error("row", "", row.broken)
        else:
            listing = read_row(row.cells, row.id, about[place], ground, reader, remarks)
        if remarks.problems:
            told.append((place, remarks.problems))
        if listing is not None and row.id in edited:
            met.append(meet(edited[row.id], listing, row.cells))
            listing = met[-1].listing
        if listing is not None:
            there.append(Imported(listing, row.fingerprint))
    ids = [one.listing.source_id for one in there]
    if stamp is None:
        return Read(ids, None, told, met, [one.listing for one in there])
    return Read(ids, stage(stamp, there), told, met)


@contextmanager
def readers(reader: Reader, stamp: Stamp | None) -> Iterator[ProcessPoolExecutor]:
    """Processes for `read_beside`. Raises UnreadableList where one of them is lost."""
    # What takes time to load is loaded before they part, once for all of them.
    from asset_map.interests.reading import read_listing
    from asset_map.interests.sought import gifts_sought

    read_listing("", "")
    gifts_sought("")
    several = min(MOST_READERS, os.cpu_count() or 1)
    beside = ProcessPoolExecutor(several, get_context(_start()), _begin, (reader, stamp))
    try:
        yield beside
    except BrokenProcessPool:
        remedy = "import the list again: what is in stays in, and the rest follows."
        raise UnreadableList(
            "import", "a process that read the list was ended, perhaps for want of memory.", remedy
        ) from None
    finally:
        beside.shutdown(cancel_futures=True)


def _start() -> str:
    """A forked process has at once what a new one would load for half a second.

    With a thread running, or on macOS, forking is not safe.
    """
    return "fork" if sys.platform == "linux" and active_count() == 1 else "spawn"


def read_beside(batch: Sequence[Fresh], ground: Ground, edited: Mapping[str, Edited]) -> Read:
    """`read`, in one of the processes."""
    return read(batch, ground, edited, *_told[0])


# What a process was told at its beginning.
_told: list[tuple[Reader, Stamp | None]] = []


def _begin(reader: Reader, stamp: Stamp | None) -> None:
    _told[:] = [(reader, stamp)]
    # Looking through what was loaded before would only copy it.
    gc.freeze()
    # Ctrl-C reaches them all; the first process decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End at once when the first process is killed: it cannot tell, and its source stays locked
    for as long as anyone holds the connection that a forked process gets a share of.
    """
    parent = parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)
