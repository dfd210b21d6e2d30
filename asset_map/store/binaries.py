"""Where the system keeps PostgreSQL's own programs, and whether PostGIS came with them."""

import re
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from shutil import which

from asset_map.store.errors import StoreError

# Older ones lack what our functions are written in, and no longer get security updates.
OLDEST_MAJOR = 14
ROOT = Path("/")
# Debian and Ubuntu, the Red Hat family, Homebrew on either kind of Mac.
USUAL_FOLDERS = (
    "usr/lib/postgresql/*/bin",
    "usr/pgsql-*/bin",
    "opt/homebrew/opt/postgresql@*/bin",
    "usr/local/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Binaries:
    """One installed PostgreSQL: `postgres`, `initdb`, `pg_ctl` and `psql` of the same version."""

    folder: Path

    def path(self, program: str) -> str:
        """Where `program` is."""
        return str(self.folder / program)

    @cached_property
    def major(self) -> int:
        """The major version: 15."""
        said = re.search(r"\d+", _answer(self.path("postgres"), "--version"))
        return int(said.group()) if said else 0

    @cached_property
    def has_postgis(self) -> bool:
        """Whether CREATE EXTENSION postgis would find its files."""
        share = Path(_answer(self.path("pg_config"), "--sharedir"))
        return (share / "extension" / "postgis.control").exists()


def find_binaries(major: int | None = None) -> Binaries:
    """The newest PostgreSQL that has PostGIS; with `major`, of that version. Raises StoreError."""
    wanted = [each for each in installed() if major in (None, each.major)]
    if not wanted:
        version = f"PostgreSQL {major}" if major else "PostgreSQL"
        raise StoreError(
            "this machine",
            f"{version} is not installed"
            + (", and the store was made with it." if major else " (or is too old)."),
            f"apt-get install {_package(major)} (Debian, Ubuntu) or brew install postgis (macOS), "
            "or set ASSET_MAP_DATABASE_URL to a server elsewhere.",
        )
    best = max(wanted, key=lambda each: (each.has_postgis, each.major))
    if not best.has_postgis:
        raise StoreError(
            f"PostgreSQL {best.major} in {best.folder}",
            "it has no PostGIS.",
            f"apt-get install {_package(best.major)} (Debian, Ubuntu) or brew install postgis "
            "(macOS).",
        )
    return best


def installed() -> list[Binaries]:
    """Every usable PostgreSQL on this machine."""
    folders = {found for pattern in USUAL_FOLDERS for found in ROOT.glob(pattern)}
    if pg_config := which("pg_config"):
        folders.add(Path(_answer(pg_config, "--bindir")))
    servers = [Binaries(folder) for folder in sorted(folders) if (folder / "postgres").exists()]
    return [server for server in servers if server.major >= OLDEST_MAJOR]


def _package(major: int | None) -> str:
    return f"postgresql-{major}-postgis-3" if major else "postgresql postgresql-postgis"


def _answer(*command: str) -> str:
    """What a program prints; nothing when it is missing or fails."""
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""
