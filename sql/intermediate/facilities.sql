-- grain: one facility key; its attributes are those of most of its claims
CREATE OR REPLACE TEMP TABLE facilities AS
WITH variants AS (
  SELECT facility_key, province_code, district, ownership_code, kind_code, class_code, count(*) AS n
  FROM claims_kept
  WHERE facility_key IS NOT NULL
  GROUP BY ALL
),
ranked AS (
  SELECT
    *,
    row_number() OVER (PARTITION BY facility_key ORDER BY n DESC, province_code, district, ownership_code, kind_code, class_code) AS place,
    sum(n) OVER facility AS claim_count,
    -- an attribute that a claim leaves empty contradicts nothing
    coalesce(min(province_code) OVER facility <> max(province_code) OVER facility, false)
      OR coalesce(min(district) OVER facility <> max(district) OVER facility, false)
      OR coalesce(min(ownership_code) OVER facility <> max(ownership_code) OVER facility, false)
      OR coalesce(min(kind_code) OVER facility <> max(kind_code) OVER facility, false)
      OR coalesce(min(class_code) OVER facility <> max(class_code) OVER facility, false) AS is_facility_ambiguous
  FROM variants
  WINDOW facility AS (PARTITION BY facility_key)
),
labelled AS (
  SELECT
    f.facility_key,
    f.is_facility_ambiguous,
    CAST(f.claim_count AS INTEGER) AS claim_count,
    p.facility_ownership,
    p.facility_kind,
    p.facility_class,
    p.province AS province_code,
    p.province_name,
    p.district_code,
    p.district_name
  FROM ranked AS f
  LEFT JOIN places AS p
    ON p.province_code IS NOT DISTINCT FROM f.province_code
    AND p.district IS NOT DISTINCT FROM f.district
    AND p.ownership_code IS NOT DISTINCT FROM f.ownership_code
    AND p.kind_code IS NOT DISTINCT FROM f.kind_code
    AND p.class_code IS NOT DISTINCT FROM f.class_code
  WHERE f.place = 1
),
-- listed hospitals that a facility could be: same district, same class or speciality, same kind of owner
candidates AS (
  SELECT l.facility_key, list(h.name ORDER BY h.name) AS names
  FROM labelled AS l
  JOIN reference_hospitals AS h
    ON h.district_code = l.district_code
    AND list_contains(h.classes, l.facility_class)
    AND coalesce(h.ownership, l.facility_ownership) = l.facility_ownership
  WHERE NOT l.is_facility_ambiguous
  GROUP BY l.facility_key
),
-- one listed hospital names one facility only if no other facility of the data fits it too
claimed AS (SELECT names[1] AS name, count(*) AS facilities FROM candidates WHERE array_length(names) = 1 GROUP BY ALL)
SELECT
  l.*,
  CASE WHEN claimed.facilities = 1 THEN claimed.name END AS facility_name,
  coalesce(c.names, []) AS facility_candidates
FROM labelled AS l
LEFT JOIN candidates AS c USING (facility_key)
LEFT JOIN claimed ON array_length(c.names) = 1 AND claimed.name = c.names[1]
ORDER BY l.facility_key
