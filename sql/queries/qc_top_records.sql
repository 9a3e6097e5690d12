SELECT
  risk_rank, claim_id, province_name, facility_key, service_type, severity_group, dx_primary_code, inacbg_code, los,
  amount_claimed, amount_paid, cost_zscore, rule_score, ml_score_normalized, risk_score, flags
FROM claims_scored
WHERE risk_rank <= $top_k
ORDER BY risk_rank
