"""Listings that may be the same: near one another, and called nearly the same."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.place import Point

# Two sources put one hall at most this far apart: at its gate, or in the middle of its postcode.
NEAR_METRES = 300
# Of the groups of three letters in two names, at least this share are in both. "Knit & Natter" and
# "Knit and Natter group" share 0.6; "Leigh Choir" and "Leigh Library" 0.3.
ALIKE = 0.45
# More than this nobody compares.
MOST = 10

_ALIKE = f"""
SELECT p.listing, s.name, source.name AS source, similarity(s.name, :name) AS alike,
       (p.point <-> here.point)::float8 AS metres
FROM (SELECT point(ST_X(m), ST_Y(m)) AS point FROM to_metres(:longitude, :latitude) AS m) AS here
JOIN posting AS p ON p.term = 0 AND p.point <@ circle(here.point, {NEAR_METRES})
JOIN service_at_location AS l ON l.id = p.listing
JOIN service AS s ON s.id = l.service_id
JOIN source ON source.id = l.source_id
WHERE similarity(s.name, :name) >= {ALIKE} AND p.listing IS DISTINCT FROM :but
ORDER BY alike DESC, metres, p.listing LIMIT {MOST}
"""


@dataclass(frozen=True, slots=True)
class Alike:
    """A listing that may be the same: how alike its name is (1 is equal), and how far it is."""

    id: UUID
    name: str
    source: str
    alike: float
    metres: float


def likely_duplicates(
    connection: Connection, name: str, point: Point, but: UUID | None = None
) -> list[Alike]:
    """What on the map may be the same as something of this name at a point, likeliest first."""
    asked = {"name": name, "longitude": point.longitude, "latitude": point.latitude, "but": but}
    return [Alike(*row) for row in connection.execute(text(_ALIKE), asked)]
