-- grain: one claim of a known patient, with what the patient's other claims are told of it
CREATE OR REPLACE TEMP VIEW claims_of_patients AS
SELECT row_no, claim_id, patient_key, service_code = 2 AS is_inpatient, admit_date, discharge_date, province_code
FROM claims_kept
WHERE patient_key IS NOT NULL
