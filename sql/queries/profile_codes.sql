-- What goes with a diagnosis of profile_cases, each held by $smallest claims and more: lists of procedures (`procedures`), secondary
-- diagnoses (`secondary`), and INA-CBG codes by severity (`inacbg`); the commonest $most of each. Grain: kind, service_type, dx,
-- severity, codes.
WITH claims AS (
  SELECT service_type, dx_primary_code AS dx, severity_group AS severity, procedure_codes, dx_secondary_codes, inacbg_code
  FROM claims_normalized
  SEMI JOIN (SELECT unnest($cases::VARCHAR[]) AS name) AS cases ON cases.name = service_type || ' ' || dx_primary_code
  WHERE ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
counted AS (
  SELECT 'procedures' AS kind, service_type, dx, NULL AS severity, procedure_codes AS codes, count(*) AS n
  FROM claims
  GROUP BY ALL
  UNION ALL
  SELECT 'secondary', service_type, dx, NULL, [code], sum(n)
  FROM (
    SELECT service_type, dx, unnest(dx_secondary_codes) AS code, n
    FROM (SELECT service_type, dx, dx_secondary_codes, count(*) AS n FROM claims WHERE len(dx_secondary_codes) > 0 GROUP BY ALL)
  )
  GROUP BY service_type, dx, code
  UNION ALL
  SELECT 'inacbg', service_type, dx, severity, [inacbg_code], count(*)
  FROM claims
  WHERE inacbg_code IS NOT NULL AND severity IS NOT NULL
  GROUP BY service_type, dx, severity, inacbg_code
)
SELECT kind, service_type, dx, severity, codes, CAST(n AS BIGINT) AS n
FROM counted
WHERE n >= $smallest
QUALIFY row_number() OVER (PARTITION BY kind, service_type, dx, severity ORDER BY n DESC, codes) <= $most
ORDER BY kind, service_type, dx, severity, n DESC, codes
