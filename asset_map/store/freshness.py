"""How much of the map was confirmed lately, by source and area: counted by tend, read by all."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

_COUNT = """
INSERT INTO freshness (source, area, listings, in_3_months, in_6_months, in_12_months, never,
                       counted_on)
SELECT l.source, coalesce(here.gss_code, ''), count(*),
       count(*) FILTER (WHERE l.assured_date >= current_date - interval '3 months'),
       count(*) FILTER (WHERE l.assured_date >= current_date - interval '6 months'),
       count(*) FILTER (WHERE l.assured_date >= current_date - interval '12 months'),
       count(*) FILTER (WHERE l.assured_date IS NULL), current_date
FROM public_listing AS l
JOIN location AS p ON p.id = l.location_id
LEFT JOIN LATERAL (
  SELECT gss_code FROM area WHERE ST_Covers(boundary, p.geometry)
  ORDER BY ST_Area(boundary) DESC, gss_code LIMIT 1
) AS here ON true
GROUP BY 1, 2
"""
_SUMMED = """
sum(listings)::int, sum(in_3_months)::int, sum(in_6_months)::int, sum(in_12_months)::int,
sum(never)::int
"""


@dataclass(frozen=True, slots=True)
class Fresh:
    """How many listings there are of something, and how many were confirmed since when."""

    name: str
    listings: int
    in_3_months: int
    in_6_months: int
    in_12_months: int
    never: int


@dataclass(frozen=True, slots=True)
class Freshness:
    """The whole map, then each source and each area, the largest first."""

    counted_on: date
    all: Fresh
    sources: tuple[Fresh, ...]
    areas: tuple[Fresh, ...]


def count_freshness(connection: Connection) -> None:
    """Count afresh. The largest area that holds a listing counts it. The caller commits."""
    connection.execute(text("DELETE FROM freshness"))
    connection.execute(text(_COUNT))


def freshness(connection: Connection) -> Freshness | None:
    """What was counted last; None before the first count or where there is nothing to count."""
    counted_on = connection.scalar(text("SELECT max(counted_on) FROM freshness"))
    if counted_on is None:
        return None
    whole = connection.execute(text(f"SELECT '', {_SUMMED} FROM freshness")).one()
    by_source = connection.execute(
        text(f"SELECT source, {_SUMMED} FROM freshness GROUP BY source ORDER BY 2 DESC, 1")
    )
    by_area = connection.execute(
        text(
            f"SELECT coalesce(max(area.name), ''), {_SUMMED} FROM freshness "
            "LEFT JOIN area ON area.gss_code = freshness.area "
            "GROUP BY freshness.area ORDER BY 2 DESC, 1"
        )
    )
    return Freshness(
        counted_on,
        Fresh(*whole),
        tuple(Fresh(*row) for row in by_source),
        tuple(Fresh(*row) for row in by_area),
    )
