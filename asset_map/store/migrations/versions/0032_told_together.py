"""Keep all that is told of a listing in one row: an answer reads one tree instead of eleven."""

import sqlalchemy as sa
from alembic import op

revision = "0032"
down_revision = "0031"
branch_labels = None
depends_on = None

# All that is told of each published listing, as it is now.
TELLING = """
CREATE VIEW public_telling AS
SELECT l.id AS listing, l.source, l.source_id, l.kind, l.name, l.description, l.organization,
       l.venue, l.address, l.postcode, l.longitude, l.latitude, l.fees_description,
       l.pence_per_visit, l.minimum_age, l.maximum_age, l.step_free, l.looking_for, l.url, l.email,
       l.phone, l.assured_date, l.last_modified, visit.greeted_by, visit.bring_someone,
       visit.toilets, visit.quiet_space, visit.parking, visit.what_to_expect,
       capacity.maximum, l.area_only, served.districts, served.metres,
       ARRAY(SELECT term FROM attribute WHERE attribute.service_id = l.service_id
             ORDER BY weight DESC, term) AS terms,
       ARRAY(SELECT timetable_id FROM schedule
             WHERE schedule.service_at_location_id = l.id ORDER BY timetable_id) AS timetables
FROM public_listing AS l
LEFT JOIN first_visit AS visit ON visit.service_at_location_id = l.id
LEFT JOIN service_capacity AS capacity ON capacity.service_at_location_id = l.id
LEFT JOIN LATERAL (
  SELECT array_agg(district ORDER BY district) FILTER (WHERE area.metres IS NULL) AS districts,
         max(area.metres) AS metres
  FROM service_area AS area WHERE area.service_at_location_id = l.id
) AS served ON true
"""
# A row goes as soon as anything changes that it tells; the next `tend` or import puts it together
# again. A row beside a listing's is only ever added while the listing itself is written.
GONE = """
CREATE FUNCTION told_forget() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ids uuid[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'service_at_location' THEN ids := ARRAY(SELECT id FROM changed);
    WHEN 'service' THEN
      ids := ARRAY(SELECT l.id FROM changed JOIN service_at_location AS l
                   ON l.service_id = changed.id);
    WHEN 'location' THEN
      ids := ARRAY(SELECT l.id FROM changed JOIN service_at_location AS l
                   ON l.location_id = changed.id);
    WHEN 'organization' THEN
      ids := ARRAY(SELECT l.id FROM changed JOIN service AS s ON s.organization_id = changed.id
                   JOIN service_at_location AS l ON l.service_id = s.id);
    WHEN 'attribute' THEN
      ids := ARRAY(SELECT l.id FROM changed JOIN service_at_location AS l
                   ON l.service_id = changed.service_id);
    ELSE ids := ARRAY(SELECT service_at_location_id FROM changed);
  END CASE;
  DELETE FROM told WHERE listing = ANY (ids);
  RETURN NULL;
END $$
"""
RENAMED = """
CREATE FUNCTION told_forget_source() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM told WHERE told.source = OLD.name;
  RETURN NULL;
END $$
"""
EMPTIED = """
CREATE FUNCTION told_empty() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM told;
  RETURN NULL;
END $$
"""
TABLES = (
    *("service_at_location", "service", "location", "organization", "attribute"),
    *("schedule", "first_visit", "service_capacity", "service_area"),
)
FUNCTIONS = ("told_forget()", "told_forget_source()", "told_empty()")


def upgrade() -> None:
    op.execute(TELLING)
    _table()
    op.execute("INSERT INTO told SELECT * FROM public_telling")
    op.execute("ANALYZE told")
    for function in (GONE, RENAMED, EMPTIED):
        op.execute(function)
    for table in TABLES:
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER told_{event.lower()} AFTER {event} ON {table} "
                "REFERENCING OLD TABLE AS changed FOR EACH STATEMENT "
                "EXECUTE FUNCTION told_forget()"
            )
    op.execute(
        "CREATE TRIGGER told_renamed AFTER UPDATE OF name ON source FOR EACH ROW "
        "EXECUTE FUNCTION told_forget_source()"
    )
    op.execute(
        "CREATE TRIGGER told_truncate AFTER TRUNCATE ON service_at_location "
        "FOR EACH STATEMENT EXECUTE FUNCTION told_empty()"
    )


def downgrade() -> None:
    for table in TABLES:
        for event in ("update", "delete"):
            op.execute(f"DROP TRIGGER told_{event} ON {table}")
    op.execute("DROP TRIGGER told_renamed ON source")
    op.execute("DROP TRIGGER told_truncate ON service_at_location")
    for function in FUNCTIONS:
        op.execute(f"DROP FUNCTION {function}")
    op.drop_table("told")
    op.execute("DROP VIEW public_telling")


def _table() -> None:
    def said(*names: str) -> list[sa.Column[str]]:
        return [sa.Column(name, sa.Text(), nullable=False) for name in names]

    def may_be_said(*names: str) -> list[sa.Column[str]]:
        return [sa.Column(name, sa.Text()) for name in names]

    op.create_table(
        "told",
        sa.Column("listing", sa.Uuid(), nullable=False),
        *said("source", "source_id", "kind", "name", "description", "organization", "venue"),
        *said("address", "postcode"),
        sa.Column("longitude", sa.Double(), nullable=False),
        sa.Column("latitude", sa.Double(), nullable=False),
        *said("fees_description"),
        sa.Column("pence_per_visit", sa.Integer()),
        sa.Column("minimum_age", sa.SmallInteger()),
        sa.Column("maximum_age", sa.SmallInteger()),
        *said("step_free", "looking_for", "url", "email", "phone"),
        sa.Column("assured_date", sa.Date()),
        sa.Column("last_modified", sa.DateTime(timezone=True), nullable=False),
        *may_be_said("greeted_by", "bring_someone", "toilets", "quiet_space", "parking"),
        *may_be_said("what_to_expect"),
        sa.Column("maximum", sa.Integer()),
        sa.Column("area_only", sa.Boolean(), nullable=False),
        sa.Column("districts", sa.ARRAY(sa.Text())),
        sa.Column("metres", sa.Integer()),
        sa.Column("terms", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("timetables", sa.ARRAY(sa.Uuid()), nullable=False),
        sa.PrimaryKeyConstraint("listing", name=op.f("pk_told")),
        comment="What public_telling says of a listing, put together beforehand; no row: ask there",
    )
