"""Tell what was confirmed, hide what was once and long ago, and take what people suggest."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

PUBLIC_LISTING = """
CREATE OR REPLACE VIEW public_listing AS
SELECT sal.id, source.name AS source, sal.source_ref AS source_id, service.kind, service.name,
       service.description, coalesce(organization.name, '') AS organization, location.name AS venue,
       location.address, location.postcode, location.longitude, location.latitude,
       service.fees_description, service.pence_per_visit, service.minimum_age, service.maximum_age,
       sal.step_free, service.looking_for, service.url, service.email, service.phone,
       {assured} AS assured_date, sal.last_modified, sal.service_id, sal.location_id,
       service.organization_id, sal.source_id AS source_number
FROM service_at_location AS sal
JOIN service ON service.id = sal.service_id
JOIN location ON location.id = sal.location_id
JOIN source ON source.id = sal.source_id
LEFT JOIN organization ON organization.id = service.organization_id
WHERE sal.status = 'active'{shown}
"""
FIRST_SEEN = """
CREATE OR REPLACE VIEW public_first_seen AS
SELECT sal.id, coalesce(run.started_at, sal.last_modified) AS first_seen
FROM service_at_location AS sal LEFT JOIN import_run AS run ON run.id = sal.first_run_id
WHERE sal.status = 'active'{shown}
"""
SHOWN = " AND sal.hidden_since IS NULL"
ASSURED = "greatest(sal.assured_date, sal.confirmed_on)"

# Like listing_words before, and whether it is hidden, and when people here confirmed it.
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
  'phone', s.phone, 'assured_date', l.assured_date, 'confirmed_on', l.confirmed_on,
  'hidden_because', coalesce(l.hidden_because, ''),
  'interests', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'weight',
      a.weight / 100.0, 'because', a.because, 'given_by', a.given_by) ORDER BY t.code), '[]')
    FROM (SELECT term, weight, because, given_by FROM attribute WHERE service_id = s.id
      UNION ALL SELECT term - 1000000, weight, '', 'guess' FROM posting
        WHERE posting.listing = l.id AND term >= 1000000
      UNION ALL SELECT term - 1000000, weight, '', 'guess' FROM hidden_posting
        WHERE hidden_posting.listing = l.id AND term >= 1000000) AS a
    JOIN taxonomy_term AS t ON t.number = a.term),
  'gifts_wanted', (SELECT coalesce(jsonb_agg(jsonb_build_object('code', t.code, 'because',
      g.because) ORDER BY t.code), '[]')
    FROM gift_wanted AS g JOIN taxonomy_term AS t ON t.number = g.term WHERE g.service_id = s.id),
  'serves', (SELECT jsonb_build_object('districts', coalesce(jsonb_agg(a.district
      ORDER BY a.district) FILTER (WHERE a.metres IS NULL), '[]'), 'metres', max(a.metres))
    FROM service_area AS a WHERE a.service_at_location_id = l.id),
  'first_visit', (SELECT to_jsonb(v) - 'service_at_location_id' FROM first_visit AS v
    WHERE v.service_at_location_id = l.id),
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
# Hidden postings wait aside, so that a listing can come back without being read again.
HIDE = """
CREATE FUNCTION listing_hide(ids uuid[], why text) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE service_at_location SET hidden_because = why, last_modified = clock_timestamp(),
    hidden_since = coalesce(hidden_since, (now() AT TIME ZONE 'Europe/London')::date)
  WHERE id = ANY (ids) AND hidden_because IS DISTINCT FROM why;
  WITH gone AS (DELETE FROM posting WHERE listing = ANY (ids) RETURNING *)
  INSERT INTO hidden_posting SELECT * FROM gone;
  DELETE FROM name_text WHERE listing = ANY (ids);
