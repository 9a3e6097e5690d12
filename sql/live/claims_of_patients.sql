-- grain: one claim of a patient of the batch, of the batch or not. Rows of the batch keep their numbers, those of others are higher
CREATE OR REPLACE TEMP TABLE claims_of_patients AS
SELECT c.row_no, c.claim_id, c.patient_key, c.service_code = 2 AS is_inpatient, c.admit_date, c.discharge_date, c.province_code, c.dx_primary_code, coalesce(s.procedure_set, '') AS procedure_set
FROM claims_kept AS c
LEFT JOIN procedure_sets AS s ON s.procedures_text = c.procedures_text
WHERE c.patient_key IS NOT NULL
UNION ALL
SELECT
  1000000 + row_number() OVER (), claim_id, patient_key, is_inpatient, DATE '1970-01-01' + admitted, DATE '1970-01-01' + discharged, province_code, dx_primary_code,
  procedure_set(procedure_codes)
FROM other_claims
