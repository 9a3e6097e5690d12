-- Facilities in scope that a key or a part of a name means, the surest first: the key, the whole name, each
-- word of it, then the names that the hospital list allows without deciding. Grain: a facility.
WITH known AS (
  SELECT
    *,
    CASE
      WHEN upper(facility_key) = $asked::VARCHAR THEN 'key'
      WHEN upper(facility_name) = $asked THEN 'name'
      WHEN len(list_filter($words::VARCHAR[], lambda word: NOT contains(upper(coalesce(facility_name, '')), word))) = 0 THEN 'part'
      WHEN len(list_filter($words::VARCHAR[], lambda word: NOT contains(upper(array_to_string(facility_candidates, ' / ')), word))) = 0 THEN 'candidate'
    END AS matched
  FROM facilities
  WHERE $provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code)
)
SELECT
  matched, facility_key, facility_name, facility_class, facility_kind, facility_ownership, is_facility_ambiguous,
  province_name, district_name, facility_candidates
FROM known
WHERE matched IS NOT NULL
ORDER BY CASE matched WHEN 'key' THEN 1 WHEN 'name' THEN 2 WHEN 'part' THEN 3 ELSE 4 END, facility_name, facility_key