$$
"""
SHOW = """
CREATE FUNCTION listing_show(ids uuid[]) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE service_at_location SET hidden_because = NULL, hidden_since = NULL,
    last_modified = clock_timestamp()
  WHERE id = ANY (ids) AND hidden_since IS NOT NULL;
  WITH back AS (DELETE FROM hidden_posting WHERE listing = ANY (ids) RETURNING *)
  INSERT INTO posting SELECT * FROM back;
  -- While it was hidden nobody kept its days.
  UPDATE posting SET weekly = bits.weekly FROM (
    SELECT s.service_at_location_id AS id, bit_or(t.weekly) AS weekly
    FROM schedule AS s JOIN timetable AS t ON t.id = s.timetable_id
    WHERE s.service_at_location_id = ANY (ids) GROUP BY s.service_at_location_id
  ) AS bits WHERE posting.listing = bits.id AND posting.weekly <> bits.weekly;
$$
"""
CONFIRM = """
CREATE FUNCTION listing_confirm(listing_id uuid, day date) RETURNS void
LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE service_at_location SET confirmed_on = greatest(confirmed_on, day),
    last_modified = clock_timestamp() WHERE id = listing_id;
  SELECT listing_show(ARRAY(SELECT id FROM service_at_location WHERE id = listing_id
                            AND hidden_because IN ('unconfirmed', 'closed')));
  UPDATE posting SET assured_date = greatest(assured_date, day) WHERE listing = listing_id;
$$
"""
# What a secret link leads to, for as long as it lasts.
CARE_LISTING = """
CREATE FUNCTION care_listing(hash bytea) RETURNS uuid
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT care_link.listing FROM care_link
  JOIN service_at_location AS l ON l.id = care_link.listing AND l.status = 'active'
  WHERE token_hash = hash AND ends_on >= (now() AT TIME ZONE 'Europe/London')::date
$$
"""
READ_LINK = """
CREATE FUNCTION public_care_link(hash bytea) RETURNS TABLE (listing uuid, words jsonb)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT id, listing_words(id) - ARRAY['fingerprint', 'interests', 'gifts_wanted']
  FROM care_listing(hash) AS id WHERE id IS NOT NULL
