"""Keeping accounts: made, given a role, shut out, and let in by a link to choose a password."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from secrets import token_urlsafe
from uuid import UUID

from asset_map.accounts import limits, passwords
from asset_map.model.account import Account, Role
from asset_map.settings import PlainError
from asset_map.store import account_tokens as tokens
from asset_map.store import accounts as held
from asset_map.store import departures
from asset_map.store.connection import Connection
from asset_map.store.departures import Left

# RFC 5321, 4.5.3.1.3.
LONGEST_EMAIL = 254
LONGEST_NAME = 100
# Over a week-end and a day off.
LINK_FOR = timedelta(days=4)
TOKEN_BYTES = 32


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to have an account."""

    email: str = field(repr=False)
    name: str = field(repr=False)
    role: Role


def is_email(words: str) -> bool:
    """Whether this could be an e-mail address; only a message to it would tell."""
    plain = words.isprintable() and len(words) <= LONGEST_EMAIL
    return plain and re.fullmatch(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\"]+", words) is not None


def is_name(words: str) -> bool:
    """Whether this could be what somebody is called."""
    return 0 < len(words) <= LONGEST_NAME and words.isprintable()


def add(connection: Connection, person: Person, now: datetime) -> UUID:
    """A new account, which cannot sign in yet. Raises PlainError."""
    email = person.email.strip()
    if not is_email(email):
        raise PlainError("the e-mail address", "it is none.", "one such as name@example.org.")
    if not is_name(person.name.strip()):
        raise PlainError("the name", "it is empty or too long.", "what colleagues call them.")
    if person.role is Role.PUBLIC:
        raise PlainError("the role", "the public has no accounts.", "worker, officer …")
    made = held.add_account(connection, email, person.name.strip(), person.role, now)
    if made is None:
        raise PlainError(
            "the e-mail address", "it has an account already.", "asset-map accounts list"
        )
    return made


def new_link(connection: Connection, account_id: UUID, now: datetime) -> str:
    """The token of a link by which a password can be chosen once; an earlier one ends."""
    token = token_urlsafe(TOKEN_BYTES)
    tokens.keep_link(connection, token, account_id, now + LINK_FOR)
    return token


def set_password(
    connection: Connection, account: Account, password: str, keep_session: str = ""
) -> None:
    """Replace a password. Links end, and all sessions but one. Raises PlainError if it is weak."""
    refuse_weak(account, password)
    held.set_password_hash(connection, account.id, passwords.hashed(password))
    tokens.drop_links(connection, account.id)
    tokens.end_sessions(connection, account.id, but=keep_session)
    limits.forget_account_tries(connection, account.email)


def refuse_weak(account: Account, password: str) -> None:
    """Raise PlainError unless this will do as a password."""
    if passwords.too_long(password) or passwords.too_weak(password, account.email, account.name):
        raise PlainError(
            "the password",
            "it is easy to guess, or longer than 256 letters.",
            f"three words that do not belong together, {passwords.SHORTEST} letters or more.",
        )


def give_role(connection: Connection, account: Account, role: Role) -> None:
    """Another role, from the next page on. Raises PlainError if nobody could run this then."""
    if role is not Role.ADMINISTRATOR:
        _refuse_last(connection, account)
    held.set_role(connection, account.id, role)


def shut_out(connection: Connection, account: Account, now: datetime) -> None:
    """End somebody's sessions and let them in no more. Raises PlainError as above."""
    _refuse_last(connection, account)
    held.set_disabled(connection, account.id, now)
    tokens.drop_links(connection, account.id)
    tokens.end_sessions(connection, account.id)


def let_in(connection: Connection, account: Account) -> None:
    """Undo that."""
    held.set_disabled(connection, account.id, None)


def erase(connection: Connection, account: Account) -> Left:
    """Erase an account; what they did stays, under no name. Raises PlainError as above.

    On the owner's connection. The caller commits.
    """
    _refuse_last(connection, account)
    limits.forget_account_tries(connection, account.email)
    limits.forget_code_tries(connection, account.id)
    return departures.erase_account(connection, account)


def drop_second_step(connection: Connection, account: Account, keep_session: str = "") -> None:
    """Ask for no second step any more: a telephone was lost, or is not wanted."""
    held.drop_second_step(connection, account.id)
    tokens.end_sessions(connection, account.id, but=keep_session)


def _refuse_last(connection: Connection, account: Account) -> None:
    runs_this = account.role is Role.ADMINISTRATOR and account.disabled_at is None
    if runs_this and not held.other_administrators(connection, account.id):
        raise PlainError(
            "the account",
            "it is the last administrator's: nobody could make accounts any more.",
            "make another administrator first.",
        )
