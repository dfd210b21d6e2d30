"""The account that the database server runs as, and how a command runs as it."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from asset_map.store.errors import StoreError

ROOT = 0
# PostgreSQL refuses to run as root. The first of these that the system has is used instead.
UNPRIVILEGED = ("postgres", "nobody")


@dataclass(frozen=True)
class Account:
    """A user of the system."""

    name: str
    uid: int
    gid: int


def server_account(data: Path) -> Account:
    """Who runs the server whose files are (or will be) in `data`. Raises StoreError."""
    me = os.geteuid()
    owner = _owner(data)
    if me != ROOT:
        if owner not in (None, me):
            raise StoreError(
                str(data),
                f"this store belongs to the user {_account(owner).name}.",
                f"run the command as {_account(owner).name} or with sudo, or set ASSET_MAP_HOME "
                "to a folder of your own.",
            )
        return _account(me)
    if owner not in (None, ROOT):
        return _account(owner)
    return _unprivileged()


def run_as(account: Account, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Run `command` as `account`, from `/` and with a clean environment; its output is one text.

    A session of its own, so that Ctrl-C in a terminal does not stop it half way.
    """
    as_root = os.geteuid() == ROOT
    return subprocess.run(
        command,
        cwd="/",
        # PostgreSQL's programs listen to PGDATA, PGPORT and the like. Its messages stay English.
        env={"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        user=account.uid if as_root else None,
        group=account.gid if as_root else None,
        extra_groups=[] if as_root else None,
        check=False,
    )


def can_enter(account: Account, folder: Path) -> bool:
    """Whether `account` may go through `folder`."""
    return run_as(account, ["/bin/sh", "-c", 'test -x "$1"', "sh", str(folder)]).returncode == 0


def _owner(path: Path) -> int | None:
    try:
        return path.stat().st_uid
    except FileNotFoundError:
        return None
    except PermissionError:
        raise StoreError(
            str(path),
            "you may not look into this folder.",
            "run the command with sudo, or set ASSET_MAP_HOME to a folder of your own.",
        ) from None


def _account(uid: int | None) -> Account:
    assert uid is not None
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:  # a container may run as a number without a name
        return Account(str(uid), uid, os.getegid())
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _unprivileged() -> Account:
    for name in UNPRIVILEGED:
        try:
            return _account(pwd.getpwnam(name).pw_uid)
        except KeyError:
            continue
    raise StoreError(
        "this machine",
        "PostgreSQL does not run as root, and there is no user 'postgres' or 'nobody'.",
        "useradd --system postgres",
    )
