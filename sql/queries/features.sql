-- features of iso_v1 in the order of the claims; a missing number is NaN, a missing category -1
WITH
severities AS (SELECT unnest(getvariable('categories_severity_group')) AS label, generate_subscripts(getvariable('categories_severity_group'), 1) - 1 AS code),
classes AS (SELECT unnest(getvariable('categories_facility_class')) AS label, generate_subscripts(getvariable('categories_facility_class'), 1) - 1 AS code),
provinces AS (SELECT unnest(getvariable('categories_province_name')) AS label, generate_subscripts(getvariable('categories_province_name'), 1) - 1 AS code),
services AS (SELECT unnest(getvariable('categories_service_type')) AS label, generate_subscripts(getvariable('categories_service_type'), 1) - 1 AS code)
SELECT
  c.claim_no,
  CAST(c.los AS FLOAT) AS los,
  CAST(c.amount_claimed AS FLOAT) AS amount_claimed,
  coalesce(CAST(c.amount_paid AS FLOAT), 'NaN') AS amount_paid,
  coalesce(CAST(c.amount_gap AS FLOAT), 'NaN') AS amount_gap,
  CAST(c.comorbidity_count AS FLOAT) AS comorbidity_count,
  coalesce(CAST(c.peer_mean AS FLOAT), 'NaN') AS peer_mean,
  coalesce(CAST(c.peer_p90 AS FLOAT), 'NaN') AS peer_p90,
  coalesce(CAST(c.cost_zscore AS FLOAT), 'NaN') AS cost_zscore,
  CAST(coalesce(severity.code, -1) AS SMALLINT) AS severity_group,
  CAST(coalesce(class.code, -1) AS SMALLINT) AS facility_class,
  CAST(coalesce(province.code, -1) AS SMALLINT) AS province_name,
  CAST(coalesce(service.code, -1) AS SMALLINT) AS service_type
FROM claims_normalized AS c
LEFT JOIN severities AS severity ON severity.label = c.severity_group
LEFT JOIN classes AS class ON class.label = c.facility_class
LEFT JOIN provinces AS province ON province.label = c.province_name
LEFT JOIN services AS service ON service.label = c.service_type
ORDER BY c.claim_no
