"""Homes for database servers: empty ones, and copies of two that are made once for a run."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from asset_map.intake.sample import import_sample
from asset_map.settings import Settings
from asset_map.store.cluster import Cluster, start_cluster, stop_cluster
from asset_map.store.connection import engine
from asset_map.store.home import locked
from asset_map.store.ready import init
from asset_map.store.tuning import EXTRA

# The process's number follows, so that a later run can tell what an aborted one left behind.
HOMES = "asset-map-tests-"
# What a test writes need not survive a power cut; a killed server, it must.
QUICK = """
fsync = off
full_page_writes = off
shared_buffers = 64MB
"""
PATTERNS = pytest.StashKey[Path]()
# Where this process finds the two that are copied, once pytest has begun.
_patterns = Path()


def pytest_configure(config: pytest.Config) -> None:
    """One folder for a run, whatever number of processes share it."""
    global _patterns
    theirs = getattr(config, "workerinput", {}).get("patterns")
    if theirs is None:
        config.stash[PATTERNS] = _new_folder()
    _patterns = Path(theirs) if theirs else config.stash[PATTERNS]


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: object) -> None:
    """Tell a process that runs some of the tests."""
    node.workerinput["patterns"] = str(node.config.stash[PATTERNS])  # type: ignore[attr-defined]


def pytest_unconfigure(config: pytest.Config) -> None:
    if (folder := config.stash.get(PATTERNS, None)) is not None:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def new_home() -> Iterator[Path]:
    """A folder of its own, that the server's account may enter, for a quick server."""
    home = _new_folder()
    (home / EXTRA).write_text(QUICK, encoding="ascii")
    try:
        yield home
    finally:
        _remove(home)


@contextmanager
def ready_store() -> Iterator[Settings]:
    """The settings of a ready and empty store on a server of its own."""
    with _copied("ready", _made_ready) as settings:
        yield settings


@contextmanager
def sample_store() -> Iterator[Settings]:
    """The settings of a store on a server of its own that holds the sample."""
    with _copied("sample", _filled) as settings:
        yield settings


def sweep() -> None:
    """Stop the servers and remove the homes of test runs that were aborted."""
    for home in Path("/tmp").glob(f"{HOMES}*"):
        number = home.name.removeprefix(HOMES).partition("-")[0]
        try:
            os.kill(int(number), 0)
        except ProcessLookupError:
            # Another run may be sweeping too.
            with suppress(FileNotFoundError):
                _remove(home)
        except (PermissionError, ValueError):
            continue


@contextmanager
def _copied(name: str, make: Callable[[], AbstractContextManager[Settings]]) -> Iterator[Settings]:
    """A copy of what whoever needed it first has made: that takes a quarter of the time."""
    pattern = _patterns / name
    pattern.mkdir(exist_ok=True)
    with locked(pattern):
        if not (pattern / "home").exists():
            _keep(make, pattern)
    with new_home() as home:
        _copy(pattern / "home", home)
        start_cluster(Cluster(home))
        yield Settings(home=home)


def _keep(make: Callable[[], AbstractContextManager[Settings]], pattern: Path) -> None:
    """Copied beside its place and then renamed: it is whole or not there."""
    making = pattern / "making"
    making.mkdir()
    with make() as settings:
        stop_cluster(Cluster(settings.home))
        _copy(settings.home, making)
    making.rename(pattern / "home")


@contextmanager
def _made_ready() -> Iterator[Settings]:
    with new_home() as home:
        init(Settings(home=home), say=lambda step: None)
        yield Settings(home=home)


@contextmanager
def _filled() -> Iterator[Settings]:
    with ready_store() as settings, tempfile.TemporaryDirectory() as folder:
        opened = engine(settings, "owner")
        with opened.connect() as connection:
            import_sample(connection, Path(folder) / "errors.csv")
            connection.commit()
        opened.dispose()
        yield settings


def _copy(home: Path, other: Path) -> None:
    # With owners and rights: most of it is the server's account's.
    subprocess.run(["cp", "-a", f"{home}/.", str(other)], check=True)


def _new_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"{HOMES}{os.getpid()}-", dir="/tmp"))
    folder.chmod(0o711)
    return folder


def _remove(home: Path) -> None:
    cluster = Cluster(home)
    stop_cluster(cluster)
    shutil.rmtree(cluster.socket_folder, ignore_errors=True)
    shutil.rmtree(home)
