"""How soon a slow phone shows the largest thing of each page, and how much moves after."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from asset_map.settings import Settings
from scripts.benchmarks.measure import Goal

PAGES = ("/", "/activities?near=Leigh", "/map", "/week?near=Leigh", "/conversation", "/interests")
PHONE: Any = {"width": 390, "height": 844}
# Four times as slow as this machine, and what is left of a mobile network at the edge of a town.
SLOWER = 4
NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 200_000,
    "uploadThroughput": 94_000,
}
# Core Web Vitals call a page good below these: milliseconds, and a share of the screen.
LATEST, LARGEST_SHIFT = 2_500, 0.1
ROUNDS = 3
# Milliseconds in which a page may still change what is largest on it.
AFTERWARDS = 1_000
WATCH = """window.seen = {paint: 0, shift: 0};
new PerformanceObserver(all => all.getEntries().forEach(one => { seen.paint = one.startTime; }))
  .observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver(all => all.getEntries().forEach(one => { seen.shift += one.value; }))
  .observe({type: "layout-shift", buffered: true});"""


def run(settings: Settings) -> list[Goal]:
    """Each page a few times, always as at a first visit; of the figures, the middle one."""
    print("\nPages on a slow phone: largest contentful paint and layout shift", flush=True)
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    goals = []
    with _served(settings) as site, sync_playwright() as playwright:
        quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path=found, args=quiet)
        for path in PAGES:
            seen = [_visit(browser, site + path) for _ in range(ROUNDS)]
            paint = median(one["paint"] for one in seen)
            shift = max(one["shift"] for one in seen)
            words = f"{path}: painted after {paint:,.0f} ms (goal {LATEST:,}), moved {shift:.3f}"
            print(f"  {words}", flush=True)
            goals.append(Goal(words, 0 < paint < LATEST and shift < LARGEST_SHIFT))
        browser.close()
    return goals


def _visit(browser: Browser, address: str) -> dict[str, float]:
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load", timeout=60_000)
    page.wait_for_timeout(AFTERWARDS)
    seen: dict[str, float] = page.evaluate("seen")
    context.close()
    return seen


@contextmanager
def _served(settings: Settings) -> Iterator[str]:
    """The site as it is served, on a free port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        ["asset-map", "serve", "--port", str(port)],
        env={**os.environ, "ASSET_MAP_HOME": str(settings.home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            time.sleep(0.2)
            with socket.socket() as door:
                if door.connect_ex(("127.0.0.1", port)) == 0:
                    break
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)
