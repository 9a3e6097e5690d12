-- grain: one claim; keys: claim_no, claim_id; every column is described in docs/data.md
CREATE OR REPLACE TEMP VIEW claims_normalized AS
WITH files AS (SELECT file_no, file_name, first_row_no FROM source_files),
secondary AS (
  SELECT
    claim_id,
    list_transform(diagnoses, lambda d: d.code) AS codes,
    list_transform(diagnoses, lambda d: coalesce(d.label, '')) AS labels,
    is_masked(array_to_string(list_transform(diagnoses, lambda d: concat_ws(' ', d.code, d.label)), ' ')) AS is_masked
  FROM secondary_by_claim
),
spread AS (
  SELECT *, peer_deviation(peer_n, others_sum, others_square_sum) AS others_std
  FROM claims_compared
)
SELECT
  CAST(c.row_no + 1 AS INTEGER) AS claim_no,
  c.claim_id,
  c.patient_key,
  c.family_key,
  c.sample_weight,
  m.patient_sex,
  CAST(years_between(m.birth_date, c.admit_date) AS SMALLINT) AS patient_age,
  f.facility_key,
  coalesce(f.is_facility_ambiguous, false) AS is_facility_ambiguous,
  f.facility_name,
  p.facility_ownership,
  p.facility_kind,
  p.facility_class,
  p.province AS province_code,
  p.province_name,
  p.district_code,
  p.district_name,
  c.admit_date,
  c.discharge_date,
  c.discharge_date - c.admit_date AS los,
  v.service_type,
  v.clinic_name,
  v.severity_group,
  v.segment,
  v.entitlement_class,
  v.discharge_status,
  c.dx_admission_code,
  c.dx_primary_group,
  c.dx_primary_code,
  coalesce(c.dx_primary_label, dx.label) AS dx_primary_label,
  coalesce(s.codes, []) AS dx_secondary_codes,
  coalesce(s.labels, []) AS dx_secondary_labels,
  CAST(coalesce(array_length(s.codes), 0) AS INTEGER) AS comorbidity_count,
  c.inacbg_code,
  coalesce(c.inacbg_label, c.inacbg_reference_label) AS inacbg_label,
  c.inacbg_group,
  c.inacbg_case_type,
  c.inacbg_number,
  c.inacbg_severity,
  procedures.procedure_codes,
  procedures.procedure_labels,
  CAST(CASE WHEN c.region_code BETWEEN 1 AND 5 THEN c.region_code END AS TINYINT) AS tariff_region,
  c.tariff_amount,
  topups.codes AS topup_codes,
  c.topup_sa_amount,
  c.topup_sp_amount,
  c.topup_rr_amount,
  c.topup_si_amount,
  c.topup_sd_amount,
  c.topup_sa_amount + c.topup_sp_amount + c.topup_rr_amount + c.topup_si_amount + c.topup_sd_amount AS topup_amount,
  c.amount_claimed,
  c.amount_paid,
  c.amount_claimed - c.amount_paid AS amount_gap,
  CASE WHEN c.amount_claimed > 0 THEN round(CAST(c.amount_paid AS DOUBLE) / c.amount_claimed, 6) END AS payment_ratio,
  c.peer_level,
  c.peer_key,
  c.peer_n,
  peer_mean(c.peer_n, c.others_sum) AS peer_mean,
  peer_p90(c.peer_n, c.p90_low, c.p90_high) AS peer_p90,
  hundredths(c.others_std) AS peer_std,
  peer_zscore(c.amount_claimed, c.peer_n, c.others_sum, c.others_std) AS cost_zscore,
  twins.claim_ids IS NOT NULL AS duplicate_pattern,
  coalesce(twins.claim_ids, []) AS duplicate_claim_ids,
  history.previous_claim_id,
  history.days_since_previous_claim,
  history.days_since_previous_discharge,
  history.readmission_gap,
  -- a patient without a history has this claim alone
  CAST(CASE WHEN c.patient_key IS NOT NULL THEN coalesce(history.same_day_claim_count, 0) END AS INTEGER) AS same_day_claim_count,
  CAST(CASE WHEN c.patient_key IS NOT NULL THEN coalesce(history.claim_count_30_days_before, 0) END AS INTEGER) AS claim_count_30_days_before,
  CAST(CASE WHEN c.patient_key IS NOT NULL THEN coalesce(history.claim_count_365_days_before, 0) END AS INTEGER) AS claim_count_365_days_before,
  CAST(CASE WHEN c.patient_key IS NOT NULL THEN coalesce(history.overlapping_claim_count, 0) END AS INTEGER) AS overlapping_claim_count,
  CASE WHEN c.patient_key IS NOT NULL THEN coalesce(history.is_history_local, p.province IS NOT NULL) END AS is_history_local,
  marks.codes AS quality_marks,
  files.file_name AS source_file,
  CAST(coalesce(shifted.record, c.row_no - files.first_row_no + 1) AS INTEGER) AS source_record,
  getvariable('ruleset_version') AS ruleset_version,
  getvariable('etl_run_id') AS etl_run_id
