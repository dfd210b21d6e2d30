"""The desk: a warm process of its own that reckons gaps for the pages. Started by `serve`.

Each question is answered by a child: it shares what is loaded and compiled, ends with its answer,
and can be stopped at any moment without loss.
"""

import os
import signal
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection as Line
from multiprocessing.connection import answer_challenge, deliver_challenge
from pathlib import Path
from socketserver import BaseRequestHandler, ForkingMixIn, UnixStreamServer
from threading import Thread
from types import FrameType

from asset_map.model.gap_ask import Asked, Refused, Told
from asset_map.settings import PlainError, Settings

# The address of the socket, and the word that opens it, in hexadecimal.
SOCKET, WORD = "GAP_DESK_SOCKET", "GAP_DESK_WORD"
# A question that takes longer is stopped by the system, wherever it is.
PATIENCE_SECONDS = 20
# Questions at a time; others wait their turn.
MOST_AT_ONCE = 2
# How often to look whether the server that started us is still there.
LOOK_SECONDS = 0.5

Answering = Callable[[Asked], Told]


class Desk(ForkingMixIn, UnixStreamServer):
    """Listens on a socket; each visitor has a child of this process for themselves."""

    max_children = MOST_AT_ONCE
    request_queue_size = 32

    def __init__(self, path: str, word: bytes) -> None:
        self.word = word
        self.answering: Answering = _not_yet
        self.started_by = os.getppid()
        super().__init__(path, _Visit)

    def service_actions(self) -> None:
        """End with whoever started us, however that ended."""
        super().service_actions()
        if os.getppid() != self.started_by:
            raise SystemExit

    def handle_error(self, request: object, client_address: object) -> None:
        """Say of what kind it was, and nothing of the question."""
        error = sys.exc_info()[0]
        sys.stderr.write(f"gaps: {error.__name__ if error else 'error'} in a question\n")


class _Visit(BaseRequestHandler):
    """One question, in a child."""

    server: Desk

    def handle(self) -> None:
        for number in (signal.SIGTERM, signal.SIGALRM):
            signal.signal(number, signal.SIG_DFL)
        signal.alarm(PATIENCE_SECONDS)
        line = Line(os.dup(self.request.fileno()))
        try:
            deliver_challenge(line, self.server.word)
            answer_challenge(line, self.server.word)
            asked = line.recv()
            Thread(target=_leave_with, args=(line,), daemon=True).start()
            line.send(self.server.answering(asked))
        except (EOFError, ConnectionError):
            return


def _leave_with(line: Line) -> None:
    """End at once when the visitor does: nobody waits for the answer any more."""
    line.poll(None)
    os._exit(0)


def _not_yet(asked: Asked) -> Told:
    return Refused("gaps", "nothing is loaded yet.", "ask again in a moment.")


def main() -> None:
    """Listen, load, and answer until told to stop."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _stop)
    path = os.environ.pop(SOCKET)
    word = bytes.fromhex(os.environ.pop(WORD))
    # One that was killed leaves its socket behind.
    Path(path).unlink(missing_ok=True)
    with Desk(path, word) as desk:
        # Whoever comes while we load waits in the queue.
        try:
            desk.answering = _loaded(Settings.from_environment())
        except PlainError as error:
            sys.exit(f"gaps: {error.where}: {error.what}")
        try:
            desk.serve_forever(LOOK_SECONDS)
        finally:
            # Told once more while it ends, it would only stumble.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _loaded(settings: Settings) -> Answering:
    from asset_map.gaps.reply import reply, warm
    from asset_map.store.connection import engine

    # Whoever serves has started the store. One that is stopped meanwhile stays stopped.
    opened = engine(settings, "public", start=False)
    with opened.connect() as connection:
        warm(connection)
    # A child opens connections of its own.
    opened.dispose()

    def answering(asked: Asked) -> Told:
        own = opened.execution_options(isolation_level="AUTOCOMMIT")
        with own.connect() as connection:
            return reply(connection, asked)

    return answering


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    main()
