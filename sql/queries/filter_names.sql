-- What the claims in scope call places, classes and segments: the values that filters of text can take.
-- Grain: filter, code, name.
WITH visible AS NOT MATERIALIZED (
  SELECT province_code, province_name, district_code, district_name, facility_class, segment
  FROM claims_scored
  WHERE $provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code)
)
SELECT DISTINCT 'province' AS filter, province_code AS code, province_name AS name FROM visible
UNION ALL
SELECT DISTINCT 'district', district_code, district_name FROM visible
UNION ALL
SELECT DISTINCT 'facility_class', NULL, facility_class FROM visible
UNION ALL
SELECT DISTINCT 'segment', NULL, segment FROM visible
ORDER BY filter, code, name
