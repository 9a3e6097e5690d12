-- Names of codes that $smallest claims and more have as secondary diagnosis, procedure or INA-CBG, each as most of those claims
-- have it. Grain: system, code.
WITH visible AS NOT MATERIALIZED (
  SELECT dx_secondary_codes, dx_secondary_labels, procedure_codes, procedure_labels, inacbg_code, inacbg_label
  FROM claims_normalized
  WHERE ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
-- many claims have the same list
lists AS (
  SELECT 'icd10' AS system, dx_secondary_codes AS codes, dx_secondary_labels AS labels, count(*) AS n FROM visible WHERE len(dx_secondary_codes) > 0 GROUP BY ALL
  UNION ALL
  SELECT 'icd9cm', procedure_codes, procedure_labels, count(*) FROM visible WHERE len(procedure_codes) > 0 GROUP BY ALL
  UNION ALL
  SELECT 'inacbg', [inacbg_code], [inacbg_label], n FROM (SELECT inacbg_code, inacbg_label, count(*) AS n FROM visible WHERE inacbg_code IS NOT NULL GROUP BY ALL)
),
named AS (
  SELECT system, unnest(codes) AS code, unnest(labels) AS label, n FROM lists
)
SELECT system, code, label
FROM named
WHERE label <> ''
GROUP BY system, code, label
HAVING sum(n) >= $smallest
QUALIFY row_number() OVER (PARTITION BY system, code ORDER BY sum(n) DESC, label) = 1
ORDER BY system, code
