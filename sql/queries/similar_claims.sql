-- The claims in scope most similar to one: same diagnosis group, severity and service type; claims of its facility
-- class before others, then by |ln amount ratio| + |ln (1 + days) ratio|, then by id. Grain: a claim.
WITH candidates AS (
  SELECT
    rowid AS row_no,
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
counted AS (SELECT count(*) AS claims, count(*) FILTER (is_same_class) AS claims_of_class FROM candidates),
nearest AS (
  SELECT * FROM candidates
  ORDER BY is_same_class DESC, distance, claim_id
  LIMIT $limit::BIGINT
)
SELECT
  counted.claims AS group_claims, counted.claims_of_class AS group_claims_of_class,
  c.claim_id, c.facility_key, c.facility_name, c.facility_class, c.province_name, c.admit_date, c.los, c.service_type,
  c.severity_group, c.dx_primary_code, c.dx_primary_label, c.comorbidity_count, c.inacbg_code, c.procedure_codes,
  c.topup_amount, c.amount_claimed, c.amount_paid, c.peer_p90, c.risk_rank, c.risk_score, c.flags
FROM claims_scored AS c
INNER JOIN nearest AS n ON c.rowid = n.row_no
CROSS JOIN counted
ORDER BY n.is_same_class DESC, n.distance, c.claim_id
