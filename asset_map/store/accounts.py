"""Accounts of those who sign in: found, made and changed. What they prove it with stays apart."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.account import Account, Role

COLUMNS = "id, email, name, role, made_at, last_signed_in_at, disabled_at, totp_on"


@dataclass(frozen=True, slots=True)
class Proof:
    """What an account proves itself with. None of it is ever shown."""

    password_hash: str | None = field(default=None, repr=False)
    totp_secret: str | None = field(default=None, repr=False)
    totp_used: int | None = field(default=None, repr=False)


def add_account(
    connection: Connection, email: str, name: str, role: Role, now: datetime
) -> UUID | None:
    """A new account without a password; None where the e-mail address has one already."""
    made: UUID | None = connection.scalar(
        text(
            "INSERT INTO account (email, name, role, made_at) VALUES (:email, :name, :role, :now) "
            "ON CONFLICT (email) DO NOTHING RETURNING id"
        ),
        {"email": email.lower(), "name": name, "role": role, "now": now},
    )
    return made


def all_accounts(connection: Connection) -> tuple[Account, ...]:
    """Every account, by name."""
    rows = connection.execute(text(f"SELECT {COLUMNS} FROM account ORDER BY lower(name), email"))
    return tuple(map(account_in, rows))


def account(connection: Connection, id: UUID) -> Account | None:
    """The account with this id."""
    statement = text(f"SELECT {COLUMNS} FROM account WHERE id = :id")
    row = connection.execute(statement, {"id": id}).one_or_none()
    return None if row is None else account_in(row)


def account_of(connection: Connection, email: str) -> Account | None:
    """The account with this e-mail address, however its letters are typed."""
    statement = text(f"SELECT {COLUMNS} FROM account WHERE email = :email")
    # PostgreSQL is asked for no NUL; no address has a space, and none is found under another's.
    typed = email.lower().replace("\x00", " ")
    row = connection.execute(statement, {"email": typed}).one_or_none()
    return None if row is None else account_in(row)


def proof_of(connection: Connection, id: UUID) -> Proof:
    """What an account proves itself with; whoever asks keeps others from changing it meanwhile."""
    row = connection.execute(
        text("SELECT password_hash, totp_secret, totp_used FROM account WHERE id = :id FOR UPDATE"),
        {"id": id},
    ).one_or_none()
    return Proof() if row is None else Proof(*row)


def set_password_hash(connection: Connection, id: UUID, password_hash: str) -> None:
    """Replace what a password is compared with."""
    _set(connection, id, "password_hash = :value", password_hash)


def set_role(connection: Connection, id: UUID, role: Role) -> None:
    """Give an account another role."""
    _set(connection, id, "role = :value", role)


def set_disabled(connection: Connection, id: UUID, since: datetime | None) -> None:
    """Shut an account out, or with None let it in again."""
    _set(connection, id, "disabled_at = :value", since)


def note_signed_in(connection: Connection, id: UUID, now: datetime) -> None:
    """Remember when somebody last signed in."""
    _set(connection, id, "last_signed_in_at = :value", now)


def propose_second_step(connection: Connection, id: UUID, secret: str) -> None:
    """Keep the secret of a second step that is not yet asked for."""
    _set(connection, id, "totp_secret = :value, totp_on = false, totp_used = NULL", secret)


def ask_second_step(connection: Connection, id: UUID, used: int) -> None:
    """Ask for the second step from now on; its newest code so far is of the time step `used`."""
    _set(connection, id, "totp_on = true, totp_used = :value", used)


def drop_second_step(connection: Connection, id: UUID) -> None:
    """Ask for no second step any more, and forget its secret and recovery codes."""
    _set(connection, id, "totp_secret = :value, totp_on = false, totp_used = NULL", None)
    replace_recovery_codes(connection, id, [])


def replace_recovery_codes(connection: Connection, id: UUID, hashes: list[bytes]) -> None:
    """These recovery codes, and no earlier ones."""
    connection.execute(text("DELETE FROM recovery_code WHERE account_id = :id"), {"id": id})
    if hashes:
        connection.execute(
            text("INSERT INTO recovery_code (account_id, code_hash) VALUES (:id, :hash)"),
            [{"id": id, "hash": one} for one in hashes],
        )


def use_recovery_code(connection: Connection, id: UUID, code_hash: bytes) -> bool:
    """Use a recovery code up; whether there was one."""
    statement = text("DELETE FROM recovery_code WHERE account_id = :id AND code_hash = :hash")
    return connection.execute(statement, {"id": id, "hash": code_hash}).rowcount == 1


def recovery_codes_left(connection: Connection, id: UUID) -> int:
    """How many recovery codes an account still has."""
    statement = text("SELECT count(*) FROM recovery_code WHERE account_id = :id")
    return int(connection.scalar(statement, {"id": id}) or 0)


def other_administrators(connection: Connection, id: UUID) -> int:
    """How many others could run this; they stay as they are until the transaction ends."""
    statement = text(
        "SELECT id FROM account WHERE role = 'administrator' AND disabled_at IS NULL "
        "ORDER BY id FOR UPDATE"
    )
    return sum(one != id for one in connection.scalars(statement))


def account_in(row: Sequence[Any]) -> Account:
    """The account of a row with these COLUMNS."""
    id, email, name, role, *rest = row
    return Account(id, email, name, Role(role), *rest)


def _set(connection: Connection, id: UUID, what: str, value: object) -> None:
    statement = text(f"UPDATE account SET {what} WHERE id = :id")
    connection.execute(statement, {"id": id, "value": value})
