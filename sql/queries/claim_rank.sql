-- Where a claim stands, from the narrow table of scores. No row or one.
SELECT risk_rank
FROM claims_ml_scores
WHERE claim_id = $claim_id
