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
SELECT l.listing, l.source, l.source_id, l.kind, l.name, l.description, l.organization, l.venue,
       l.address, l.postcode, l.longitude, l.latitude, l.fees_description, l.pence_per_visit,
       l.minimum_age, l.maximum_age, l.step_free, l.looking_for, l.url, l.email, l.phone,
       l.assured_date, l.last_modified, next.starts_at, next.ends_at,
       l.greeted_by, l.bring_someone, l.toilets, l.quiet_space, l.parking, l.what_to_expect,
       l.maximum, l.area_only, l.districts, l.metres, l.terms
"""
_JOINS = """
JOIN {told} AS l ON l.listing = wanted.id
LEFT JOIN LATERAL (
  SELECT coming.starts_at, coming.ends_at
  FROM unnest(l.timetables) AS its(timetable_id)
  CROSS JOIN LATERAL (
    SELECT starts_at, ends_at FROM occurrence
    WHERE timetable_id = its.timetable_id AND starts_at >= now(){asked}
    ORDER BY starts_at LIMIT 1
  ) AS coming
  ORDER BY coming.starts_at LIMIT 1
) AS next ON true
"""
# Put together beforehand, and as it is now: the same, and the first is quick.
TOLD, TELLING = "told", "public_telling"
# Who runs it comes before where it is.
_BELONGS_TO = """
SELECT l.id FROM (
  SELECT listing, true AS runs_it FROM public_listings_called(:source, :organization)
  WHERE what = 'name'
  UNION ALL
  SELECT listing, false FROM public_listings_called(:source, :venue) WHERE what = 'name'
) AS called
JOIN public_listing AS l ON l.id = called.listing
WHERE l.kind <> 'activity' ORDER BY runs_it DESC, l.id LIMIT 1
"""
_HAPPENS_HERE = """
SELECT id FROM public_listing
WHERE id IN (
  SELECT listing FROM public_listings_called(:source, :name)
  WHERE what = 'organization' OR (:is_hub AND what = 'venue')
) AND id <> :id
ORDER BY name, id LIMIT :most
"""


def activities(connection: Connection, ids: Sequence[UUID], weekly: int = 0) -> list[Activity]:
    """The published listings with these ids, in the order asked; unknown ids are left out.

    `next_session` is the next to start; where `weekly` bits are given, the next that starts at
    one of those times.
    """
    if not ids:
        return []
    found = _rows(connection, ids, weekly, TOLD)
    if len(found) < len(ids):
        there = {row[0] for row in found}
        found += _rows(connection, [id for id in ids if id not in there], weekly, TELLING)
        place = {id: place for place, id in enumerate(ids)}
        found.sort(key=lambda row: place[row[0]])
    known = terms(connection, (number for row in found for number in row[-1]))
    return [_activity(row, known) for row in found]


def activities_statement(wanted: str, weekly: int = 0, told: str = TOLD) -> str:
    """The SQL of `activities`. `wanted` is a FROM clause that gives each id and its place."""
    joins = _JOINS.format(told=told, asked=ON_ASKED_DAY if weekly else "")
    return f"{_COLUMNS} {wanted} {joins} ORDER BY wanted.place"


def _rows(connection: Connection, ids: Sequence[UUID], weekly: int, told: str) -> list[Any]:
    # Within a SELECT, for the planner not to count them: it makes one plan for any number.
    wanted = "FROM unnest((SELECT %(ids)s::uuid[])) WITH ORDINALITY AS wanted(id, place)"
    statement = activities_statement(wanted, weekly, told)
    return rows(connection, statement, {"ids": list(ids), "weekly": weekly})


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
        text(_BELONGS_TO),
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
        text(_HAPPENS_HERE),
        {
            "source": asset.source,
            "id": asset.id,
            "name": asset.name,
            "is_hub": asset.kind is Kind.HUB,
            "most": HAPPENS_HERE,
        },
    ).scalars()
    return activities(connection, list(ids))
