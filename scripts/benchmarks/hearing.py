"""Hearing a conversation: how long a long note takes, alone and with its answer."""

import json
import random
from collections.abc import Callable
from importlib.resources import files
from statistics import quantiles
from time import perf_counter

from asset_map.interests.listen import listen, warm
from asset_map.match.conversation import ask_for
from asset_map.match.find import find
from asset_map.model.place import Near, Point
from asset_map.settings import Settings
from asset_map.store.connection import engine
from scripts.benchmarks.country import psql
from scripts.benchmarks.measure import Goal

HEARD_MILLISECONDS = 15
ANSWERED_MILLISECONDS = 50
PLACES = 5
REACH_METRES = 8_000


def run(settings: Settings) -> list[Goal]:
    """The published long notes, each as from a few places of the country."""
    print("\nHearing the long notes of the benchmark (about 120 words)")
    warm()
    heard = _milliseconds(lambda text, near: listen(text), settings)
    with engine(settings, "public").connect() as connection:

        def answered(text: str, near: Near) -> object:
            return find(connection, ask_for(listen(text), near, REACH_METRES), counted=False)

        answers = _milliseconds(answered, settings)
    for name, (p50, p95) in {"heard": heard, "heard and answered": answers}.items():
        print(f"  {name:<20} p50 {p50:6.1f} ms   p95 {p95:6.1f} ms")
    return [
        Goal(f"a note heard in {heard[1]:.1f} ms at p95 (goal 15)", heard[1] < HEARD_MILLISECONDS),
        Goal(
            f"heard and answered in {answers[1]:.1f} ms at p95 (goal 50)",
            answers[1] < ANSWERED_MILLISECONDS,
        ),
    ]


def _milliseconds(act: Callable[[str, Near], object], settings: Settings) -> tuple[float, float]:
    notes = files("asset_map") / "data" / "benchmark" / "notes.jsonl"
    lines = map(json.loads, notes.read_text(encoding="utf-8").splitlines())
    texts = [note["text"] for note in lines if note["type"] == "long" and note["split"] == "build"]
    rows = psql(settings, "-AtF", ",", "-c", "SELECT longitude, latitude FROM asked LIMIT 500")
    places = [Point(*map(float, row.split(","))) for row in rows.splitlines()]
    chance = random.Random(7)  # the same places every time
    took = []
    for text in texts:
        for place in chance.sample(places, PLACES):
            began = perf_counter()
            act(text, Near("", place))
            took.append((perf_counter() - began) * 1000)
    cuts = quantiles(took, n=20)
    return cuts[9], cuts[18]
