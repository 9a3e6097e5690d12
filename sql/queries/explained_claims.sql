-- the riskiest claims and what their amount is compared with, in rupiah; a missing number is NaN
SELECT
  claim_no,
  CAST(amount_claimed AS DOUBLE) AS amount_claimed,
  coalesce(CAST(amount_paid AS DOUBLE), 'NaN') AS amount_paid,
  coalesce(CAST(peer_mean AS DOUBLE), 'NaN') AS peer_mean,
  CASE WHEN cost_zscore IS NULL THEN 'NaN' ELSE CAST(peer_std AS DOUBLE) END AS peer_std
FROM claims_scored
WHERE risk_rank <= getvariable('explained_claims')
ORDER BY risk_rank
