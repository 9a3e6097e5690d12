-- The claims below the cut whose hash lies below a limit, in the order of the worklist; the same as engine/decisions/selection.ts draws.
SELECT claim_id, risk_rank
FROM claims_scored
WHERE risk_rank > $cut AND substr(md5($drawn || claim_id), 1, 8) < $below
ORDER BY risk_rank
