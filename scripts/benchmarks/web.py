"""G2: matching over HTTP beside the bare statement in pgbench, and beside an ORM's way."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

from asset_map.settings import Settings
from asset_map.store.address import parameters
from asset_map.store.candidates import nearest_statement
from scripts.benchmarks.country import psql
from scripts.benchmarks.match import (
    ASK,
    candidates_statement,
    with_all_told_statement,
    with_rows_statement,
)
from scripts.benchmarks.measure import Goal, Rate, interleaved, pgbench, wrk

HERE = Path(__file__).parent
CLIENTS = 4
SHARE_OF_STATEMENT = 0.30
TIMES_AN_ORM = 2.5
# The candidates alone are the strictest reference. What of the store's work a request cannot do
# without is more: the rows that candidates stand for, and all that is told of them.
STATEMENT = "statement in pgbench"
WITH_ROWS = "the same, then rows by key"
WITH_ALL = "the same, then all told"
# With a statement to run besides, no route can be quicker.
BARE = "Flask, one trivial query"
# What is told of a listing, which the statement in pgbench does not read.
TOLD_FROM = (
    *("told", "service_at_location", "service", "location", "attribute", "schedule"),
    "service_area",
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def run(settings: Settings) -> list[Goal]:
    """Two workers each, asked by four clients at once."""
    print("\nMatching over HTTP: 20 activities with reasons and next sessions; two workers")
    _read_once(settings)
    with tempfile.TemporaryDirectory() as folder:
        our_addresses, their_addresses = _addresses(settings, Path(folder))
        statement = Path(folder) / "statement.sql"
        statement.write_text(nearest_statement(ASK))
        command = ["asset-map", "serve", "--workers", "2", "--port"]
        peer = [os.environ["PEERS_PYTHON"], "-m", "gunicorn", "-w", "2", "-b"]
        with (
            _serving(command, "{port}", {}) as our_url,
            _serving(
                peer,
                "127.0.0.1:{port}",
                {"PEER_DATABASE": _url(settings), "PEER_STATEMENT": str(statement)},
                "peer_orm:app",
            ) as peer_url,
            _serving(
                peer, "127.0.0.1:{port}", {"PEER_DATABASE": _url(settings)}, "peer_bare:app"
            ) as bare_url,
        ):
            rates = interleaved(
                {
                    STATEMENT: lambda: pgbench(settings, candidates_statement(), CLIENTS),
                    WITH_ROWS: lambda: pgbench(settings, with_rows_statement(), CLIENTS),
                    WITH_ALL: lambda: pgbench(settings, with_all_told_statement(), CLIENTS),
                    "/api/activities": lambda: _asked(our_url, our_addresses),
                    "an ORM's route": lambda: _asked(peer_url, their_addresses),
                    BARE: lambda: _asked(bare_url, their_addresses),
                }
            )
    ours = rates["/api/activities"].per_second
    share, of_rows, of_all = (
        ours / rates[one].per_second for one in (STATEMENT, WITH_ROWS, WITH_ALL)
    )
    print(f"  that is {of_rows:.2f} of the statement with rows, {of_all:.2f} of it with all told")
    bound, of_rows = (
        _one_after_the_other(rates[BARE], rates[one]) / rates[one].per_second
        for one in (STATEMENT, WITH_ROWS)
    )
    print(f"  no Flask route is beyond {bound:.2f} of the statement, {of_rows:.2f} of it with rows")
    times = ours / rates["an ORM's route"].per_second
    return [
        Goal(
            f"/api/activities: {share:.2f} of the statement's throughput "
            f"(goal {SHARE_OF_STATEMENT})",
            share >= SHARE_OF_STATEMENT,
        ),
        Goal(f"{times:.1f} times an ORM's route (goal {TIMES_AN_ORM})", times >= TIMES_AN_ORM),
    ]


def _one_after_the_other(*rates: Rate) -> float:
    """How many a second of what does all of these in turn, on the same processors."""
    return 1 / sum(1 / rate.per_second for rate in rates)


def _addresses(settings: Settings, folder: Path) -> tuple[Path, Path]:
    """The same asks as addresses of ours and of the peer's, one a line."""
    rows = psql(
        settings,
        "-AtF",
        "|",
        "-c",
        "SELECT longitude, latitude, array_to_string(codes, ','), n % 7, weekly FROM asked",
    )
    ours, theirs = [], []
    for row in rows.splitlines():
        longitude, latitude, codes, day, weekly = row.split("|")
        ask = [("near", f"{longitude},{latitude}")]
        ask += [("interest", code) for code in codes.split(",")]
        ours.append(
            "/api/activities?" + urlencode([*ask, ("day", DAYS[int(day)]), ("free", "true")])
        )
        theirs.append("/api/activities?" + urlencode([*ask, ("weekly", weekly)]))
    (folder / "ours.txt").write_text("\n".join(ours))
    (folder / "theirs.txt").write_text("\n".join(theirs))
    return folder / "ours.txt", folder / "theirs.txt"


def _read_once(settings: Settings) -> None:
    """Rows, then keys: or one request in a hundred tells how slow the disk is."""
    for table in TOLD_FROM:
        psql(settings, "-qc", f"SELECT count(one) FROM {table} AS one")
        psql(
            settings, "-q", "-c", "SET enable_seqscan = off", "-c", f"SELECT count(*) FROM {table}"
        )


def _asked(url: str, addresses: Path) -> Rate:
    os.environ["ADDRESSES"] = str(addresses)
    return wrk(url, HERE / "ask.lua", CLIENTS)


def _url(settings: Settings) -> str:
    login = parameters(settings, "owner")
    user, password = quote(login["user"]), quote(login["password"])
    host = quote(login["host"], safe="")
    return f"postgresql+psycopg://{user}:{password}@/{login['dbname']}?host={host}"


@contextmanager
def _serving(
    command: list[str], address: str, environment: dict[str, str], *after: str
) -> Iterator[str]:
    """A server of our own on a free port of this machine, until we are done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [*command, address.format(port=port), *after],
        cwd=HERE if after else None,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        # On a busy machine a start takes a minute; one that failed has ended.
        while server.poll() is None:
            time.sleep(0.2)
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)
