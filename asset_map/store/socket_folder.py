"""The short folder for the server's socket: a longer path than 108 bytes stops PostgreSQL."""

import hashlib
import os
import stat
from pathlib import Path

from asset_map.store.account import ROOT, Account
from asset_map.store.errors import StoreError
from asset_map.store.home import own_folder

PORT = 5432
SOCKET = f".s.PGSQL.{PORT}"
# sun_path holds 108 bytes on Linux and 104 on macOS, and the last is a zero.
LONGEST_SOCKET_PATH = 103


def socket_folder(home: Path) -> Path:
    """Where the socket of the server in `home` goes, the next time it starts."""
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:8]
    folder = runtime_folder() / name
    if not fits(folder):
        folder = _fallback() / name
    return folder


def fits(folder: Path) -> bool:
    """Whether PostgreSQL, psql and libpq can all use a socket in `folder`."""
    return len(os.fsencode(folder / SOCKET)) <= LONGEST_SOCKET_PATH


def make_socket_folder(home: Path, account: Account) -> Path:
    """Make that folder, for the server's account alone. Raises StoreError."""
    folder = socket_folder(home)
    # Anyone may write in /tmp: a folder that was waiting there for us is a trap.
    parent = folder.parent
    try:
        parent.mkdir(exist_ok=True)
        found = parent.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
            raise StoreError(
                str(parent),
                "another user made this folder, where the database's socket would go.",
                "look who made it and why, then remove it.",
            )
        parent.chmod(0o711)
        own_folder(folder, account)
    except OSError as error:
        raise StoreError(
            str(folder),
            f"the folder for the database's socket cannot be made ({error.strerror}).",
            f"make {parent} writable for this user.",
        ) from None
    return folder


def runtime_folder() -> Path:
    """Where this user's sockets go, whether it is there or not."""
    if os.geteuid() == ROOT:
        run = Path("/run")
        return run / "asset-map" if os.access(run, os.W_OK) else _fallback()
    # sudo and su may leave another user's folder in the environment.
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if runtime.is_absolute() and runtime.is_dir() and runtime.stat().st_uid == os.geteuid():
        return runtime / "asset-map"
    return _fallback()


def _fallback() -> Path:
    # Not $TMPDIR: it may be long, and differ from one session to the next.
    return Path("/tmp") / f"asset-map-{os.geteuid()}"
