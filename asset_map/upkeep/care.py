"""The key of a secret link, made by chance."""

import secrets
from uuid import UUID

from asset_map.store import care_links
from asset_map.store.connection import Connection

# 192 bits: nobody guesses one, however long they try.
TOKEN_BYTES = 24


def make_link(connection: Connection, listing: UUID) -> str:
    """A new key to look after a listing with; it is stored as its hash alone."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    care_links.keep_link(connection, token, listing)
    return token
