-- Claims by province, class, kind and owner of the facility. Cells of fewer than $smallest claims are together in their class, under no
-- province and owner, and left out where they are fewer even so. Grain: province_code, class, kind, ownership.
WITH cells AS (
  SELECT province_code, province_name, facility_class AS class, facility_kind AS kind, facility_ownership AS ownership, count(*) AS n
  FROM claims_normalized
  WHERE facility_class IS NOT NULL AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
  GROUP BY ALL
),
pooled AS (
  SELECT
    CASE WHEN n >= $smallest THEN province_code END AS province_code,
    CASE WHEN n >= $smallest THEN province_name END AS province_name,
    class,
    CASE WHEN n >= $smallest THEN kind END AS kind,
    CASE WHEN n >= $smallest THEN ownership END AS ownership,
    CAST(sum(n) AS BIGINT) AS n
  FROM cells
  GROUP BY ALL
)
SELECT province_code, province_name, class, kind, ownership, n
FROM pooled
WHERE n >= $smallest
ORDER BY n DESC, class, province_code NULLS LAST, kind NULLS LAST, ownership NULLS LAST
