-- one row per value of each grouping: the claims looked at, those in the top k, those with a flag
WITH groups AS (
  SELECT 'province' AS grouping, coalesce(province_name, '') AS value, amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'severity', coalesce(severity_group, ''), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'service_type', coalesce(service_type, ''), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'facility_class', coalesce(facility_class, ''), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'inacbg_group', coalesce(inacbg_group, ''), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'peer_level', coalesce(CAST(peer_level AS VARCHAR), ''), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'flag', unnest(flags), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims WHERE flag_mask <> 0
  UNION ALL
  SELECT 'rule_not_evaluated', unnest(rules_not_evaluated), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims
  UNION ALL
  SELECT 'quality_mark', unnest(quality_marks), amount_claimed, risk_score, risk_rank, flag_mask FROM qc_claims WHERE len(quality_marks) > 0
)
SELECT
  grouping, value,
  count(*) AS rows,
  count(*) FILTER (risk_rank <= $top_k) AS rows_top_k,
  count(*) FILTER (flag_mask <> 0) AS flagged_rows,
  round(CAST(sum(CAST(amount_claimed AS HUGEINT)) AS DOUBLE) / count(*), 2) AS amount_claimed_mean,
  max(risk_score) AS risk_score_max
FROM groups
GROUP BY grouping, value
ORDER BY grouping, rows DESC, value
