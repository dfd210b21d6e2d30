"""One visit to the desk: an answer that is there, or a wait for it, or the work itself."""

import os
import signal
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from multiprocessing.connection import Connection as Line
from secrets import token_hex
from threading import Event, Lock, Thread
from time import monotonic, sleep, time

from asset_map.gaps.kept import Held, Shelf, Work
from asset_map.model.gap_ask import Asked, Call, GivenUp, Stop, Told, Working

# A question that takes longer is given up; officers may wait for long ones.
PUBLIC_SECONDS = 20.0
OFFICER_SECONDS = 300.0
# Work that nobody has come back for since is given up: they look every few seconds.
ABANDONED_SECONDS = 15.0
# Two at a time, so that neither can keep the other out.
PUBLIC_TURNS, OFFICER_TURNS = ("shared", "public"), ("shared", "officers")
LOOK_SECONDS = 0.04
# Whoever is stopped is gone after this.
GRACE_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Reckoner:
    """What is loaded: answers questions, and says which state of the store an answer is of."""

    answer: Callable[[Asked], Told]
    state: Callable[[], str]


def visit(line: Line, shelf: Shelf, reckoner: Reckoner) -> None:
    """Serve whoever is on the line."""
    said: Call | Stop = line.recv()
    if isinstance(said, Stop):
        line.send(_stopped(shelf, said.asked))
        return
    told: Told | Working | GivenUp | None = None
    while told is None:
        told = shelf.kept(said.asked, reckoner.state())
        if told is None and (held := shelf.hold(said.asked)) is not None:
            if (before := held.left_behind) is None:
                _work(line, shelf, reckoner, said, held)
                return
            # Told once; whoever asks again has it tried again.
            held.let_go()
            told = GivenUp(before.limit)
        told = told or _waited(shelf, said)
    line.send(told)


def _work(line: Line, shelf: Shelf, reckoner: Reckoner, call: Call, held: Held) -> None:
    """Reckon, to the end or the limit, whether or not the visitor stays on the line."""
    limit = OFFICER_SECONDS if call.may_take_long else PUBLIC_SECONDS
    work = Work(token_hex(8), os.getpid(), 0.0, limit)
    held.say(work)
    shelf.wanted(call.asked)
    telling = _Telling(line, shelf, call)
    Thread(target=telling.in_time, args=(limit,), daemon=True).start()
    Thread(target=_end_in_time, args=(shelf, call.asked, limit), daemon=True).start()
    turns = OFFICER_TURNS if call.may_take_long else PUBLIC_TURNS
    while shelf.turn(*turns) is None:
        sleep(LOOK_SECONDS)
    # Should the watch have no turn at the processor.
    signal.alarm(ceil(limit + GRACE_SECONDS))
    held.say(Work(work.number, work.process, time(), limit))
    before = reckoner.state()
    told = reckoner.answer(call.asked)
    unchanged = reckoner.state() == before
    shelf.keep(call.asked, before if unchanged else "", work.number, told)
    held.let_go()
    telling.at_last(told)


class _Telling:
    """Tells the visitor one thing: the answer, or that it is being worked on."""

    def __init__(self, line: Line, shelf: Shelf, call: Call) -> None:
        self._line, self._shelf, self._call = line, shelf, call
        self._lock, self._there = Lock(), Event()

    def in_time(self, limit: float) -> None:
        """Say that we are at work, unless the answer comes first."""
        if self._there.wait(self._call.wait_seconds):
            return
        work = self._shelf.at_work(self._call.asked)
        self._shelf.owe(self._call.asked)
        self._say(Working(work.seconds if work else 0.0, limit))

    def at_last(self, told: Told) -> None:
        """Say the answer, to whoever is still there."""
        self._there.set()
        self._say(told)

    def _say(self, said: Told | Working) -> None:
        with self._lock, suppress(OSError):
            if not self._line.closed:
                self._line.send(said)
                self._line.close()


def _waited(shelf: Shelf, call: Call) -> Told | Working | GivenUp | None:
    """The answer that somebody else reckons, or how far they are; None where nobody does."""
    until = monotonic() + call.wait_seconds
    work = None
    while (held := shelf.hold(call.asked)) is None:
        shelf.wanted(call.asked)
        work = shelf.at_work(call.asked) or work
        if monotonic() >= until:
            shelf.owe(call.asked)
            return Working(work.seconds if work else 0.0, work.limit if work else PUBLIC_SECONDS)
        sleep(LOOK_SECONDS)
    died = held.left_behind
    held.let_go()
    if died is not None:
        return GivenUp(died.limit)
    return shelf.reckoned_by(call.asked, work.number) if work else None


def _stopped(shelf: Shelf, asked: Asked) -> bool:
    """End whoever reckons it; whether anybody did."""
    if (held := shelf.hold(asked)) is not None:
        held.let_go()
        return False
    if (work := shelf.at_work(asked)) is None:
        return False
    with suppress(ProcessLookupError):
        os.killpg(work.process, signal.SIGKILL)
    until = monotonic() + GRACE_SECONDS
    while (held := shelf.hold(asked)) is None and monotonic() < until:
        sleep(LOOK_SECONDS)
    if held is not None:
        held.let_go()
    return True


def _end_in_time(shelf: Shelf, asked: Asked, limit: float) -> None:
    """End this process and what it started: after its limit, or when nobody waits any more."""
    desk = os.getppid()
    began: float | None = None
    while True:
        sleep(LOOK_SECONDS * 10)
        work = shelf.at_work(asked)
        if began is None and work is not None and work.began:
            began = monotonic()
        late = began is not None and monotonic() - began > limit
        if late or time() - shelf.wanted_last(asked) > ABANDONED_SECONDS or os.getppid() != desk:
            os.killpg(0, signal.SIGKILL)
