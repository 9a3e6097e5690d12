-- One page of the worklist in its own order. Grain: a claim. The rows of the page are found on the
-- narrow columns first and the wide ones are read for them alone; claims_scored lies in the order of
-- risk_rank, so the first page ends where it is full.
WITH page AS (
  SELECT rowid AS row_no
  FROM claims_scored
  WHERE ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
    AND ($claim_id::VARCHAR IS NULL OR claim_id = $claim_id)
    AND ($province::VARCHAR IS NULL OR province_code = $province OR upper(province_name) = $province)
    AND ($district::VARCHAR IS NULL OR district_code = $district OR upper(district_name) = $district)
    AND ($facility_key::VARCHAR IS NULL OR facility_key = $facility_key)
    AND ($facility_class::VARCHAR IS NULL OR upper(facility_class) = $facility_class)
    AND ($dx_group::VARCHAR IS NULL OR dx_primary_group = $dx_group)
    AND ($dx_prefix::VARCHAR IS NULL OR starts_with(dx_primary_code, $dx_prefix))
    AND ($inacbg_group::VARCHAR IS NULL OR inacbg_group = $inacbg_group)
    AND ($inacbg_case_type::TINYINT IS NULL OR inacbg_case_type = $inacbg_case_type)
    AND ($inacbg_number::SMALLINT IS NULL OR inacbg_number = $inacbg_number)
    AND ($inacbg_severity::VARCHAR IS NULL OR inacbg_severity = $inacbg_severity)
    AND ($severity::VARCHAR IS NULL OR severity_group = $severity)
    AND ($service_type::VARCHAR IS NULL OR service_type = $service_type)
    AND ($flag_mask::INTEGER IS NULL OR flag_mask & $flag_mask <> 0)
    AND ($start_date::DATE IS NULL OR admit_date >= $start_date::DATE)
    AND ($end_date::DATE IS NULL OR admit_date <= $end_date::DATE)
    AND ($discharge_start::DATE IS NULL OR discharge_date >= $discharge_start::DATE)
    AND ($discharge_end::DATE IS NULL OR discharge_date <= $discharge_end::DATE)
    AND ($min_risk_score::DOUBLE IS NULL OR risk_score >= $min_risk_score::DOUBLE)
    AND ($max_risk_score::DOUBLE IS NULL OR risk_score <= $max_risk_score::DOUBLE)
    AND ($min_ml_score::DOUBLE IS NULL OR ml_score_normalized >= $min_ml_score::DOUBLE)
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
