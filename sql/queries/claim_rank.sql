-- Where a claim stands. No row or one.
SELECT risk_rank
FROM claims_scored
WHERE claim_id = $claim_id
