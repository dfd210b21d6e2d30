"""Run the benchmarks that are named, or all of them."""

import os
import sys

from asset_map.settings import Settings
from scripts.benchmarks import country, gaps, hearing, intake, map, match, names, pages, web

BENCHMARKS = {
    "match": match.run,
    "web": web.run,
    "hearing": hearing.run,
    "intake": intake.run,
    "names": names.run,
    "map": map.run,
    "gaps": gaps.run,
    "pages": pages.run,
}
WITHOUT_A_STORE = {"gaps"}


def main() -> None:
    """Print each benchmark's ratios; exit 1 when a goal is missed."""
    chosen = sys.argv[1:] or list(BENCHMARKS)
    unknown = [name for name in chosen if name not in BENCHMARKS]
    if unknown:
        sys.exit(f"{unknown[0]}: no such benchmark. Try: {', '.join(BENCHMARKS)}")
    # What is measured is how much can be served, not how much we let one address have.
    os.environ["ASSET_MAP_LIMITS"] = "off"
    print("Limits of requests are off while we measure (ASSET_MAP_LIMITS=off)")
    settings = Settings.from_environment()
    if set(chosen) - WITHOUT_A_STORE:
        country.make(settings)
    goals = [goal for name in chosen for goal in BENCHMARKS[name](settings)]
    print("\nGoals")
    for goal in goals:
        print(f"  {'met   ' if goal.met else 'MISSED'}  {goal.words}")
    sys.exit(not all(goal.met for goal in goals))


main()
