"""Where the process that reckons gaps is spoken to: a socket in a folder for its user alone."""

import os
import shutil
import stat
from pathlib import Path
from secrets import token_hex

from asset_map.store.errors import StoreError
from asset_map.store.socket_folder import runtime_folder

# The number of the process that it is for follows.
NAME = "gaps-"


def make_desk_folder() -> Path:
    """A new and private folder for one served instance's socket. Raises StoreError."""
    parent = runtime_folder()
    folder = parent / f"{NAME}{os.getpid()}-{token_hex(4)}"
    try:
        parent.mkdir(mode=0o711, exist_ok=True)
        found = parent.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise StoreError(
                str(parent),
                "another user made this folder, where a private socket would go.",
                "look who made it and why, then remove it.",
            )
        _sweep(parent)
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise StoreError(
            str(folder),
            f"the folder for a private socket cannot be made ({error.strerror}).",
            f"make {parent} writable for this user.",
        ) from None
    return folder


def remove_desk_folder(folder: Path) -> None:
    """Remove it, and the socket in it."""
    shutil.rmtree(folder, ignore_errors=True)


def _sweep(parent: Path) -> None:
    """Remove what a process left that was killed: the answers it kept may be many."""
    for folder in parent.glob(f"{NAME}*-*"):
        number = folder.name.removeprefix(NAME).partition("-")[0]
        if number.isdecimal() and not _runs(int(number)):
            remove_desk_folder(folder)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True
