\set n random(1, 20000)
SELECT id, geometry <-> asker.here AS metres
FROM asked
CROSS JOIN LATERAL (SELECT to_metres(asked.longitude, asked.latitude) AS here OFFSET 0) AS asker
CROSS JOIN LATERAL (
  SELECT id, geometry FROM plain_asset
  WHERE ST_DWithin(geometry, asker.here, 5000) AND tags && asked.numbers
    AND plain_asset.weekly & asked.weekly <> 0 AND pence = 0
  ORDER BY geometry <-> asker.here LIMIT 20
) AS near
WHERE asked.n = :n
