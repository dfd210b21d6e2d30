"""The benchmark's listings many times over: a town so full that not all in reach can be weighed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from asset_map.evaluation.benchmark import Labelled
from asset_map.model.place import Point

# The same crowd every time.
SEED = 27_700
# A copy stands within about a kilometre of some other listing.
SPREAD_DEGREES = 0.01
# When copies were last confirmed: like a real list, some lately and some years ago.
OLDEST_DAYS = 1_000
# What a copy takes from some other listing, so that its time differs from the first one's.
TIMES = ("days", "start_time", "end_time")


def crowd(listings: Sequence[Labelled], copies: int) -> list[Labelled]:
    """Each listing and its copies, `copies` of it in all, in other places and at other times.

    A copy keeps its words and its topics.
    """
    chance = Random(SEED)
    today = date.today()  # noqa: DTZ011 - a day more or less is all the same
    made = list(listings)
    for number in range(2, copies + 1):
        made += _copies(listings, number, chance, today)
    return made


def _copies(
    listings: Sequence[Labelled], number: int, chance: Random, today: date
) -> Iterator[Labelled]:
    for listing in listings:
        id = f"{listing.id}-{number}"
        near, timed = chance.choice(listings), chance.choice(listings)
        point = Point(
            near.point.longitude + chance.uniform(-SPREAD_DEGREES, SPREAD_DEGREES),
            near.point.latitude + chance.uniform(-SPREAD_DEGREES, SPREAD_DEGREES),
        )
        cells = {
            **listing.cells,
            **{name: timed.cells.get(name, "") for name in TIMES},
            "id": id,
            "longitude": str(point.longitude),
            "latitude": str(point.latitude),
            "assured_date": str(today - timedelta(days=chance.randrange(OLDEST_DAYS))),
        }
        yield replace(listing, id=id, point=point, cells=cells)
