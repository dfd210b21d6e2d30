"""Short links to handouts: made by chance, copied from paper by hand, and over after a season."""

import secrets
from base64 import b32decode, b32encode
from binascii import Error
from dataclasses import dataclass

from flask import request, url_for

from asset_map.handout.qr import qr_code
from asset_map.store import handouts
from asset_map.store.handouts import Kept
from asset_map.store.per_process import Connection

# 128 bits: nobody guesses one, however long they try.
TOKEN_BYTES = 16
# A word this long can be copied from paper without losing one's place.
GROUP = 4


@dataclass(frozen=True, slots=True)
class ShortLink:
    """A link as it is printed. `words` is the address without "https://"."""

    token: str
    address: str

    @property
    def words(self) -> str:
        """The address as somebody would type it."""
        return self.address.partition("://")[2]

    def picture(self, title: str) -> str:
        """Its QR code, as SVG."""
        return qr_code(self.address, title)


def make_link(connection: Connection, handout: Kept) -> ShortLink:
    """Keep a handout, and make the link to it."""
    token = b32encode(secrets.token_bytes(TOKEN_BYTES)).decode().rstrip("=").lower()
    handouts.keep(connection, token, handout)
    return _link(token)


def find_link(connection: Connection, typed: str) -> tuple[ShortLink, Kept] | None:
    """The link that was typed or followed, and what it leads to; None where nothing is there."""
    token = _tidy(typed)
    kept = handouts.kept(connection, token) if token else None
    return None if kept is None else (_link(token), kept)


def _link(token: str) -> ShortLink:
    groups = [token[start : start + GROUP] for start in range(0, len(token), GROUP)]
    path = url_for("handouts.short", token="-".join(groups))
    return ShortLink(token, request.host_url.rstrip("/") + path)


def _tidy(typed: str) -> str:
    """The token without hyphens and in small letters; empty where it cannot be one.

    Its letters hold no 0 and no 1: whoever reads them from paper means O and L.
    """
    bare = typed.replace("-", "")
    padding = "=" * (-len(bare) % 8)
    try:
        whole = b32decode(bare + padding, casefold=True, map01="L")
    except (Error, ValueError):
        return ""
    return b32encode(whole).decode().rstrip("=").lower() if len(whole) == TOKEN_BYTES else ""
