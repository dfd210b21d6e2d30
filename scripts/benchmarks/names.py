"""G6: names looked up beside `ts_rank` over an expression index, misspelt ones beside trigrams."""

from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import Connection

from asset_map.match.by_name import MOST, Words, plain
from asset_map.settings import Settings
from asset_map.store import names
from asset_map.store.connection import engine
from asset_map.store.driver import driver_cursor
from scripts.benchmarks.country import LISTINGS, psql
from scripts.benchmarks.measure import Goal

ROUNDS = 3
ASKS = 12
RANKED_TIMES = 15
MISSPELT_TIMES = 40

RANKED = """
SELECT listing FROM named, plainto_tsquery('public.names', %(words)s) AS query
WHERE to_tsvector('public.names', name || ' ' || venue) @@ query
ORDER BY ts_rank(to_tsvector('public.names', name || ' ' || venue), query, 1) DESC, listing LIMIT 20
"""
TRIGRAMS = """
SELECT listing FROM named WHERE name %% %(words)s
ORDER BY similarity(name, %(words)s) DESC, listing LIMIT 20
"""


def run(settings: Settings) -> list[Goal]:
    """Both claims, ours and the obvious way in turn."""
    print(f"\nNames: {LISTINGS:,} invented ones, looked up by two words and by one misspelt")
    psql(settings, "-qv", f"listings={LISTINGS}", "-f", str(Path(__file__).parent / "names.sql"))
    owner = engine(settings, "owner")
    with owner.connect() as connection:
        connection.exec_driver_sql("SET search_path = names_bench, public")
        known, took = _made(lambda: Words(names.words(connection)))
        print(f"  {len(names.words(connection)):,} words, ready in {took:.0f} ms")
        asks = connection.exec_driver_sql(f"SELECT two, misspelt FROM ask LIMIT {ASKS}").all()
        common = _common(connection)
        ranked = _ratio(
            lambda words: _look_up(connection, known, words),
            lambda words: _ask(connection, RANKED, words),
            common,
            "common words, ranked",
        )
        misspelt = _ratio(
            lambda words: _look_up(connection, known, words),
            lambda words: _ask(connection, TRIGRAMS, words),
            [row.misspelt for row in asks],
            "one word misspelt",
        )
    owner.dispose()
    return [
        Goal(
            f"ranked names: {ranked:.0f} times ts_rank over an expression (goal {RANKED_TIMES})",
            ranked >= RANKED_TIMES,
        ),
        Goal(
            f"misspelt names: {misspelt:.0f} times trigrams (goal {MISSPELT_TIMES})",
            misspelt >= MISSPELT_TIMES,
        ),
    ]


def _common(connection: Connection) -> list[str]:
    """The words that most names hold: what takes long to rank."""
    rows = connection.exec_driver_sql(
        "SELECT word FROM ts_stat('SELECT words FROM name_text') ORDER BY ndoc DESC LIMIT 24"
    )
    return list(rows.scalars())[1::2]


def _look_up(connection: Connection, known: Words, words: str) -> int:
    groups = [known.meant(word)[0] for word in plain(words).split()]
    found = names.named(connection, groups, MOST)
    return len(found or names.named(connection, groups, MOST, all_of_them=False))


def _ask(connection: Connection, statement: str, words: str) -> int:
    with driver_cursor(connection) as cursor:
        return len(cursor.execute(statement.encode(), {"words": words}).fetchall())


def _ratio(
    ours: Callable[[str], int], theirs: Callable[[str], int], asks: list[str], what: str
) -> float:
    """How many times as quick ours is: the median of rounds in which both take turns."""
    ratios = []
    for _ in range(ROUNDS):
        mine = other = 0.0
        for words in asks:
            mine += _made(lambda words=words: ours(words))[1]
            other += _made(lambda words=words: theirs(words))[1]
        ratios.append(other / mine)
        print(f"  {what}: ours {mine / len(asks):7.2f} ms, theirs {other / len(asks):8.2f} ms")
    return median(ratios)


def _made(make: Callable[[], Any]) -> tuple[Any, float]:
    began = perf_counter()
    made = make()
    return made, (perf_counter() - began) * 1000
