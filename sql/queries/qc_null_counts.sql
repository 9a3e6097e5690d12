-- NULLs of every column that may hold one
UNPIVOT (
  SELECT count(*) - count(COLUMNS(* EXCLUDE (
    claim_no, claim_id, is_facility_ambiguous, admit_date, discharge_date, los, flags, flag_mask, rules_not_evaluated, quality_marks,
    duplicate_pattern, duplicate_claim_ids, dx_secondary_codes, dx_secondary_labels, procedure_codes, procedure_labels, topup_codes,
    risk_rank, risk_score, rule_score, anomaly_score, ml_score_normalized, model_version, ruleset_version, etl_run_id, source_file, source_record
  )))
  FROM claims_scored
)
ON COLUMNS(*) INTO NAME column_name VALUE nulls
ORDER BY column_name
