"""Hearing and matching ask nobody: they work where the network is out of reach."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from asset_map.intake.sample import import_sample
from asset_map.settings import Settings
from asset_map.store.connection import engine
from tests.cli.command import clean

# Everything but the database's socket is refused to Python; where the system allows it, the whole
# process moves to a network of its own, in which there is nobody: compiled libraries too.
MATCH = """
import ctypes, os, socket, sys

NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000
if sys.platform == "linux":
    ctypes.CDLL(None).unshare(NEW_NETWORK | (0 if os.geteuid() == 0 else NEW_USER))

class Refused(Exception): pass

connect = socket.socket.connect
def only_here(self, address):
    if self.family != socket.AF_UNIX:
        raise Refused(address)
    return connect(self, address)
def nobody(*_, **__):
    raise Refused

socket.socket.connect = socket.socket.connect_ex = only_here
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = nobody
try:
    socket.socket().connect(("127.0.0.1", int(sys.argv[1])))
    sys.exit("the network can be reached: this test would prove nothing")
except Refused:
    pass

from asset_map.interests.listen import listen
from asset_map.match.conversation import ask_for
from asset_map.match.find import find
from asset_map.model.place import Near, Point
from asset_map.settings import Settings
from asset_map.store.connection import engine

heard = listen("She loves knitting. Who sets a table for one? Can't stand bingo.")
with engine(Settings.from_environment(), "public").connect() as connection:
    found = find(connection, ask_for(heard, Near("here", Point(-2.518, 53.497))))
print(*(match.activity.name for match in found.matches), sep="\\n")
"""


@pytest.fixture
def sample(own_settings: Settings, tmp_path: Path) -> Settings:
    """The settings of a store that holds the sample."""
    opened = engine(own_settings, "owner")
    with opened.connect() as connection:
        import_sample(connection, tmp_path / "errors.csv")
        connection.commit()
    opened.dispose()
    return own_settings


def test_a_conversation_is_heard_and_matched_without_a_network(sample: Settings) -> None:
    env = {"ASSET_MAP_HOME": str(sample.home), "ASSET_MAP_DATABASE_URL": sample.database_url or ""}
    with socket.socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        done = subprocess.run(
            [sys.executable, "-c", MATCH, str(somebody.getsockname()[1])],
            env=clean(env),
            capture_output=True,
            text=True,
            check=False,
        )

    assert done.returncode == 0, done.stderr
    assert "Knit One Natter Two" in done.stdout.splitlines()


def test_a_model_that_is_not_in_its_package_is_not_fetched(tmp_path: Path) -> None:
    """What listening needs is installed with it; nothing stands in a cache of this machine."""
    script = "from asset_map.interests.listen import listen; print(listen('She loves knitting.'))"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**clean({}), "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "knitting" in done.stdout
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
