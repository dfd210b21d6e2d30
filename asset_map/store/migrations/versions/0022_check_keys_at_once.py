"""Check the foreign keys of many new rows at once, where they are not checked row by row."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# For every foreign key of the table, from the catalogue. What is pointed to and was there before is
# locked, so that nobody removes it meanwhile; what this transaction brought nobody else sees.
# Looked up by index, for a batch is small beside the tables.
CHECK = """
CREATE FUNCTION keys_check_at_once() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE key record; doubtful boolean;
BEGIN
  FOR key IN
    SELECT c.conname AS name, c.confrelid::regclass AS parent,
           quote_ident(ours.attname) AS points, quote_ident(theirs.attname) AS at
    FROM pg_constraint AS c
    JOIN pg_attribute AS ours ON ours.attrelid = c.conrelid AND ours.attnum = c.conkey[1]
    JOIN pg_attribute AS theirs ON theirs.attrelid = c.confrelid AND theirs.attnum = c.confkey[1]
    WHERE c.conrelid = TG_RELID AND c.contype = 'f'
  LOOP
    EXECUTE format(
      'SELECT EXISTS (SELECT FROM (SELECT DISTINCT %1$s AS id FROM added) AS a
       LEFT JOIN %2$s AS p ON p.%3$s = a.id
       WHERE a.id IS NOT NULL AND (p.%3$s IS NULL OR p.xmin <> pg_current_xact_id()::xid))',
      key.points, key.parent, key.at) INTO doubtful;
    CONTINUE WHEN NOT doubtful;
    EXECUTE format('SELECT FROM %2$s WHERE %3$s IN (SELECT %1$s FROM added) FOR KEY SHARE',
      key.points, key.parent, key.at);
    EXECUTE format(
      'SELECT EXISTS (SELECT FROM (SELECT DISTINCT %1$s AS id FROM added) AS a
       WHERE a.id IS NOT NULL AND NOT EXISTS (SELECT FROM %2$s AS p WHERE p.%3$s = a.id))',
      key.points, key.parent, key.at) INTO doubtful;
    IF doubtful THEN
      RAISE foreign_key_violation USING MESSAGE = format(
        'rows of table "%s" violate foreign key constraint "%s"', TG_TABLE_NAME, key.name);
    END IF;
  END LOOP;
  RETURN NULL;
END $$
"""
# What an import copies rows into that point somewhere.
TABLES = (
    *("service", "service_at_location", "attribute", "gift_wanted", "schedule"),
    *("service_area", "first_visit", "service_capacity"),
)


def upgrade() -> None:
    op.execute(CHECK)
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER keys_checked_at_once AFTER INSERT ON {table} "
            "REFERENCING NEW TABLE AS added FOR EACH STATEMENT "
            "EXECUTE FUNCTION keys_check_at_once()"
        )
        # Only there, where the row by row checks do not act: everywhere else they do.
        op.execute(f"ALTER TABLE {table} ENABLE REPLICA TRIGGER keys_checked_at_once")


def downgrade() -> None:
    for table in TABLES:
        op.execute(f"DROP TRIGGER keys_checked_at_once ON {table}")
    op.execute("DROP FUNCTION keys_check_at_once()")
