"""Rounds of pgbench and wrk, candidates interleaved, and what comes of them: medians and ratios."""

import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from asset_map.settings import Settings
from asset_map.store.address import parameters

ROUNDS = 3
SECONDS = 8


@dataclass(frozen=True)
class Rate:
    """Throughput a second, and latencies in milliseconds."""

    per_second: float
    p50: float
    p95: float
    p99: float


@dataclass(frozen=True)
class Goal:
    """A claim, with its figures, and whether it held in this run."""

    words: str
    met: bool


def interleaved(candidates: Mapping[str, Callable[[], Rate]]) -> dict[str, Rate]:
    """Each candidate measured in turn, `ROUNDS` times; the median of each figure."""
    rounds: dict[str, list[Rate]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, measure in candidates.items():
            rounds[name].append(measure())
    middle = {
        name: Rate(*(median(getattr(r, figure) for r in rates) for figure in Rate.__annotations__))
        for name, rates in rounds.items()
    }
    width = max(map(len, middle))
    for name, rate in middle.items():
        print(
            f"  {name:<{width}}  {rate.per_second:9,.0f} a second"
            f"   p50 {rate.p50:7.2f} ms   p95 {rate.p95:7.2f} ms   p99 {rate.p99:7.2f} ms"
        )
    return middle


def pgbench(settings: Settings, statement: str, clients: int) -> Rate:
    """A statement in pgbench, prepared. `:n` in it is a random number from 1 to 20,000."""
    login = parameters(settings, "owner")
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "statement.sql"
        script.write_text(f"\\set n random(1, 20000)\n{statement.strip().rstrip(';')};\n")
        command = ["pgbench", "-n", "-M", "prepared", "-f", str(script), "-T", str(SECONDS)]
        command += ["-c", str(clients), "-j", "2", "-l", "--log-prefix", f"{folder}/log"]
        command += ["-h", login["host"], "-U", login["user"], login["dbname"]]
        environment = {"PGPASSWORD": login["password"], "PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise SystemExit(done.stderr)
        found = re.search(r"tps = ([\d.]+)", done.stdout)
        assert found, done.stdout
        # The third column of pgbench's log is the latency in microseconds.
        took = [
            int(line.split()[2]) / 1000
            for log in Path(folder).glob("log.*")
            for line in log.read_text().splitlines()
        ]
    return Rate(float(found[1]), *_percentiles(took))


def wrk(url: str, script: Path, connections: int) -> Rate:
    """A page asked for over HTTP by wrk, whose Lua script chooses the addresses and reports."""
    command = [
        "wrk",
        "-t",
        "1",
        "-c",
        str(connections),
        "-d",
        f"{SECONDS}s",
        "-s",
        str(script),
        url,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures = re.search(r"figures: (.*)", done.stdout)
    assert figures, done.stdout
    per_second, p50, p95, p99, errors = map(float, figures[1].split())
    if errors:
        raise SystemExit(f"{url}: {errors:.0f} of the answers were errors\n{done.stdout}")
    return Rate(per_second, p50, p95, p99)


def _percentiles(took: list[float]) -> tuple[float, float, float]:
    cuts = quantiles(took, n=100)
    return cuts[49], cuts[94], cuts[98]
