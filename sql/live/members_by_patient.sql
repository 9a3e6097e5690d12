-- messages say nothing of members
CREATE OR REPLACE TEMP VIEW members_by_patient AS
SELECT CAST(NULL AS VARCHAR) AS patient_key, CAST(NULL AS DATE) AS birth_date, CAST(NULL AS VARCHAR) AS patient_sex WHERE false
