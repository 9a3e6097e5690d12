-- Those of some claims that lie in the provinces. Grain: a claim.
SELECT claim_id
FROM claims_scored
WHERE risk_rank IN (SELECT risk_rank FROM claim_ranks WHERE claim_hash IN (SELECT key_hash(unnest($claim_ids::VARCHAR[]))))
  AND claim_id IN (SELECT unnest($claim_ids::VARCHAR[]))
  AND list_contains($provinces::VARCHAR[], province_code)
ORDER BY claim_id