FROM spread AS c
JOIN files ON files.file_no = c.file_no
LEFT JOIN facilities AS f ON f.facility_key = c.facility_key
LEFT JOIN members_by_patient AS m ON m.patient_key = c.patient_key
LEFT JOIN secondary AS s ON s.claim_id = c.claim_id
LEFT JOIN procedure_sets AS procedures ON procedures.procedures_text IS NOT DISTINCT FROM c.procedures_text
LEFT JOIN topup_sets AS topups ON topups.topups_text IS NOT DISTINCT FROM c.topups_text
LEFT JOIN duplicates AS twins ON twins.row_no = c.row_no
LEFT JOIN histories AS history ON history.row_no = c.row_no
LEFT JOIN reference_icd10 AS dx ON dx.code = c.dx_primary_code
LEFT JOIN places AS p
  ON p.province_code IS NOT DISTINCT FROM c.province_code
  AND p.district IS NOT DISTINCT FROM c.district
  AND p.ownership_code IS NOT DISTINCT FROM c.ownership_code
  AND p.kind_code IS NOT DISTINCT FROM c.kind_code
  AND p.class_code IS NOT DISTINCT FROM c.class_code
LEFT JOIN visits AS v
  ON v.service_code IS NOT DISTINCT FROM c.service_code
  AND v.clinic_code IS NOT DISTINCT FROM c.clinic_code
  AND v.severity_code IS NOT DISTINCT FROM c.severity_code
  AND v.segment_code IS NOT DISTINCT FROM c.segment_code
  AND v.entitlement_code IS NOT DISTINCT FROM c.entitlement_code
  AND v.discharge_code IS NOT DISTINCT FROM c.discharge_code
LEFT JOIN shifted_records AS shifted ON shifted.row_no = c.row_no
LEFT JOIN mark_sets AS marks ON marks.mask =
  -- bits in the order of engine/claims/quality-marks.ts
  CAST(coalesce(c.severity_code_stated BETWEEN 1 AND 4 AND c.severity_code_stated <> c.severity_code_of_inacbg, false) AS INTEGER)
  + 2 * CAST(c.severity_code IS NULL AS INTEGER)
  + 4 * CAST(coalesce(c.breaks_case_type, false) AS INTEGER)
  + 8 * CAST(c.inacbg_group IS NULL AS INTEGER)
  + 16 * CAST(c.amount_paid IS NULL AS INTEGER)
  + 32 * CAST(coalesce(c.amount_claimed <> c.tariff_amount + c.topup_sa_amount + c.topup_sp_amount + c.topup_rr_amount + c.topup_si_amount + c.topup_sd_amount, true) AS INTEGER)
  + 64 * CAST(f.facility_key IS NULL AS INTEGER)
  + 128 * CAST(coalesce(f.is_facility_ambiguous, false) AS INTEGER)
  + 256 * CAST(c.patient_key IS NULL AS INTEGER)
  + 512 * CAST(c.dx_primary_code IS NULL AS INTEGER)
  + 1024 * CAST(coalesce(c.dx_primary_group <> left(c.dx_primary_code, 3), false) AS INTEGER)
  + 2048 * CAST(p.has_unlisted OR v.has_unlisted AS INTEGER)
  + 4096 * CAST(
    is_masked(concat_ws(' ', c.dx_admission_code, c.dx_primary_group, c.dx_primary_code, c.dx_primary_label, c.inacbg_code, c.inacbg_label, c.topups_text))
    OR procedures.is_masked OR p.is_masked OR v.is_masked OR coalesce(s.is_masked, false)
    AS INTEGER)
