-- The claims in scope that pass the filters of the worklist and of the reports. Grain: a claim. The queries
-- over them name them `matching_claims`. A NULL parameter does not filter; its line, one a parameter, is left
-- out where that is known beforehand, since planning it costs more than reading a page.
SELECT *, rowid AS row_no
FROM claims_scored
WHERE true
  AND ($provinces::VARCHAR[] IS NULL OR list_contains($provinces::VARCHAR[], province_code))
  AND ($claim_id::VARCHAR IS NULL OR claim_id = $claim_id)
  AND ($claim_ids::VARCHAR[] IS NULL OR list_contains($claim_ids::VARCHAR[], claim_id))
  AND ($province::VARCHAR IS NULL OR province_code = $province OR upper(province_name) = $province)
  AND ($district::VARCHAR IS NULL OR district_code = $district OR upper(district_name) = $district)
  AND ($facility_key::VARCHAR IS NULL OR facility_key = $facility_key)
  AND ($facility_class::VARCHAR IS NULL OR upper(facility_class) = $facility_class)
  AND ($segment::VARCHAR IS NULL OR upper(segment) = $segment)
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
  AND ($min_amount::BIGINT IS NULL OR amount_claimed >= $min_amount::BIGINT)
  AND ($max_amount::BIGINT IS NULL OR amount_claimed <= $max_amount::BIGINT)
