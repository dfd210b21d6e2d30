"""How often one address may ask: enough for an office, too little to keep everybody else waiting.

Counts are held in memory, under a digest with a key of this process's own, and end with their
minute. Each worker counts what it answers itself: what is to be shared out fairly is a worker's
time, and n workers have n times as much.
"""

import secrets
from hashlib import blake2b
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from math import ceil
from time import time

from flask import Flask, Request, request
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from asset_map.settings import Settings

# Requests a minute, of an office of thirty that shares one address. A conversation takes a
# processor some 50 ms, a view of the map 20, a gap 200, a PDF a second: none may take half of it.
PER_MINUTE = {
    "conversation.conversation": 240,
    "conversation.api": 240,
    "by_name.look_up": 240,
    "handouts.paper": 30,
    "officers.gaps": 120,
    "officers.file": 30,
    "imports.send": 30,
    "maps.places": 600,
    "maps.ground": 600,
    "open_data.activities": 600,
}
# All other pages together, and addresses that lead nowhere.
OTHERS_PER_MINUTE = 600
OTHERS = "all others"
# Asked by the machines that watch over us.
UNLIMITED = frozenset({"operations.alive", "operations.ready"})
# A household or a telephone has at least this much of the newer addresses to itself.
HOUSEHOLD_BITS = 64


def limit(app: Flask, settings: Settings) -> None:
    """Refuse with 429 and Retry-After what comes too often; nothing where limits are off."""
    times = settings.limits
    if times is None:
        return
    # Made here, in each worker: neither the key nor the counts are shared or written anywhere.
    counts = FixedWindowRateLimiter(MemoryStorage())
    key = secrets.token_bytes(32)
    items = _items(times)

    @app.before_request
    def refuse_too_many() -> None:
        if request.endpoint in UNLIMITED:
            return
        what = request.endpoint if request.endpoint in items else OTHERS
        who = blake2b(caller(request).encode(), key=key, digest_size=16).hexdigest()
        item = items[what or OTHERS]
        if not counts.hit(item, who):
            again = counts.get_window_stats(item, who).reset_time
            raise TooManyRequests(retry_after=max(1, ceil(again - time())))


def _items(times: float) -> dict[str, RateLimitItemPerMinute]:
    usual = {**PER_MINUTE, OTHERS: OTHERS_PER_MINUTE}
    return {
        what: RateLimitItemPerMinute(max(1, round(most * times)), namespace=what)
        for what, most in usual.items()
    }


def caller(asked: Request) -> str:
    """Who asks: an address, or the household's part of a longer one.

    A web server on this machine is believed when it says for whom it asks; nobody else is.
    """
    peer = _address(asked.remote_addr or "")
    if peer is None or peer.is_loopback:
        *_, said = asked.headers.get("X-Forwarded-For", "").rpartition(",")
        peer = _address(said.strip()) or peer
    if isinstance(peer, IPv6Address):
        if peer.ipv4_mapped:
            return str(peer.ipv4_mapped)
        return str(IPv6Network((peer, HOUSEHOLD_BITS), strict=False))
    return str(peer)


def _address(said: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(said)
    except ValueError:
        return None
