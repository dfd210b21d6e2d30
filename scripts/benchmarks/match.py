"""G1: the candidates statement beside a spatial index with the tags filtered."""

import re
from pathlib import Path

from asset_map.model.ask import Ask, Wanted
from asset_map.model.place import Near, Point
from asset_map.settings import Settings
from asset_map.store.activities import activities_statement
from asset_map.store.candidates import CANDIDATES_PER_TERM, nearest_statement
from scripts.benchmarks.measure import Goal, interleaved, pgbench

# A weekday and free of charge, within 5 km: what the reference filters for, too.
ASK = Ask(Near("", Point(0, 0)), (Wanted(""),), weekday=0, free=True)
# Asks of even number want common interests alone.
COMMON = "(:n + 1) / 2 * 2"
TIMES_AS_MANY = 9
TIMES_AS_QUICK = 15
_ROWS = """
SELECT l.*, ARRAY(SELECT term FROM attribute WHERE attribute.service_id = l.service_id) AS terms
{best} JOIN public_listing AS l ON l.id = wanted.id ORDER BY wanted.place
"""


def run(settings: Settings) -> list[Goal]:
    """Both statements, on asks of every sort and on common interests alone."""
    print("\nThe match statement: nearest for up to 3 interests within 5 km, one weekday, free")
    plain = (Path(__file__).parent / "plain_gist.sql").read_text().partition("\n")[2]
    common = plain.replace("asked.n = :n", f"asked.n = {COMMON}")
    rates = interleaved(
        {
            "ours": lambda: pgbench(settings, candidates_statement(), clients=2),
            "ours, then rows by key": lambda: pgbench(settings, with_rows_statement(), clients=2),
            "plain GiST": lambda: pgbench(settings, plain, clients=2),
            "ours, common interests": lambda: pgbench(settings, candidates_statement(COMMON), 2),
            "plain GiST, common interests": lambda: pgbench(settings, common, clients=2),
        }
    )
    reference = rates["plain GiST"]
    rows = rates["ours, then rows by key"]
    print(
        f"  with rows by key, which plain GiST does not fetch: "
        f"{rows.per_second / reference.per_second:.1f} times, p99 1/{reference.p99 / rows.p99:.1f}"
    )
    times = rates["ours"].per_second / reference.per_second
    quicker = reference.p99 / rates["ours"].p99
    return [
        Goal(
            f"match statement: {times:.1f} times plain GiST (goal {TIMES_AS_MANY})",
            times >= TIMES_AS_MANY,
        ),
        Goal(
            f"its p99: 1/{quicker:.1f} of plain GiST's (goal 1/{TIMES_AS_QUICK})",
            quicker >= TIMES_AS_QUICK,
        ),
    ]


def with_rows_statement() -> str:
    """The same, then the nearest twenty's rows by their keys, with their terms."""
    return _ROWS.format(best=_best())


def with_all_told_statement() -> str:
    """The same, then all that a page or the API tells of the nearest twenty."""
    return activities_statement(_best())


def _best() -> str:
    near = candidates_statement()
    return (
        "FROM (SELECT listing AS id, min(metres) AS place "
        f"FROM ({near}) AS near GROUP BY listing ORDER BY place LIMIT 20) AS wanted"
    )


def candidates_statement(n: str = ":n") -> str:
    """The statement that `match` runs, asking what row `n` of `asked` asks."""

    def of_the_ask(found: re.Match[str]) -> str:
        constants = {"reach": "5000.0", "most": str(CANDIDATES_PER_TERM)}
        columns = {"longitude": "float8", "latitude": "float8", "codes": "text[]"}
        columns |= {"districts": "text[]", "weekly": "int"}
        name = found[1]
        if name in constants:
            return constants[name]
        return f"(SELECT {name} FROM asked WHERE n = {n})::{columns[name]}"

    return re.sub(r"%\((\w+)\)s", of_the_ask, nearest_statement(ASK))