$$
"""
CONFIRM_BY_LINK = """
CREATE FUNCTION public_confirm(hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid := care_listing(hash);
BEGIN
  IF found IS NULL THEN RETURN false; END IF;
  PERFORM set_config('asset_map.who', 'a link sent to them', true);
  PERFORM set_config('asset_map.what', 'confirmed', true);
  PERFORM set_config('asset_map.run', '', true);
  PERFORM listing_confirm(found, (now() AT TIME ZONE 'Europe/London')::date);
  UPDATE care_link SET used_at = now() WHERE token_hash = hash;
  UPDATE suggestion SET status = 'declined', decided_at = now(), reason = 'they opened again',
    decided_by = 'a link sent to them'
  WHERE suggestion.listing = found AND kind = 'closed' AND by_link AND status = 'waiting';
  RETURN true;
END $$
"""
# It is gone at once, so that nobody walks to a closed door; an officer sees it and can put it back.
CLOSE_BY_LINK = """
CREATE FUNCTION public_close(hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE found uuid := care_listing(hash);
BEGIN
  IF found IS NULL THEN RETURN false; END IF;
  PERFORM set_config('asset_map.who', 'a link sent to them', true);
  PERFORM set_config('asset_map.what', 'closed', true);
  PERFORM set_config('asset_map.run', '', true);
  PERFORM listing_hide(ARRAY[found], 'closed');
  UPDATE care_link SET used_at = now() WHERE token_hash = hash;
  INSERT INTO suggestion (kind, listing, said, by_link)
  SELECT 'closed', found, '{}', true
  WHERE NOT EXISTS (SELECT FROM suggestion AS s WHERE s.listing = found AND s.kind = 'closed'
                    AND s.by_link AND s.status = 'waiting');
  RETURN true;
END $$
"""
STOP = """
CREATE FUNCTION public_stop_reminders(hash bytea) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE reminder SET stopped_on = (now() AT TIME ZONE 'Europe/London')::date
  WHERE address_hash = (SELECT sha256(convert_to(lower(s.email), 'UTF8'))
    FROM service_at_location AS l JOIN service AS s ON s.id = l.service_id
    WHERE l.id = care_listing(hash));
  RETURN FOUND;
END $$
"""
# Today's, made when it is first asked for; with it go the traces of yesterday's addresses.
SALT = """
CREATE FUNCTION public_daily_salt() RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE today date := (now() AT TIME ZONE 'Europe/London')::date;
BEGIN
  IF NOT EXISTS (SELECT FROM daily_salt WHERE day = today) THEN
    DELETE FROM daily_salt WHERE day <> today;
    INSERT INTO daily_salt (day, salt) VALUES (today, sha256(convert_to(
      gen_random_uuid()::text || gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')))
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN (SELECT salt FROM daily_salt WHERE day = today);
END $$
"""
# How many seconds to wait; 0 when it was taken. Eight an hour are plenty for one address; behind
# one address a whole council may sit, and three hundred an hour are more than any council reads.
SUGGEST = """
CREATE FUNCTION public_suggest(asker bytea, kind text, listing uuid, said jsonb, link bytea)
RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  this_hour timestamptz := date_trunc('hour', now());
  linked uuid := CASE WHEN link IS NULL THEN NULL ELSE care_listing(link) END;
  by_them boolean := coalesce(linked = listing, false);
BEGIN
  IF kind NOT IN ('new', 'correction') OR (kind = 'new') <> (listing IS NULL) THEN
    RAISE EXCEPTION 'no such suggestion' USING ERRCODE = 'check_violation';
  END IF;
  IF listing IS NOT NULL AND NOT by_them
    AND NOT EXISTS (SELECT FROM public_listing AS l WHERE l.id = listing) THEN
    RAISE EXCEPTION 'no such listing' USING ERRCODE = 'check_violation';
  END IF;
  DELETE FROM suggestion_count WHERE hour < this_hour - interval '1 day';
  INSERT INTO suggestion_count AS held (hour, asker, made)
  VALUES (this_hour, public_suggest.asker, 1), (this_hour, '', 1)
  ON CONFLICT ON CONSTRAINT pk_suggestion_count DO UPDATE SET made = held.made + 1;
  IF EXISTS (SELECT FROM suggestion_count AS c WHERE c.hour = this_hour
             AND ((c.asker = public_suggest.asker AND c.made > 8 AND c.asker <> '')
               OR (c.asker = '' AND c.made > 300))) THEN
    RETURN greatest(1, ceil(extract(epoch FROM this_hour + interval '1 hour' - now())))::int;
  END IF;
  INSERT INTO suggestion (kind, listing, said, by_link)
  VALUES (public_suggest.kind, public_suggest.listing, public_suggest.said, by_them);
  RETURN 0;
END $$
"""
FUNCTIONS = (
    *(HIDE, SHOW, CONFIRM, CARE_LISTING, READ_LINK, CONFIRM_BY_LINK, CLOSE_BY_LINK, STOP),
    *(SALT, SUGGEST),
)
NAMES = (
    *("public_suggest(bytea, text, uuid, jsonb, bytea)", "public_daily_salt()"),
    *("public_stop_reminders(bytea)", "public_close(bytea)", "public_confirm(bytea)"),
    *("public_care_link(bytea)", "care_listing(bytea)", "listing_confirm(uuid, date)"),
    *("listing_show(uuid[])", "listing_hide(uuid[], text)"),
)


def upgrade() -> None:
    op.add_column("service_at_location", sa.Column("confirmed_on", sa.Date(), nullable=True))
    op.add_column("service_at_location", sa.Column("hidden_since", sa.Date(), nullable=True))
    op.add_column("service_at_location", sa.Column("hidden_because", sa.Text(), nullable=True))
    op.create_check_constraint(
        op.f("ck_service_at_location_hidden"),
        "service_at_location",
        "hidden_because IN ('unconfirmed', 'closed', 'merged')"
        " AND (hidden_because IS NULL) = (hidden_since IS NULL)",
    )
    op.execute("CREATE TABLE hidden_posting (LIKE posting INCLUDING COMMENTS)")
    op.execute("COMMENT ON TABLE hidden_posting IS 'Postings of listings that are hidden'")
    op.create_index("ix_hidden_posting_listing", "hidden_posting", ["listing"])
    _tables()
    op.execute(PUBLIC_LISTING.format(assured=ASSURED, shown=SHOWN))
    op.execute(FIRST_SEEN.format(shown=SHOWN))
    op.execute(WORDS)
    for statement in FUNCTIONS:
        op.execute(statement)
    for name in NAMES:
        op.execute(f"REVOKE EXECUTE ON FUNCTION {name} FROM PUBLIC")


def downgrade() -> None:
    for name in NAMES:
        op.execute(f"DROP FUNCTION {name}")
    op.execute("DROP FUNCTION listing_words(uuid)")
    op.execute(
        "CREATE FUNCTION listing_words(uuid) RETURNS jsonb LANGUAGE sql AS 'SELECT NULL::jsonb'"
    )
    op.execute(PUBLIC_LISTING.format(assured="sal.assured_date", shown=""))
    op.execute(FIRST_SEEN.format(shown=""))
    for table in TABLES:
        op.drop_table(table)
    op.drop_table("hidden_posting")
    op.drop_constraint(op.f("ck_service_at_location_hidden"), "service_at_location")
    for column in ("hidden_because", "hidden_since", "confirmed_on"):
        op.drop_column("service_at_location", column)


TABLES = ("suggestion", "suggestion_count", "daily_salt", "care_link", "reminder", "freshness")


def _tables() -> None:
    now = sa.text("now()")
    op.create_table(
        "suggestion",
        sa.Column("id", sa.Integer(), sa.Identity(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), server_default=now, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("listing", sa.Uuid(), nullable=True),
        sa.Column("said", postgresql.JSONB(), nullable=False, comment="fields, as they were typed"),
        sa.Column("by_link", sa.Boolean(), nullable=False, comment="sent to the listing's e-mail"),
        sa.Column("status", sa.Text(), server_default="waiting", nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "kind IN ('new', 'correction', 'closed')", name=op.f("ck_suggestion_kind")
        ),
        sa.CheckConstraint(
            "status IN ('waiting', 'asked', 'approved', 'declined')",
            name=op.f("ck_suggestion_status"),
        ),
        sa.CheckConstraint("octet_length(said::text) <= 40000", name=op.f("ck_suggestion_said")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        comment="What people suggest. Nothing of it shows until an officer approves",
    )
    op.create_index("ix_suggestion_status", "suggestion", ["status", "id"])
    op.create_table(
        "suggestion_count",
        sa.Column("hour", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asker", sa.LargeBinary(), nullable=False, comment="hashed with a day's salt"),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hour", "asker", name=op.f("pk_suggestion_count")),
        comment="How many suggestions came in an hour, for a day",
    )
    op.create_table(
        "daily_salt",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("day", name=op.f("pk_daily_salt")),
        comment="Gone the next day, and with it the way from a count to an address",
    )
    op.create_table(
        "care_link",
        sa.Column("token_hash", sa.LargeBinary(), nullable=False, comment="SHA-256"),
        sa.Column("listing", sa.Uuid(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("octet_length(token_hash) = 32", name=op.f("ck_care_link_token_hash")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_care_link")),
        comment="Links by which whoever runs a listing confirms, corrects or closes it",
    )
    op.create_table(
        "reminder",
        sa.Column("address_hash", sa.LargeBinary(), nullable=False, comment="SHA-256"),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("address_hash", name=op.f("pk_reminder")),
        comment="Which addresses were reminded when, and which want no more",
    )
    op.create_table(
        "freshness",
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False, comment="gss_code; empty where none is held"),
        sa.Column("listings", sa.Integer(), nullable=False),
        sa.Column("in_3_months", sa.Integer(), nullable=False),
        sa.Column("in_6_months", sa.Integer(), nullable=False),
        sa.Column("in_12_months", sa.Integer(), nullable=False),
        sa.Column("never", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("source", "area", name=op.f("pk_freshness")),
        comment="How much of the map was confirmed lately",
    )
