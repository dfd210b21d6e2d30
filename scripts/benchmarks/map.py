"""G3 and G9: clusters of a view beside grouping on the fly, and what the map's page weighs."""

import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from math import cos, radians
from statistics import median, quantiles

from asset_map.model.ask import Ask, Wanted
from asset_map.model.place import Near, Point
from asset_map.model.view import View
from asset_map.settings import Settings
from asset_map.store.connection import Connection, engine
from asset_map.store.driver import driver_connection
from asset_map.store.grid import ZOOM_OF_A_METRE
from asset_map.store.in_view import in_view
from asset_map.store.projection import in_metres
from asset_map.web import create_app
from asset_map.web.store import close_store
from scripts.benchmarks.country import psql
from scripts.benchmarks.measure import Goal

SCREEN = (1280, 900)
VIEWS = 100
# Grouping a whole country takes a second each time: a few times will do.
ON_THE_FLY = {6: 3, 10: 20, 14: 60}
TIMES = {6: 1_000, 10: 60, 14: 3}
# In milliseconds, for a view of any zoom: the ninety-fifth of a hundred.
SLOWEST = {"unfiltered": 20, "one interest": 20, "an interest, free, one day": 60}
HEAVIEST_PAGE = 10_000

# What a map without a grid would ask: everything in the box, grouped by the same cells.
GROUPED = """
SELECT ST_X(geometry)::int >> %(shift)s::int AS x, ST_Y(geometry)::int >> %(shift)s::int AS y,
       count(*), avg(ST_X(geometry)), avg(ST_Y(geometry))
FROM plain_asset
WHERE geometry && ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s,
                                  (SELECT value::int FROM instance WHERE key = 'srid'))
GROUP BY 1, 2
"""
# What the grid is asked.
FROM_GRID = """
SELECT held.x, held.y, sum(listings), sum(sum_x), sum(sum_y)
FROM generate_series(%(west)s::int >> %(shift)s::int, %(east)s::int >> %(shift)s::int) AS along (x)
CROSS JOIN LATERAL (
  SELECT x, y, listings, sum_x, sum_y FROM grid_cell
  WHERE zoom = %(zoom)s::int AND term = 0 AND x = along.x
    AND y BETWEEN %(south)s::int >> %(shift)s::int AND %(north)s::int >> %(shift)s::int
  OFFSET 0
) AS held
GROUP BY 1, 2
"""
# Whatever else the machine does only ever adds to a time.
TRIES = 3


def run(settings: Settings) -> list[Goal]:
    """Both ways at three zooms, the route's own question, and the page."""
    print("\nThe map: what a screen shows of a country, by zoom", flush=True)
    return [*_beside_grouping(settings), *_views(settings), _page(settings)]


def _beside_grouping(settings: Settings) -> Iterator[Goal]:
    opened = engine(settings, "owner")
    with opened.connect() as connection:
        for zoom, rounds in ON_THE_FLY.items():
            ours, theirs = [], []
            for view, _ in _asked(settings, rounds, zoom):
                box = in_metres(connection, view)
                assert box is not None
                words = {**asdict(box), "zoom": zoom, "shift": ZOOM_OF_A_METRE - zoom}
                # The two in turn.
                tries = [
                    [_timed(connection, statement, words) for statement in (FROM_GRID, GROUPED)]
                    for _ in range(TRIES)
                ]
                ours.append(min(grid for grid, _ in tries))
                theirs.append(min(grouped for _, grouped in tries))
            times = median(theirs) / median(ours)
            print(
                f"  zoom {zoom:<2}  grid {median(ours):7.2f} ms   grouped {median(theirs):8.2f} ms"
            )
            yield Goal(
                f"clusters at zoom {zoom}: {times:,.1f} times grouping (goal {TIMES[zoom]:,})",
                times >= TIMES[zoom],
            )
    opened.dispose()


def _views(settings: Settings) -> Iterator[Goal]:
    """What `/map/places` asks of the store, as the public."""
    opened = engine(settings, "public").execution_options(isolation_level="AUTOCOMMIT")
    asks: dict[str, Callable[[Near, str], Ask]] = {
        "unfiltered": lambda near, _: Ask(near),
        "one interest": lambda near, code: Ask(near, (Wanted(code),)),
        "an interest, free, one day": lambda near, code: Ask(
            near, (Wanted(code),), free=True, weekday=0
        ),
    }
    with opened.connect() as connection:
        for zoom in ON_THE_FLY:
            for name, made in asks.items():
                took = []
                for view, code in _asked(settings, VIEWS, zoom):
                    ask = made(Near("", view.middle), code)
                    took.append(min(_looked(connection, view, ask) for _ in range(TRIES)))
                cuts = quantiles(took, n=100)
                print(
                    f"  zoom {zoom:<2}  {name:<28} p50 {cuts[49]:6.2f} ms   p95 {cuts[94]:6.2f} ms"
                )
                yield Goal(
                    f"a view at zoom {zoom}, {name}: p95 {cuts[94]:.1f} ms (goal {SLOWEST[name]})",
                    cuts[94] <= SLOWEST[name],
                )
    opened.dispose()


def _looked(connection: Connection, view: View, ask: Ask) -> float:
    began = time.perf_counter()
    in_view(connection, view, ask, within_reach=False)
    return 1_000 * (time.perf_counter() - began)


def _page(settings: Settings) -> Goal:
    app = create_app(settings)
    answer = app.test_client().get("/map", headers={"Accept-Encoding": "br"})
    weight = len(answer.data)
    close_store(app)
    assert answer.status_code == 200
    print(f"  the page of the whole map: {weight:,} bytes, compressed")
    return Goal(
        f"the map's page: {weight:,} bytes (goal {HEAVIEST_PAGE:,})", weight <= HEAVIEST_PAGE
    )


def _asked(settings: Settings, views: int, zoom: int) -> Iterator[tuple[View, str]]:
    """Views round places that people ask from, each with an interest; the same every time."""
    rows = psql(settings, "-AtF", "|", "-c", "SELECT longitude, latitude, codes[1] FROM asked")
    chance = random.Random(zoom)
    for row in chance.sample(sorted(rows.splitlines()), views):
        longitude, latitude, code = row.split("|")
        yield _view(Point(float(longitude), float(latitude)), zoom), code


def _view(middle: Point, zoom: int) -> View:
    degrees = 360 / 256 / 2**zoom
    wide = degrees * SCREEN[0] / 2
    high = degrees * SCREEN[1] / 2 * cos(radians(middle.latitude))
    return View(
        middle.longitude - wide,
        middle.latitude - high,
        middle.longitude + wide,
        middle.latitude + high,
        zoom,
    )


def _timed(connection: Connection, statement: str, words: dict[str, float]) -> float:
    """The server's own time: handing over takes both the same."""
    explained = f"EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) {statement}"
    with driver_connection(connection).cursor() as cursor:
        ((plan,),) = cursor.execute(explained.encode(), words).fetchall()
    return float(plan[0]["Execution Time"])
