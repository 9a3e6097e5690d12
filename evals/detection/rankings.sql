-- One row a claim: how high each ranking puts it. A robust z-score of the log amount among all claims of the diagnosis and severity is what a
-- plain statistic reaches; a spread below 3 % is taken for 3 %. The amount at risk is by the catalogue’s expression.
WITH peers AS (
  SELECT dx_primary_group, severity_group, median(ln(1 + amount_claimed)) AS middle, mad(ln(1 + amount_claimed)) AS spread
  FROM claims_scored
  GROUP BY ALL
)
SELECT
  claims.claim_id,
  claims.amount_claimed,
  -claims.risk_rank AS risk,
  {amount_at_risk} AS at_risk,
  claims.anomaly_score AS forest,
  coalesce((ln(1 + claims.amount_claimed) - p.middle) / greatest(1.4826 * p.spread, 0.03), 0) AS z
FROM claims_scored AS claims
LEFT JOIN peers AS p ON p.dx_primary_group IS NOT DISTINCT FROM claims.dx_primary_group AND p.severity_group IS NOT DISTINCT FROM claims.severity_group
ORDER BY claims.claim_id
