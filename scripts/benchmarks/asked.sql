-- Twenty thousand invented asks and, for comparison, the obvious table: one geometry, its tags in an array.
DROP TABLE IF EXISTS asked, plain_asset;
-- Up to three interests to an ask. One ask in two draws them as listings do, so that they are common; the other
-- draws from all alike, as people who come with something of their own do.
CREATE TABLE asked AS
SELECT n, l.longitude, l.latitude, wanted.codes, wanted.numbers, 7 << (n % 7 * 4) AS weekly, n % 2 = 0 AS common,
       ARRAY['D' || floor(ST_X(l.geometry) / 10000) || '-' || floor(ST_Y(l.geometry) / 10000)] AS districts
FROM generate_series(1, 20000) AS n
JOIN LATERAL (
  SELECT longitude, latitude, geometry FROM location
  WHERE id = md5('location ' || (1 + n::bigint * 7919 % :listings))::uuid
) AS l ON true
CROSS JOIN LATERAL (
  SELECT array_agg(code) AS codes, array_agg(number) AS numbers FROM (
    SELECT code, number FROM (
      SELECT t.code, t.number FROM attribute AS a JOIN taxonomy_term AS t ON t.number = a.term
      WHERE n % 2 = 0
        AND a.service_id IN (md5('service ' || (1 + n::bigint * 104729 % :listings))::uuid,
                             md5('service ' || (1 + n::bigint * 1299709 % :listings))::uuid,
                             md5('service ' || (1 + n::bigint * 15485863 % :listings))::uuid)
      UNION
      SELECT code, number FROM (
        SELECT code, number, row_number() OVER (ORDER BY md5(code)) AS rank FROM taxonomy_term
        WHERE parent_number IS NOT NULL AND status = 'active') AS ranked
      WHERE n % 2 = 1 AND rank IN (1 + n * 17 % 300, 1 + n * 101 % 300, 1 + n * 211 % 300)
    ) AS drawn LIMIT 3
  ) AS three
) AS wanted;
ALTER TABLE asked ADD PRIMARY KEY (n);
CREATE TABLE plain_asset AS
SELECT sal.id, l.geometry, array_agg(a.term) AS tags, coalesce(max(t.weekly), 0) AS weekly,
       s.pence_per_visit AS pence
FROM service_at_location AS sal JOIN service AS s ON s.id = sal.service_id
JOIN location AS l ON l.id = sal.location_id JOIN attribute AS a ON a.service_id = s.id
LEFT JOIN schedule AS c ON c.service_at_location_id = sal.id
LEFT JOIN timetable AS t ON t.id = c.timetable_id
GROUP BY sal.id, l.geometry, s.pence_per_visit;
CREATE INDEX ON plain_asset USING gist (geometry);
VACUUM ANALYZE asked;
VACUUM ANALYZE plain_asset;
