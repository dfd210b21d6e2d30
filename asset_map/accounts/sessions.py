"""Who is signed in: by a token that only their browser knows, for twelve hours at most."""

import hmac
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe

from asset_map.accounts import limits
from asset_map.model.account import Account
from asset_map.store import account_tokens as tokens
from asset_map.store.accounts import note_signed_in
from asset_map.store.connection import Connection
from asset_map.store.sign_in_tries import forget_old_tries
from asset_map.store.stewards import forget_old_claims

# A working day with its overtime. Nobody is still signed in the next morning.
ENDS_AFTER = timedelta(hours=12)
# To find a telephone and type six figures.
SECOND_STEP_WITHIN = timedelta(minutes=10)
# When somebody was last there is noted no finer than this: not each page is a write.
NOTED_EVERY = timedelta(minutes=5)
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody's session. Until their second step they are nobody yet."""

    token: str = field(repr=False)
    account: Account
    awaits_second_step: bool = False

    @property
    def form_token(self) -> str:
        """What a form of ours carries, and no other site can know."""
        return hmac.new(self.token.encode(), b"form", sha256).hexdigest()

    def sent_form(self, form_token: str) -> bool:
        """Whether a form came from a page that we made for this session."""
        return hmac.compare_digest(self.form_token.encode(), form_token.encode())


def open_session(
    connection: Connection, account: Account, now: datetime, *, second_step_done: bool = False
) -> Session:
    """A new session for somebody who has proved who they are, with a token of its own."""
    awaits = account.second_step and not second_step_done
    token = token_urlsafe(TOKEN_BYTES)
    tokens.keep_session(connection, token, account.id, now, awaits_second_step=awaits)
    if not awaits:
        note_signed_in(connection, account.id, now)
        limits.forget_account_tries(connection, account.email)
    return Session(token, account, awaits)


def session_under(connection: Connection, token: str, now: datetime) -> Session | None:
    """The session of a token, unless it is over or its account shut out."""
    held = tokens.session_under(connection, token, now - ENDS_AFTER)
    if held is None or (held.awaits_second_step and held.made_at <= now - SECOND_STEP_WITHIN):
        return None
    tokens.note_used(connection, token, now, now - NOTED_EVERY)
    return Session(token, held.account, held.awaits_second_step)


def forget_what_is_over(connection: Connection, now: datetime) -> int:
    """Delete sessions, links and counts of tries that are over; how many. The caller commits."""
    over = tokens.forget_old_tokens(connection, now - ENDS_AFTER, now)
    over += forget_old_claims(connection, now)
    return over + forget_old_tries(connection, now - limits.CLAIM_WINDOW)
