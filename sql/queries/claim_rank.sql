-- Where a claim may stand. No row or one; more where other claims share its hash.
SELECT risk_rank
FROM claim_ranks
WHERE claim_hash = key_hash($claim_id::VARCHAR)
