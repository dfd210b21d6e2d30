"""Keep whom someone comes to, and what is told of a first visit."""

import sqlalchemy as sa
from alembic import op

from asset_map.store.tables_of_facts import NativeCircle

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

# A listing in the words of model.Listing, with what is told of these.
WORDS = """
CREATE OR REPLACE FUNCTION listing_words(listing uuid) RETURNS jsonb
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
SELECT jsonb_build_object(
  'status', l.status, 'fingerprint', encode(l.fingerprint, 'hex'), 'source_id', l.source_ref,
  'kind', s.kind, 'name', s.name, 'longitude', p.longitude, 'latitude', p.latitude,
  'description', s.description, 'organization', coalesce(o.name, ''), 'venue', p.name,
  'address', p.address, 'postcode', p.postcode, 'cost_words', s.fees_description,
  'pence_per_visit', s.pence_per_visit, 'min_age', s.minimum_age, 'max_age', s.maximum_age,
  'step_free', l.step_free, 'looking_for', s.looking_for, 'website', s.url, 'email', s.email,
  'phone', s.phone, 'assured_date', l.assured_date,
  'interests', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'weight',
      a.weight / 100.0, 'because', a.because, 'given_by', a.given_by) ORDER BY t.code), '[]')
    FROM (SELECT term, weight, because, given_by FROM attribute WHERE service_id = s.id
      UNION ALL SELECT term - 1000000, weight, '', 'guess' FROM posting
        WHERE posting.listing = l.id AND term >= 1000000) AS a
    JOIN taxonomy_term AS t ON t.number = a.term),
  'gifts_wanted', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'because',
      g.because) ORDER BY t.code), '[]')
    FROM gift_wanted AS g JOIN taxonomy_term AS t ON t.number = g.term WHERE g.service_id = s.id),
{facts}  'schedules', (SELECT coalesce(jsonb_agg(jsonb_build_object('dtstart', t.dtstart, 'minutes',
      t.minutes, 'rrule', t.rrule, 'exdates', to_jsonb(t.exdates), 'rdates', to_jsonb(t.rdates),
      'timezone', t.timezone) ORDER BY t.id), '[]')
    FROM schedule AS c JOIN timetable AS t ON t.id = c.timetable_id
    WHERE c.service_at_location_id = l.id))
FROM service_at_location AS l
JOIN service AS s ON s.id = l.service_id
JOIN location AS p ON p.id = l.location_id
LEFT JOIN organization AS o ON o.id = s.organization_id
WHERE l.id = listing
$$
"""
FACTS = """
  'serves', (SELECT jsonb_build_object('districts', coalesce(jsonb_agg(a.district
      ORDER BY a.district) FILTER (WHERE a.metres IS NULL), '[]'), 'metres', max(a.metres))
    FROM service_area AS a WHERE a.service_at_location_id = l.id),
  'first_visit', (SELECT to_jsonb(v) - 'service_at_location_id' FROM first_visit AS v
    WHERE v.service_at_location_id = l.id),
"""
# A row that belongs to one listing says so in the same column.
CHANGED = """
CREATE OR REPLACE FUNCTION history_note_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ids uuid[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'service_at_location' THEN ids := ARRAY[OLD.id];
{each}    WHEN 'service' THEN
      ids := ARRAY(SELECT id FROM service_at_location WHERE service_id = OLD.id);
    WHEN 'location' THEN
      ids := ARRAY(SELECT id FROM service_at_location WHERE location_id = OLD.id);
    WHEN 'organization' THEN
      ids := ARRAY(SELECT l.id FROM service_at_location AS l JOIN service AS s
                   ON s.id = l.service_id WHERE s.organization_id = OLD.id);
    ELSE ids := ARRAY(SELECT id FROM service_at_location WHERE service_id = OLD.service_id);
  END CASE;
  PERFORM history_touch(ids, true);
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$
"""
EACH = "    WHEN '{}' THEN ids := ARRAY[OLD.service_at_location_id];\n"
TABLES = ("service_area", "first_visit")


def upgrade() -> None:
    op.create_table(
        "service_area",
        _listing(),
        sa.Column(
            "district", sa.Text(), nullable=False, comment="WN7 or M46 9; empty for a distance"
        ),
        sa.Column("metres", sa.Integer(), comment="how far from its own place"),
        sa.Column("reaches", NativeCircle(), comment="that distance, in the store's metres"),
        sa.PrimaryKeyConstraint("service_at_location_id", "district", name=op.f("pk_service_area")),
        _belongs("service_area"),
        comment="HSDS service area: where someone comes to people",
    )
    op.create_index("ix_service_area_district", "service_area", ["district"])
    op.create_index("ix_service_area_reaches", "service_area", ["reaches"], postgresql_using="gist")
    op.create_table(
        "first_visit",
        _listing(),
        sa.Column("greeted_by", sa.Text(), nullable=False),
        sa.Column("bring_someone", sa.Text(), nullable=False),
        sa.Column("toilets", sa.Text(), nullable=False, comment="HSDS accessibility"),
        sa.Column("quiet_space", sa.Text(), nullable=False, comment="HSDS accessibility"),
        sa.Column("parking", sa.Text(), nullable=False, comment="HSDS accessibility"),
        sa.Column("what_to_expect", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("service_at_location_id", name=op.f("pk_first_visit")),
        _belongs("first_visit"),
        comment="What is told of a first visit: yes, no, or in words; empty where nobody has",
    )
    _remember("schedule", *TABLES, facts=FACTS)
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER history_changed BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW "
            "WHEN (coalesce(current_setting('asset_map.run', true), '') = '') "
            "EXECUTE FUNCTION history_note_changed()"
        )


def _remember(*tables: str, facts: str = "") -> None:
    """Have the history tell these tables' changes as the listing's."""
    op.execute(WORDS.format(facts=facts))
    op.execute(CHANGED.format(each="".join(map(EACH.format, tables))))


def _listing() -> "sa.Column[object]":
    return sa.Column("service_at_location_id", sa.Uuid(), nullable=False)


def _belongs(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["service_at_location_id"],
        ["service_at_location.id"],
        name=op.f(f"fk_{table}_service_at_location_id"),
        ondelete="CASCADE",
    )


def downgrade() -> None:
    _remember("schedule")
    for table in TABLES:
        op.drop_table(table)
