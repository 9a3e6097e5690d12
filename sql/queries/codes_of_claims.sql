-- Every code that claims in scope hold, with a name they give it and how many of them have it: an ICD-10 code
-- as primary diagnosis (3 characters: all of its group), an ICD-9-CM code as procedure, an INA-CBG. Grain:
-- system, code.
WITH visible AS NOT MATERIALIZED (
  SELECT dx_primary_code, dx_primary_group, dx_primary_label, dx_secondary_codes, dx_secondary_labels, procedure_codes, procedure_labels, inacbg_code, inacbg_label
  FROM claims_scored
  WHERE $provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code)
),
found AS (
  SELECT 'icd10' AS system, dx_primary_code AS code, min(dx_primary_label) AS label, CASE WHEN len(dx_primary_code) > 3 THEN count(*) ELSE 0 END AS claims
  FROM visible
  GROUP BY dx_primary_code
  UNION ALL
  SELECT 'icd10', dx_primary_group, NULL, count(*) FROM visible GROUP BY dx_primary_group
  UNION ALL
  SELECT 'icd10', code, min(nullif(label, '')), 0
  FROM (SELECT unnest(dx_secondary_codes) AS code, unnest(dx_secondary_labels) AS label FROM visible)
  GROUP BY code
  UNION ALL
  SELECT 'icd9cm', code, min(nullif(label, '')), 0
  FROM (SELECT unnest(procedure_codes) AS code, unnest(procedure_labels) AS label FROM visible)
  GROUP BY code
  UNION ALL
  SELECT 'icd9cm', code, NULL, sum(n)
  FROM (SELECT unnest(list_distinct(procedure_codes)) AS code, n FROM (SELECT procedure_codes, count(*) AS n FROM visible GROUP BY procedure_codes))
  GROUP BY code
  UNION ALL
  SELECT 'inacbg', inacbg_code, min(inacbg_label), count(*) FROM visible GROUP BY inacbg_code
)
SELECT system, code, min(label) AS label, CAST(sum(claims) AS BIGINT) AS claims
FROM found
WHERE code IS NOT NULL
GROUP BY system, code
ORDER BY system, code
