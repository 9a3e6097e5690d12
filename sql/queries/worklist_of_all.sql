-- One page of the worklist in its own order where nothing filters: the ranks themselves say which rows.
-- Grain: a claim.
SELECT
  claim_id, risk_rank, risk_score, rule_score, ml_score_normalized, anomaly_score, flag_mask,
  facility_key, facility_name, facility_class, province_name, district_name,
  admit_date, discharge_date, los, service_type, severity_group, segment,
  dx_primary_code, dx_primary_label, comorbidity_count, inacbg_code, inacbg_label,
  amount_claimed, amount_paid, amount_gap, payment_ratio,
  peer_level, peer_n, peer_p90, cost_zscore
FROM claims_scored
WHERE risk_rank > $skipped::BIGINT AND risk_rank <= $skipped::BIGINT + $page_size::BIGINT
ORDER BY risk_rank
