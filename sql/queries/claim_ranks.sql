-- Where some claims may stand, and others that share a hash with one of them. Grain: a rank.
SELECT risk_rank
FROM claim_ranks
WHERE claim_hash IN (SELECT key_hash(unnest($claim_ids::VARCHAR[])))
ORDER BY risk_rank
