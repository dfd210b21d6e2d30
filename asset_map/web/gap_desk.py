"""The pages' way to the process that reckons gaps: one question, one answer, or why not."""

import select
import socket
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection
from time import monotonic
from typing import cast

from flask import current_app, request

from asset_map.model.gap_ask import Asked, Call, GivenUp, Stop, Told, Working

EXTENSION = "asset-map-gap-desk"
# A town's answer takes less. Who has waited so long wants to know that we are at work.
QUICK_SECONDS = 2.0
# A browser shows by itself that it waits for a file.
FILE_SECONDS = 10.0
# The desk says that it is at work; if it does not, it is in trouble.
GRACE_SECONDS = 5.0
# How often to look whether the visitor is still there.
LOOK_SECONDS = 0.25


class DeskAway(RuntimeError):
    """Nobody answers there: it was not started, or is starting again."""


class DeskSlow(RuntimeError):
    """The question was given up: it took too long, or whoever answered it fell over."""


class DeskBusy(RuntimeError):
    """It is being reckoned still: whoever asks again in a while finds the answer."""

    def __init__(self, working: Working) -> None:
        super().__init__()
        self.working = working


class VisitorGone(RuntimeError):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where to ask, and the word that opens the door."""

    path: str
    word: bytes


def ask(asked: Asked, may_take_long: bool = False, wait_seconds: float = QUICK_SECONDS) -> Told:
    """The answer. Raises DeskAway, DeskSlow, DeskBusy, VisitorGone."""
    with _line() as line:
        try:
            line.send(Call(asked, wait_seconds, may_take_long))
            _wait(line, wait_seconds + GRACE_SECONDS)
            told = line.recv()
        except (OSError, EOFError):
            raise DeskSlow from None
    if isinstance(told, GivenUp):
        raise DeskSlow
    if isinstance(told, Working):
        raise DeskBusy(told)
    return cast("Told", told)


def stop(asked: Asked) -> None:
    """Nobody wants this any more. Raises DeskAway."""
    with _line() as line:
        try:
            line.send(Stop(asked))
            line.poll(GRACE_SECONDS)
        except (OSError, EOFError):
            raise DeskAway from None


def _line() -> Connection:
    desk: Desk | None = current_app.extensions.get(EXTENSION)
    if desk is None:
        raise DeskAway
    try:
        return Client(desk.path, "AF_UNIX", desk.word)
    except (OSError, EOFError):
        raise DeskAway from None


def _wait(line: Connection, seconds: float) -> None:
    """Until there is something to read, or nobody to read it for."""
    until = monotonic() + seconds
    while not line.poll(LOOK_SECONDS):
        if monotonic() > until:
            raise DeskSlow
        if _visitor_has_gone():
            raise VisitorGone


def _visitor_has_gone() -> bool:
    """Whether the browser has hung up, as far as its connection shows."""
    connection = request.environ.get("gunicorn.socket")
    if not isinstance(connection, socket.socket):
        return False
    try:
        readable, _, _ = select.select([connection], [], [], 0)
        return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
    except (OSError, ValueError):
        return False
