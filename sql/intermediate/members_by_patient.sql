-- grain: one patient; several membership rows must agree or say nothing
CREATE OR REPLACE TEMP TABLE members_by_patient AS
WITH agreed AS (
  SELECT
    patient_key,
    CASE WHEN min(birth_date) = max(birth_date) THEN min(birth_date) END AS birth_date,
    CASE WHEN min(sex_code) = max(sex_code) THEN min(sex_code) END AS sex_code
  FROM members
  GROUP BY patient_key
)
SELECT m.patient_key, m.birth_date, sex.label AS patient_sex
FROM agreed AS m
LEFT JOIN labels('PSTV05') AS sex ON sex.code = m.sex_code
