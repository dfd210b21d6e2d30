"""Hours of use: a mixed load at half of what the pages can bear, and nothing grows or slows."""

import random
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from statistics import quantiles

import psutil
import pytest

from asset_map.settings import Settings
from tests.cli.test_serve import serving
from tests.spoken_ways import Way, form, send, told

VISITORS = 4
# At first a worker still reads what it will keep: this part of the time, twice over.
WARM = 1 / 3
LONGEST_WARM_SECONDS = 20
# After that it is warm if it grew by less while the same was asked once more.
STANDS_STILL = 1.03
MOST_ROUNDS = 8
# How much of the time is looked at by itself at the beginning and at the end.
PART = 0.25
MOST_GROWTH = 1.10
# Pages of a shared machine come later now and then.
MOST_SLOWER = 1.5
SAID = "She loves knitting and a natter, was a seamstress at the mill, can't stand bingo."
MIX = (
    *[Way("/activities?near=Leigh&interest=knitting", method="GET")] * 6,
    *[Way("/api/activities?near=WN7+1AA", method="GET")] * 6,
    *[Way("/map/places?bbox=-2.7,53.4,-2.3,53.6&zoom=11", method="GET")] * 6,
    *[Way("/", method="GET"), Way("/week?near=Leigh", method="GET")] * 2,
    *[form(text=SAID, near="Leigh"), told(text=SAID, near={"place": "Leigh"})] * 2,
    *[Way("/map", method="GET"), form(path="/names", name="nit and nater")],
    *[Way("/activities.ics?near=Leigh", method="GET"), Way("/new.atom?near=Leigh", method="GET")],
)
# The desk answers once it has loaded all that it will keep. A slow disk takes a while to give it.
OF_THE_DESK = Way("/gaps?interest=knitting", method="GET")


@pytest.fixture
def served(site_settings: Settings, tmp_path: Path) -> Iterator[tuple[int, str]]:
    """The process and the address of a served instance without limits: one address asks for all."""
    with serving(site_settings, tmp_path / "log", ASSET_MAP_LIMITS="off") as (server, address):
        yield server.pid, address


def ask(address: str, chance: random.Random) -> float:
    begun = time.monotonic()
    answer = send(address, chance.choice(MIX))
    assert answer.status == 200
    return time.monotonic() - begun


def asked_for(address: str, seconds: float, pause: float) -> list[tuple[float, float]]:
    """Each request's moment and how long it took; every visitor rests between two."""

    def visit(number: int) -> list[tuple[float, float]]:
        chance, until, took = random.Random(number), time.monotonic() + seconds, []
        while (now := time.monotonic()) < until:
            took.append((now, ask(address, chance)))
            time.sleep(pause * chance.uniform(0.5, 1.5))
        return took

    with ThreadPoolExecutor(VISITORS) as visitors:
        return sorted(chain.from_iterable(visitors.map(visit, range(VISITORS))))


def memory(process: int) -> int:
    """Bytes that are the workers' own."""
    workers = psutil.Process(process).children(recursive=True)
    return sum(worker.memory_full_info().uss for worker in workers)


def warmed(process: int, ask_on: Callable[[], object]) -> int:
    """Ask on until the workers hardly grow by it; the bytes that are theirs then."""
    after = memory(process)
    for _ in range(MOST_ROUNDS):
        before = after
        ask_on()
        after = memory(process)
        if after < before * STANDS_STILL:
            break
    return after


def p95(took: list[tuple[float, float]]) -> float:
    return quantiles((seconds for _, seconds in took), n=20)[-1]


@pytest.mark.parametrize("seconds", [15, pytest.param(3_600, marks=pytest.mark.endure)])
def test_nothing_fails_grows_or_slows_at_half_of_capacity(served, share, capsys, seconds):
    process, address = served
    assert send(address, OF_THE_DESK).status == 200
    warm = min(LONGEST_WARM_SECONDS, share(seconds) * WARM)
    full = asked_for(address, warm, pause=0)
    # As long a rest as the request took, on average, is half of capacity.
    pause = sum(took for _, took in full[len(full) // 2 :]) / (len(full) - len(full) // 2)
    before = warmed(process, lambda: asked_for(address, warm, pause))

    took = asked_for(address, share(seconds), pause)

    after = memory(process)
    edge = max(20, round(len(took) * PART))
    first, last = p95(took[:edge]), p95(took[-edge:])
    told = (
        f"{len(took)} requests in {share(seconds)} s, limits off; memory {before / 1e6:.0f} MB, "
        f"then {after / 1e6:.0f} MB; p95 {first * 1e3:.0f} ms, then {last * 1e3:.0f} ms"
    )
    with capsys.disabled():
        sys.stdout.write(f"\n{told}\n")
    assert after < before * MOST_GROWTH, told
    if share(seconds) > LONGEST_WARM_SECONDS * 10:
        assert last < first * MOST_SLOWER, told
