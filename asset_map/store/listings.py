"""Listings written with everything that follows from them, in one transaction."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.store import hiding, history, merging, staging
from asset_map.store.area_only import keep_withheld, move_areas, show_areas
from asset_map.store.before import keep
from asset_map.store.copy_format import copy_rows, data, int4
from asset_map.store.driver import driver_connection, driver_cursor
from asset_map.store.keys_at_once import keys_at_once
from asset_map.store.staging import Imported, Staged, Stamp, stage
from asset_map.store.timetables import save_timetables

# Where rows wait that may meet their like.
_WAITING = """
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_organization (
  id uuid, name text, source_id int, source_ref text
) ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_location (
  number int, id uuid, name text, address text, postcode text, longitude float8, latitude float8,
  source_id int, source_ref text, area_only boolean
) ON COMMIT DELETE ROWS;
TRUNCATE incoming_organization, incoming_location;
"""
_ORGANIZATIONS = f"""
INSERT INTO organization ({staging.ORGANIZATION})
SELECT {staging.ORGANIZATION} FROM incoming_organization ON CONFLICT (id) DO NOTHING
"""
# In metres once for a location: its postings stand at the same point.
_LOCATIONS = """
WITH placed AS MATERIALIZED (
  SELECT *, to_metres(longitude, latitude) AS metres FROM incoming_location
), written AS (
  INSERT INTO location (id, name, address, postcode, longitude, latitude, geometry, source_id,
                        source_ref, area_only)
  SELECT id, name, address, postcode, longitude, latitude, metres, source_id, source_ref, area_only
  FROM placed ON CONFLICT (id) DO NOTHING
)
SELECT point(ST_X(metres), ST_Y(metres)) FROM placed ORDER BY number
"""

_WAITING_AGAIN = """
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_service (LIKE service INCLUDING DEFAULTS)
ON COMMIT DELETE ROWS;
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_at_location
(LIKE service_at_location INCLUDING DEFAULTS) ON COMMIT DELETE ROWS;
TRUNCATE incoming_service, incoming_at_location;
"""
_SERVICES = f"""
INSERT INTO service ({staging.SERVICE}) SELECT {staging.SERVICE} FROM incoming_service
ON CONFLICT (id) DO UPDATE SET
  organization_id = excluded.organization_id, kind = excluded.kind, name = excluded.name,
  description = excluded.description, fees_description = excluded.fees_description,
  pence_per_visit = excluded.pence_per_visit, minimum_age = excluded.minimum_age,
  maximum_age = excluded.maximum_age, looking_for = excluded.looking_for, url = excluded.url,
  email = excluded.email, phone = excluded.phone, status = 'active', last_modified = now(),
  assured_date = excluded.assured_date
"""
_AT_LOCATIONS = f"""
INSERT INTO service_at_location ({staging.AT_LOCATION})
SELECT {staging.AT_LOCATION} FROM incoming_at_location
ON CONFLICT (id) DO UPDATE SET
  location_id = excluded.location_id, step_free = excluded.step_free,
  fingerprint = excluded.fingerprint, status = 'active', last_modified = now(),
  assured_date = excluded.assured_date
"""
_WAITING_AREAS = """
CREATE TEMPORARY TABLE IF NOT EXISTS incoming_service_area (
  service_at_location_id uuid, district text, metres int
) ON COMMIT DELETE ROWS;
TRUNCATE incoming_service_area;
"""
# A distance is round the place that the listing has.
_SERVICE_AREAS = f"""
INSERT INTO service_area ({staging.SERVICE_AREA}, reaches)
SELECT incoming.*, CASE WHEN metres IS NOT NULL
       THEN circle(point(ST_X(geometry), ST_Y(geometry)), metres) END
