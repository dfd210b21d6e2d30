"""gunicorn's worker with threads, made to share visitors evenly and to stay with who asks on."""

from select import POLLIN, poll
from socket import socket
from time import sleep
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

# How long it waits for the others, for each connection that it has already; and at most. Browsers
# and proxies keep a connection: one worker that took all of them would leave the other idle.
WAIT_SECONDS, LONGEST_SECONDS = 0.001, 0.004
# A thread that has answered looks this long whether the same visitor asks on: handing them back
# to the one that watches over all, and being handed them again, takes as long as some answers.
ASKS_ON_MILLISECONDS = 1
# Then whoever else waits has their turn.
IN_A_ROW = 20


class EvenWorker(ThreadWorker):  # type: ignore[misc]
    """Whoever has no connection answers at once. Its threads go on with theirs meanwhile."""

    def accept(self, listener: socket) -> None:
        """Take the connection that waits, unless another has taken it by now."""
        if self.nr_conns:
            sleep(min(self.nr_conns * WAIT_SECONDS, LONGEST_SECONDS))
        super().accept(listener)

    def handle(self, conn: TConn) -> Any:
        """Answer, and answer on while the same visitor asks at once."""
        kept = super().handle(conn)
        for _ in range(IN_A_ROW - 1):
            if kept is not True or not self.alive or not _asks_on(conn):
                break
            kept = super().handle(conn)
        return kept


def _asks_on(conn: TConn) -> bool:
    """Whether there is more to read, now or in a moment."""
    more = poll()
    more.register(conn.sock, POLLIN)
    return bool(more.poll(ASKS_ON_MILLISECONDS))
