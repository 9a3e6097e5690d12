-- Claims by the share of the bill that was paid, in thousandths, and by secondary diagnoses, for each service and severity. Grain:
-- kind, service_type, severity, low.
WITH claims AS (
  SELECT service_type, severity_group AS severity, CAST(round(payment_ratio * 1000) AS INTEGER) AS paid, comorbidity_count
  FROM claims_normalized
  WHERE service_type IS NOT NULL AND severity_group IS NOT NULL
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
)
SELECT 'paid' AS kind, service_type, severity, paid AS low, paid AS high, count(*) AS n
FROM claims
WHERE paid IS NOT NULL
GROUP BY ALL
UNION ALL
SELECT 'comorbidities', service_type, severity, comorbidity_count, comorbidity_count, count(*)
FROM claims
GROUP BY ALL
ORDER BY kind, service_type, severity, low
