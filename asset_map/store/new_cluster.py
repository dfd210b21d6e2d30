"""Making the private server's files: whole, or not there."""

import os
import shutil
import tempfile
from pathlib import Path

from asset_map.store.account import Account, run_as, server_account
from asset_map.store.binaries import find_binaries
from asset_map.store.cluster import CONFIGURATION, SUPERUSER, Cluster, last_lines, start_locked
from asset_map.store.errors import StoreError
from asset_map.store.home import locked, own_folder, prepare_home
from asset_map.store.secrets import secret

MAKING = "making-"


def make_cluster(home: Path) -> Cluster:
    """Make the cluster in `home` unless it is there, and start it. Raises StoreError."""
    cluster = Cluster(home)
    account = server_account(cluster.data)
    prepare_home(home, account)
    with locked(home):
        _clear(home)
        if not cluster.made:
            _initialise(cluster, account)
        start_locked(cluster)
        # An initdb whose command was killed lives on for a moment.
        _clear(home)
    return cluster


def _initialise(cluster: Cluster, account: Account) -> None:
    """Made beside its place and then renamed: a cluster is whole or not there."""
    binaries = find_binaries()
    making = Path(tempfile.mkdtemp(prefix=MAKING, dir=cluster.home))
    try:
        password = making / "password"
        password.write_text(secret(cluster.home, "superuser"), encoding="ascii")
        os.chown(password, account.uid, account.gid)
        own_folder(making, account)
        result = run_as(
            account,
            [
                binaries.path("initdb"),
                f"--pgdata={making / 'cluster'}",
                f"--username={SUPERUSER}",
                f"--pwfile={password}",
                "--encoding=UTF8",
                # macOS has no C.UTF-8.
                "--locale=C.UTF-8" if os.uname().sysname == "Linux" else "--locale=en_GB.UTF-8",
                "--data-checksums",
                "--auth=scram-sha-256",
            ],
        )
        if result.returncode:
            raise StoreError(
                str(cluster.home),
                f"the database's files could not be made:\n{last_lines(result.stdout)}",
                "mend what it says (often: no space left), then run asset-map db init again.",
            )
        _append(making / "cluster" / "postgresql.conf", f"\ninclude '../{CONFIGURATION}'\n")
        (making / "cluster").rename(cluster.data)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _clear(home: Path) -> None:
    """Remove what an init that was stopped half way had begun."""
    for leftover in home.glob(f"{MAKING}*"):
        shutil.rmtree(leftover, ignore_errors=True)


def _append(path: Path, text: str) -> None:
    """Add to a file in the server's own folder; root follows no link there."""
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW), "w") as file:
        file.write(text)
