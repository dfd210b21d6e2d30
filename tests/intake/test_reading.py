"""Rows read in processes beside: the same as here, and none of them outlives the first."""

import os
import signal
from datetime import date
from threading import Event, Thread

import pytest

from asset_map.intake.columns import COLUMNS
from asset_map.intake.misread import UnreadableList
from asset_map.intake.placing import Ground
from asset_map.intake.reading import Fresh, read, read_beside, readers
from asset_map.intake.rows import Reader
from asset_map.model.listing import Kind
from asset_map.store.extent import Extent
from asset_map.store.imports import Stamp

GROUND = Ground(Extent(-10, 45, 10, 65), {}, False)
READER = Reader(Kind.GROUP, date(2026, 11, 21))
STAMP = Stamp("town", 1, 1, {"chess": (7, 3)})


def row(number: int, **said: str) -> Fresh:
    cells = {"latitude": "53.5", "longitude": "-2.5", **said}
    return Fresh(number, [cells.get(column, "") for column in COLUMNS], str(number), b"", "")


BATCH = [
    row(2, name="Chess for beginners"),
    row(3, name=""),
    row(4, name="Brass band", email="not an address"),
    row(5, name="Too wide")._replace(broken="5 cells under 4 headings."),
]


def test_what_is_read_beside_is_what_is_read_here():
    here = read(BATCH, GROUND, {}, READER, STAMP)
    with readers(READER, STAMP) as beside:
        there = beside.submit(read_beside, BATCH, GROUND, {}).result()
    assert there == here
    assert here.ids == ["2", "4"]
    fields = [(place, [problem.field for problem in told]) for place, told in here.remarks]
    assert fields == [(1, ["name"]), (2, ["email"]), (3, ["row"])]


def test_a_try_out_stages_nothing():
    assert read(BATCH, GROUND, {}, READER, None).staged is None


def test_readers_can_be_started_while_a_thread_is_running():
    done = Event()
    Thread(target=done.wait).start()
    try:
        with readers(READER, STAMP) as beside:
            assert beside.submit(read_beside, BATCH, GROUND, {}).result().ids == ["2", "4"]
    finally:
        done.set()


def lose_a_reader() -> None:
    with readers(READER, None) as beside:
        os.kill(beside.submit(os.getpid).result(), signal.SIGKILL)
        # The others go on until the loss is noticed.
        while True:
            beside.submit(read_beside, BATCH, GROUND, {}).result()


def test_a_reader_that_is_lost_is_told_in_words():
    with pytest.raises(UnreadableList, match="import the list again"):
        lose_a_reader()
