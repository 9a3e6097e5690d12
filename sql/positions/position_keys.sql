-- grain: one claim, or the copy of one; what it is counted by and which cells it is a member of, as hashes that are NULL where a part is
-- missing, what it bills at the usual level of tariffs, and what its history shows. Outpatient and inpatient care are never counted together. Therapies that PMK 26/2021 lets a hospital
-- claim visit by visit repeat nothing: dialysis, radiotherapy, chemotherapy, transfusion, rehabilitation, dental and psychosocial care
CREATE OR REPLACE TEMP TABLE position_keys AS
WITH parts AS (
  SELECT
    k.*,
    coalesce(procedure_codes[1], '-') AS procedure_code,
    nullif(concat_ws('-', inacbg_group, inacbg_case_type, inacbg_number), '') AS inacbg,
    list_sort(procedure_codes) AS procedures,
    list_sort(topup_codes) AS topups,
    coalesce(of_entitlement.level, 0) + coalesce(of_class.level, 0) + coalesce(of_region.level, 0) AS level,
    (admit_date - DATE '1970-01-05') // 7 AS week,
    coalesce(dx_primary_group IN ('Z49', 'Z50', 'Z51'), false) OR len(list_filter(procedure_codes, lambda code: regexp_matches(code, '^(3995|9925|990[0-9]|922|93[1-378]|94[2-4]|2[34])'))) > 0 AS is_therapy
  FROM level_keys AS k
  LEFT JOIN position_levels AS of_entitlement ON of_entitlement.key = k.entitlement_level
  LEFT JOIN position_levels AS of_class ON of_class.key = k.class_level
  LEFT JOIN position_levels AS of_region ON of_region.key = k.region_level
),
levelled AS (SELECT *, CAST(round(amount_claimed / exp(level)) AS BIGINT) AS amount_level FROM parts)
SELECT
  claim_no, is_copy, copy_no, facility_key, amount_claimed, level, amount_level, amount_level // (los + 1) AS amount_by_day, los, source_record > 0 AS is_of_run,
  patient_key IS NOT NULL AND service_type IS NOT DISTINCT FROM 'RJTL' AND NOT is_therapy AND coalesce(same_day_claim_count > 0, false) AS is_same_day,
  NOT is_therapy AND coalesce(overlapping_claim_count > 0, false) AS is_overlapping,
  NOT is_therapy AND duplicate_pattern AS is_repeat,
  NOT is_therapy AND coalesce(readmission_gap <= getvariable('readmission_days'), false) AS is_readmission,
  service_type IS NOT DISTINCT FROM 'RJTL' AND NOT is_therapy AND coalesce(days_since_previous_claim <= getvariable('return_days'), false) AS is_return,
  coalesce(severity_group IN ('sedang', 'berat'), false) AS is_grave,
  service_type IS NOT DISTINCT FROM 'RITL' AND coalesce(severity_group = 'ringan', false) AS is_mild,
  comorbidity_count,
  service_type IS NOT DISTINCT FROM 'RITL' AND coalesce(discharge_status = 'Sehat', false) AS went_home_well,
  hash('service', service_type) AS service,
  CASE WHEN facility_key IS NOT NULL THEN hash('facility_service', facility_key, service_type) END AS facility_service,
  hash('dx', service_type, dx_primary_group) AS dx,
  hash('procedure', service_type, procedure_code) AS procedure,
  hash('dx_procedure', service_type, dx_primary_group, procedure_code) AS dx_procedure,
  hash('inacbg', service_type, inacbg) AS inacbg,
  hash('dx_inacbg', service_type, dx_primary_group, inacbg) AS dx_inacbg,
  CASE WHEN len(topups) > 0 THEN hash('topup', service_type, topups) END AS topup,
  CASE WHEN len(topups) > 0 THEN hash('dx_topup', service_type, dx_primary_group, topups) END AS dx_topup,
  CASE WHEN facility_key IS NOT NULL AND dx_primary_group IS NOT NULL THEN hash('facility_dx', facility_key, service_type, dx_primary_group) END AS facility_dx,
  CASE WHEN comorbidity_count >= 2 THEN hash('record', service_type, dx_primary_code, dx_secondary_codes, procedures) END AS record,
  CASE WHEN comorbidity_count >= 2 AND facility_key IS NOT NULL THEN hash('facility_record', facility_key, service_type, dx_primary_code, dx_secondary_codes, procedures) END AS facility_record,
  CASE WHEN comorbidity_count >= 2 AND facility_key IS NOT NULL AND patient_key IS NOT NULL THEN hash('patient_record', patient_key, facility_key, service_type, dx_primary_code, dx_secondary_codes, procedures) END AS patient_record,
  CASE WHEN facility_key IS NOT NULL THEN hash('facility_inacbg', facility_key, inacbg) END AS facility_inacbg,
  CASE WHEN facility_key IS NOT NULL THEN hash('facility_week', facility_key, inacbg, week) END AS facility_week,
  CASE WHEN dx_primary_group IS NOT NULL THEN hash('cost by dx', service_type, dx_primary_group) END AS dx_cell,
  CASE WHEN inacbg_code IS NOT NULL THEN hash('cost by inacbg', service_type, inacbg_code) END AS inacbg_cell,
  CASE WHEN inacbg_code IS NOT NULL AND facility_class IS NOT NULL THEN hash('cost by inacbg and place', service_type, inacbg_code, facility_class, tariff_region, CASE WHEN service_type = 'RITL' THEN entitlement_class END) END AS place_cell,
  CASE WHEN len(procedure_codes) > 0 THEN hash('cost by procedure', service_type, procedure_code) END AS procedure_cell,
  CASE WHEN len(procedure_codes) > 0 AND dx_primary_group IS NOT NULL THEN hash('cost by dx and procedure', service_type, dx_primary_group, procedure_code) END AS dx_procedure_cell,
  CASE WHEN service_type = 'RITL' AND dx_primary_group IS NOT NULL THEN hash('stay by dx', dx_primary_group, severity_group) END AS dx_stay_cell,
  CASE WHEN service_type = 'RITL' AND inacbg IS NOT NULL THEN hash('stay by inacbg', inacbg, severity_group) END AS inacbg_stay_cell,
  CASE WHEN service_type = 'RITL' THEN hash('stay by severity', severity_group) END AS severity_stay_cell,
  CASE WHEN service_type = 'RITL' THEN hash('cost by day') END AS day_cell
FROM levelled
