"""The instance's folder: made, checked for the server's account, and locked while it changes."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from asset_map.store.account import ROOT, Account, can_enter
from asset_map.store.errors import StoreError


def prepare_home(home: Path, account: Account | None = None) -> None:
    """Make the home if it is missing; with `account`, one that it can enter. Raises StoreError."""
    if account is not None:
        _refuse_closed(home, account)
    # The server's account passes through root's home to its own folders; nobody reads in it.
    mode = 0o711 if os.geteuid() == ROOT else 0o700
    try:
        missing = [each for each in (home, *home.parents) if not each.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            folder.chmod(mode if folder == home else 0o755)
    except OSError as error:
        raise StoreError(
            str(home),
            f"this folder cannot be made ({error.strerror}).",
            "set ASSET_MAP_HOME to a folder you can write in.",
        ) from None


def own_folder(folder: Path, account: Account) -> None:
    """Make `folder` for `account` alone. Raises StoreError when another made it first."""
    try:
        folder.mkdir(mode=0o700)
        os.chown(folder, account.uid, account.gid)
    except FileExistsError:
        pass
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in (account.uid, os.geteuid()):
        raise StoreError(
            str(folder),
            f"it is not a folder of {account.name}'s.",
            "look who made it and why, then remove it.",
        )
    # A run that was stopped half way may have made the folder and no more.
    os.chown(folder, account.uid, account.gid)
    folder.chmod(0o700)


@contextmanager
def locked(home: Path) -> Iterator[None]:
    """One process at a time makes, starts or stops what is in `home`; the others wait."""
    try:
        descriptor = os.open(home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise StoreError(
            str(home),
            f"you may not work in this folder ({error.strerror}).",
            "run the command with sudo, or set ASSET_MAP_HOME to a folder of your own.",
        ) from None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _refuse_closed(home: Path, account: Account) -> None:
    """Name the first folder on the way that the server's account cannot go through."""
    for folder in reversed((home, *home.parents)):
        if not folder.exists():
            return
        if not can_enter(account, folder):
            raise StoreError(
                str(home),
                f"the database server runs as the user {account.name}, who cannot enter {folder}.",
                f"chmod a+x {folder}, or set ASSET_MAP_HOME to a folder it can enter, such as "
                "/var/lib/asset-map.",
            )
