-- where claims stand in claims_scored, by a hash of their id, lowest first; the hash begins at the lowest INTEGER
SELECT CAST(CAST(claim_hash AS BIGINT) - 2147483648 AS INTEGER) AS claim_hash, risk_rank
FROM claim_ranks
ORDER BY claim_ranks.claim_hash, risk_rank
