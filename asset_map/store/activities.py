"""Listings by id, as people see them: what they are, where, and when they next happen."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.activity import Activity, ActivityPage, Term
from asset_map.model.first_visit import NOTHING_TOLD, FirstVisit
from asset_map.model.listing import Cost, GivenBy, Interest, Kind, StepFree
from asset_map.model.place import Point
from asset_map.model.schedule import Schedule, Session
from asset_map.model.service_area import NO_AREA, ServiceArea
from asset_map.store.coming import ON_ASKED_DAY
from asset_map.store.driver import rows
from asset_map.store.vocabulary import terms

# How much of what is coming a listing's own page shows.
COMING_SESSIONS = 8
# A hub's page lists what happens there, up to this many.
HAPPENS_HERE = 100

_COLUMNS = """
SELECT l.id, l.source, l.source_id, l.kind, l.name, l.description, l.organization, l.venue,
       l.address, l.postcode, l.longitude, l.latitude, l.fees_description, l.pence_per_visit,
       l.minimum_age, l.maximum_age, l.step_free, l.looking_for, l.url, l.email, l.phone,
       l.assured_date, l.last_modified, next.starts_at, next.ends_at,
       first_visit.greeted_by, first_visit.bring_someone, first_visit.toilets,
       first_visit.quiet_space, first_visit.parking, first_visit.what_to_expect,
       service_capacity.maximum, l.area_only, served.districts, served.metres,
       ARRAY(
         SELECT term FROM attribute
         WHERE attribute.service_id = l.service_id
         ORDER BY weight DESC, term
       ) AS terms
