"""Let what was published on an earlier day be told: where, of what sort, and when it met."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Every listing that has changed or come since a moment, with what was published of it then: where
# it was and what it is found by, as every list and file of that day had it. No name, no text, and
# no way to reach anybody. `there` is false where it was not published, or not there yet.
BEFORE = """
CREATE FUNCTION public_listings_before(moment timestamptz) RETURNS TABLE (
  listing uuid, there boolean, source text, x float8, y float8, kind text, pence integer,
  step_free text, capacity integer, codes text[], schedules jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH changed AS (
    -- As it was before the first change since then.
    SELECT DISTINCT ON (h.listing) h.listing, coalesce(h.before, i.before) AS words
    FROM history AS h
    LEFT JOIN import_change AS i ON i.run_id = h.run_id AND i.service_at_location_id = h.listing
    WHERE h.at >= moment ORDER BY h.listing, h.id
  ), known AS (
    SELECT l.id, s.name AS source,
           CASE WHEN r.started_at >= moment THEN NULL ELSE changed.words END AS words
    FROM service_at_location AS l
    JOIN source AS s ON s.id = l.source_id
    LEFT JOIN import_run AS r ON r.id = l.first_run_id
    LEFT JOIN changed ON changed.listing = l.id
    WHERE changed.listing IS NOT NULL OR r.started_at >= moment
  )
  SELECT id, coalesce(words ->> 'status' = 'active'
                      AND coalesce(words ->> 'hidden_because', '') = '', false),
         source, ST_X(metres), ST_Y(metres), words ->> 'kind',
         (words ->> 'pence_per_visit')::int, words ->> 'step_free', (words ->> 'capacity')::int,
         ARRAY(SELECT one ->> 'code' FROM jsonb_array_elements(words -> 'interests') AS one
               WHERE one ->> 'given_by' <> 'guess'),
         coalesce(words -> 'schedules', '[]')
  FROM known LEFT JOIN LATERAL to_metres((words ->> 'longitude')::float8,
                                         (words ->> 'latitude')::float8) AS metres ON true
$$
"""
SINCE = """
CREATE FUNCTION public_known_since() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT least((SELECT min(started_at) FROM import_run), (SELECT min(at) FROM history))
$$
"""
NAMES = ("public_listings_before(timestamptz)", "public_known_since()")


def upgrade() -> None:
    for statement in (BEFORE, SINCE):
        op.execute(statement)
    for name in NAMES:
        op.execute(f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC")


def downgrade() -> None:
    for name in NAMES:
        op.execute(f"DROP FUNCTION {name}")
