-- One million invented listings, clustered like Great Britain: 400 towns of Zipf-like size, 300 interests
-- of Zipf-like popularity, 2.2 of them to a listing, seven in ten with a weekly session.
-- Runs on an empty, migrated store with the vocabulary loaded. :listings is how many.
SELECT setseed(0.42);
SET synchronous_commit = off;
SET maintenance_work_mem = '1GB';

INSERT INTO source (name) VALUES ('country') ON CONFLICT DO NOTHING;

CREATE TEMPORARY TABLE town AS
SELECT n, 250000 + 400000 * random() AS x, 50000 + 650000 * power(random(), 1.5) AS y,
       1.0 / power(n, 0.8) AS size, 1000 + 6000 / power(n, 0.3) AS spread
FROM generate_series(1, 400) AS n;

CREATE TEMPORARY TABLE town_share AS
SELECT n, x, y, spread, sum(size) OVER (ORDER BY n) / sum(size) OVER () AS upto,
       (sum(size) OVER (ORDER BY n) - size) / sum(size) OVER () AS downto
FROM town;
CREATE INDEX ON town_share USING gist (numrange(downto::numeric, upto::numeric));

CREATE TEMPORARY TABLE popular AS
SELECT number, parent_number, row_number() OVER (ORDER BY md5(code)) AS rank
FROM taxonomy_term WHERE parent_number IS NOT NULL AND status = 'active' ORDER BY 3 LIMIT 300;
CREATE TEMPORARY TABLE popular_share AS
SELECT number, parent_number, sum(1.0 / rank) OVER (ORDER BY rank) / sum(1.0 / rank) OVER () AS upto,
       (sum(1.0 / rank) OVER (ORDER BY rank) - 1.0 / rank) / sum(1.0 / rank) OVER () AS downto
FROM popular;

-- A slot for each weekday and half hour from 9 to 20:30.
CREATE TEMPORARY TABLE slot AS
SELECT day * 24 + half AS n, md5('slot' || day || ' ' || half)::uuid AS id, day, half,
       timestamp '2024-01-01 09:00' + day * interval '1 day' + half * interval '30 minutes' AS dtstart,
       1 << (day * 4 + CASE WHEN 9 + half / 2 < 12 THEN 0 WHEN 9 + half / 2 < 17 THEN 1 ELSE 2 END) AS weekly
FROM generate_series(0, 6) AS day, generate_series(0, 23) AS half;
INSERT INTO timetable (id, dtstart, minutes, rrule, exdates, rdates, timezone, weekly, expanded_until)
SELECT id, dtstart, 30, 'FREQ=WEEKLY;BYDAY=' || (ARRAY['MO','TU','WE','TH','FR','SA','SU'])[day + 1],
       '{}', '{}', 'Europe/London', weekly, current_date + 400
FROM slot ON CONFLICT DO NOTHING;
INSERT INTO occurrence (timetable_id, starts_at, ends_at, weekly)
SELECT id, starts AT TIME ZONE 'Europe/London', (starts + interval '30 minutes') AT TIME ZONE 'Europe/London', weekly
FROM slot, generate_series(0, 58) AS week,
     LATERAL (SELECT date_trunc('week', now()::timestamp) + (dtstart - timestamp '2024-01-01 00:00')
                     + week * interval '7 days' AS starts) AS on_the_wall
ON CONFLICT DO NOTHING;

-- Named rows first, in the order of the map, as an import of one council after another would leave them.
CREATE TEMPORARY TABLE draw AS
SELECT md5('listing ' || n)::uuid AS id, md5('service ' || n)::uuid AS service_id,
       md5('location ' || n)::uuid AS location_id, n, random() AS for_town,
       random() AS u1, random() AS u2, random() AS for_kind, random() AS for_cost,
       random() AS for_slot, random() AS for_age, random() AS for_step, random() AS for_date
FROM generate_series(1, :listings) AS n;
CREATE TEMPORARY TABLE listing AS
SELECT d.*, t.x + t.spread * sqrt(-2 * ln(greatest(u1, 1e-9))) * cos(2 * pi() * u2) AS x,
       t.y + t.spread * sqrt(-2 * ln(greatest(u1, 1e-9))) * sin(2 * pi() * u2) AS y,
       CASE WHEN for_kind < 0.12 THEN 0 WHEN for_kind < 0.62 THEN 1 WHEN for_kind < 0.82 THEN 2 ELSE 3 END AS kind,
       CASE WHEN for_cost < 0.35 THEN 0 WHEN for_cost < 0.8 THEN (50 * ceil(20 * (for_cost - 0.35)))::int END AS pence,
       CASE WHEN for_slot < 0.7 THEN (for_slot / 0.7 * 168)::int END AS slot,
       CASE WHEN for_age < 0.2 THEN 50 WHEN for_age < 0.3 THEN 18 END AS minimum_age,
       CASE WHEN for_step < 0.6 THEN true WHEN for_step < 0.7 THEN false END AS step_free,
       CASE WHEN for_date < 0.85 THEN current_date - (for_date * 900)::int END AS assured_date
