"""Signing in by a password: right or not, and no telling whether there is such an account."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from asset_map.accounts import limits, passwords
from asset_map.accounts.sessions import Session, open_session
from asset_map.model.account import Account
from asset_map.store.accounts import Proof, account_of, proof_of, set_password_hash
from asset_map.store.connection import Connection

# No account has it: asking for it costs what asking for anybody's does.
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What somebody typed, and a word that stands for the address they came from."""

    email: str = field(repr=False)
    password: str = field(repr=False)
    address: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Refused:
    """They did not get in. With `wait`, nothing was compared: there were too many tries."""

    wait: timedelta | None = None


def sign_in(connection: Connection, attempt: Attempt, now: datetime) -> Session | Refused:
    """Open a session if the password is right. The caller commits, whatever came of it.

    An unknown address, a wrong password, an account that is shut out and one without a password
    take the same work and get the same answer.
    """
    wait = _wait(connection, attempt, now)
    if wait is not None:
        return Refused(wait)
    account = account_of(connection, attempt.email)
    proof = proof_of(connection, NOBODY if account is None else account.id)
    right = passwords.right(proof.password_hash, attempt.password)
    if not right or account is None or account.disabled_at is not None:
        return Refused()
    _bring_up_to_date(connection, account, proof, attempt.password)
    return open_session(connection, account, now)


def prove_again(
    connection: Connection, account: Account, attempt: Attempt, now: datetime
) -> Refused | None:
    """Ask somebody who is signed in for their password once more; None where it is right."""
    wait = _wait(connection, attempt, now)
    if wait is not None:
        return Refused(wait)
    if not passwords.right(proof_of(connection, account.id).password_hash, attempt.password):
        return Refused()
    limits.forget_account_tries(connection, account.email)
    return None


def _wait(connection: Connection, attempt: Attempt, now: datetime) -> timedelta | None:
    """Both are counted, always: one that is full does not spare the other."""
    waits = (
        limits.wait_for_address(connection, attempt.address, now),
        limits.wait_for_account(connection, attempt.email, now),
    )
    return max(filter(None, waits), default=None)


def _bring_up_to_date(
    connection: Connection, account: Account, proof: Proof, password: str
) -> None:
    if proof.password_hash and passwords.outdated(proof.password_hash):
        set_password_hash(connection, account.id, passwords.hashed(password))
