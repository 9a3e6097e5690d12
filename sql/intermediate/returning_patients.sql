-- grain: one patient with several claims; a number is cheaper to join and sort by than a key
CREATE OR REPLACE TEMP TABLE returning_patients AS
SELECT
  patient_key,
  CAST(row_number() OVER () AS INTEGER) AS patient_no,
  coalesce(count(province_code) = count(*) AND min(province_code) = max(province_code) AND province_code(min(province_code)) IS NOT NULL, false) AS is_history_local
FROM claims_of_patients
GROUP BY patient_key
HAVING count(*) > 1
