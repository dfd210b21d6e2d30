"""The desk: a warm process of its own that reckons gaps for the pages. Started by `serve`.

Each visitor has a child of this process, which shares what is loaded and compiled. One whose
question nobody reckons yet goes on until it has the answer, though its visitor leaves the line
with word that it is being worked on; the others wait for that answer.
"""

import os
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection as Line
from multiprocessing.connection import answer_challenge, deliver_challenge
from pathlib import Path
from socketserver import BaseRequestHandler, ForkingMixIn, UnixStreamServer
from types import FrameType

from asset_map.gaps.kept import Shelf
from asset_map.gaps.visit import Reckoner, visit
from asset_map.model.gap_ask import Asked, Told
from asset_map.settings import PlainError, Settings

# The address of the socket, and the word that opens it, in hexadecimal.
SOCKET, WORD = "GAP_DESK_SOCKET", "GAP_DESK_WORD"
# Visitors at a time, most of whom wait; others queue at the door.
MOST_AT_ONCE = 16
# How often to look whether the server that started us is still there.
LOOK_SECONDS = 0.5


class Desk(ForkingMixIn, UnixStreamServer):
    """Listens on a socket; each visitor has a child of this process for themselves."""

    max_children = MOST_AT_ONCE
    request_queue_size = 32
    # Those who still reckon are ended, not waited for.
    block_on_close = False
    reckoner: Reckoner

    def __init__(self, path: str, word: bytes) -> None:
        self.word = word
        self.shelf = Shelf(Path(path).parent)
        self.started_by = os.getppid()
        super().__init__(path, _Visit)

    def service_actions(self) -> None:
        """End with whoever started us, however that ended."""
        super().service_actions()
        if os.getppid() != self.started_by:
            raise SystemExit

    def server_close(self) -> None:
        """Nobody is left behind."""
        for child in self.active_children or ():
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        super().server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say of what kind it was, and nothing of the question."""
        error = sys.exc_info()[0]
        sys.stderr.write(f"gaps: {error.__name__ if error else 'error'} in a question\n")


class _Visit(BaseRequestHandler):
    """One visitor, in a child."""

    server: Desk

    def handle(self) -> None:
        # With whatever it starts, it can be ended at once.
        os.setpgid(0, 0)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        line = Line(os.dup(self.request.fileno()))
        with suppress(EOFError, ConnectionError):
            deliver_challenge(line, self.server.word)
            answer_challenge(line, self.server.word)
            visit(line, self.server.shelf, self.server.reckoner)


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
            desk.reckoner = _loaded(Settings.from_environment())
        except PlainError as error:
            sys.exit(f"gaps: {error.where}: {error.what}")
        try:
            desk.serve_forever(LOOK_SECONDS)
        finally:
            # Told once more while it ends, it would only stumble.
            signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _loaded(settings: Settings) -> Reckoner:
    from asset_map.gaps.reply import reply, warm
    from asset_map.store.connection import engine
    from asset_map.store.state import state

    # Whoever serves has started the store. One that is stopped meanwhile stays stopped.
    opened = engine(settings, "public", start=False)
    with opened.connect() as connection:
        warm(connection)
    # A child opens connections of its own.
    opened.dispose()
    own = opened.execution_options(isolation_level="AUTOCOMMIT")

    def answer(asked: Asked) -> Told:
        with own.connect() as connection:
            return reply(connection, asked)

    def state_now() -> str:
        with own.connect() as connection:
            return state(connection)

    return Reckoner(answer, state_now)


def _stop(number: int, frame: FrameType | None) -> None:
    raise SystemExit


if __name__ == "__main__":
    main()