"""
_JOINS = """
JOIN public_listing AS l ON l.id = wanted.id
LEFT JOIN LATERAL (
  SELECT coming.starts_at, coming.ends_at
  FROM schedule AS s
  CROSS JOIN LATERAL (
    SELECT starts_at, ends_at FROM occurrence
    WHERE timetable_id = s.timetable_id AND starts_at >= now(){asked}
    ORDER BY starts_at LIMIT 1
  ) AS coming
  WHERE s.service_at_location_id = l.id
  ORDER BY coming.starts_at LIMIT 1
) AS next ON true
LEFT JOIN first_visit ON first_visit.service_at_location_id = l.id
LEFT JOIN service_capacity ON service_capacity.service_at_location_id = l.id
LEFT JOIN LATERAL (
  SELECT array_agg(district ORDER BY district) FILTER (WHERE metres IS NULL) AS districts,
         max(metres) AS metres
  FROM service_area WHERE service_at_location_id = l.id
) AS served ON true
"""


def activities(connection: Connection, ids: Sequence[UUID], weekly: int = 0) -> list[Activity]:
    """The published listings with these ids, in the order asked; unknown ids are left out.

    `next_session` is the next to start; where `weekly` bits are given, the next that starts at
    one of those times.
    """
    if not ids:
        return []
    # Within a SELECT, for the planner not to count them: it makes one plan for any number.
    wanted = "FROM unnest((SELECT %(ids)s::uuid[])) WITH ORDINALITY AS wanted(id, place)"
    joins = _JOINS.format(asked=ON_ASKED_DAY if weekly else "")
    statement = f"{_COLUMNS} {wanted} {joins} ORDER BY wanted.place"
    found = rows(connection, statement, {"ids": list(ids), "weekly": weekly})
    known = terms(connection, (number for row in found for number in row[-1]))
    return [_activity(row, known) for row in found]


def page_of(connection: Connection, id: UUID) -> ActivityPage | None:
    """Everything the page of one published listing says, or None where there is none."""
    found = activities(connection, [id])
    if not found:
        return None
    activity = found[0]
    return ActivityPage(
        activity=activity,
        schedules=schedules(connection, [id]).get(id, ()),
        coming=tuple(_coming(connection, id)),
        because=tuple(_because(connection, id)),
        belongs_to=_belongs_to(connection, activity),
        happens_here=tuple(_happens_here(connection, activity)),
    )


def schedules(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, tuple[Schedule, ...]]:
    """When each of these listings meets, by its id, earlier times of day first."""
    found: dict[UUID, tuple[Schedule, ...]] = {}
    for id, dtstart, minutes, rrule, exdates, rdates, timezone in connection.execute(
        text(
            "SELECT s.service_at_location_id, t.dtstart, t.minutes, t.rrule, t.exdates, t.rdates, "
            "t.timezone FROM schedule AS s JOIN timetable AS t ON t.id = s.timetable_id "
            "WHERE s.service_at_location_id = ANY (CAST(:ids AS uuid[])) "
            "ORDER BY t.dtstart::time, t.dtstart, t.id"
        ),
        {"ids": list(ids)},
    ):
        one = Schedule(dtstart, minutes, rrule, tuple(exdates), tuple(rdates), timezone)
        found[id] = (*found.get(id, ()), one)
    return found


def _activity(row: Sequence[Any], known: Mapping[int, Term]) -> Activity:
    (
        id,
        source,
        source_id,
        kind,
        name,
        description,
        organization,
        venue,
        address,
        postcode,
        longitude,
        latitude,
        cost_words,
        pence,
        min_age,
        max_age,
        step_free,
        looking_for,
        url,
        email,
        phone,
        assured_date,
        last_modified,
        starts_at,
        ends_at,
        *first_visit,
        capacity,
        area_only,
        districts,
        metres,
        numbers,
    ) = row
    return Activity(
        id,
        source,
        source_id,
        Kind(kind),
        name,
        description,
        organization,
        venue,
        address,
        postcode,
        Point(longitude, latitude),
        tuple(known[number] for number in numbers),
        Cost(cost_words, pence),
        min_age,
        max_age,
        StepFree(step_free),
        looking_for,
        url,
        email,
        phone,
        assured_date,
        last_modified,
        None if starts_at is None else Session(starts_at, ends_at),
        ServiceArea(tuple(districts or ()), metres) if districts or metres is not None else NO_AREA,
        # Rows that are there have all their columns.
        NOTHING_TOLD if first_visit[0] is None else FirstVisit(*first_visit),
        capacity,
        area_only,
    )


def _coming(connection: Connection, id: UUID) -> Iterable[Session]:
    rows = connection.execute(
        text(
            "SELECT o.starts_at, o.ends_at FROM schedule AS s "
            "JOIN occurrence AS o ON o.timetable_id = s.timetable_id "
            "WHERE s.service_at_location_id = :id AND o.starts_at >= now() "
            "ORDER BY o.starts_at LIMIT :most"
        ),
        {"id": id, "most": COMING_SESSIONS},
    )
    return (Session(*row) for row in rows)


def _because(connection: Connection, id: UUID) -> Iterable[Interest]:
    rows = connection.execute(
        text(
            "SELECT t.code, a.weight / 100.0::float8, a.because, a.given_by "
            "FROM public_listing AS l JOIN attribute AS a USING (service_id) "
            "JOIN taxonomy_term AS t ON t.number = a.term "
            "WHERE l.id = :id ORDER BY a.weight DESC, t.code"
        ),
        {"id": id},
    )
    return (Interest(code, weight, because, GivenBy(by)) for code, weight, because, by in rows)


def _belongs_to(connection: Connection, activity: Activity) -> Activity | None:
    """The asset of the same source that an activity names as its organisation, else its venue."""
    if activity.kind is not Kind.ACTIVITY:
        return None
    asset = connection.execute(
        text(
            "SELECT id FROM public_listing WHERE source = :source AND kind <> 'activity' "
            "AND name IN (:organization, :venue) AND name <> '' "
            "ORDER BY name = :organization DESC, id LIMIT 1"
        ),
        {
            "source": activity.source,
            "organization": activity.organization,
            "venue": activity.venue,
        },
    ).scalar()
    return next(iter(activities(connection, [asset])), None) if asset else None


def _happens_here(connection: Connection, asset: Activity) -> list[Activity]:
    """What goes on at a hub, or is run by an asset of any kind."""
    if asset.kind is Kind.ACTIVITY:
        return []
    ids = connection.execute(
        text(
            "SELECT id FROM public_listing WHERE source = :source AND id <> :id "
            "AND (organization = :name OR (:is_hub AND venue = :name)) "
            "ORDER BY name, id LIMIT :most"
        ),
        {
            "source": asset.source,
            "id": asset.id,
            "name": asset.name,
            "is_hub": asset.kind is Kind.HUB,
            "most": HAPPENS_HERE,
        },
    ).scalars()
    return activities(connection, list(ids))
