"""The instance's secrets: one file each in the home's `secrets` folder, for its owner alone."""

import os
from pathlib import Path
from secrets import token_hex, token_urlsafe

from asset_map.store.errors import StoreError

FOLDER = "secrets"
# 256 bits.
SECRET_BYTES = 32


def secret(home: Path, name: str) -> str:
    """The secret called `name`, made on the first call and kept for ever."""
    path = home / FOLDER / name
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _write_once(path, token_urlsafe(SECRET_BYTES))
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise StoreError(
            str(path),
            f"this secret cannot be read or made ({error.strerror}).",
            "run the command as the owner of the folder (sudo), or set ASSET_MAP_HOME to a "
            "folder of your own.",
        ) from None


def _write_once(path: Path, value: str) -> None:
    """Write whole or not at all, and never over what another process wrote first."""
    draft = path.with_name(f".{path.name}.{token_hex(4)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(value + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
