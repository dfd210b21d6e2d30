"""Listings written with everything that follows from them, in one transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from asset_map.store.staging import Imported, stage
from asset_map.store.timetables import save_timetables

# Each takes the staged batch one table further. The order is the order of the foreign keys.
_TAKE_ON = (
    """
    INSERT INTO organization (id, name, source_id, source_ref, last_modified)
    SELECT DISTINCT ON (organization_id) organization_id, organization, :source, organization, now()
    FROM incoming WHERE organization_id IS NOT NULL
    ON CONFLICT (id) DO NOTHING
    """,
    """
    INSERT INTO location (id, name, address, postcode, longitude, latitude, geometry,
                          source_id, source_ref, last_modified)
    SELECT DISTINCT ON (location_id) location_id, venue, address, postcode, longitude, latitude,
           to_metres(longitude, latitude), :source, location_id::text AS source_ref, now()
    FROM incoming
    ON CONFLICT (id) DO NOTHING
    """,
    """
    INSERT INTO service (id, organization_id, kind, name, description, fees_description,
                         pence_per_visit, minimum_age, maximum_age, looking_for, url, email, phone,
                         source_id, source_ref, last_modified, assured_date)
    SELECT service_id, organization_id, kind, name, description, fees_description, pence_per_visit,
           minimum_age, maximum_age, looking_for, url, email, phone, :source, source_ref, now(),
           assured_date
    FROM incoming
    ON CONFLICT (id) DO UPDATE SET
      organization_id = excluded.organization_id, kind = excluded.kind, name = excluded.name,
      description = excluded.description, fees_description = excluded.fees_description,
      pence_per_visit = excluded.pence_per_visit, minimum_age = excluded.minimum_age,
      maximum_age = excluded.maximum_age, looking_for = excluded.looking_for, url = excluded.url,
      email = excluded.email, phone = excluded.phone, status = 'active', last_modified = now(),
      assured_date = excluded.assured_date
    """,
    """
    INSERT INTO service_at_location (id, service_id, location_id, step_free, fingerprint,
                                     first_run_id, source_id, source_ref, last_modified,
                                     assured_date)
    SELECT id, service_id, location_id, step_free, fingerprint, :run, :source, source_ref, now(),
           assured_date
    FROM incoming
    ON CONFLICT (id) DO UPDATE SET
      location_id = excluded.location_id, step_free = excluded.step_free,
      fingerprint = excluded.fingerprint, status = 'active', last_modified = now(),
      assured_date = excluded.assured_date
    """,
    """
    INSERT INTO attribute (service_id, term, weight, because, given_by)
    SELECT a.service_id, t.number, a.weight, a.because, a.given_by
    FROM incoming_attribute AS a JOIN taxonomy_term AS t ON t.code = a.code
    """,
    """
    INSERT INTO gift_wanted (service_id, term, because)
    SELECT g.service_id, t.number, g.because
    FROM incoming_gift AS g JOIN taxonomy_term AS t ON t.code = g.code
    """,
    """
    INSERT INTO schedule (service_at_location_id, timetable_id)
    SELECT id, timetable_id FROM incoming_schedule
    """,
    # A posting for each term, for each broader term, and one for everything; below 0 for gifts.
    """
    WITH terms AS (
      SELECT a.id, t.number AS term, t.parent_number AS broader, a.weight
      FROM incoming_attribute AS a JOIN taxonomy_term AS t ON t.code = a.code
    ), found_under AS (
      SELECT id, term, weight FROM terms
      UNION ALL SELECT id, broader, weight FROM terms WHERE broader IS NOT NULL
      UNION ALL SELECT id, 0, 100 FROM incoming
      UNION ALL SELECT g.id, -t.number, 100
                FROM incoming_gift AS g JOIN taxonomy_term AS t ON t.code = g.code
    ), strongest AS (
      SELECT id, term, max(weight) AS weight FROM found_under GROUP BY id, term
    ), main AS (
      SELECT DISTINCT ON (id) id, term FROM terms ORDER BY id, weight DESC, term
    )
    INSERT INTO posting (term, point, listing, weight, main_term, weekly, pence, minimum_age,
                         maximum_age, step_free, kind, assured_date)
    SELECT s.term, point(ST_X(l.geometry), ST_Y(l.geometry)), i.id, s.weight,
           coalesce(main.term, 0), i.weekly, i.pence_per_visit, i.minimum_age, i.maximum_age,
           i.step_free_known, i.kind_number, i.assured_date
    FROM strongest AS s JOIN incoming AS i USING (id) LEFT JOIN main USING (id)
    JOIN location AS l ON l.id = i.location_id
    ORDER BY s.term
    """,
)

_LEAVE_BEHIND = (
    "DELETE FROM posting USING incoming WHERE listing = incoming.id",
    "DELETE FROM schedule USING incoming WHERE service_at_location_id = incoming.id",
    "DELETE FROM gift_wanted USING incoming WHERE gift_wanted.service_id = incoming.service_id",
    "DELETE FROM attribute USING incoming WHERE attribute.service_id = incoming.service_id",
)

# A listing as it stands, in the words of model.Listing, so that an import can be undone.
BEFORE = """
INSERT INTO import_change (run_id, service_at_location_id, before)
SELECT :run, l.id, jsonb_build_object(
  'status', l.status, 'fingerprint', encode(l.fingerprint, 'hex'), 'source_id', l.source_ref,
  'kind', s.kind, 'name', s.name, 'longitude', p.longitude, 'latitude', p.latitude,
  'description', s.description, 'organization', coalesce(o.name, ''), 'venue', p.name,
  'address', p.address, 'postcode', p.postcode, 'cost_words', s.fees_description,
  'pence_per_visit', s.pence_per_visit, 'min_age', s.minimum_age, 'max_age', s.maximum_age,
  'step_free', l.step_free, 'looking_for', s.looking_for, 'website', s.url, 'email', s.email,
  'phone', s.phone, 'assured_date', l.assured_date,
  'interests', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'weight',
      a.weight / 100.0, 'because', a.because, 'given_by', a.given_by) ORDER BY t.code), '[]')
    FROM attribute AS a JOIN taxonomy_term AS t ON t.number = a.term WHERE a.service_id = s.id),
  'gifts_wanted', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'because',
      g.because) ORDER BY t.code), '[]')
    FROM gift_wanted AS g JOIN taxonomy_term AS t ON t.number = g.term WHERE g.service_id = s.id),
  'schedules', (SELECT coalesce(jsonb_agg(jsonb_build_object('dtstart', t.dtstart, 'minutes',
      t.minutes, 'rrule', t.rrule, 'exdates', to_jsonb(t.exdates), 'rdates', to_jsonb(t.rdates),
      'timezone', t.timezone) ORDER BY t.id), '[]')
    FROM schedule AS c JOIN timetable AS t ON t.id = c.timetable_id
    WHERE c.service_at_location_id = l.id))
FROM service_at_location AS l
JOIN service AS s ON s.id = l.service_id
JOIN location AS p ON p.id = l.location_id
LEFT JOIN organization AS o ON o.id = s.organization_id
WHERE l.id = ANY (:ids)
ON CONFLICT DO NOTHING
"""


def save_listings(
    connection: Connection, source: str, source_number: int, run: int, batch: Sequence[Imported]
) -> tuple[int, int]:
    """Write a batch whole: records, what they are about, sessions, postings.

    Returns how many are new and how many were there before; of those, the state before this
    run is kept.
    """
    if not batch:
        return 0, 0
    weekly = save_timetables(connection, (s for one in batch for s in one.listing.schedules))
    stage(connection, source, batch, weekly)
    there = connection.execute(
        text("SELECT id FROM service_at_location WHERE id IN (SELECT id FROM incoming)")
    )
    known = list(there.scalars())
    if known:
        connection.execute(text(BEFORE), {"run": run, "ids": known})
        for statement in _LEAVE_BEHIND:
            connection.execute(text(statement))
    for statement in _TAKE_ON:
        connection.execute(text(statement), {"source": source_number, "run": run})
    return len(batch) - len(known), len(known)
