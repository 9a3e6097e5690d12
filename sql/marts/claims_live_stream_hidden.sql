-- Says of every live claim whether the snapshot of this connection has it.
UPDATE memory.main.claims_live_stream
SET hidden_in = xor(hidden_in, getvariable('snapshot_bit'))
WHERE (hidden_in & getvariable('snapshot_bit') <> 0) <> (claim_id IN (
  SELECT claims.claim_id
  FROM memory.main.claims_live_stream AS live
  INNER JOIN claim_ranks AS ranks ON ranks.claim_hash = key_hash(live.claim_id)
  INNER JOIN claims_scored AS claims ON claims.risk_rank = ranks.risk_rank AND claims.claim_id = live.claim_id
))
