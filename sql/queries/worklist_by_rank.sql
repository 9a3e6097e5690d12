-- One page of the worklist in its own order. Grain: a claim. The rows of the page are found on the
-- narrow columns first and the wide ones are read for them alone; claims_scored lies in the order of
-- risk_rank, so the first page ends where it is full.
WITH page AS (
  SELECT row_no
  FROM matching_claims
  ORDER BY risk_rank
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
WHERE rowid IN (SELECT row_no FROM page)
ORDER BY risk_rank
