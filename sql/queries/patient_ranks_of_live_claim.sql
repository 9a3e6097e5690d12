-- Where the claims of the participant of a live claim may stand in the snapshot, and others that share a hash with one. Grain: a rank.
SELECT ranks.risk_rank
FROM claims_live_stream AS live
INNER JOIN patient_ranks AS ranks ON ranks.patient_hash = key_hash(live.patient_key)
WHERE live.claim_id = $claim_id
ORDER BY ranks.risk_rank
