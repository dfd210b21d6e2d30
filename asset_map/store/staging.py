"""A batch of listings put into temporary tables, from where one statement a table takes them on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import md5
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from asset_map.model.listing import Listing, StepFree, listing_id
from asset_map.store.candidates import KIND_NUMBER
from asset_map.store.driver import driver_connection

TABLES = """
CREATE TEMPORARY TABLE IF NOT EXISTS incoming (
  id uuid, service_id uuid, organization_id uuid, location_id uuid,
  source_ref text, fingerprint bytea, kind text, kind_number smallint, name text,
  description text, organization text, venue text, address text, postcode text,
  longitude float8, latitude float8, fees_description text, pence_per_visit int,
  minimum_age smallint, maximum_age smallint, step_free text, step_free_known boolean,
  looking_for text, url text, email text, phone text, assured_date date, weekly int
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_attribute (
  id uuid, service_id uuid, code text, weight smallint, because text, given_by text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_gift (
  id uuid, service_id uuid, code text, because text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_schedule (
  id uuid, timetable_id uuid
) ON COMMIT DELETE ROWS;
TRUNCATE incoming, incoming_attribute, incoming_gift, incoming_schedule;
"""

_KNOWN = {StepFree.YES: True, StepFree.NO: False, StepFree.UNKNOWN: None}


@dataclass(frozen=True, slots=True)
class Imported:
    """A listing as read, and a fingerprint of the row it was read from."""

    listing: Listing
    fingerprint: bytes


def stage(
    connection: Connection, source: str, batch: Sequence[Imported], weekly: dict[UUID, int]
) -> None:
    """Put the batch into `incoming` and its companions.

    `weekly` holds each schedule's weekday and part-of-day bits by the schedule's id.
    """
    driver = driver_connection(connection)
    driver.execute(TABLES)
    ids = [listing_id(source, one.listing.source_id) for one in batch]
    with driver.cursor() as cursor:
        with cursor.copy("COPY incoming FROM STDIN") as copy:
            for id, one in zip(ids, batch, strict=True):
                copy.write_row(_row(id, source, one, weekly))
        with cursor.copy("COPY incoming_attribute FROM STDIN") as copy:
            for row in _attributes(ids, batch):
                copy.write_row(row)
        with cursor.copy("COPY incoming_gift FROM STDIN") as copy:
            for id, one in zip(ids, batch, strict=True):
                for gift in {i.code: i for i in one.listing.gifts_wanted}.values():
                    copy.write_row((id, service_id(id), gift.code, gift.because))
        with cursor.copy("COPY incoming_schedule FROM STDIN") as copy:
            for id, one in zip(ids, batch, strict=True):
                for schedule in dict.fromkeys(s.id for s in one.listing.schedules):
                    copy.write_row((id, schedule))


def _row(id: UUID, source: str, one: Imported, weekly: dict[UUID, int]) -> tuple[Any, ...]:
    listing = one.listing
    bits = 0
    for schedule in listing.schedules:
        bits |= weekly[schedule.id]
    point = listing.point
    place = (listing.venue, listing.address, listing.postcode, point.longitude, point.latitude)
    return (
        id,
        service_id(id),
        _made_of("organization", source, listing.organization) if listing.organization else None,
        _made_of("location", source, *map(str, place)),
        listing.source_id,
        one.fingerprint,
        listing.kind.value,
        KIND_NUMBER[listing.kind],
        listing.name,
        listing.description,
        listing.organization,
        *place,
        listing.cost.words,
        listing.cost.pence_per_visit,
        listing.min_age,
        listing.max_age,
        listing.step_free.value,
        _KNOWN[listing.step_free],
        listing.looking_for,
        listing.website,
        listing.email,
        listing.phone,
        listing.assured_date,
        bits,
    )


def _attributes(ids: Sequence[UUID], batch: Sequence[Imported]) -> Iterable[tuple[Any, ...]]:
    for id, one in zip(ids, batch, strict=True):
        service = service_id(id)
        for interest in {i.code: i for i in reversed(one.listing.interests)}.values():
            weight = max(1, min(100, round(interest.weight * 100)))
            by = interest.given_by.value
            yield id, service, interest.code, weight, interest.because, by


def service_id(listing: UUID) -> str:
    """The id of the service behind an imported listing."""
    return _made_of("service", str(listing))


def _made_of(*words: str) -> str:
    """A UUID that depends on nothing but the words, so that a second import meets its own rows."""
    return md5("\n".join(words).encode(), usedforsecurity=False).hexdigest()
