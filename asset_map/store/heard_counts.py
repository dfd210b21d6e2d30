"""How often each interest was asked for, by area and month: no words, no small number."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Connection, text

from asset_map.model.place import Point

# A planner looks back over two years at most; what is older goes.
KEPT_MONTHS = 24

_ASKED = text("""
WITH RECURSIVE wanted AS (
  SELECT number, code FROM taxonomy_term WHERE code = ANY (:codes)
  UNION SELECT t.number, t.code FROM taxonomy_term AS t
  JOIN wanted ON t.parent_number = wanted.number
), asked AS (
  SELECT area, sum(asked_at_least)::int AS asked FROM public_ask_count
  WHERE term IN (SELECT code FROM wanted) AND area <> '' GROUP BY area
)
SELECT whole.gss_code AS area, sum(asked)::int AS asked
FROM asked JOIN area AS counted ON counted.gss_code = asked.area
JOIN area AS whole ON whole.level = :level AND (
  whole.gss_code = counted.gss_code
  OR whole.level <> counted.level AND ST_Area(whole.boundary) >= ST_Area(counted.boundary)
  AND ST_Covers(whole.boundary, coalesce(counted.people_at, ST_PointOnSurface(counted.boundary)))
)
GROUP BY 1 ORDER BY 2 DESC, 1
""")
# Each term's nearest posting from where an area's people stand: the index gives it in one step.
_UNMET = text("""
WITH asked AS (
  SELECT term, area, sum(asked_at_least)::int AS times FROM public_ask_count
  WHERE area <> '' GROUP BY term, area
), far AS (
  SELECT asked.term, asked.times, area.name, near.metres
  FROM asked JOIN area ON area.gss_code = asked.area
  JOIN taxonomy_term AS t ON t.code = asked.term
  CROSS JOIN LATERAL (SELECT coalesce(people_at, ST_Centroid(boundary)) AS stands) AS people
  CROSS JOIN LATERAL (SELECT point(ST_X(stands), ST_Y(stands)) AS here) AS from_there
  LEFT JOIN LATERAL (
    SELECT posting.point <-> here AS metres FROM posting WHERE posting.term = t.number
    ORDER BY posting.point <-> here LIMIT 1
  ) AS near ON true
  WHERE near.metres IS NULL OR near.metres > :reach
)
SELECT term, sum(times)::int AS times, count(*)::int AS areas,
       (array_agg(name ORDER BY times DESC, name))[1] AS area,
       (array_agg(metres ORDER BY times DESC, name))[1] AS nearest_metres
FROM far GROUP BY term ORDER BY 2 DESC, 1 LIMIT :most
""")


def count_ask(connection: Connection, codes: Collection[str], point: Point) -> None:
    """Count one ask for each of the terms, in the area that holds the point.

    What is counted leaves the store as the view `public_ask_count` alone: whole calendar months
    that are over, rounded down to multiples of five. A month's figure never changes once it can
    be seen, so that no two looks at it tell one person's ask.
    """
    if codes:
        connection.execute(
            text("SELECT public_count_ask(:codes, :longitude, :latitude)"),
            {"codes": list(codes), "longitude": point.longitude, "latitude": point.latitude},
        )


def asked_for(connection: Connection, codes: Collection[str], level: str) -> dict[str, int]:
    """How often at least the terms, or what is below them, were asked for, by the area's code.

    Areas of one level; what was counted in a smaller area counts for the one that its people
    stand in. Sums of what the public may see: months that are over, each rounded down to fives.
    """
    found = connection.execute(_ASKED, {"codes": list(codes), "level": level})
    return {row.area: row.asked for row in found}


@dataclass(frozen=True, slots=True)
class UnmetAsk:
    """An interest that people asked for where the nearest is out of reach.

    `times` is how often at least, in so many `areas`; `area` is where it was asked for most, and
    `nearest_metres` how far its people have to go; None where there is none anywhere.
    """

    term: str
    times: int
    areas: int
    area: str
    nearest_metres: float | None


def unmet(connection: Connection, reach_metres: float, most: int) -> list[UnmetAsk]:
    """What was asked for most where none is in reach, by straight lines; at most so many."""
    asked = {"reach": reach_metres, "most": most}
    return [UnmetAsk(*row) for row in connection.execute(_UNMET, asked)]


def forget_old_counts(connection: Connection) -> int:
    """Delete what was counted more than KEPT_MONTHS ago; how many counts. The caller commits."""
    statement = text(
        "DELETE FROM ask_count WHERE month < "
        "date_trunc('month', now() AT TIME ZONE 'Europe/London') - make_interval(months => :kept)"
    )
    return connection.execute(statement, {"kept": KEPT_MONTHS}).rowcount
