"""Ports for servers that tests start as processes of their own."""

import socket
from contextlib import suppress
from random import SystemRandom

# Below those that systems hand out by themselves: nobody else is given one before its server comes.
FIRST, END = 20_000, 32_000
_chance = SystemRandom()


def free_port() -> int:
    """A port where nobody listens."""
    while True:
        port = _chance.randrange(FIRST, END)
        with socket.socket() as finder, suppress(OSError):
            finder.bind(("127.0.0.1", port))
            return port
