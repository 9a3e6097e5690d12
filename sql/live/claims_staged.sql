-- grain: one claim of `messages`, typed as sql/staging/claims_staged.sql types a raw one; codes and labels are read by the same macros
CREATE OR REPLACE TEMP TABLE claims_staged AS
WITH parsed AS (
  SELECT
    *,
    parse_code(province, getvariable('codes_FKL05')) AS province_code,
    parse_code(ownership, getvariable('codes_FKL07')) AS ownership_code,
    parse_code(kind, getvariable('codes_FKL08')) AS kind_code,
    parse_code(class, getvariable('codes_FKL09')) AS class_code,
    parse_code(service, getvariable('codes_FKL10')) AS service_code,
    parse_code(clinic, getvariable('codes_FKL11')) AS clinic_code,
    parse_code(segment, getvariable('codes_FKL12')) AS segment_code,
    parse_code(entitlement, getvariable('codes_FKL13')) AS entitlement_code,
    parse_code(discharge, getvariable('codes_FKL14')) AS discharge_code,
    parse_code(severity, getvariable('codes_FKL23')) AS severity_code,
    parse_code(region, getvariable('codes_FKL31')) AS region_code
  FROM messages
)
SELECT
  row_no,
  CAST(1 AS SMALLINT) AS file_no,
  claim_id, patient_key, family_key, sample_weight, facility_ref, admit_date, discharge_date,
  -- as sql/staging/codes_unlisted.sql
  CASE WHEN list_contains(getvariable('listed_FKL05'), province_code) THEN province_code END AS province_code,
  clean_text(district) AS district,
  ownership_code, kind_code,
  CASE WHEN list_contains(getvariable('listed_FKL09'), class_code) THEN class_code END AS class_code,
  service_code, clinic_code, segment_code, entitlement_code, discharge_code, severity_code, region_code,
  icd_code(dx_admission) AS dx_admission_code,
  coalesce(icd_code(dx_group), left(icd_code(dx), 3)) AS dx_primary_group,
  icd_code(dx) AS dx_primary_code,
  clean_text(dx_label) AS dx_primary_label,
  upper(clean_text(inacbg)) AS inacbg_code,
  clean_text(inacbg_label) AS inacbg_label,
  CASE WHEN len(procedures) > 0 THEN CAST(to_json(procedures) AS VARCHAR) END AS procedures_text,
  clean_text(concat_ws(';', special_code(topup_codes[1]), special_code(topup_codes[2]), special_code(topup_codes[3]), special_code(topup_codes[4]), special_code(topup_codes[5]))) AS topups_text,
  tariff_amount, topup_sa_amount, topup_sp_amount, topup_rr_amount, topup_si_amount, topup_sd_amount, amount_claimed, amount_paid
FROM parsed
