"""Timetables and their coming occurrences: rows for the next 400 days, kept true."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, text

from asset_map.model.schedule import COMING, Schedule, Session, weekly_bits
from asset_map.store.driver import driver_connection

# Occurrences are made afresh when fewer days than this are left of the 400, so that a daily tend
# touches only a part of them each day.
TOP_UP = timedelta(days=370)


def save_timetables(connection: Connection, schedules: Iterable[Schedule]) -> dict[UUID, int]:
    """Make sure that each schedule has a timetable and its coming occurrences.

    Returns the weekday and part-of-day bits of each by its id. Timetables are shared: a rule that
    a hundred listings follow is expanded once.
    """
    wanted = {schedule.id: schedule for schedule in schedules}
    held = connection.execute(
        text("SELECT id, weekly FROM timetable WHERE id = ANY (:ids)"), {"ids": list(wanted)}
    )
    bits = {row.id: row.weekly for row in held}
    # In one order, so that two imports never wait for each other.
    missing = [wanted[id] for id in sorted(wanted.keys() - bits.keys())]
    if missing:
        bits.update(_insert(connection, missing))
    return bits


def refresh(connection: Connection, now: datetime | None = None) -> int:
    """Drop what is past, add what has come into sight; how many timetables were expanded again."""
    now = now or datetime.now(UTC)
    connection.execute(
        text("DELETE FROM occurrence WHERE coalesce(ends_at, starts_at) < :yesterday"),
        {"yesterday": now - timedelta(days=1)},
    )
    due = connection.execute(
        text(
            "SELECT id, dtstart, minutes, rrule, exdates, rdates, timezone FROM timetable "
            "WHERE expanded_until < :until FOR UPDATE"
        ),
        {"until": (now + TOP_UP).date()},
    ).all()
    bits = {}
    coming: list[tuple[UUID, Session]] = []
    for id, dtstart, minutes, rrule, exdates, rdates, zone in due:
        schedule = Schedule(dtstart, minutes, rrule, tuple(exdates), tuple(rdates), zone)
        sessions = _coming(schedule, now)
        bits[id] = weekly_bits(sessions, zone)
        coming += ((id, session) for session in sessions)
    _save_occurrences(connection, coming)
    connection.execute(
        text(
            "UPDATE timetable SET expanded_until = :until, weekly = new.weekly "
            "FROM unnest(CAST(:ids AS uuid[]), CAST(:bits AS int[])) AS new (id, weekly) "
            "WHERE timetable.id = new.id"
        ),
        {"until": (now + COMING).date(), "ids": list(bits), "bits": list(bits.values())},
    )
    _retime_postings(connection, list(bits))
    return len(due)


def drop_unused(connection: Connection) -> int:
    """Remove timetables that no schedule follows any more."""
    gone = connection.execute(
        text(
            "DELETE FROM timetable WHERE NOT EXISTS "
            "(SELECT FROM schedule WHERE schedule.timetable_id = timetable.id)"
        )
    )
    return gone.rowcount


def _insert(connection: Connection, missing: list[Schedule]) -> dict[UUID, int]:
    now = datetime.now(UTC)
    coming = {schedule.id: _coming(schedule, now) for schedule in missing}
    bits = {s.id: weekly_bits(coming[s.id], s.timezone) for s in missing}
    connection.execute(
        text(
            "INSERT INTO timetable "
            "(id, dtstart, minutes, rrule, exdates, rdates, timezone, weekly, expanded_until) "
            "VALUES (:id, :dtstart, :minutes, :rrule, :exdates, :rdates, :timezone, "
            ":weekly, :until) ON CONFLICT DO NOTHING"
        ),
        [
            {
                "id": schedule.id,
                "dtstart": schedule.dtstart,
                "minutes": schedule.minutes,
                "rrule": schedule.rrule,
                "exdates": list(schedule.exdates),
                "rdates": list(schedule.rdates),
                "timezone": schedule.timezone,
                "weekly": bits[schedule.id],
                "until": (now + COMING).date(),
            }
            for schedule in missing
        ],
    )
    _save_occurrences(
        connection, [(id, session) for id, sessions in coming.items() for session in sessions]
    )
    return bits


def _coming(schedule: Schedule, now: datetime) -> list[Session]:
    return list(schedule.sessions(now - timedelta(days=1), now + COMING))


def _save_occurrences(connection: Connection, coming: list[tuple[UUID, Session]]) -> None:
    driver = driver_connection(connection)
    driver.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS incoming_occurrence "
        "(timetable_id uuid, starts_at timestamptz, ends_at timestamptz, weekly integer) "
        "ON COMMIT DELETE ROWS"
    )
    driver.execute("TRUNCATE incoming_occurrence")
    statement = "COPY incoming_occurrence FROM STDIN"
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for id, session in coming:
            copy.write_row((id, session.starts_at, session.ends_at, weekly_bits([session])))
    driver.execute(
        "INSERT INTO occurrence (timetable_id, starts_at, ends_at, weekly) "
        "SELECT timetable_id, starts_at, ends_at, weekly FROM incoming_occurrence "
        "ON CONFLICT DO NOTHING"
    )


def _retime_postings(connection: Connection, timetables: list[UUID]) -> None:
    """A rule that has ended, or has just begun, changes the days its listings are found by."""
    connection.execute(
        text(
            "WITH touched AS (SELECT DISTINCT service_at_location_id AS id FROM schedule "
            "WHERE timetable_id = ANY (:ids)), "
            "bits AS (SELECT touched.id, bit_or(t.weekly) AS weekly FROM touched "
            "JOIN schedule AS s ON s.service_at_location_id = touched.id "
            "JOIN timetable AS t ON t.id = s.timetable_id GROUP BY touched.id) "
            "UPDATE posting SET weekly = bits.weekly FROM bits "
            "WHERE posting.listing = bits.id AND posting.weekly <> bits.weekly"
        ),
        {"ids": timetables},
    )
