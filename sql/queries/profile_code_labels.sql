-- Names of codes that $smallest claims and more have as secondary diagnosis, procedure or INA-CBG, each as most of those claims
-- have it. Grain: system, code.
WITH visible AS NOT MATERIALIZED (
  SELECT dx_secondary_codes, dx_secondary_labels, procedure_codes, procedure_labels, inacbg_code, inacbg_label
  FROM claims_normalized
  WHERE ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
named AS (
  SELECT 'icd10' AS system, unnest(dx_secondary_codes) AS code, unnest(dx_secondary_labels) AS label FROM visible
  UNION ALL
  SELECT 'icd9cm', unnest(procedure_codes), unnest(procedure_labels) FROM visible
  UNION ALL
  SELECT 'inacbg', inacbg_code, inacbg_label FROM visible
)
SELECT system, code, label
FROM named
WHERE code IS NOT NULL AND label <> ''
GROUP BY system, code, label
HAVING count(*) >= $smallest
QUALIFY row_number() OVER (PARTITION BY system, code ORDER BY count(*) DESC, label) = 1
ORDER BY system, code
