"""A disk of a few megabytes, to be filled up and emptied again."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from asset_map.settings import Settings
from asset_map.store.account import server_account
from asset_map.store.address import DATABASE, superuser_parameters
from asset_map.store.cluster import Cluster
from tests.stores import EMPTY, store_url


class SmallDisk:
    """A disk with nothing on it but what the test puts there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ballast = path / "ballast"

    def fill(self, leave: int) -> None:
        """Take all room but so many bytes."""
        self._ballast.unlink(missing_ok=True)
        room = os.statvfs(self.path)
        size = room.f_bavail * room.f_frsize - leave
        with self._ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, size)

    def make_room(self) -> None:
        """Give back what was taken."""
        self._ballast.unlink()


@contextmanager
def small_disk(megabytes: int) -> Iterator[SmallDisk]:
    """A disk of its own in memory, that a server's account may enter; skips where none can be."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    with tempfile.TemporaryDirectory(prefix="asset-map-disk-", dir="/tmp") as name:
        path = Path(name)
        path.chmod(0o711)
        disk = path / "disk"
        disk.mkdir()
        options = f"size={megabytes}m,mode=711"
        mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)]
        if subprocess.run(mount, capture_output=True, check=False).returncode:
            pytest.skip("no disk can be mounted here")
        try:
            yield SmallDisk(disk)
        finally:
            subprocess.run(["umount", "--lazy", str(disk)], check=True)


@contextmanager
def store_on(settings: Settings, disk: SmallDisk) -> Iterator[Settings]:
    """An empty store of the tests' server whose rows are on the disk."""
    folder = disk.path / "rows"
    folder.mkdir(mode=0o700)
    account = server_account(Cluster(settings.home).data)
    os.chown(folder, account.uid, account.gid)
    name = sql.Identifier("on_a_small_disk")
    owner, empty = sql.Identifier(f"{DATABASE}_owner"), sql.Identifier(EMPTY)
    with psycopg.connect(**superuser_parameters(settings), autocommit=True) as server:
        place = sql.SQL("CREATE TABLESPACE {} LOCATION {}")
        server.execute(place.format(name, sql.Literal(str(folder))))
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} TABLESPACE {}")
        server.execute(made.format(name, empty, owner, name))
        try:
            url = store_url(settings, "on_a_small_disk")
            yield Settings(home=settings.home, database_url=url)
        finally:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(name))
            server.execute(sql.SQL("DROP TABLESPACE {}").format(name))
