-- One row a claim: how high each ranking puts it. A robust z-score of the log amount among all claims of the diagnosis and severity is what a
-- plain statistic reaches; a spread below 3 % is taken for 3 %.
WITH peers AS (
  SELECT dx_primary_group, severity_group, median(ln(1 + amount_claimed)) AS middle, mad(ln(1 + amount_claimed)) AS spread
  FROM claims_scored
  GROUP BY ALL
)
SELECT
  c.claim_id,
  c.amount_claimed,
  -c.risk_rank AS risk,
  c.risk_score * c.amount_claimed AS at_risk,
  c.anomaly_score AS forest,
  coalesce((ln(1 + c.amount_claimed) - p.middle) / greatest(1.4826 * p.spread, 0.03), 0) AS z
FROM claims_scored AS c
LEFT JOIN peers AS p ON p.dx_primary_group IS NOT DISTINCT FROM c.dx_primary_group AND p.severity_group IS NOT DISTINCT FROM c.severity_group
ORDER BY c.claim_id
