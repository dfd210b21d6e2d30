"""Remember who changed what of a listing: by triggers, in a table that only they write."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

# A listing in the words of model.Listing, as imports keep it of old.
WORDS = """
CREATE FUNCTION listing_words(listing uuid) RETURNS jsonb
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
  'schedules', (SELECT coalesce(jsonb_agg(jsonb_build_object('dtstart', t.dtstart, 'minutes',
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
# One row for a listing and a transaction, however much of it is changed: as it was at the first
# touch. Who and what for are said in settings of the transaction.
TOUCH = """
CREATE FUNCTION history_touch(ids uuid[], there boolean) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO history (listing, transaction, login, who, what, before)
  SELECT touched, pg_current_xact_id()::text::bigint, session_user,
         coalesce(nullif(current_setting('asset_map.who', true), ''), session_user),
         coalesce(nullif(current_setting('asset_map.what', true), ''), 'changed'),
         CASE WHEN there THEN listing_words(touched) END
  FROM unnest(ids) AS touched
  WHERE NOT EXISTS (SELECT FROM history AS h WHERE h.listing = touched AND h.at = now()
                    AND h.transaction = pg_current_xact_id()::text::bigint)
  ON CONFLICT DO NOTHING
$$
"""
CHANGED = """
CREATE FUNCTION history_note_changed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE ids uuid[];
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'service_at_location' THEN ids := ARRAY[OLD.id];
    WHEN 'schedule' THEN ids := ARRAY[OLD.service_at_location_id];
    WHEN 'service' THEN
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
ADDED = """
CREATE FUNCTION history_note_added() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF coalesce(current_setting('asset_map.run', true), '') = '' THEN
    PERFORM history_touch(ARRAY(SELECT id FROM added), false);
  END IF;
  RETURN NULL;
END $$
"""
# What a run brings first is told by the run; what it changes has a row here, and stands in
# import_change as it was before.
IMPORTED = """
CREATE FUNCTION history_note_imported() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE run text := coalesce(current_setting('asset_map.run', true), '');
BEGIN
  IF run <> '' THEN
    INSERT INTO history (listing, transaction, login, who, what, run_id)
    SELECT id, pg_current_xact_id()::text::bigint, session_user,
           coalesce(nullif(current_setting('asset_map.who', true), ''), session_user),
           'import', run::int
    FROM changed ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END $$
"""
# At the end of the transaction: as it is now. What came to nothing is nobody's history.
FILL = """
CREATE FUNCTION history_fill_after() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE now_words jsonb := listing_words(NEW.listing);
BEGIN
  IF now_words IS NOT DISTINCT FROM NEW.before THEN
    DELETE FROM history WHERE id = NEW.id;
  ELSE
    UPDATE history SET after = now_words WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END $$
"""
# Every string of a document.
IN_DOCUMENT = """
CREATE FUNCTION erased(document jsonb, pattern text) RETURNS jsonb
LANGUAGE plpgsql IMMUTABLE SET search_path = public, pg_temp AS $$
BEGIN
  RETURN CASE jsonb_typeof(document)
    WHEN 'string' THEN to_jsonb(regexp_replace(document #>> '{}', pattern, '', 'gi'))
    WHEN 'array' THEN coalesce(
      (SELECT jsonb_agg(erased(value, pattern)) FROM jsonb_array_elements(document)), '[]')
    WHEN 'object' THEN coalesce(
      (SELECT jsonb_object_agg(key, erased(value, pattern)) FROM jsonb_each(document)), '{}')
    ELSE document
  END;
END $$
"""
# The owner's alone. Every text and document of every table that may hold people's details; the
# history last, for the changes to the others are written there first.
ERASE = """
CREATE FUNCTION erase_details(pattern text, who text) RETURNS TABLE (place text, changed bigint)
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE one record; found bigint; counts jsonb := '{}';
BEGIN
  PERFORM set_config('asset_map.who', who, true);
  PERFORM set_config('asset_map.what', 'contact details erased', true);
  PERFORM set_config('asset_map.run', '', true);
  UPDATE service_at_location AS l SET last_modified = now() FROM service AS s
  WHERE s.id = l.service_id
    AND concat_ws(' ', s.name, s.description, s.looking_for, s.url, s.email, s.phone) ~* pattern;
  FOR one IN
    SELECT c.relname::text AS relation, a.attname::text AS field, a.atttypid::regtype AS type
    FROM pg_class AS c JOIN pg_attribute AS a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
      AND NOT a.attisdropped AND a.attgenerated = ''
      AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype)
      AND c.relname NOT IN ('alembic_version', 'area', 'area_figure', 'ask_count', 'instance',
        'name_text', 'name_word', 'place', 'postcode', 'postcode_sector', 'spatial_ref_sys',
        'ruling', 'taxonomy_term', 'timetable', 'erasure',
        -- who signs in is looked after by `asset-map accounts`
        'account', 'account_session', 'account_link', 'recovery_code', 'sign_in_try')
    ORDER BY c.relname = 'history', c.relname, a.attnum
  LOOP
    EXECUTE format(
      CASE one.type WHEN 'jsonb'::regtype
        THEN 'UPDATE %I SET %2$I = erased(%2$I, $1) WHERE %2$I::text ~* $1'
        ELSE 'UPDATE %I SET %2$I = trim(regexp_replace(%2$I, $1, '''', ''gi'')) WHERE %2$I ~* $1'
      END, one.relation, one.field) USING pattern;
    GET DIAGNOSTICS found = ROW_COUNT;
    IF found > 0 THEN
      place := one.relation || '.' || one.field;
      changed := found;
      counts := counts || jsonb_build_object(place, found);
      RETURN NEXT;
    END IF;
  END LOOP;
  INSERT INTO erasure (who, counts) VALUES (who, counts);
END $$
"""
FUNCTIONS = (WORDS, TOUCH, CHANGED, ADDED, IMPORTED, FILL, IN_DOCUMENT, ERASE)
NO_RUN = "coalesce(current_setting('asset_map.run', true), '') = ''"
OWN = ("service_at_location", "service", "attribute", "gift_wanted", "schedule")
# Of the shared ones only those go that nothing stands on any more.
SHARED = ("location", "organization")
ROW_BY_ROW = dict.fromkeys(OWN, "UPDATE OR DELETE") | dict.fromkeys(SHARED, "UPDATE")
TRIGGERS = (
    *(
        f"CREATE TRIGGER history_changed BEFORE {when} ON {table} FOR EACH ROW "
        f"WHEN ({NO_RUN}) EXECUTE FUNCTION history_note_changed()"
        for table, when in ROW_BY_ROW.items()
    ),
    """
    CREATE TRIGGER history_added AFTER INSERT ON service_at_location REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION history_note_added()
    """,
    """
    CREATE TRIGGER history_imported AFTER UPDATE ON service_at_location
    REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION history_note_imported()
    """,
    """
    CREATE CONSTRAINT TRIGGER history_filled AFTER INSERT ON history DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (NEW.run_id IS NULL) EXECUTE FUNCTION history_fill_after()
    """,
)
# Nobody calls these but triggers and the owner.
OURS_ALONE = (
    *("history_touch(uuid[], boolean)", "erase_details(text, text)", "erased(jsonb, text)"),
    "listing_words(uuid)",
)


def upgrade() -> None:
    op.create_table(
        "history",
        sa.Column("id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("transaction", sa.BigInteger(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False, comment="the database's own name for it"),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=True, comment="import_change has it as it was"),
        sa.Column("before", postgresql.JSONB(), nullable=True),
        sa.Column("after", postgresql.JSONB(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
        comment="Every change of a listing. Written by triggers alone",
    )
    op.create_index(
        "uq_history_listing_at",
        "history",
        ["listing", "at", "transaction"],
        unique=True,
        postgresql_where=sa.text("run_id IS NULL"),
    )
    op.create_index(
        "uq_history_listing_run",
        "history",
        ["listing", "run_id"],
        unique=True,
        postgresql_where=sa.text("run_id IS NOT NULL"),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("counts", postgresql.JSONB(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_erasure")),
        comment="That somebody's details were erased, and from how many rows; not whose",
    )
    for statement in (*FUNCTIONS, *TRIGGERS):
        op.execute(statement)
    for function in OURS_ALONE:
        op.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM PUBLIC")


def downgrade() -> None:
    for table in ROW_BY_ROW:
        op.execute(f"DROP TRIGGER history_changed ON {table}")
    for name in ("added", "imported"):
        op.execute(f"DROP TRIGGER history_{name} ON service_at_location")
    op.drop_table("erasure")
    op.drop_table("history")
    for name in ("note_changed()", "note_added()", "note_imported()", "fill_after()"):
        op.execute(f"DROP FUNCTION history_{name}")
    for function in OURS_ALONE:
        op.execute(f"DROP FUNCTION {function}")
