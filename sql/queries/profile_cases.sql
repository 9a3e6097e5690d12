-- The commonest primary diagnoses of each service, $most of it, and how many claims each severity and class of facility has of them.
-- Cells of fewer than $smallest claims are together under no class, and left out where they are fewer even so. A label counts
-- where as many claims have it. Grain: service_type, dx, severity, class.
WITH claims AS (
  SELECT service_type, dx_primary_code AS dx, dx_primary_label AS label, severity_group AS severity, facility_class AS class
  FROM claims_normalized
  WHERE service_type IS NOT NULL AND dx_primary_code IS NOT NULL AND severity_group IS NOT NULL
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
common AS (
  SELECT service_type, dx, count(*) AS n
  FROM claims
  GROUP BY service_type, dx
  HAVING count(*) >= $smallest
  QUALIFY row_number() OVER (PARTITION BY service_type ORDER BY count(*) DESC, dx) <= $most
),
labels AS (
  SELECT dx, label
  FROM claims
  WHERE label IS NOT NULL
  GROUP BY dx, label
  HAVING count(*) >= $smallest
  QUALIFY row_number() OVER (PARTITION BY dx ORDER BY count(*) DESC, label) = 1
),
cells AS (
  SELECT service_type, dx, severity, class, count(*) AS n
  FROM claims
  SEMI JOIN common USING (service_type, dx)
  GROUP BY ALL
),
pooled AS (
  SELECT service_type, dx, severity, CASE WHEN n >= $smallest THEN class END AS class, CAST(sum(n) AS BIGINT) AS n
  FROM cells
  GROUP BY ALL
)
SELECT p.service_type, p.dx, labels.label, p.severity, p.class, p.n
FROM pooled AS p
JOIN common USING (service_type, dx)
LEFT JOIN labels USING (dx)
WHERE p.n >= $smallest
ORDER BY p.service_type, common.n DESC, p.dx, p.severity, p.class NULLS LAST
