-- Where the claims of a claim's participant may stand, and others that share a hash with it. Grain: a rank. The key of the
-- participant does not leave the query.
SELECT risk_rank
FROM patient_ranks
WHERE patient_hash IN (SELECT key_hash(patient_key) FROM claims_scored WHERE risk_rank = $risk_rank)
ORDER BY risk_rank
