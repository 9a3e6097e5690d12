-- Those of some claim ids that the snapshot has. Grain: a claim.
SELECT claims.claim_id
FROM (SELECT unnest($claim_ids::VARCHAR[]) AS claim_id) AS asked
INNER JOIN claim_ranks AS ranks ON ranks.claim_hash = key_hash(asked.claim_id)
INNER JOIN claims_scored AS claims ON claims.risk_rank = ranks.risk_rank AND claims.claim_id = asked.claim_id
ORDER BY claims.claim_id
