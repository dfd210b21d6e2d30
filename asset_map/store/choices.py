"""How many each further choice would leave of what is in reach: all of them from one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from asset_map.model.ask import Ask
from asset_map.store.driver import driver_cursor
from asset_map.store.staging import GUESSES
from asset_map.store.vocabulary import EVERYTHING_NUMBER
from asset_map.store.wanted import hard, parameters

# Counted no further than this many in reach of one wanted term: in the middle of a great city
# every choice leaves plenty, and a page should not wait for the last thousand.
COUNTED = 5_000

# The listings that serve a place: by the name of its district or sector, or by a distance.
_SERVING = """
SELECT service_at_location_id AS id FROM service_area WHERE district = ANY (%(districts)s::text[])
UNION
SELECT service_at_location_id FROM service_area, asker WHERE reaches @> circle(asker.here, 0)
"""
# What must hold is asked of these.
_FACTS = "listing, weekly, pence, minimum_age, maximum_age, step_free, kind, assured_date, comes"
# A fence (OFFSET 0), as in candidates: the transformation is done once, not once a row.
_IN_REACH = f"""
WITH asker AS MATERIALIZED (
  SELECT circle(point(ST_X(metres), ST_Y(metres)), %(reach)s) AS reach,
         point(ST_X(metres), ST_Y(metres)) AS here
  FROM (SELECT to_metres(%(longitude)s, %(latitude)s) AS metres) AS transformed OFFSET 0
), serving AS MATERIALIZED ({_SERVING}), served AS MATERIALIZED (
  SELECT posting.* FROM serving
  CROSS JOIN LATERAL (SELECT * FROM posting WHERE listing = serving.id OFFSET 0) AS posting
), wanted AS MATERIALIZED (
  SELECT near.*, count(*) OVER (PARTITION BY term.number) AS beside
  FROM taxonomy_term AS term CROSS JOIN asker CROSS JOIN LATERAL (
    (
      SELECT {_FACTS} FROM posting
      WHERE posting.term = term.number AND point <@ asker.reach AND comes IS NULL LIMIT %(most)s
    ) UNION ALL SELECT {_FACTS} FROM served WHERE served.term = term.number
  ) AS near
  WHERE term.code = ANY (%(codes)s)
), apart AS (
  SELECT DISTINCT ON (listing) * FROM wanted
), passing AS MATERIALIZED (
  (
    SELECT listing FROM posting, asker
    WHERE term = {EVERYTHING_NUMBER} AND point <@ asker.reach AND comes IS NULL{{hard}}
    LIMIT %(most)s
  ) UNION ALL SELECT listing FROM served WHERE term = {EVERYTHING_NUMBER}{{hard}}
)
SELECT '' AS code, ARRAY[{{counts}}]::int[] AS counts, coalesce(max(beside), 0) AS beside FROM apart
UNION ALL
SELECT t.code, ARRAY[count(*)]::int[], 0
FROM passing JOIN posting AS p ON p.listing = passing.listing
JOIN taxonomy_term AS t ON t.number = p.term
WHERE p.term > {EVERYTHING_NUMBER} AND p.term < {GUESSES}
GROUP BY t.code
"""


@dataclass(frozen=True, slots=True)
class Choices:
    """How many each of some asks would find, and how many there are of each interest (by code).

    `at_least` says that there are more in reach than were counted: every number may be too low.
    """

    counts: tuple[int, ...]
    interests: Mapping[str, int]
    at_least: bool


def count_choices(connection: Connection, ask: Ask, others: Sequence[Ask]) -> Choices:
    """Count what `others` would find: asks that differ from `ask` only in what must hold.

    Interests are counted among everything in reach that passes what must hold.
    """
    conditions, asked = ["count(*)"], {**parameters(ask), "most": COUNTED}
    for number, other in enumerate(others):
        conditions.append(f"count(*) FILTER (WHERE true{_numbered(hard(other), number)})")
        asked |= {f"{name}_{number}": value for name, value in parameters(other).items()}
    statement = _IN_REACH.format(counts=", ".join(conditions), hard=hard(ask))
    with driver_cursor(connection) as cursor:
        rows: list[tuple[str, list[int], int]] = cursor.execute(
            statement.encode(), _used(statement, asked)
        ).fetchall()
    interests = {code: counts[0] for code, counts, _ in rows if code}
    ((_, (_, *counts), beside),) = (row for row in rows if not row[0])
    return Choices(tuple(counts), interests, at_least=beside >= COUNTED)


def _numbered(condition: str, number: int) -> str:
    return condition.replace(")s", f"_{number})s")


def _used(statement: str, asked: dict[str, Any]) -> dict[str, Any]:
    """Only what the statement names: each value that is sent has to be read."""
    return {name: value for name, value in asked.items() if f"%({name})s" in statement}
