-- One page of the worklist ordered by $sort_key times $sign (1 ascending, -1 descending), NULL last, then
-- by risk_rank, which makes the order total. Grain: a claim. DuckDB folds the CASE to one column when it
-- plans; rupiah and days since 1970 are exact in a DOUBLE.
WITH page AS (
  SELECT
    row_no,
    $sign::DOUBLE * CASE $sort_key::VARCHAR
      WHEN 'risk' THEN -risk_rank
      WHEN 'amount_claimed' THEN amount_claimed
      WHEN 'amount_gap' THEN amount_gap
      WHEN 'cost_zscore' THEN cost_zscore
      WHEN 'ml_score' THEN ml_score_normalized
      WHEN 'admit_date' THEN admit_date - DATE '1970-01-01'
      WHEN 'discharge_date' THEN discharge_date - DATE '1970-01-01'
    END AS sort_value
  FROM matching_claims
  ORDER BY sort_value NULLS LAST, risk_rank
  LIMIT $page_size::BIGINT OFFSET $skipped::BIGINT
)
SELECT
  claim_id, risk_rank, risk_score, rule_score, ml_score_normalized, anomaly_score, flag_mask,
  facility_key, facility_name, facility_class, province_name, district_name,
  admit_date, discharge_date, los, service_type, severity_group, segment,
  dx_primary_code, dx_primary_label, comorbidity_count, inacbg_code, inacbg_label,
  amount_claimed, amount_paid, amount_gap, payment_ratio,
  peer_level, peer_n, peer_p90, cost_zscore
FROM claims_scored
INNER JOIN page ON claims_scored.rowid = page.row_no
ORDER BY page.sort_value NULLS LAST, risk_rank
