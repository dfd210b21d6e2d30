"""A whole store in one file, as of one moment: what is in it, then PostgreSQL's own dump of it."""

import fcntl
import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from zipfile import ZIP_STORED, ZipFile

import psycopg

from asset_map import __version__
from asset_map.settings import PlainError, Settings
from asset_map.store import migrate
from asset_map.store.address import parameters
from asset_map.store.connection import engine
from asset_map.store.inventory import Holding, inventory
from asset_map.store.programs import command

FORMAT = "asset-map backup 1"
MANIFEST, DUMP, SEAL = "manifest.json", "store.dump", "seal.json"
# How much of a dump is in memory at a time.
CHUNK = 1024 * 1024
# It holds how people are reached: nobody else on the machine reads it.
OURS_ALONE = 0o600
HALF_DONE = "-half-done"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself."""

    made_at: str
    version: str
    revision: str
    srid: int
    tables: dict[str, Holding]

    @property
    def listings(self) -> int:
        """How many listings it holds, published or not."""
        return self.tables["service_at_location"].rows


def back_up(settings: Settings, path: Path) -> Manifest:
    """Write the store to `path`, a new file, whole or not at all. Raises PlainError."""
    if path.exists():
        raise PlainError(str(path), "is there already.", "another name, with today's date in it.")
    # The store is ready, and of this version: said in plain words where it is not.
    engine(settings, "owner").dispose()
    half_done = path.with_name(f".{path.name}{HALF_DONE}")
    try:
        _sweep(path.parent)
        with _new_file(half_done) as opened:
            manifest = _write(settings, opened)
            opened.flush()
            os.fsync(opened.fileno())
        # Beside it, so that the name is given in one step.
        os.link(half_done, path)
    except OSError as error:
        raise PlainError(
            str(path),
            f"it could not be written ({os.strerror(error.errno or 0)}). Nothing is left of it, "
            "and the store is as it was.",
            "another place, with room for it.",
        ) from None
    finally:
        with suppress(OSError):
            half_done.unlink(missing_ok=True)
    return manifest


def _write(settings: Settings, opened: IO[bytes]) -> Manifest:
    login = parameters(settings, "owner")
    with psycopg.connect(**login) as connection, ZipFile(opened, "w", ZIP_STORED) as archive:  # type: ignore[arg-type]
        connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
        # The dump is of the very moment that was counted.
        snapshot = _value(connection, "SELECT pg_export_snapshot()")
        manifest = Manifest(
            made_at=datetime.now(UTC).isoformat(timespec="seconds"),
            version=__version__,
            revision=migrate.newest(),
            srid=int(_value(connection, "SELECT value FROM instance WHERE key = 'srid'")),
            tables=inventory(connection),
        )
        archive.writestr(MANIFEST, json.dumps({"format": FORMAT, **asdict(manifest)}, indent=1))
        digest = hashlib.sha256()
        arguments = ("--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}")
        with (
            _output_of(*command(settings, "owner", "pg_dump", arguments)) as dump,
            archive.open(DUMP, "w", force_zip64=True) as member,
        ):
            while chunk := dump.read(CHUNK):
                digest.update(chunk)
                member.write(chunk)
        archive.writestr(SEAL, json.dumps({"sha256": digest.hexdigest()}))
    return manifest


@contextmanager
def _output_of(arguments: list[str], environment: dict[str, str]) -> Iterator[IO[bytes]]:
    """What a program writes, as it writes it. Raises PlainError when it fails."""
    try:
        program = subprocess.Popen(
            arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
    except FileNotFoundError:
        raise missing(arguments[0]) from None
    with program:
        assert program.stdout is not None
        assert program.stderr is not None
        try:
            yield program.stdout
        except BaseException:
            program.kill()
            raise
        said = program.stderr.read().decode(errors="replace").strip()
    if program.returncode:
        raise PlainError("pg_dump", said or "it failed.", "asset-map db status, then again.")


def missing(program: str) -> PlainError:
    """That a program of PostgreSQL's is not on this machine."""
    name = Path(program).name
    return PlainError(
        name,
        "this machine does not have it.",
        "apt-get install postgresql-client, of the server's version or a newer one.",
    )


@contextmanager
def _new_file(path: Path) -> Iterator[IO[bytes]]:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, OURS_ALONE)
    with os.fdopen(descriptor, "w+b") as opened:
        fcntl.flock(opened, fcntl.LOCK_EX)
        yield opened


def _sweep(folder: Path) -> None:
    """Remove what backups that were killed had written: nobody holds it any more."""
    for path in folder.glob(f".*{HALF_DONE}"):
        with suppress(OSError), path.open("rb") as left:
            fcntl.flock(left, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.unlink()


def _value(connection: psycopg.Connection, statement: str) -> str:
    row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return str(row[0])
