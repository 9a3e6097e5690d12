-- grain: one claim of a patient of the batch
CREATE OR REPLACE TEMP VIEW treatments AS
SELECT row_no, dx_primary_code, procedure_set
FROM claims_of_patients
