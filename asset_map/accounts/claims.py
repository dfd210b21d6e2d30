"""Becoming a steward: a link sent to the address that a listing gives, which serves once."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_urlsafe
from uuid import UUID

from asset_map.accounts import keeping, limits
from asset_map.accounts.keeping import Person
from asset_map.model.account import Account, Role
from asset_map.store import accounts as held
from asset_map.store import stewards
from asset_map.store.connection import Connection
from asset_map.store.stewards import Claimed

CLAIM_FOR = timedelta(days=2)
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Asked:
    """Somebody who says that they run a listing, and a word for where they ask from."""

    listing: UUID
    email: str = field(repr=False)
    address: str = field(repr=False)


class NotYours(Exception):
    """The address has an account of another kind, or one that is shut out."""


def claim(connection: Connection, asked: Asked, now: datetime) -> str | timedelta | None:
    """The token to send to the listing's own address; None where that is another than was typed.

    A time is how long to wait after too many tries, which are counted whether they match or not.
    The caller commits, and answers the same for a token and for none.
    """
    wait = limits.wait_for_claim(connection, str(asked.listing), asked.address, now)
    if wait is not None:
        return wait
    published = stewards.published_email(connection, asked.listing)
    if not published or published.lower() != asked.email.strip().lower():
        return None
    token = token_urlsafe(TOKEN_BYTES)
    stewards.keep_claim(connection, token, asked.listing, published, now + CLAIM_FOR)
    return token


def take(connection: Connection, found: Claimed, name: str, now: datetime) -> str | None:
    """Make whoever has the link the steward of what it leads to.

    The token of a link to choose a password; None where they have one already. The claim has
    served. Raises NotYours, and PlainError where the name is none.
    """
    account = held.account_of(connection, found.email)
    if account is None:
        id = keeping.add(connection, Person(found.email, name, Role.STEWARD), now)
        account = held.account(connection, id)
        assert account is not None
    if account.disabled_at is not None or not account.role.may_act_as(Role.STEWARD):
        raise NotYours
    stewards.take_on(connection, account.id, list(found.theirs))
    stewards.drop_claims(connection, found.email)
    return (
        None
        if _has_password(connection, account)
        else keeping.new_link(connection, account.id, now)
    )


def _has_password(connection: Connection, account: Account) -> bool:
    return held.proof_of(connection, account.id).password_hash is not None
