"""G8: floating catchments of a nation beside PySAL's, in time, memory and numbers."""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from asset_map.settings import Settings
from scripts.benchmarks.measure import Goal

HERE = Path(__file__).parent
AREAS, PLACES = 35_000, 100_000
CATCHMENT_METRES, SCALE_METRES = 5_000, 2_500
TIMES_QUICKER = 25
SHARE_OF_MEMORY = 0.1
SAME = 1e-9
TEN_TIMES_SECONDS = 60
TEN_TIMES_BYTES = 1e9
ROUNDS = 3
# As wide as Great Britain, with as many people near one another as there.
KILOMETRES = 480
TOWNS = 250
KIBIBYTE = 1_024


@dataclass(frozen=True)
class Cost:
    """What a process took from its start to its end, imports and compiling included."""

    seconds: float
    processor_seconds: float
    peak_bytes: float


def run(settings: Settings) -> list[Goal]:
    """35,000 areas and 100,000 places within 5 km, then ten times as many of each."""
    print(f"\nGaussian E2SFCA: {AREAS:,} areas, {PLACES:,} places, {CATCHMENT_METRES:,} m")
    ours = [sys.executable, str(HERE / "our_access.py")]
    theirs = [os.environ["PEERS_PYTHON"], str(HERE / "peer_access.py")]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        points = _nation(folder / "nation.npz", 1)
        cold = _cost(ours, points, folder / "ours.npy", NUMBA_CACHE_DIR=str(folder / "cold"))
        peer = _cost(theirs, points, folder / "theirs.npy")
        rounds = [_cost(ours, points, folder / "ours.npy") for _ in range(ROUNDS)]
        our_scores, their_scores = np.load(folder / "ours.npy"), np.load(folder / "theirs.npy")
        points = _nation(folder / "ten.npz", 10)
        large = _cost(ours, points, folder / "ten.npy")
    warm = sorted(rounds, key=lambda cost: cost.processor_seconds)[ROUNDS // 2]
    told = {"PySAL access": peer, "ours": warm, "ours, compiling": cold, "ours, ten times": large}
    for which, cost in told.items():
        print(
            f"  {which:<16} {cost.seconds:7.2f} s   {cost.processor_seconds:7.2f} processor s"
            f"   {cost.peak_bytes / 1e6:7,.0f} MB"
        )
    times = peer.processor_seconds / warm.processor_seconds
    share = warm.peak_bytes / peer.peak_bytes
    apart = float(np.max(np.abs(our_scores / np.where(their_scores, their_scores, 1) - 1)
                         * (their_scores > 0)))  # fmt: skip
    same_nothing = bool(((our_scores > 0) == (their_scores > 0)).all())
    return [
        Goal(
            f"catchments {times:.0f} times as quick as PySAL access (goal {TIMES_QUICKER})",
            times >= TIMES_QUICKER,
        ),
        Goal(
            f"in {share:.3f} of its peak memory (goal {SHARE_OF_MEMORY})", share <= SHARE_OF_MEMORY
        ),
        Goal(f"the same numbers to {apart:.1e} (goal {SAME})", same_nothing and apart <= SAME),
        Goal(
            f"ten times each side in {large.seconds:.0f} s and {large.peak_bytes / 1e6:,.0f} MB"
            f" (goal {TEN_TIMES_SECONDS} s, {TEN_TIMES_BYTES / 1e6:,.0f} MB)",
            large.seconds < TEN_TIMES_SECONDS and large.peak_bytes < TEN_TIMES_BYTES,
        ),
    ]


def _nation(path: Path, times: int) -> Path:
    """Areas and places around towns of very different sizes; the same ones every time."""
    chance = np.random.default_rng(35)
    towns = chance.uniform(0, KILOMETRES * 1_000, (TOWNS, 2))
    size = np.minimum(chance.pareto(1.0, TOWNS) + 0.2, 60)

    def around(number: int, spread_metres: float) -> np.ndarray:
        town = chance.choice(TOWNS, number, p=size / size.sum())
        spread = spread_metres * np.sqrt(size[town])[:, None]
        return towns[town] + chance.normal(0, 1, (number, 2)) * spread

    np.savez(
        path,
        people_xy=around(AREAS * times, 700),
        demand=chance.integers(1_000, 3_000, AREAS * times).astype(float),
        supply_xy=around(PLACES * times, 500),
        capacity=chance.integers(1, 40, PLACES * times).astype(float),
    )
    return path


def _cost(command: list[str], points: Path, scores: Path, **more: str) -> Cost:
    """Run it; what it took by the system's own account of that one process."""
    began = time.perf_counter()
    reckoning = [str(CATCHMENT_METRES), str(SCALE_METRES)]
    process = subprocess.Popen(
        [*command, str(points), str(scores), *reckoning],
        env={**os.environ, "PYTHONPATH": str(HERE.parent.parent), **more},
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(
        time.perf_counter() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * KIBIBYTE
    )
