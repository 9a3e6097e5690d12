-- counts per bin: scores in twentieths, amounts in tenths of a power of ten, z-scores in halves, others as they are up to an end
WITH bins AS (
  SELECT 'risk_score' AS column_name, CAST(least(floor(round(risk_score * 1e6) / 50000), 19) AS INTEGER) AS bin FROM qc_claims
  UNION ALL
  SELECT 'ml_score_normalized', CAST(least(floor(round(ml_score_normalized * 1e6) / 50000), 19) AS INTEGER) FROM qc_claims
  UNION ALL
  SELECT 'rule_score', CAST(least(floor(round(rule_score * 1e6) / 50000), 19) AS INTEGER) FROM qc_claims
  UNION ALL
  SELECT 'anomaly_score', CAST(least(floor(round(anomaly_score * 1e6) / 50000), 19) AS INTEGER) FROM qc_claims
  UNION ALL
  SELECT 'amount_claimed', CAST(floor(10 * log10(greatest(amount_claimed, 1))) AS INTEGER) FROM qc_claims
  UNION ALL
  SELECT 'amount_paid', CAST(floor(10 * log10(greatest(amount_paid, 1))) AS INTEGER) FROM qc_claims WHERE amount_paid IS NOT NULL
  UNION ALL
  SELECT 'amount_gap', CAST(floor(10 * log10(greatest(amount_gap, 1))) AS INTEGER) FROM qc_claims WHERE amount_gap IS NOT NULL
  UNION ALL
  SELECT 'peer_mean', CAST(floor(10 * log10(greatest(peer_mean, 1))) AS INTEGER) FROM qc_claims WHERE peer_mean IS NOT NULL
  UNION ALL
  SELECT 'peer_p90', CAST(floor(10 * log10(greatest(peer_p90, 1))) AS INTEGER) FROM qc_claims WHERE peer_p90 IS NOT NULL
  UNION ALL
  SELECT 'cost_zscore', CAST(greatest(-20, least(20, floor(cost_zscore * 2))) AS INTEGER) FROM qc_claims WHERE cost_zscore IS NOT NULL
  UNION ALL
  SELECT 'los', least(los, 60) FROM qc_claims
  UNION ALL
  SELECT 'comorbidity_count', least(comorbidity_count, 20) FROM qc_claims
)
SELECT column_name, bin, count(*) AS rows
FROM bins
GROUP BY column_name, bin
ORDER BY column_name, bin