FROM draw AS d JOIN town_share AS t
  ON numrange(t.downto::numeric, t.upto::numeric) @> d.for_town::numeric;

INSERT INTO location (id, name, address, postcode, longitude, latitude, geometry, source_id, source_ref, last_modified)
SELECT location_id, 'Hall ' || n, n || ' High Street', '', ST_X(degrees), ST_Y(degrees), metres, s.id, n::text, now()
FROM listing, source AS s,
     LATERAL (SELECT ST_SetSRID(ST_MakePoint(x, y), ST_SRID(to_metres(-2, 53))) AS metres) AS m,
     LATERAL (SELECT ST_Transform(metres, 4326) AS degrees) AS d
WHERE s.name = 'country' ORDER BY n;
INSERT INTO service (id, kind, name, description, fees_description, pence_per_visit, minimum_age, looking_for,
                     url, email, phone, source_id, source_ref, last_modified, assured_date)
SELECT service_id, (ARRAY['hub','group','micro-enterprise','activity'])[kind + 1], 'Listing ' || n,
       'We meet for company and a brew, beginners are welcome and all the kit is here. Come as you are, number ' || n || '.',
       CASE WHEN pence = 0 THEN 'Free' WHEN pence IS NULL THEN '' ELSE '£' || (pence / 100.0)::numeric(6, 2) END, pence,
       minimum_age, '', '', '', '01632 960' || lpad((n % 1000)::text, 3, '0'), s.id, n::text, now(), assured_date
FROM listing, source AS s WHERE s.name = 'country' ORDER BY n;
INSERT INTO service_at_location (id, service_id, location_id, step_free, fingerprint, source_id, source_ref, last_modified, assured_date)
SELECT listing.id, service_id, location_id, CASE step_free WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END, '\x00',
       s.id, n::text, now(), assured_date
FROM listing, source AS s WHERE s.name = 'country' ORDER BY n;
INSERT INTO schedule (service_at_location_id, timetable_id)
SELECT listing.id, slot.id FROM listing JOIN slot ON slot.n = listing.slot ORDER BY listing.n;
-- 2.2 on average: each listing draws three times, the second and third with six chances in ten.
INSERT INTO attribute (service_id, term, weight, because, given_by)
SELECT listing.service_id, p.number, CASE turn WHEN 1 THEN 100 ELSE 60 END, '', 'source'
FROM listing CROSS JOIN generate_series(1, 3) AS turn
CROSS JOIN LATERAL (SELECT random() AS chance, random() AS draw WHERE listing.n > turn - 4) AS r
JOIN popular_share AS p ON r.draw >= p.downto AND r.draw < p.upto
WHERE turn = 1 OR chance < 0.6
ORDER BY listing.n
ON CONFLICT DO NOTHING;

-- Half of the micro-enterprises come to people: most to three districts, some to all within five miles.
INSERT INTO service_area (service_at_location_id, district, metres, reaches)
SELECT id, 'D' || floor(x / 10000) + east || '-' || floor(y / 10000) + north, NULL::int, NULL::circle
FROM listing, (VALUES (0, 0), (1, 0), (0, 1)) AS beside (east, north)
WHERE kind = 2 AND n % 2 = 0 AND n % 20 <> 0
UNION ALL
SELECT id, '', 8000, circle(point(x, y), 8000) FROM listing WHERE kind = 2 AND n % 20 = 0;

DROP INDEX ix_posting_term_point, ix_posting_listing;
INSERT INTO posting (term, point, listing, weight, main_term, weekly, pence, minimum_age, maximum_age, step_free, kind, assured_date, comes)
SELECT terms.term, point(x, y), listing.id, terms.weight, main.term, coalesce(slot.weekly, 0), pence, minimum_age, NULL,
       step_free, kind, assured_date, CASE WHEN kind = 2 AND listing.n % 2 = 0 THEN true END
FROM listing LEFT JOIN slot ON slot.n = listing.slot
CROSS JOIN LATERAL (
  SELECT term, max(weight) AS weight FROM (
    SELECT term, weight FROM attribute AS a WHERE a.service_id = listing.service_id
    UNION ALL SELECT t.parent_number, weight FROM attribute AS a JOIN taxonomy_term AS t ON t.number = a.term
      WHERE a.service_id = listing.service_id
    UNION ALL SELECT 0, 100) AS under
  GROUP BY term) AS terms
JOIN (SELECT service_id, min(term) AS term FROM attribute WHERE weight = 100 GROUP BY 1) AS main
  ON main.service_id = listing.service_id
ORDER BY terms.term;
