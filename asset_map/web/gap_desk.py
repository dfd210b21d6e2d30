"""The pages' way to the process that reckons gaps: one question, one answer, or why not."""

import select
import socket
from dataclasses import dataclass
from multiprocessing.connection import Client, Connection
from time import monotonic
from typing import cast

from flask import current_app, request

from asset_map.model.gap_ask import Asked, Told

EXTENSION = "asset-map-gap-desk"
# A page that takes longer has lost its reader. A little more than the desk itself allows.
PATIENCE_SECONDS = 22.0
# How often to look whether the visitor is still there.
LOOK_SECONDS = 0.25


class DeskAway(RuntimeError):
    """Nobody answers there: it was not started, or is starting again."""


class DeskSlow(RuntimeError):
    """The question was given up: it took too long, or whoever answered it fell over."""


class VisitorGone(RuntimeError):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where to ask, and the word that opens the door."""

    path: str
    word: bytes


def ask(asked: Asked) -> Told:
    """The answer. Raises DeskAway, DeskSlow, VisitorGone."""
    desk: Desk | None = current_app.extensions.get(EXTENSION)
    if desk is None:
        raise DeskAway
    try:
        line = Client(desk.path, "AF_UNIX", desk.word)
    except (OSError, EOFError):
        raise DeskAway from None
    with line:
        try:
            line.send(asked)
            _wait(line)
            return cast("Told", line.recv())
        except (OSError, EOFError):
            raise DeskSlow from None


def _wait(line: Connection) -> None:
    """Until there is something to read; closing the line is how a question is taken back."""
    until = monotonic() + PATIENCE_SECONDS
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
