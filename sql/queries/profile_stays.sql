-- Claims by length of stay, for each service, diagnosis and severity of profile_cases. Grain: service_type, dx, severity, low.
SELECT service_type, dx_primary_code AS dx, severity_group AS severity, los AS low, los AS high, count(*) AS n
FROM claims_normalized
SEMI JOIN (SELECT unnest($cases::VARCHAR[]) AS name) AS cases ON cases.name = service_type || ' ' || dx_primary_code
WHERE severity_group IS NOT NULL AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
GROUP BY ALL
ORDER BY service_type, dx, severity, low
