-- The claims that a claim repeats, side by side. Grain: a claim.
SELECT
  claim_id, admit_date, discharge_date, service_type, facility_key, facility_name,
  dx_primary_code, procedure_codes, amount_claimed, amount_paid, risk_score
FROM claims_scored
WHERE risk_rank IN (SELECT risk_rank FROM claim_ranks WHERE claim_hash IN (SELECT key_hash(unnest($claim_ids::VARCHAR[]))))
  AND claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
  AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
ORDER BY admit_date, claim_id
