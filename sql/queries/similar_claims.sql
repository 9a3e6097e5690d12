-- The claims in scope most similar to one: same diagnosis group, severity and service type; claims of its facility
-- class before others, then by |ln amount ratio| + |ln (1 + days) ratio|, then by id: where they stand. Grain: a claim.
WITH candidates AS MATERIALIZED (
  SELECT
    risk_rank,
    claim_id,
    facility_class IS NOT NULL AND coalesce(facility_class = $facility_class, false) AS is_same_class,
    round(abs(ln(greatest(amount_claimed, 1)) - ln(greatest($amount_claimed::BIGINT, 1))) + abs(ln(1 + greatest(los, 0)) - ln(1 + greatest($los::INTEGER, 0))), 9) AS distance
  FROM claims_scored
  WHERE dx_primary_group = $dx_primary_group
    AND severity_group = $severity_group
    AND service_type = $service_type
    AND claim_id <> $claim_id
    AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
),
counted AS (SELECT count(*) AS claims, count(*) FILTER (is_same_class) AS claims_of_class FROM candidates)
SELECT risk_rank, counted.claims AS group_claims, counted.claims_of_class AS group_claims_of_class
FROM candidates
CROSS JOIN counted
ORDER BY is_same_class DESC, distance, claim_id
LIMIT $limit::BIGINT
