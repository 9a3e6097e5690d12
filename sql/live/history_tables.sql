-- grain: one claim of a known patient, in the order of patients; place counts from 0
CREATE OR REPLACE TEMP TABLE history_claims AS
SELECT
  CAST(row_number() OVER (ORDER BY patient_key, admit_date, claim_id) - 1 AS INTEGER) AS place,
  claim_id, patient_key, service_type, admit_date, discharge_date, province_code, dx_primary_code, procedure_codes
FROM claims_scored
WHERE patient_key IS NOT NULL;

-- grain: one diagnosis with the procedures of a claim, in their order; treatment_no counts from 0
CREATE OR REPLACE TEMP TABLE history_treatments AS
SELECT CAST(row_number() OVER (ORDER BY dx_primary_code, procedure_codes) - 1 AS INTEGER) AS treatment_no, dx_primary_code, procedure_codes
FROM (SELECT DISTINCT dx_primary_code, procedure_codes FROM history_claims)
