"""gunicorn's worker with threads, made to leave a new connection to whichever worker has fewer."""

from socket import socket
from time import sleep

from gunicorn.workers.gthread import ThreadWorker

# How long it waits for the others, for each connection that it has already; and at most. Browsers
# and proxies keep a connection: one worker that took all of them would leave the other idle.
WAIT_SECONDS, LONGEST_SECONDS = 0.001, 0.004


class EvenWorker(ThreadWorker):  # type: ignore[misc]
    """Whoever has no connection answers at once. Its threads go on with theirs meanwhile."""

    def accept(self, listener: socket) -> None:
        """Take the connection that waits, unless another has taken it by now."""
        if self.nr_conns:
            sleep(min(self.nr_conns * WAIT_SECONDS, LONGEST_SECONDS))
        super().accept(listener)
