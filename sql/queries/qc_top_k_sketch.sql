-- the 256 least hashes of claims in the top that drift looks at: two such lists tell how much two tops share (Broder 1997)
SELECT CAST(md5_number_lower(claim_id) >> 12 AS BIGINT) AS claim_hash
FROM claims_scored
WHERE risk_rank <= (SELECT greatest($top_k, ceil(count(*) / 100)) FROM claims_scored)
ORDER BY claim_hash
LIMIT 256
