"""Whom to ask whether a listing is still true, and who was asked lately or wants no more of it."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.listing import Kind

# Nobody is asked again before this many days are over, however many listings they run.
NEVER_WITHIN_DAYS = 90

# `asked` is how often people asked for its interests where it is, over two years.
_ASKABLE = """
SELECT l.id, s.name, s.kind, lower(s.email) AS email,
       greatest(l.assured_date, l.confirmed_on) AS confirmed,
       coalesce((SELECT sum(c.asked) FROM attribute AS a
                 JOIN ask_count AS c ON c.term = a.term
                 WHERE a.service_id = s.id AND c.area IN (coalesce(here.gss_code, ''), '')), 0)::int
         AS asked
FROM service_at_location AS l
JOIN service AS s ON s.id = l.service_id
JOIN location AS p ON p.id = l.location_id
LEFT JOIN LATERAL (
  SELECT gss_code FROM area WHERE ST_Covers(boundary, p.geometry)
  ORDER BY ST_Area(boundary), gss_code LIMIT 1
) AS here ON true
LEFT JOIN reminder AS r ON r.address_hash = sha256(convert_to(lower(s.email), 'UTF8'))
WHERE l.status = 'active' AND s.email <> '' AND r.stopped_on IS NULL
  AND (l.hidden_because IS NULL OR l.hidden_because = 'unconfirmed')
  AND (r.sent_on IS NULL OR r.sent_on <= current_date - CAST(:days AS int))
ORDER BY l.id
"""
_CLAIM = """
INSERT INTO reminder AS held (address_hash, sent_on) VALUES (:hash, current_date)
ON CONFLICT (address_hash) DO UPDATE SET sent_on = current_date
WHERE held.stopped_on IS NULL
  AND (held.sent_on IS NULL OR held.sent_on <= current_date - CAST(:days AS int))
RETURNING true
"""


@dataclass(frozen=True, slots=True)
class Askable:
    """A listing that somebody may be asked about, and what bears on how pressing that is."""

    id: UUID
    name: str
    kind: Kind
    email: str = field(repr=False)
    confirmed: date | None
    asked: int


def askable(connection: Connection) -> list[Askable]:
    """Every listing with an address that may be written to now."""
    rows = connection.execute(text(_ASKABLE), {"days": NEVER_WITHIN_DAYS})
    return [
        Askable(one.id, one.name, Kind(one.kind), one.email, one.confirmed, one.asked)
        for one in rows
    ]


def claim(connection: Connection, email: str) -> bool:
    """Note that an address is written to today; False where it was lately, or wants no more."""
    asked = {"hash": _hash(email), "days": NEVER_WITHIN_DAYS}
    return connection.execute(text(_CLAIM), asked).scalar() is not None


def unclaim(connection: Connection, email: str) -> None:
    """The letter did not go out after all."""
    statement = text("UPDATE reminder SET sent_on = NULL WHERE address_hash = :hash")
    connection.execute(statement, {"hash": _hash(email)})


def stop(connection: Connection, email: str) -> None:
    """Never write to an address again."""
    connection.execute(
        text(
            "INSERT INTO reminder (address_hash, stopped_on) VALUES (:hash, current_date) "
            "ON CONFLICT (address_hash) DO UPDATE SET stopped_on = current_date"
        ),
        {"hash": _hash(email)},
    )


def _hash(email: str) -> bytes:
    return sha256(email.strip().lower().encode()).digest()
