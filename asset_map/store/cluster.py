"""The instance's private PostgreSQL server: started, stopped and asked how it is."""

import socket
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from asset_map.store.account import run_as, server_account
from asset_map.store.binaries import Binaries, find_binaries
from asset_map.store.errors import StoreError
from asset_map.store.home import locked, own_folder, prepare_home
from asset_map.store.postmaster import Postmaster, read_postmaster, unblock
from asset_map.store.socket_folder import SOCKET, make_socket_folder, socket_folder
from asset_map.store.tuning import EXTRA, configuration, machine_memory

SUPERUSER = "postgres"
# Replaying the log after a crash can take minutes.
PATIENCE_SECONDS = 300
# When a server was killed, a statement that was under way may go on for a while without it.
ORPHANS_SECONDS = 60
STILL_IN_USE = "is still in use"
CONFIGURATION = "asset-map.conf"


@dataclass(frozen=True)
class Cluster:
    """A server's files in `home`: its data, its log, and the secrets of its roles."""

    home: Path

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.home / "cluster"

    @property
    def log(self) -> Path:
        """The folder of the server's logs."""
        return self.home / "log"

    @property
    def made(self) -> bool:
        """Whether there is a whole cluster here."""
        # An unreadable home is told apart from a missing one by server_account.
        server_account(self.data)
        return self.data.exists()

    @property
    def socket_folder(self) -> Path:
        """Where the server listens, or would if it ran."""
        postmaster = read_postmaster(self.data)
        # A server that has just begun to start has not said it yet.
        told = postmaster.socket_folder if postmaster else Path()
        return told if told.is_absolute() else socket_folder(self.home)

    def ready(self) -> bool:
        """Whether the server takes connections: a look at its process, no question to it."""
        postmaster = self.running()
        return postmaster is not None and postmaster.ready and _answers(postmaster.socket_folder)

    def running(self) -> Postmaster | None:
        """The server's process, ready or not."""
        postmaster = read_postmaster(self.data)
        return postmaster if postmaster and postmaster.alive(self.data) else None


def start_cluster(cluster: Cluster) -> None:
    """Start the server unless it runs. Raises StoreError."""
    if not cluster.made:
        raise StoreError(str(cluster.home), "there is no store here yet.", "asset-map db init")
    with locked(cluster.home):
        start_locked(cluster)


def stop_cluster(cluster: Cluster) -> bool:
    """Stop the server, ending its connections. False when it did not run. Raises StoreError."""
    if not cluster.made:
        return False
    with locked(cluster.home):
        if not cluster.running():
            return False
        folder = cluster.socket_folder
        _stop(cluster)
        with suppress(OSError):
            folder.rmdir()
        return True


def binaries_of(cluster: Cluster) -> Binaries:
    """The PostgreSQL that the cluster was made with. Raises StoreError when it is gone."""
    major = (cluster.data / "PG_VERSION").read_text(encoding="ascii").strip()
    return find_binaries(int(major))


def start_locked(cluster: Cluster) -> None:
    """Start the server unless it runs, for a caller that holds the home's lock already."""
    if cluster.ready() or _settled(cluster):
        return
    account = server_account(cluster.data)
    prepare_home(cluster.home, account)
    own_folder(cluster.log, account)
    folder = make_socket_folder(cluster.home, account)
    unblock(cluster.data, folder)
    _configure(cluster, folder)
    command = [
        binaries_of(cluster).path("pg_ctl"),
        "start",
        f"--pgdata={cluster.data}",
        f"--log={cluster.log / 'server.log'}",
        f"--timeout={PATIENCE_SECONDS}",
        "--wait",
        "--silent",
    ]
    deadline = time.monotonic() + ORPHANS_SECONDS
    while run_as(account, command).returncode and time.monotonic() < deadline:
        if not _still_in_use(cluster):
            break
        time.sleep(0.5)
    if not cluster.ready():
        raise StoreError(
            str(cluster.home),
            f"the database server did not start:\n{_log_end(cluster)}",
            f"the logs in {cluster.log}, and your own lines in {cluster.home / EXTRA} if any.",
        )


def _configure(cluster: Cluster, folder: Path) -> None:
    """Written in the home, where the server's account may read and not write."""
    path = cluster.home / CONFIGURATION
    text = configuration(folder, cluster.log, cluster.home / EXTRA, machine_memory())
    draft = path.with_suffix(".draft")
    draft.write_text(text, encoding="utf-8")
    draft.chmod(0o644)
    draft.replace(path)


def _settled(cluster: Cluster) -> bool:
    """Wait for a server that is starting or stopping. True when one is ready in the end."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while (postmaster := cluster.running()) and time.monotonic() < deadline:
        if cluster.ready():
            return True
        if postmaster.ready:
            # It runs, but its socket is gone: some systems clear /run or /tmp under it.
            _stop(cluster)
        time.sleep(0.1)
    return cluster.ready()


def _stop(cluster: Cluster) -> None:
    result = run_as(
        server_account(cluster.data),
        [
            binaries_of(cluster).path("pg_ctl"),
            "stop",
            f"--pgdata={cluster.data}",
            "--mode=fast",
            f"--timeout={PATIENCE_SECONDS}",
            "--wait",
            "--silent",
        ],
    )
    if result.returncode and cluster.running():
        raise StoreError(
            str(cluster.home),
            f"the database server did not stop:\n{last_lines(result.stdout)}",
            f"the logs in {cluster.log}",
        )


def _answers(folder: Path) -> bool:
    with socket.socket(socket.AF_UNIX) as attempt:
        try:
            attempt.connect(str(folder / SOCKET))
        except OSError:
            return False
        return True


def _log_end(cluster: Cluster) -> str:
    """The last lines of the logs that were written last."""
    return last_lines("".join(_newest_logs(cluster)))


def _still_in_use(cluster: Cluster) -> bool:
    """Whether a killed server's children held the start up, whoever wrote to a log since."""
    return any(STILL_IN_USE in last_lines(log) for log in _newest_logs(cluster))


def _newest_logs(cluster: Cluster) -> list[str]:
    logs = sorted(cluster.log.glob("*.log"), key=lambda path: path.stat().st_mtime)
    return [path.read_text("utf-8", "replace") for path in logs[-2:]]


def last_lines(text: str) -> str:
    """The end of what a program said, set in."""
    return "\n".join("    " + line for line in text.splitlines()[-5:])
