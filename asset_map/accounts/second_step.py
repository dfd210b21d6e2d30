"""A second step: a code from somebody's telephone (RFC 6238), or a recovery code once."""

from base64 import b32encode
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_bytes

import pyotp
from pyotp.utils import strings_equal

from asset_map.accounts import limits
from asset_map.accounts.sessions import Session, open_session
from asset_map.accounts.sign_in import Refused
from asset_map.model.account import Account
from asset_map.store import accounts as held
from asset_map.store.account_tokens import end_session, end_sessions
from asset_map.store.connection import Connection

ISSUER = "Community asset map"
# Clocks differ: a code of the half minute before or after serves too.
OFFSETS = (0, -1, 1)
RECOVERY_CODES = 10
# Eighty bits: nobody guesses one.
RECOVERY_BYTES = 10


def propose(connection: Connection, account: Account) -> str:
    """The secret that somebody puts into their telephone; nothing is asked for yet."""
    kept = held.proof_of(connection, account.id).totp_secret
    if kept is not None and not account.second_step:
        return kept
    secret = pyotp.random_base32()
    held.propose_second_step(connection, account.id, secret)
    return secret


def address(account: Account, secret: str) -> str:
    """What a QR code tells a telephone."""
    return pyotp.TOTP(secret).provisioning_uri(name=account.email, issuer_name=ISSUER)


def begin(
    connection: Connection, session: Session, code: str, now: datetime
) -> tuple[str, ...] | Refused:
    """Ask for codes from now on, if this one is right; recovery codes, which are shown once."""
    id = session.account.id
    if (wait := limits.wait_for_code(connection, id, now)) is not None:
        return Refused(wait)
    proof = held.proof_of(connection, id)
    step = proof.totp_secret and _step_of(proof.totp_secret, code, None, now)
    if not step:
        return Refused()
    limits.forget_code_tries(connection, id)
    held.ask_second_step(connection, id, step)
    end_sessions(connection, id, but=session.token)
    codes = tuple(_new_code() for _ in range(RECOVERY_CODES))
    held.replace_recovery_codes(connection, id, [_hashed(code) for code in codes])
    return codes


def take(connection: Connection, session: Session, code: str, now: datetime) -> Session | Refused:
    """The session of somebody whose code is right, in place of the one that awaited it."""
    account = session.account
    if (wait := limits.wait_for_code(connection, account.id, now)) is not None:
        return Refused(wait)
    if not _right(connection, account, code, now):
        return Refused()
    limits.forget_code_tries(connection, account.id)
    end_session(connection, session.token)
    return open_session(connection, account, now, second_step_done=True)


def _right(connection: Connection, account: Account, code: str, now: datetime) -> bool:
    proof = held.proof_of(connection, account.id)
    if proof.totp_secret is None:
        return False
    step = _step_of(proof.totp_secret, code, proof.totp_used, now)
    if step is not None:
        held.ask_second_step(connection, account.id, step)
        return True
    return held.use_recovery_code(connection, account.id, _hashed(code))


def _step_of(secret: str, code: str, used: int | None, now: datetime) -> int | None:
    """The time step whose code this is, unless it or a later one was used."""
    codes = pyotp.TOTP(secret)
    typed = "".join(code.split())
    for offset in OFFSETS:
        when = now + timedelta(seconds=offset * codes.interval)
        step = codes.timecode(when)
        if strings_equal(codes.at(when), typed) and (used is None or step > used):
            return step
    return None


def _new_code() -> str:
    letters = b32encode(token_bytes(RECOVERY_BYTES)).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _hashed(code: str) -> bytes:
    """However it is typed: with or without hyphens, in any letters."""
    return sha256("".join(code.split()).replace("-", "").lower().encode()).digest()
