"""Show a merged listing again only when it is parted from the other: by no other way."""

from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None

HEADING = "LANGUAGE sql SET search_path = public, pg_temp AS $$"
HIDE = f"""
CREATE OR REPLACE FUNCTION listing_hide(ids uuid[], why text) RETURNS void
{HEADING}
  UPDATE service_at_location SET hidden_because = why, last_modified = clock_timestamp(),
    hidden_since = coalesce(hidden_since, (now() AT TIME ZONE 'Europe/London')::date)
  WHERE id = ANY (ids) AND hidden_because IS DISTINCT FROM why{{unmerged}};
  WITH gone AS (DELETE FROM posting WHERE listing = ANY (ids) RETURNING *)
  INSERT INTO hidden_posting SELECT * FROM gone;
  DELETE FROM name_text WHERE listing = ANY (ids);
$$
"""
SHOW = f"""
CREATE OR REPLACE FUNCTION listing_show(ids uuid[]) RETURNS void
{HEADING}
  UPDATE service_at_location SET hidden_because = NULL, hidden_since = NULL,
    last_modified = clock_timestamp()
  WHERE id = ANY (ids) AND hidden_since IS NOT NULL{{unmerged}};
  WITH back AS (DELETE FROM hidden_posting AS h WHERE listing = ANY (ids){{theirs}} RETURNING *)
  INSERT INTO posting SELECT * FROM back;
  -- While it was hidden nobody kept its days.
  UPDATE posting SET weekly = bits.weekly FROM (
    SELECT s.service_at_location_id AS id, bit_or(t.weekly) AS weekly
    FROM schedule AS s JOIN timetable AS t ON t.id = s.timetable_id
    WHERE s.service_at_location_id = ANY (ids) GROUP BY s.service_at_location_id
  ) AS bits WHERE posting.listing = bits.id AND posting.weekly <> bits.weekly;
$$
"""


def upgrade() -> None:
    op.execute(HIDE.format(unmerged=" AND hidden_because IS DISTINCT FROM 'merged'"))
    op.execute(
        SHOW.format(
            unmerged=" AND NOT EXISTS (SELECT FROM merged WHERE gone = id)",
            theirs=" AND NOT EXISTS (SELECT FROM merged WHERE gone = h.listing)",
        )
    )
    # Those that came back meanwhile stand twice.
    op.execute("SELECT listing_hide(ARRAY(SELECT gone FROM merged), 'merged')")


def downgrade() -> None:
    op.execute(HIDE.format(unmerged=""))
    op.execute(SHOW.format(unmerged="", theirs=""))