FROM incoming_service_area AS incoming
JOIN service_at_location AS l ON l.id = incoming.service_at_location_id
JOIN location ON location.id = l.location_id
"""
_LEAVE_BEHIND = (
    "DELETE FROM service_area WHERE service_at_location_id = ANY (:ids)",
    "DELETE FROM withheld_place WHERE service_at_location_id = ANY (:ids)",
    "DELETE FROM service_capacity WHERE service_at_location_id = ANY (:ids)",
    "DELETE FROM first_visit WHERE service_at_location_id = ANY (:ids)",
    "DELETE FROM schedule WHERE service_at_location_id = ANY (:ids)",
    "DELETE FROM gift_wanted WHERE service_id IN "
    "(SELECT service_id FROM service_at_location WHERE id = ANY (:ids))",
    "DELETE FROM attribute WHERE service_id IN "
    "(SELECT service_id FROM service_at_location WHERE id = ANY (:ids))",
    "DELETE FROM posting WHERE listing = ANY (:ids)",
    "DELETE FROM hidden_posting WHERE listing = ANY (:ids)",
)


def save_listings(
    connection: Connection,
    source: str,
    source_number: int,
    run: int | None,
    batch: Sequence[Imported],
) -> tuple[int, int]:
    """Write a batch whole: records, what they are about, sessions, postings.

    Returns how many are new and how many were there before; of those, the state before this
    run is kept. Without a run it is an edit by hand, which the history keeps.
    """
    return save_staged(
        connection, run, stage(Stamp(source, source_number, run, term_numbers(connection)), batch)
    )


def term_numbers(connection: Connection) -> dict[str, tuple[int, int | None]]:
    """Each term's number and its broader term's, by its code: for a `Stamp`."""
    rows = connection.execute(text("SELECT code, number, parent_number FROM taxonomy_term"))
    return {code: (number, broader) for code, number, broader in rows}


def save_staged(connection: Connection, run: int | None, staged: Staged) -> tuple[int, int]:
    """The same for a batch that is staged already."""
    if not staged.ids:
        return 0, 0
    history.within(connection, run)
    there = connection.execute(
        text("SELECT id FROM service_at_location WHERE id = ANY (CAST(:ids AS uuid[]))"),
        {"ids": staged.ids},
    )
    known = list(there.scalars())
    if known and run is not None:
        # Before anything is written: where an area stands for a place, that moves with it.
        keep(connection, run, known)
    weekly = save_timetables(connection, staged.schedules)
    bits = [weekly[schedule.id] for schedule in staged.schedules]
    points = _save_places(connection, staged)
    if known:
        for statement in _LEAVE_BEHIND:
            connection.execute(text(statement), {"ids": known})
    # Nothing is changed or removed for listings that are all new, and a run stands for its history.
    all_new = run is not None and not known
    with keys_at_once(connection) if all_new else nullcontext():
        _save_records(connection, staged, new=not known)
        _save_facts(connection, staged)
    keep_withheld(connection, staged)
    driver = driver_connection(connection)
    copy_rows(driver, f"posting ({staging.POSTING})", b"".join(_postings(staged, points, bits)))
    if known or staged.stale:
        hiding.settle(connection, [UUID(id) for id in staged.ids])
    merging.follow(connection, known)
    return len(staged.ids) - len(known), len(known)


def _save_places(connection: Connection, staged: Staged) -> list[bytes]:
    """Write the organizations and locations that are not there; each location's point."""
    driver = driver_connection(connection)
    driver.execute(_WAITING)
    into = f"incoming_organization ({staging.ORGANIZATION})"
    copy_rows(driver, into, staged.organizations)
    copy_rows(driver, f"incoming_location ({staging.LOCATION})", staged.locations)
    show_areas(connection, staged)
    driver.execute(_ORGANIZATIONS.encode())
    with driver_cursor(connection) as cursor:
        points = [point for (point,) in cursor.execute(_LOCATIONS)]
    move_areas(connection, staged)
    return points


def _save_records(connection: Connection, staged: Staged, *, new: bool) -> None:
    """New ones are copied straight into their tables, others by way of a table beside each."""
    driver = driver_connection(connection)
    if not new:
        driver.execute(_WAITING_AGAIN)
    service, at_location = (
        ("service", "service_at_location") if new else ("incoming_service", "incoming_at_location")
    )
    copy_rows(driver, f"{service} ({staging.SERVICE})", staged.services)
    if not new:
        driver.execute(_SERVICES.encode())
    copy_rows(driver, f"{at_location} ({staging.AT_LOCATION})", staged.at_locations)
    if not new:
        driver.execute(_AT_LOCATIONS.encode())


def _save_facts(connection: Connection, staged: Staged) -> None:
    """Write what they are about and seek, when they are, and what few listings tell."""
    driver = driver_connection(connection)
    copy_rows(driver, f"attribute ({staging.ATTRIBUTE})", staged.attributes)
    copy_rows(driver, f"gift_wanted ({staging.GIFT_WANTED})", staged.gifts_wanted)
    copy_rows(driver, f"schedule ({staging.SCHEDULE})", staged.scheduled)
    copy_rows(driver, f"first_visit ({staging.FIRST_VISIT})", staged.first_visits)
    copy_rows(driver, f"service_capacity ({staging.SERVICE_CAPACITY})", staged.capacities)
    if staged.service_areas:
        driver.execute(_WAITING_AREAS)
        into = f"incoming_service_area ({staging.SERVICE_AREA})"
        copy_rows(driver, into, staged.service_areas)
        driver.execute(_SERVICE_AREAS.encode())


def _postings(staged: Staged, points: list[bytes], bits: list[int]) -> Iterator[bytes]:
    """A listing's postings, its point and weekly bits filled in."""
    points = [data(point) for point in points]
    for location, schedules, heads, tail in staged.postings:
        weekly = 0
        for schedule in schedules:
            weekly |= bits[schedule]
        rest = points[location] + int4(weekly) + tail
        yield rest.join(heads)
        yield rest
