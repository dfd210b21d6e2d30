"""Post who comes to people by term and by the place they serve: one look instead of hundreds."""

import sqlalchemy as sa
from alembic import op

from asset_map.store.tables_of_facts import NativeCircle

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Written by triggers alone. A listing's areas are written before its postings, always.
ADD = """
  INSERT INTO served_posting
  SELECT added.*, nullif(area.district, ''), area.reaches
  FROM {added} AS added JOIN service_area AS area ON area.service_at_location_id = added.listing
  WHERE added.comes;
"""
KEEP = f"""
CREATE FUNCTION served_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') THEN
    DELETE FROM served_posting AS served USING removed
    WHERE removed.comes AND served.listing = removed.listing AND served.term = removed.term;
  END IF;
  IF TG_OP IN ('UPDATE', 'INSERT') THEN
    {ADD.format(added="added")}
  END IF;
  RETURN NULL;
END $$
"""
EMPTIED = """
CREATE FUNCTION served_empty() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM served_posting;
  RETURN NULL;
END $$
"""
NEW, OLD = "NEW TABLE AS added", "OLD TABLE AS removed"
TRIGGERS = {"INSERT": NEW, "DELETE": OLD, "UPDATE": f"{OLD} {NEW}"}


def upgrade() -> None:
    op.execute("CREATE TABLE served_posting (LIKE posting INCLUDING COMMENTS)")
    comment = "Postings of who comes to people, once for each area they serve"
    op.execute(f"COMMENT ON TABLE served_posting IS '{comment}'")
    op.add_column("served_posting", sa.Column("district", sa.Text(), comment="WN7 or M46 9"))
    op.add_column("served_posting", sa.Column("reaches", NativeCircle(), comment="or a distance"))
    op.execute(ADD.format(added="posting"))
    op.create_index("ix_served_posting_district_term", "served_posting", ["district", "term"])
    op.create_index(
        "ix_served_posting_term_reaches",
        "served_posting",
        ["term", "reaches"],
        postgresql_using="gist",
        postgresql_where=sa.text("reaches IS NOT NULL"),
    )
    op.create_index("ix_served_posting_listing", "served_posting", ["listing"])
    op.execute(KEEP)
    op.execute(EMPTIED)
    for event, rows in TRIGGERS.items():
        op.execute(
            f"CREATE TRIGGER served_{event.lower()} AFTER {event} ON posting REFERENCING {rows} "
            "FOR EACH STATEMENT EXECUTE FUNCTION served_keep()"
        )
    op.execute(
        "CREATE TRIGGER served_truncate AFTER TRUNCATE ON posting "
        "FOR EACH STATEMENT EXECUTE FUNCTION served_empty()"
    )


def downgrade() -> None:
    for event in (*TRIGGERS, "TRUNCATE"):
        op.execute(f"DROP TRIGGER served_{event.lower()} ON posting")
    op.execute("DROP FUNCTION served_keep()")
    op.execute("DROP FUNCTION served_empty()")
    op.drop_table("served_posting")
