"""Where the process that reckons gaps is spoken to: a socket in a folder for its user alone."""

import os
import shutil
import stat
from pathlib import Path
from secrets import token_hex

from asset_map.store.errors import StoreError
from asset_map.store.socket_folder import runtime_folder


def make_desk_folder() -> Path:
    """A new and private folder for one served instance's socket. Raises StoreError."""
    parent = runtime_folder()
    folder = parent / f"gaps-{token_hex(6)}"
    try:
        parent.mkdir(mode=0o711, exist_ok=True)
        found = parent.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise StoreError(
                str(parent),
                "another user made this folder, where a private socket would go.",
                "look who made it and why, then remove it.",
            )
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
