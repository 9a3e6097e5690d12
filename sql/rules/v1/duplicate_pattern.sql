-- cannot be told without a patient or a diagnosis
SELECT claim_no, CASE WHEN patient_key IS NOT NULL AND dx_primary_code IS NOT NULL THEN duplicate_pattern END AS is_active
FROM claims_normalized
