"""The server's process as its own file tells it, and the file of a process that is no more."""

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from asset_map.store.socket_folder import SOCKET

FILE = "postmaster.pid"
# Above the highest number that Linux or macOS gives a process.
NO_SUCH_PROCESS = 4_194_305
NUMBER = re.compile(r"-?\d+")


@dataclass(frozen=True)
class Postmaster:
    """What `postmaster.pid` says: https://www.postgresql.org/docs/15/storage-file-layout.html"""

    pid: int
    socket_folder: Path
    status: str

    @property
    def ready(self) -> bool:
        """Whether it said that it takes connections."""
        return self.status == "ready"

    def alive(self, data: Path) -> bool:
        """Whether a process of this number serves `data`: the number may be another's by now."""
        return str(data) in _command_line(self.pid)


def read_postmaster(data: Path) -> Postmaster | None:
    """The server that runs on `data`, or did until it was killed."""
    try:
        lines = (data / FILE).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    # The file fills up as the server starts. A single-user server signs with a minus.
    if len(lines) < 5 or not NUMBER.fullmatch(lines[0]):
        return None
    status = lines[7].strip() if len(lines) > 7 else "starting"
    return Postmaster(abs(int(lines[0])), Path(lines[4]), status)


def unblock(data: Path, socket_folder: Path) -> None:
    """Let a server start though an earlier one died and its number now belongs to another process.

    PostgreSQL sees to the rest itself: it takes a file whose process is gone for stale, once no
    orphan of the old server holds its shared memory. That check needs the file, so the file stays.
    """
    (socket_folder / SOCKET).unlink(missing_ok=True)
    (socket_folder / f"{SOCKET}.lock").unlink(missing_ok=True)
    path = data / FILE
    try:
        # The folder is the server's own: root follows no link there.
        descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    except FileNotFoundError:
        return
    with os.fdopen(descriptor, "r+", encoding="utf-8") as file:
        lines = file.readlines()
        if lines and NUMBER.fullmatch(lines[0].strip()):
            file.seek(0)
            file.truncate()
            file.writelines([f"{NO_SUCH_PROCESS}\n", *lines[1:]])
        else:
            # Killed, or the disk was full, before the first line was out.
            path.unlink()


def _command_line(pid: int) -> str:
    proc = Path("/proc")
    if (proc / "self").exists():
        try:
            return (proc / str(pid) / "cmdline").read_text("utf-8", "replace").replace("\0", " ")
        except OSError:
            return ""
    listing = subprocess.run(
        ["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False
    )
    return listing.stdout
